#include <QTest>

#include "model/output/commands.h"
#include "model/output/frames.h"

using namespace portolan;
using namespace portolan::output;

namespace {

std::string frame(char stream, std::string_view text) {
    std::string made{
        stream, 0, 0, 0, 0, 0, static_cast<char>(text.size() >> 8U), static_cast<char>(text.size())};
    return made + std::string(text);
}

/// "out:a|err:b", fed in pieces of `size` bytes.
std::string read(const std::string &bytes, bool framed, std::size_t size) {
    LineReader reader(framed);
    std::string all;
    const auto add = [&all](const std::vector<Line> &lines) {
        for (const Line &line : lines)
            all += (line.stream == Stream::err ? "err:" : "out:") + line.text + "|";
    };
    for (std::size_t at = 0; at < bytes.size(); at += size) {
        auto lines = reader.feed(std::string_view(bytes).substr(at, size));
        if (!lines) return all + "error";
        add(*lines);
    }
    add(reader.rest());
    return all;
}

} // namespace

class TestFrames : public QObject {
    Q_OBJECT
private slots:
    void streams_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("framed");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const std::string &bytes, bool framed, const char *expected) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << framed << QByteArray(expected);
        };
        row("plain", "one\ntwo\r\n\nlast", false, "out:one|out:two|out:|out:last|");
        row("frames", frame(1, "one\n") + frame(2, "bad\n") + frame(1, "two\n"), true,
            "out:one|err:bad|out:two|");
        row("a line over frames", frame(1, "on") + frame(2, "bad\n") + frame(1, "e\n"), true,
            "err:bad|out:one|");
        row("no end", frame(2, "x") + frame(1, "y"), true, "out:y|err:x|");
        row("empty frame", frame(1, "") + frame(1, "a\n"), true, "out:a|");
        row("long frame", frame(1, std::string(700, 'a') + "\n"), true,
            ("out:" + std::string(700, 'a') + "|").c_str());
        row("no frame", "hello there, this is no frame", true, "error");
        row("unknown stream", std::string("\x07\0\0\0\0\0\0\1x", 9), true, "error");
    }
    void streams() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, framed);
        QFETCH(QByteArray, expected);
        for (const std::size_t size : {1U, 3U, 8U, 100'000U})
            QCOMPARE(QByteArray::fromStdString(read(bytes.toStdString(), framed, size)), expected);
    }

    void aLineWithoutEndIsBounded() {
        LineReader reader(false);
        for (int i = 0; i < 100; ++i) QVERIFY(reader.feed(std::string(10'000, 'x'))->empty());
        const auto lines = reader.feed("\nnext\n");
        QCOMPARE(lines->size(), 2U);
        QCOMPARE((*lines)[0].text.size(), LineReader::longest);
        QCOMPARE((*lines)[1].text, std::string("next"));
    }

    /// A frame may say that it is 4 GB long; nothing is kept for it.
    void aHugeFrameCostsNothing() {
        LineReader reader(true);
        QVERIFY(reader.feed(std::string("\1\0\0\0\xff\xff\xff\xff", 8))->empty());
        QCOMPARE(reader.feed("a\n")->size(), 1U);
    }

    void commands() {
        ExecWanted exec{{}, {}, {"sh", "-c", "echo $HOME"}, "root"};
        QCOMPARE(execCommand(exec, "a b"), std::string("docker exec -u root 'a b' sh -c 'echo $HOME'"));
        QCOMPARE(logsCommand({{}, {}, 50}, "web"), std::string("docker logs -f --tail 50 web"));
    }

    void coloursGo() {
        QCOMPARE(withoutColours("\x1b[1;31mred\x1b[0m \x1b[2Jno \x1b[m\x1b[3"),
                 std::string("red \x1b[2Jno \x1b[3"));
    }
};

QTEST_GUILESS_MAIN(TestFrames)
#include "tst_frames.moc"
