#include "tests/net/net_test.h"
#include "tests/net/test_server.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>

#include <condition_variable>

#include <QTemporaryDir>
#include <QTest>

#include "model/net/http.h"
#include "model/net/this_machine.h"

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

Request get(std::string target, Duration deadline = 20s) {
    Request request;
    request.target = std::move(target);
    request.deadline = deadline;
    return request;
}

QByteArray verdict(const Result<Response> &result) {
    if (!result) return QByteArray::fromStdString(std::string(name(result.error().code)));
    return QByteArray::fromStdString(std::to_string(result->status) + " " + result->body);
}

/// Answers every request with its own target.
void echo(Conversation &talk, int) {
    for (;;) {
        const std::string request = talk.request();
        if (request.empty()) return;
        const auto begin = request.find(' ') + 1;
        talk.answer(request.substr(begin, request.find(' ', begin) - begin));
    }
}

void neverAnswer(Conversation &talk, int) { talk.waitForEnd(); }

/// Lets its callers through three by three; gives up after a while, so that a broken client is only slow.
class ThreeAtATime {
public:
    void pass() {
        std::unique_lock lock(mutex_);
        const int round = round_;
        if (++here_ == 3) {
            here_ = 0;
            ++round_;
            changed_.notify_all();
            return;
        }
        if (!changed_.wait_for(lock, 3s, [&] { return round_ != round; })) failed_ = true;
    }
    bool failed() const { return failed_; }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int here_ = 0;
    int round_ = 0;
    std::atomic<bool> failed_ = false;
};

/// A listener with a full backlog: over TCP the packets of further connections are dropped, as by a
/// firewall; a unix socket says "try again".
class FullListener {
public:
    FullListener() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        fill(reinterpret_cast<sockaddr *>(&address), sizeof address);
        peer_.transport = Peer::Transport::tcp;
        peer_.host = "127.0.0.1";
        peer_.port = ntohs(address.sin_port);
    }
    explicit FullListener(const std::string &path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        ::unlink(path.c_str());
        fill(reinterpret_cast<sockaddr *>(&address), sizeof address);
        peer_.path = path;
    }
    ~FullListener() {
        for (const int filler : fillers_) ::close(filler);
        ::close(listener_);
    }
    const Peer &peer() const { return peer_; }

private:
    void fill(sockaddr *address, socklen_t size) {
        listener_ = ::socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        ::bind(listener_, address, size);
        ::listen(listener_, 0);
        ::getsockname(listener_, address, &size);
        for (int i = 0; i < 4; ++i) {
            fillers_.push_back(::socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
            ::connect(fillers_.back(), address, size);
        }
    }

    int listener_ = -1;
    std::vector<int> fillers_;
    Peer peer_;
};

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    asio::io_context context_;

    std::string socketPath(const char *name) { return folder_.filePath(QLatin1String(name)).toStdString(); }
    std::unique_ptr<HttpClient> client(const Peer &peer, std::size_t most = 8) {
        return makeHttpClient(context_.get_executor(), peer, most);
    }
    Result<Response> send(HttpClient &client, Request request, Canceller *canceller = nullptr) {
        return runToEnd(context_, client.send(std::move(request)), canceller);
    }

private slots:
    void whatIsSent() {
        std::vector<std::string> requests;
        TestServer server(socketPath("sent"), [&](Conversation &talk, int) {
            for (;;) {
                requests.push_back(talk.request());
                if (requests.back().empty()) return;
                talk.answer("ok");
            }
        });
        const auto c = client(server.peer());
        Request post;
        post.method = "POST";
        post.target = "/v3/kv/range";
        post.headers = {{"Authorization", "token"}};
        post.body = "{}";
        QCOMPARE(verdict(send(*c, get("/_ping?a=b"))), QByteArray("200 ok"));
        QCOMPARE(verdict(send(*c, post)), QByteArray("200 ok"));
        server.stop();
        QCOMPARE(requests[0],
                 "GET /_ping?a=b HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Portolan/" PORTOLAN_VERSION
                 "\r\n\r\n");
        QCOMPARE(requests[1],
                 "POST /v3/kv/range HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Portolan/" PORTOLAN_VERSION
                 "\r\nAuthorization: token\r\nContent-Type: application/json\r\n"
                 "Content-Length: 2\r\n\r\n{}");
    }

    void hostileRequestsAreNotSent_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("method") << QByteArray("GET /x") << QByteArray("/") << QByteArray("v");
        QTest::newRow("target with blank") << QByteArray("GET") << QByteArray("/a b") << QByteArray("v");
        QTest::newRow("target with line") << QByteArray("GET") << QByteArray("/a\r\nX: y") << QByteArray("v");
        QTest::newRow("target not a path") << QByteArray("GET") << QByteArray("http://x/") << QByteArray("v");
        QTest::newRow("header") << QByteArray("GET") << QByteArray("/") << QByteArray("v\r\nX: y");
    }
    void hostileRequestsAreNotSent() {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, value);
        TestServer server(echo);
        Request request = get(target.toStdString());
        request.method = method.toStdString();
        request.headers = {{"X-Test", value.toStdString()}};
        QCOMPARE(verdict(send(*client(server.peer()), request)), QByteArray("badInput"));
        QCOMPARE(server.connections(), 0);
    }

    void connectionsAreReused() {
        TestServer server(echo);
        const auto c = client(server.peer());
        for (int i = 0; i < 5; ++i) {
            const std::string target = "/" + std::to_string(i);
            QCOMPARE(verdict(send(*c, get(target))), QByteArray::fromStdString("200 " + target));
        }
        Request head = get("/head");
        head.method = "HEAD";
        TestServer heads([](Conversation &talk, int) {
            while (!talk.request().empty())
                talk.say("HTTP/1.1 200 OK\r\nContent-Length: 40\r\nApi-Version: 1.41\r\n\r\n");
        });
        const auto h = client(heads.peer());
        QCOMPARE(send(*h, head)->header("api-version"), std::string("1.41"));
        QCOMPARE(verdict(send(*h, head)), QByteArray("200 "));
        QCOMPARE(server.connections(), 1);
        QCOMPARE(heads.connections(), 1);
    }

    void closedConnectionsAreNotReused() {
        TestServer server([](Conversation &talk, int) {
            talk.request();
            talk.answer("once");
        });
        const auto c = client(server.peer());
        Request post = get("/");
        post.method = "POST"; // not idempotent: a stale connection must not even be tried
        for (int i = 1; i <= 3; ++i) {
            QCOMPARE(verdict(send(*c, post)), QByteArray("200 once"));
            settle(context_, [&] { return server.open() == 0; });
        }
        QCOMPARE(server.connections(), 3);
    }

    void staleConnections_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("before"); // sent before it breaks off
        QTest::addColumn<bool>("freshWorks");
        QTest::addColumn<QByteArray>("outcome");
        QTest::addColumn<int>("connections");
        QTest::newRow("GET is tried again")
            << QByteArray("GET") << QByteArray() << true << QByteArray("200 fresh") << 2;
        QTest::newRow("DELETE too") << QByteArray("DELETE") << QByteArray() << true << QByteArray("200 fresh")
                                    << 2;
        QTest::newRow("only once") << QByteArray("GET") << QByteArray() << false << QByteArray("disconnected")
                                   << 2;
        QTest::newRow("POST is not") << QByteArray("POST") << QByteArray() << true
                                     << QByteArray("disconnected") << 1;
        QTest::newRow("not after a byte")
            << QByteArray("GET") << QByteArray("H") << true << QByteArray("disconnected") << 1;
    }
    void staleConnections() {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, before);
        QFETCH(bool, freshWorks);
        QFETCH(QByteArray, outcome);
        QFETCH(int, connections);
        TestServer server([&](Conversation &talk, int index) {
            talk.request();
            if (index > 0 && freshWorks) talk.answer("fresh");
            if (index > 0) return;
            talk.answer("first");
            talk.request(); // and breaks off
            talk.say(before.toStdString());
        });
        const auto c = client(server.peer());
        QCOMPARE(verdict(send(*c, get("/"))), QByteArray("200 first"));
        Request again = get("/");
        again.method = method.toStdString();
        QCOMPARE(verdict(send(*c, again)), outcome);
        QCOMPARE(server.connections(), connections);
    }

    void sideBySideUpToTheLimit() {
        ThreeAtATime gate;
        TestServer server([&](Conversation &talk, int) {
            while (!talk.request().empty()) {
                gate.pass();
                talk.answer("x");
            }
        });
        const auto c = client(server.peer(), 3);
        int good = 0;
        for (int i = 0; i < 9; ++i)
            asio::co_spawn(context_, c->send(get("/")),
                           [&](std::exception_ptr thrown, Result<Response> result) {
                               if (!thrown && result && result->body == "x") ++good;
                           });
        settle(context_, [&] { return good == 9; });
        QCOMPARE(good, 9);
        QVERIFY(!gate.failed());
        QCOMPARE(server.mostOpen(), 3);
        QCOMPARE(server.connections(), 3);
    }

    /// Inspections of containers that hang in the engine take every place; a ping still gets through.
    void aSignOfLifeDoesNotQueue() {
        TestServer server([](Conversation &talk, int) {
            for (std::string head; !(head = talk.request()).empty();)
                if (head.find("/_ping") != std::string::npos) talk.answer("OK");
        });
        const auto c = client(server.peer(), 2);
        int ended = 0;
        for (int i = 0; i < 3; ++i)
            asio::co_spawn(context_, c->send(get("/hangs", 2s)),
                           [&](std::exception_ptr, const Result<Response> &) { ++ended; });
        settle(context_, [&] { return server.open() == 2; });
        Request ping = get("/_ping", 1s);
        ping.waits = false;
        QCOMPARE(verdict(send(*c, ping)), QByteArray("200 OK"));
        QCOMPARE(ended, 0);
        settle(context_, [&] { return ended == 3; });
    }

    void waitingForAPlaceIsInsideTheDeadline() {
        TestServer server(neverAnswer);
        const auto c = client(server.peer(), 1);
        asio::co_spawn(context_, c->send(get("/first", 10s)),
                       [](std::exception_ptr, const Result<Response> &) {});
        const auto begin = Clock::now();
        const auto second = send(*c, get("/second", 60ms));
        QCOMPARE(verdict(second), QByteArray("timeout"));
        QCOMPARE(second.error().operation, std::string("GET /second"));
        QCOMPARE(second.error().target, toUrl(server.peer()));
        QVERIFY(Clock::now() - begin >= 60ms && Clock::now() - begin < 5s);
        QCOMPARE(server.connections(), 1);
    }

    void silentServersTimeOut() {
        TestServer server(neverAnswer);
        const auto c = client(server.peer());
        const auto begin = Clock::now();
        QCOMPARE(verdict(send(*c, get("/", 60ms))), QByteArray("timeout"));
        QVERIFY(Clock::now() - begin >= 60ms && Clock::now() - begin < 5s);
        settle(context_, [&] { return server.open() == 0; }); // and its connection was closed
        QCOMPARE(server.open(), 0);
    }

    void dribblingServersTimeOut() {
        TestServer server([](Conversation &talk, int) {
            talk.request();
            talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (talk.say("1\r\nx\r\n")) {
            }
        });
        const auto begin = Clock::now();
        QCOMPARE(verdict(send(*client(server.peer()), get("/", 150ms))), QByteArray("timeout"));
        QVERIFY(Clock::now() - begin < 5s);
    }

    void fullBacklogsTimeOut() {
        const FullListener full;
        QCOMPARE(verdict(send(*client(full.peer()), get("/", 80ms))), QByteArray("timeout"));
        const FullListener local(socketPath("full"));
        QCOMPARE(verdict(send(*client(local.peer()), get("/", 80ms))), QByteArray("timeout"));
    }

    void bodiesUpToTheLimit_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<QByteArray>("outcome");
        for (const bool chunked : {false, true}) {
            const char *how = chunked ? "chunked" : "length";
            QTest::addRow("%s, the limit", how) << 100'000 << chunked << QByteArray("200");
            QTest::addRow("%s, one byte more", how) << 100'001 << chunked << QByteArray("tooLarge");
            QTest::addRow("%s, 100 MB", how) << 100'000'000 << chunked << QByteArray("tooLarge");
        }
    }
    void bodiesUpToTheLimit() {
        QFETCH(int, size);
        QFETCH(bool, chunked);
        QFETCH(QByteArray, outcome);
        std::atomic<long> sent = 0;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            const std::string piece(std::min(size, 50'000), 'x');
            talk.say(chunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                             : "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
            for (long left = size; left > 0; left -= static_cast<long>(piece.size())) {
                const std::string now =
                    piece.substr(0, static_cast<std::size_t>(std::min<long>(left, 50'000)));
                char head[32];
                std::snprintf(head, sizeof head, "%zx\r\n", now.size());
                if (!talk.say(chunked ? head + now + "\r\n" : now)) return;
                sent += static_cast<long>(now.size());
            }
            if (chunked) talk.say("0\r\n\r\n");
            talk.waitForEnd();
        });
        Request request = get("/");
        request.bodyLimit = 100'000;
        const auto begin = Clock::now();
        const auto result = send(*client(server.peer()), request);
        QCOMPARE(verdict(result).left(8).split(' ')[0], outcome);
        if (result) QCOMPARE(result->body.size(), 100'000U);
        QVERIFY(Clock::now() - begin < 5s);
        server.stop();
        QVERIFY2(sent < 30'000'000, "the client went on reading");
    }

    void badAnswers_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("closed at once") << QByteArray() << QByteArray("disconnected");
        QTest::newRow("closed in the header")
            << QByteArray("HTTP/1.1 200 OK\r\nCon") << QByteArray("disconnected");
        QTest::newRow("closed in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc") << QByteArray("disconnected");
        QTest::newRow("garbage") << QByteArray(500, '\x80') << QByteArray("protocol");
        QTest::newRow("header flood")
            << "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(100'000) << QByteArray("tooLarge");
        QTest::newRow("status") << QByteArray("HTTP/1.1 500 Oh\r\nContent-Length: 1\r\n\r\nx")
                                << QByteArray("500 x");
    }
    void badAnswers() {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, outcome);
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            talk.say(answer.toStdString());
        });
        const auto result = send(*client(server.peer()), get("/x"));
        QCOMPARE(verdict(result), outcome);
        if (!result) QCOMPARE(result.error().operation, std::string("GET /x"));
    }

    void answersBeforeTheRequestsEndCount() {
        TestServer server([](Conversation &talk, int) {
            char some[100];
            ::recv(talk.descriptor(), some, sizeof some, 0);
            talk.answer("enough", "413 Too Large");
            ::shutdown(talk.descriptor(), SHUT_WR);
            ::recv(talk.descriptor(), some, sizeof some, 0);
        });
        Request request = get("/");
        request.method = "POST";
        request.body = std::string(20'000'000, 'x');
        QCOMPARE(verdict(send(*client(server.peer()), request)), QByteArray("413 enough"));
    }

    void unreachableServers() {
        Peer peer;
        peer.path = socketPath("absent");
        QCOMPARE(verdict(send(*client(peer), get("/"))), QByteArray("noSuchSocket"));
        peer.path = folder_.path().toStdString();
        QCOMPARE(verdict(send(*client(peer), get("/"))), QByteArray("refused"));

        int port = 0;
        {
            TestServer gone(echo);
            port = gone.peer().port;
        }
        peer = {};
        peer.transport = Peer::Transport::tcp;
        peer.host = "127.0.0.1";
        peer.port = static_cast<std::uint16_t>(port);
        const auto refused = send(*client(peer), get("/"));
        QCOMPARE(verdict(refused), QByteArray("refused"));
        QCOMPARE(refused.error().target, toUrl(peer));
        QVERIFY(!refused.error().detail.empty());
    }

    void deniedSocketsNameTheirGroup() {
        TestServer server(socketPath("denied"), echo);
        ::chmod(folder_.path().toStdString().c_str(), 0755);
        ::chmod(server.peer().path.c_str(), 0660);
        QCOMPARE(socketGroup(server.peer().path), std::string(::getgrgid(::getgid())->gr_name));
        if (::geteuid() == 0) {
            const passwd *nobody = ::getpwnam("nobody");
            if (!nobody || ::setegid(nobody->pw_gid) != 0 || ::seteuid(nobody->pw_uid) != 0)
                QSKIP("skipped: root cannot be dropped here");
        } else {
            ::chmod(server.peer().path.c_str(), 0);
        }
        const bool open = socketIsOpenToUs(server.peer().path);
        const auto denied = send(*client(server.peer()), get("/"));
        if (::getuid() == 0 && (::seteuid(0) != 0 || ::setegid(0) != 0)) QFAIL("root again");
        QVERIFY(!open);
        QCOMPARE(verdict(denied), QByteArray("permissionDenied"));
        QVERIFY2(denied.error().detail.find("group " + std::string(::getgrgid(::getgid())->gr_name)) !=
                     std::string::npos,
                 denied.error().detail.c_str());
    }

    void cancelling_data() {
        QTest::addColumn<QByteArray>("step");
        for (const char *step : {"place", "connect", "backlog", "answer", "body"})
            QTest::newRow(step) << QByteArray(step);
    }
    void cancelling() {
        QFETCH(QByteArray, step);
        std::atomic<int> asked = 0;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            if (step == "body") talk.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
            ++asked;
            talk.waitForEnd();
        });
        const FullListener full;
        const FullListener local(socketPath("backlog"));
        const bool connecting = step == "connect" || step == "backlog";
        const auto c = client(step == "connect" ? full.peer() : connecting ? local.peer() : server.peer(), 1);
        Canceller first;
        bool firstDone = false;
        if (step == "place")
            asio::co_spawn(
                context_, c->send(get("/first")),
                asio::bind_cancellation_slot(
                    first.slot(), [&](std::exception_ptr, const Result<Response> &) { firstDone = true; }));
        Canceller canceller;
        int looks = 0; // a connection that does not come about cannot be seen
        cancelWhen(context_, canceller, [&] { return connecting ? ++looks > 5 : asked == 1; });
        const auto begin = Clock::now();
        const auto cut = send(*c, get("/second"), &canceller);
        QCOMPARE(verdict(cut), QByteArray("cancelled"));
        QCOMPARE(cut.error().operation, std::string("GET /second"));
        QVERIFY(Clock::now() - begin < 5s);
        if (step == "place") {
            QCOMPARE(server.connections(), 1);
            first.cancel();
            settle(context_, [&] { return firstDone; });
        }
        settle(context_, [&] { return server.open() == 0; });
        QCOMPARE(server.open(), 0); // nothing was left behind
        QCOMPARE(verdict(send(*c, get("/third", 50ms))),
                 QByteArray("timeout")); // and the place is free again
        if (!connecting) QCOMPARE(asked, 2);
    }

    void theClientMayGoBeforeItsRequests() {
        std::atomic<bool> asked = false;
        std::atomic<bool> go = false;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            asked = true;
            while (!go) std::this_thread::yield();
            talk.answer("late");
            talk.waitForEnd();
        });
        auto c = client(server.peer());
        QByteArray outcome;
        asio::co_spawn(context_, c->send(get("/")), [&](std::exception_ptr, const Result<Response> &result) {
            outcome = verdict(result);
        });
        settle(context_, [&] { return asked.load(); });
        c.reset();
        go = true;
        settle(context_, [&] { return !outcome.isEmpty(); });
        QCOMPARE(outcome, QByteArray("200 late"));
        settle(context_, [&] { return server.open() == 0; });
        QCOMPARE(server.open(), 0); // its connection is not kept for anybody
    }

    void theContextMayEndInTheMiddle() {
        std::atomic<int> asked = 0;
        TestServer server([&](Conversation &talk, int) {
            talk.request();
            ++asked;
            talk.waitForEnd();
        });
        {
            asio::io_context context;
            const auto c = makeHttpClient(context.get_executor(), server.peer(), 2);
            for (int i = 0; i < 4; ++i) asio::co_spawn(context, c->send(get("/")), [](auto &&...) {});
            const auto until = Clock::now() + 10s;
            while (asked < 2 && Clock::now() < until) context.run_for(2ms);
        }
        QCOMPARE(asked, 2);
        settle(context_, [&] { return server.open() == 0; });
        QCOMPARE(server.open(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
