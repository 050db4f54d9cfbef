#include <QTest>

#include "model/docker/event_lines.h"
#include "model/docker/json_scan.h"

using namespace portolan;
using namespace portolan::docker;

class TestJson : public QObject {
    Q_OBJECT
private slots:
    void arrays_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected"); // the objects, joined by a blank; or what the error tells
        const auto row = [](const char *name, const char *bytes, const char *expected) {
            QTest::newRow(name) << QByteArray(bytes) << QByteArray(expected);
        };
        row("empty array", " [ ] ", "");
        row("null", "null\n", "");
        row("one", "[{\"a\":1}]", "{\"a\":1}");
        row("two with blanks", "[ {\"a\":[1]} ,\n{} ]\r\n", "{\"a\":[1]} {}");
        row("brackets in strings", "[{\"a\":\"]}{[\\\"}\"},{\"\\\\\":\"\\\\\"}]",
            "{\"a\":\"]}{[\\\"}\"} {\"\\\\\":\"\\\\\"}");
        row("nothing", "", "! an array was expected at byte 0");
        row("an object", "{}", "! an array was expected at byte 0");
        row("plain text", "502 Bad Gateway", "! an array was expected at byte 0");
        row("cut in an object", "[{\"a\":1},{\"b\":\"x", "! an object breaks off at byte 16");
        row("cut between", "[{\"a\":1},", "! an object was expected at byte 9");
        row("cut after one", "[{\"a\":1}", "! the array breaks off at byte 8");
        row("numbers", "[1,2]", "! an object was expected at byte 1");
        row("null inside", "[null]", "! an object was expected at byte 1");
        row("a comma too many", "[{},]", "! an object was expected at byte 4");
        row("a comma too few", "[{}{}]", "! the array breaks off at byte 3");
        row("something behind", "[{}] x", "! bytes after the end at byte 5");
    }
    void arrays() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const auto split =
            splitArray(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), "list");
        if (!split) {
            QCOMPARE(split.error().code, Errc::protocol);
            QCOMPARE(split.error().operation, std::string("list"));
            QCOMPARE("! " + QByteArray::fromStdString(split.error().detail), expected);
            return;
        }
        QByteArrayList objects;
        for (const std::string_view object : *split)
            objects << QByteArray(object.data(), static_cast<qsizetype>(object.size()));
        QCOMPARE(objects.join(' '), expected);
    }

    void linesCutAnywhere() {
        const std::string stream = "{\"a\":\"}\\\"{\"}\n{\"b\":[{}]}\r\n\n  {\"c\":1}{\"d\":2}\n";
        const std::vector<std::string> whole{"{\"a\":\"}\\\"{\"}", "{\"b\":[{}]}", "{\"c\":1}", "{\"d\":2}"};
        QCOMPARE(EventLines().feed(stream).value(), whole);
        for (std::size_t first = 0; first <= stream.size(); ++first) {
            for (std::size_t second = first; second <= stream.size(); second += 3) {
                EventLines lines;
                std::vector<std::string> got;
                for (const std::string &piece :
                     {stream.substr(0, first), stream.substr(first, second - first), stream.substr(second)}) {
                    const auto objects = lines.feed(piece).value();
                    got.insert(got.end(), objects.begin(), objects.end());
                }
                QCOMPARE(got, whole);
                QVERIFY(!lines.midObject());
            }
        }
    }

    void needsMoreIsAValue() {
        EventLines lines;
        QCOMPARE(lines.feed("").value().size(), 0U);
        QCOMPARE(lines.feed("\n").value().size(), 0U);
        QVERIFY(!lines.midObject());
        QCOMPARE(lines.feed("{\"a\":").value().size(), 0U);
        QVERIFY(lines.midObject());
        QCOMPARE(lines.feed("1}").value(), std::vector<std::string>{"{\"a\":1}"});
        QVERIFY(!lines.midObject());
    }

    void whatIsNoStreamEndsIt_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain text") << QByteArray("Bad gateway\x1b[2J");
        QTest::newRow("an array") << QByteArray("[{}]");
        QTest::newRow("a closing bracket") << QByteArray("}");
        QTest::newRow("garbage behind an object") << QByteArray("{\"a\":1}x");
        QTest::newRow("a byte of chance") << QByteArray("\xff\xfe");
    }
    void whatIsNoStreamEndsIt() {
        QFETCH(QByteArray, bytes);
        EventLines lines;
        const auto refused = lines.feed(bytes.toStdString());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::protocol);
        QVERIFY(refused.error().detail.find('\x1b') == std::string::npos);
        QVERIFY(!lines.feed("{\"a\":1}")); // and it stays so
    }

    void objectsAreBounded() {
        EventLines lines(16);
        QCOMPARE(lines.feed("{\"a\":\"12345678\"}").value().size(), 1U); // 16 bytes
        QCOMPARE(lines.feed("{\"a\":\"1234").value().size(), 0U);
        const auto refused = lines.feed("56789\"}");
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("16 bytes") != std::string::npos);

        EventLines endless;
        const std::string chunk(1U << 20U, 'x');
        QCOMPARE(endless.feed("{\"a\":\"").value().size(), 0U);
        int chunks = 0;
        while (endless.feed(chunk)) ++chunks;
        QCOMPARE(chunks, 3); // the fourth passes 4 MiB
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
