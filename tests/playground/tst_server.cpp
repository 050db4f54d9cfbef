#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

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
        QVERIFY(answer("GET / HTTP/1.1\r\nA: " + std::string(80'000, 'x') + "\r\n\r\n", "431"));
        QVERIFY(
            answer("POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Length: 99999999\r\n\r\n", "413"));
        // Half a request, and then nobody.
        const int half = dial(path());
        say(half, "POST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Length: 100\r\n\r\n{");
        ::close(half);
        // A thousand that say nothing do not keep others out.
        std::vector<int> idle;
        for (int i = 0; i < 900; ++i)
            if (const int fd = dial(path()); fd >= 0) idle.push_back(fd);
        QVERIFY(idle.size() > 500);
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
        for (const int fd : idle) ::close(fd);
        QCOMPARE(ask(path(), "GET", "/_ping").body, "OK");
        // Two requests on one connection.
        QVERIFY(answer("GET /_ping HTTP/1.1\r\nHost: d\r\n\r\nGET /version HTTP/1.1\r\nHost: d\r\n\r\n",
                       "29.8.0"));
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundServer)
#include "tst_server.moc"
