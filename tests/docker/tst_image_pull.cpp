#include <QTest>

#include "model/docker/image_pull.h"

using namespace portolan;
using namespace portolan::docker;

namespace {

std::string lines(std::initializer_list<const char *> objects) {
    std::string all;
    for (const char *object : objects) all += std::string(object) + "\r\n";
    return all;
}

// As engine 20.10 tells it.
const std::string told = lines({
    R"({"status":"Pulling from library/demo","id":"1"})",
    R"({"status":"Pulling fs layer","progressDetail":{},"id":"aaa"})",
    R"({"status":"Pulling fs layer","progressDetail":{},"id":"bbb"})",
    R"({"status":"Waiting","progressDetail":{},"id":"ccc"})",
    R"({"status":"Already exists","progressDetail":{},"id":"ddd"})",
    R"({"status":"Downloading","progressDetail":{"current":36445,"total":1000000},"progress":"[=>","id":"aaa"})",
    R"({"status":"Downloading","progressDetail":{"current":500000,"total":3000000},"id":"bbb"})",
    R"({"status":"Verifying Checksum","progressDetail":{},"id":"aaa"})",
    R"({"status":"Download complete","progressDetail":{},"id":"aaa"})",
    R"({"status":"Extracting","progressDetail":{"current":32768,"total":1000000},"id":"aaa"})",
});
const std::string atTheEnd = lines({
    R"({"status":"Pull complete","progressDetail":{},"id":"aaa"})",
    R"({"status":"Digest: sha256:838e"})",
    R"({"status":"Status: Downloaded newer image for demo:1"})",
});

} // namespace

class TestImagePull : public QObject {
    Q_OBJECT
private slots:
    void names_data() {
        QTest::addColumn<QByteArray>("image");
        QTest::addColumn<QByteArray>("repository");
        QTest::addColumn<QByteArray>("tag");
        const auto row = [](const char *image, const char *repository, const char *tag) {
            QTest::newRow(image) << QByteArray(image) << QByteArray(repository) << QByteArray(tag);
        };
        row("redis", "redis", "latest");
        row("redis:7", "redis", "7");
        row("amouat/ambassador", "amouat/ambassador", "latest");
        row("host:5000/name", "host:5000/name", "latest");
        row("host:5000/team/name:1.2", "host:5000/team/name", "1.2");
        row("[fd00::1]:5000/name", "[fd00::1]:5000/name", "latest");
        row("redis@sha256:abcd", "redis", "sha256:abcd");
        row("redis:7@sha256:abcd", "redis", "sha256:abcd");
        row("host:5000/name@sha256:abcd", "host:5000/name", "sha256:abcd");
        row("host:5000/name:7@sha256:abcd", "host:5000/name", "sha256:abcd");
        row("", "", "latest");
        row("redis:", "redis", "");
    }
    void names() {
        QFETCH(QByteArray, image);
        QFETCH(QByteArray, repository);
        QFETCH(QByteArray, tag);
        const ImageName name = imageName(image.toStdString());
        QCOMPARE(QByteArray::fromStdString(name.repository), repository);
        QCOMPARE(QByteArray::fromStdString(name.tag), tag);
    }
    void idsAreNoNames() {
        QVERIFY(isImageId("sha256:838e884735aa602a5ac8320468d662cdeb902924bb189e13f40e1e46a632b4ac"));
        QVERIFY(!isImageId("redis@sha256:838e"));
    }

    void itAddsUpHoweverItIsCut_data() {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 7, 100, 100'000}) QTest::addRow("%d", piece) << piece;
    }
    void itAddsUpHoweverItIsCut() {
        QFETCH(int, piece);
        PullReader reader("demo:1");
        QCOMPARE(reader.progress(), (changes::PullProgress{"demo:1", 0, 0, 0, 0, false}));
        const auto take = [&](std::string_view bytes) {
            for (; !bytes.empty();
                 bytes.remove_prefix(std::min<std::size_t>(bytes.size(), std::size_t(piece))))
                if (!reader.take(bytes.substr(0, std::size_t(piece)))) return false;
            return true;
        };
        QVERIFY(take(told));
        QCOMPARE(reader.progress().layers, 4U); // the tag of the first line is none
        QCOMPARE(reader.progress().layersHere, 1U);
        QCOMPARE(reader.progress().bytes, 1'500'000U);
        QCOMPARE(reader.progress().bytesInAll, 4'000'000U);
        QVERIFY(take(atTheEnd));
        QCOMPARE(reader.progress().layersHere, 2U);
        QVERIFY(reader.take({}));
    }

    void anErrorInTheMidst_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("status");
        QTest::newRow("both") << QByteArray("{'errorDetail':{'message':'disk full'},'error':'disk full'}")
                              << QByteArray("disk full") << 500;
        QTest::newRow("with a code") << QByteArray("{'errorDetail':{'code':401,'message':'who are you'}}")
                                     << QByteArray("who are you") << 401;
        QTest::newRow("the older form")
            << QByteArray("{'error':'bad\\u001b[31m'}") << QByteArray("bad␛[31m") << 500;
    }
    void anErrorInTheMidst() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, words);
        QFETCH(int, status);
        PullReader reader("demo:1");
        const auto taken = reader.take(told + line.replace('\'', '"').toStdString() + "\r\n" + atTheEnd);
        QVERIFY(!taken);
        QCOMPARE(taken.error().operation, std::string(changes::pulling));
        QCOMPARE(taken.error().target, std::string("demo:1"));
        QCOMPARE(QByteArray::fromStdString(taken.error().detail), words);
        QCOMPARE(taken.error().status, status);
        QVERIFY(taken.error().code == Errc::http);
    }

    void garbage_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("atOnce"); // or at the end of the answer
        QTest::newRow("no object") << QByteArray("<html>") << true;
        QTest::newRow("no JSON") << QByteArray("{\"status\":}") << true;
        QTest::newRow("an array") << QByteArray("[1]") << true;
        QTest::newRow("breaks off") << QByteArray("{\"status\":\"Down") << false;
        QTest::newRow("a line without an end")
            << QByteArray("{\"status\":\"") + QByteArray(1 << 20, 'x') << true;
        QTest::newRow("nested without an end") << QByteArray(1 << 20, '{') << true;
    }
    void garbage() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, atOnce);
        PullReader reader("demo:1");
        auto taken = reader.take(bytes.toStdString());
        QCOMPARE(!taken, atOnce);
        if (taken) taken = reader.take({});
        QVERIFY(!taken);
        QVERIFY(taken.error().code == Errc::protocol);
        QCOMPARE(taken.error().operation, std::string(changes::pulling));
        QVERIFY(taken.error().detail.size() < 500);
    }

    void wrongTypesAndGreatNumbersDoNoHarm() {
        PullReader reader("demo:1");
        QVERIFY(reader.take(R"({"status":7,"id":["a"],"progressDetail":"x","errorDetail":[],"error":null})"));
        QVERIFY(reader.take(
            R"({"status":"Downloading","id":"a","progressDetail":{"current":-5,"total":9223372036854775807}})"));
        QVERIFY(reader.take(
            R"({"status":"Downloading","id":"b","progressDetail":{"current":18446744073709551615,"total":1}})"));
        QVERIFY(reader.take(R"({"status":"Downloading","id":"c","progressDetail":{"current":9,"total":3}})"));
        QVERIFY(reader.progress().bytes <= reader.progress().bytesInAll);
        QCOMPARE(reader.progress().layers, 3U);
        for (int i = 0; i < 2'000; ++i)
            QVERIFY(reader.take("{\"status\":\"Waiting\",\"id\":\"x" + std::to_string(i) + "\"}"));
        QCOMPARE(reader.progress().layers, 500U);
    }
};

QTEST_GUILESS_MAIN(TestImagePull)
#include "tst_image_pull.moc"
