#include <sys/resource.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

#include <random>
#include <thread>

// Qt's macros are in the way of Asio's functions of those names.
#undef emit
#undef signals
#undef slots
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "model/playground/populate.h"
#include "model/playground/server.h"
#include "tests/playground/ask.h"

using namespace portolan::playground;
using portolan::testing::ask;

namespace {

/// A playground in a thread of its own.
class Served {
public:
    explicit Served(std::string path)
        : world({profileOf(Profile::Line::v29), steadyWallClock(), seededIds(1), "playground"}) {
        auto made = Server::listen(io.get_executor(), world, path);
        if (!made) {
            why = made.error().detail;
            return;
        }
        server = std::move(*made);
        thread = std::thread([this] { io.run(); });
    }
    ~Served() {
        if (!thread.joinable()) return;
        boost::asio::post(io, [this] {
            server->stop();
            io.stop();
        });
        thread.join();
    }

    boost::asio::io_context io;
    World world;
    std::unique_ptr<Server> server;
    std::string why;
    std::thread thread;
};

int dial(const std::string &where) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    where.copy(address.sun_path, sizeof address.sun_path - 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    return -1;
}

void say(int fd, const std::string &text) { (void)::send(fd, text.data(), text.size(), MSG_NOSIGNAL); }

/// Reads until `wanted` has come; false when the connection ends or ten seconds pass.
bool hears(int fd, const std::string &wanted) {
    timeval limit{10, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    std::string all;
    char piece[4096];
    while (all.find(wanted) == std::string::npos) {
        const long n = ::recv(fd, piece, sizeof piece, 0);
        if (n <= 0) return false;
        all.append(piece, static_cast<std::size_t>(n));
    }
    return true;
}

} // namespace

class TestPlaygroundServer : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::string path() const { return folder_.filePath(QStringLiteral("play.sock")).toStdString(); }

private Q_SLOTS:
    void theSocket() {
        {
            const Served served(path());
            QVERIFY2(served.server, served.why.c_str());
            struct stat there {};
            QCOMPARE(::stat(path().c_str(), &there), 0);
            QCOMPARE(there.st_mode & 0777, 0600u);
            QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
            QCOMPARE(Served(path()).why, "somebody serves there already");
            QCOMPARE(ask(path(), "GET", "/info").status, 200);
        }
        QVERIFY(!QFileInfo::exists(QString::fromStdString(path())));
        // One that a dead server left behind.
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path().copy(address.sun_path, sizeof address.sun_path - 1);
        const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QCOMPARE(::bind(dead, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        ::close(dead);
        QVERIFY(Served(path()).server);
        // A file is not touched.
        const std::string file = folder_.filePath(QStringLiteral("file")).toStdString();
        QFile(QString::fromStdString(file)).open(QIODevice::WriteOnly);
        QVERIFY(!Served(file).server);
        QVERIFY(QFileInfo::exists(QString::fromStdString(file)));
    }

    void eventsReachEverybodyWhoIsThere() {
        const Served served(path());
        const int stays = dial(path()), goes = dial(path());
        for (const int fd : {stays, goes}) {
            say(fd, "GET /events HTTP/1.1\r\nHost: d\r\n\r\n");
            QVERIFY(hears(fd, "\r\n\r\n"));
        }
        ::close(goes);
        QCOMPARE(
            ask(path(), "POST", "/containers/create?name=web", R"({"Image":"busybox:1","Cmd":["sleep","1"]})")
                .status,
            201);
        QVERIFY(hears(stays, "\"Action\":\"create\""));
        QCOMPARE(ask(path(), "POST", "/containers/web/start").status, 204);
        QVERIFY(hears(stays, "\"Action\":\"die\"")); // time passes by itself
        ::close(stays);
        // Whoever closed is no listener any more.
        QTRY_VERIFY(ask(path(), "GET", "/info").body.find("\"NEventsListener\":0") != std::string::npos);
    }

    void badClients() {
        const Served served(path());
        const auto answer = [&](const std::string &text, const char *wanted) {
            const int fd = dial(path());
            say(fd, text);
            const bool heard = hears(fd, wanted);
            ::close(fd);
            return heard;
        };
        QVERIFY(answer("GARBAGE\r\n\r\n", "400 Bad Request"));
        QVERIFY(answer("GET / HTTP/1.1\r\nA: " + std::string(1'200'000, 'x') + "\r\n\r\n", "431"));
        QVERIFY(answer("POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Length: 999999999\r\n\r\n",
                       "413"));
        // Half a request, and then nobody.
        const int half = dial(path());
        say(half, "POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Length: 100\r\n\r\n{");
        ::close(half);
        // Two requests on one connection.
        QVERIFY(answer("GET /_ping HTTP/1.1\r\nHost: d\r\n\r\nGET /version HTTP/1.1\r\nHost: d\r\n\r\n",
                       "29.8.0"));
        QVERIFY(answer("GET /_ping HTTP/1.1\r\n\r\n", "400 Bad Request: missing required Host header"));
        QVERIFY(answer("GET /_ping HTTP/9.9\r\nHost: d\r\n\r\n", "505 HTTP Version Not Supported"));
        QVERIFY(answer("OPTIONS /containers/json HTTP/1.1\r\nHost: d\r\n\r\n", "200 OK"));
        QVERIFY(answer("POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Type: text/plain\r\n"
                       "Content-Length: 2\r\n\r\n{}",
                       "unsupported Content-Type header (text/plain)"));
        QVERIFY(answer("POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Length: 5\r\n"
                       "Content-Length: 6\r\n\r\n{}",
                       "400 Bad Request"));
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
    }

    /// A thousand that say nothing keep nobody out.
    void idleConnections() {
        rlimit most{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &most), 0);
        most.rlim_cur = std::min<rlim_t>(most.rlim_max, 4096);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &most), 0);
        if (most.rlim_cur < 2100) QSKIP("skipped: this machine allows too few descriptors");
        const Served served(path());
        std::vector<int> idle;
        for (int i = 0; i < 1000; ++i) idle.push_back(dial(path()));
        QVERIFY(std::ranges::none_of(idle, [](int fd) { return fd < 0; }));
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
        for (const int fd : idle) ::close(fd);
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
    }

    /// One that asks for much and reads nothing is not waited for by the others, nor is one that writes a
    /// byte at a time.
    void slowClients() {
        Served served(path());
        boost::asio::post(served.io, [&] { populate(served.world, 300, 5); });
        const int deaf = dial(path());
        for (int i = 0; i < 40; ++i) say(deaf, "GET /containers/json HTTP/1.1\r\nHost: d\r\n\r\n");
        const int slow = dial(path());
        const std::string request = "GET /version HTTP/1.1\r\nHost: d\r\n\r\n";
        for (const char byte : request) {
            say(slow, std::string(1, byte));
            QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
        }
        QVERIFY(hears(slow, "29.8.0"));
        ::close(slow);
        ::close(deaf); // with all of it unread
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
    }

    /// Bytes at random and requests with some of theirs changed: an answer or an end, and the next one is
    /// served.
    void changedBytes() {
        const Served served(path());
        std::mt19937_64 random(20'261'124);
        const std::string whole =
            "POST /containers/create?name=web HTTP/1.1\r\nHost: d\r\nContent-Type: "
            "application/json\r\nTransfer-Encoding: chunked\r\nConnection: Upgrade\r\n"
            "Upgrade: tcp\r\nExpect: 100-continue\r\n\r\n14\r\n{\"Image\":\"busybox:1\"}\r\n"
            "0\r\n\r\nGET /events HTTP/1.1\r\nHost: d\r\n\r\n";
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 300 && timer.elapsed() < 5000; ++i) {
            std::string text = whole;
            for (std::size_t k = random() % 5 + 1; k > 0; --k) switch (random() % 3) {
                case 0:
                    text[random() % text.size()] = static_cast<char>(random());
                    break;
                case 1:
                    text.erase(random() % text.size(), random() % 20);
                    break;
                default:
                    text.insert(random() % text.size(), text.substr(random() % text.size(), random() % 20));
                }
            const int fd = dial(path());
            QVERIFY(fd >= 0);
            say(fd, text);
            ::shutdown(fd, SHUT_WR);
            ::close(fd);
            if (i % 20 == 0) QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
        }
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
    }

    /// What is typed comes to the program, also when it is sent with the request, and its end, too.
    void typedInput() {
        const Served served(path());
        const auto made = ask(path(), "POST", "/containers/create?name=reader",
                              R"({"Image":"busybox:1","Cmd":["cat"],"OpenStdin":true,"StdinOnce":true})");
        QCOMPARE(made.status, 201);
        const int fd = dial(path());
        say(fd, "POST /containers/reader/attach?stream=1&stdin=1&stdout=1 HTTP/1.1\r\nHost: d\r\nConnection: "
                "Upgrade\r\nUpgrade: tcp\r\nContent-Length: 0\r\n\r\nearly\n");
        QVERIFY(hears(fd, "101 UPGRADED"));
        QCOMPARE(ask(path(), "POST", "/containers/reader/start").status, 204);
        QVERIFY(hears(fd, "early"));
        say(fd, "late\n");
        QVERIFY(hears(fd, "late"));
        ::shutdown(fd, SHUT_WR);
        QTRY_VERIFY(ask(path(), "GET", "/containers/reader/json").body.find("\"Status\":\"exited\"") !=
                    std::string::npos);
        ::close(fd);
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundServer)
#include "tst_server.moc"
