#include "tests/net/net_test.h"
#include "tests/net/test_server.h"

#include <QTest>

#include "model/net/deadline.h"
#include "model/net/http.h"

using namespace portolan;
using namespace portolan::net;
using namespace std::chrono_literals;
using portolan::testing::Canceller;
using portolan::testing::cancelWhen;
using portolan::testing::Conversation;
using portolan::testing::runToEnd;
using portolan::testing::settle;
using portolan::testing::TestServer;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::string_view chunkedHead =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray verdict(const Result<std::string> &piece) {
    if (!piece) return "!" + QByteArray::fromStdString(std::string(name(piece.error().code)));
    return QByteArray::fromStdString(*piece);
}

/// A door between the test and its server: the server waits until the test has opened it so often.
class Door {
public:
    void open() { ++opened_; }
    void wait(int times) {
        while (opened_ < times && !closed_) std::this_thread::sleep_for(1ms);
    }
    ~Door() { closed_ = true; }

private:
    std::atomic<int> opened_ = 0;
    std::atomic<bool> closed_ = false;
};

} // namespace

class TestHttpStream : public QObject {
    Q_OBJECT

    asio::io_context context_;

    Result<std::unique_ptr<ByteStream>> open(const Peer &peer, Duration deadline = 20s,
                                             Canceller *canceller = nullptr) {
        const auto client = makeHttpClient(context_.get_executor(), peer, 1);
        Request request;
        request.target = "/events";
        request.deadline = deadline;
        return runToEnd(context_, client->open(request), canceller);
    }
    Result<std::string> read(ByteStream &stream, Duration silence = 20s, Canceller *canceller = nullptr) {
        return runToEnd(context_, stream.read(silence), canceller);
    }
    QByteArray readAll(ByteStream &stream) {
        QByteArray all;
        for (;;) {
            const QByteArray piece = verdict(read(stream));
            all += piece;
            if (piece.isEmpty() || piece.startsWith('!')) return all;
        }
    }

private slots:
    void piecesAsTheyCome() {
        Door door;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(chunkedHead);
            door.wait(1);
            talk.say("5\r\nhello\r\n");
            door.wait(2);
            talk.say("3\r\n12");
            door.wait(3);
            talk.say("3\r\n0\r\n\r\n");
            talk.waitForEnd();
        });
        const auto stream = open(server.peer());
        QVERIFY(stream.has_value());
        QCOMPARE((*stream)->head().status, 200);
        QCOMPARE((*stream)->head().header("content-type"), std::string("application/json"));
        QVERIFY((*stream)->head().body.empty());
        door.open();
        QCOMPARE(verdict(read(**stream)), QByteArray("hello"));
        door.open();
        QCOMPARE(verdict(read(**stream)), QByteArray("12")); // half a chunk is worth having
        door.open();
        QCOMPARE(verdict(read(**stream)), QByteArray("3"));
        QCOMPARE(verdict(read(**stream)), QByteArray());
        QCOMPARE(verdict(read(**stream)), QByteArray()); // the end stays the end
        QCOMPARE(server.open(), 1);
    }

    void bytesBehindTheHeaderAreNotLost() {
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(std::string(chunkedHead) + "3\r\nabc\r\n0\r\n\r\n");
            talk.waitForEnd();
        });
        const auto stream = open(server.peer());
        QCOMPARE(readAll(**stream), QByteArray("abc"));
    }

    void ends_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("all");
        const QByteArray chunked(chunkedHead.data(), static_cast<qsizetype>(chunkedHead.size()));
        QTest::newRow("cut in a chunk") << chunked + "9\r\nabc" << QByteArray("abc!disconnected");
        QTest::newRow("cut between chunks") << chunked + "3\r\nabc\r\n" << QByteArray("abc!disconnected");
        QTest::newRow("bad chunk") << chunked + "3\r\nabc\r\nzz\r\n" << QByteArray("abc!protocol");
        QTest::newRow("cut before a length's end")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
            << QByteArray("abc!disconnected");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
                                << QByteArray("abc");
        QTest::newRow("until closed") << QByteArray("HTTP/1.1 200 OK\r\n\r\nabc") << QByteArray("abc");
        QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray();
        QTest::newRow("another status")
            << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno!") << QByteArray("no!");
        QTest::newRow("endless chunk line")
            << chunked + "3\r\nabc\r\n5;" + QByteArray(200'000, 'x') << QByteArray("abc!tooLarge");
    }
    void ends() {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, all);
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(answer.toStdString());
        });
        const auto stream = open(server.peer());
        QVERIFY(stream.has_value());
        QCOMPARE(readAll(**stream), all);
        const auto again = read(**stream);
        if (!all.contains('!') || all == "no!") {
            QCOMPARE(verdict(again), QByteArray());
        } else {
            QCOMPARE("!" + all.split('!')[1], verdict(again)); // broken stays broken
            QCOMPARE(again.error().operation, std::string("GET /events"));
            QCOMPARE(again.error().target, toUrl(server.peer()));
        }
    }

    void hugeBodiesComeInBoundedPieces() {
        constexpr long size = 50'000'000;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n");
            const std::string piece(500'000, 'x');
            for (long sent = 0; sent < size; sent += 500'000) talk.say(piece);
            talk.waitForEnd();
        });
        const auto stream = open(server.peer());
        long total = 0;
        std::size_t largest = 0;
        for (;;) {
            const auto piece = read(**stream);
            QVERIFY(piece.has_value());
            if (piece->empty()) break;
            total += static_cast<long>(piece->size());
            largest = std::max(largest, piece->size());
        }
        QCOMPARE(total, size);
        QVERIFY2(largest <= 256U << 10U, std::to_string(largest).c_str());
    }

    void silenceIsNoEnd() {
        Door door;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(chunkedHead);
            door.wait(1);
            talk.say("3\r\nabc\r\n");
            door.wait(2);
            talk.say("3");
            door.wait(3);
            talk.say("\r\ndef\r\n");
            talk.waitForEnd();
        });
        const auto stream = open(server.peer());
        const auto begin = Clock::now();
        const auto quiet = read(**stream, 30ms);
        QCOMPARE(verdict(quiet), QByteArray("!timeout"));
        QVERIFY(Clock::now() - begin >= 30ms && Clock::now() - begin < 5s);
        QCOMPARE(quiet.error().target, toUrl(server.peer()));
        QCOMPARE(verdict(read(**stream, 10ms)), QByteArray("!timeout"));
        door.open();
        QCOMPARE(verdict(read(**stream)), QByteArray("abc"));
        door.open();
        QCOMPARE(verdict(read(**stream, 30ms)), QByteArray("!timeout")); // in the middle of a chunk's line
        door.open();
        QCOMPARE(verdict(read(**stream)), QByteArray("def"));
    }

    void cancellingAReadLeavesTheStreamGood() {
        Door door;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(chunkedHead);
            door.wait(1);
            talk.say("3\r\nabc\r\n");
            talk.waitForEnd();
        });
        const auto stream = open(server.peer());
        Canceller canceller;
        int looks = 0;
        cancelWhen(context_, canceller, [&] { return ++looks > 3; });
        const auto begin = Clock::now();
        QCOMPARE(verdict(read(**stream, 20s, &canceller)), QByteArray("!cancelled"));
        QVERIFY(Clock::now() - begin < 5s);
        QCOMPARE(verdict(runToEnd(context_, withDeadline((*stream)->read(20s), 20ms))),
                 QByteArray("!timeout"));
        door.open();
        QCOMPARE(verdict(read(**stream)), QByteArray("abc"));
    }

    void openingHasADeadlineReadingNot() {
        Door door;
        TestServer server([&](Conversation &talk, int index) {
            talk.request();
            if (index == 0) return talk.waitForEnd();
            talk.say(chunkedHead);
            door.wait(1);
            talk.say("3\r\nabc\r\n0\r\n\r\n");
            talk.waitForEnd();
        });
        const auto late = open(server.peer(), 60ms);
        QVERIFY(!late);
        QCOMPARE(name(late.error().code), name(Errc::timeout));
        const auto stream = open(server.peer(), 60ms);
        QVERIFY(stream.has_value());
        QCOMPARE(verdict(read(**stream, 100ms)),
                 QByteArray("!timeout")); // longer than the request's deadline
        door.open();
        QCOMPARE(readAll(**stream), QByteArray("abc"));
    }

    void cancellingWhileOpening() {
        std::atomic<bool> asked = false;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            asked = true;
            talk.waitForEnd();
        });
        Canceller canceller;
        cancelWhen(context_, canceller, [&] { return asked.load(); });
        const auto cut = open(server.peer(), 20s, &canceller);
        QVERIFY(!cut);
        QCOMPARE(name(cut.error().code), name(Errc::cancelled));
        settle(context_, [&] { return server.open() == 0; });
        QCOMPARE(server.open(), 0);
    }

    void destroyingCloses() {
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(chunkedHead);
            talk.waitForEnd();
        });
        auto stream = open(server.peer());
        QVERIFY(stream.has_value());
        QByteArray outcome;
        asio::co_spawn(
            context_, (*stream)->read(20s),
            [&](std::exception_ptr, const Result<std::string> &piece) { outcome = verdict(piece); });
        context_.restart();
        context_.run_for(5ms);
        QCOMPARE(outcome, QByteArray());
        stream->reset(); // while a read is under way
        settle(context_, [&] { return !outcome.isEmpty(); });
        QCOMPARE(outcome, QByteArray("!cancelled"));
        settle(context_, [&] { return server.open() == 0; });
        QCOMPARE(server.open(), 0);
    }

    void streamsStandBesideThePool() {
        TestServer server([&](Conversation &talk, int) {
            for (std::string request = talk.request(); !request.empty(); request = talk.request()) {
                if (request.starts_with("GET /events"))
                    talk.say(chunkedHead);
                else
                    talk.answer("pong");
            }
        });
        const auto client = makeHttpClient(context_.get_executor(), server.peer(), 1);
        Request request;
        request.target = "/events";
        const auto first = runToEnd(context_, client->open(request));
        const auto second = runToEnd(context_, client->open(request));
        QVERIFY(first && second);
        request.target = "/_ping";
        const auto ping = runToEnd(context_, client->send(request));
        QVERIFY(ping && ping->body == "pong");
        QCOMPARE(server.open(), 3);
    }
};

QTEST_GUILESS_MAIN(TestHttpStream)
#include "tst_http_stream.moc"
