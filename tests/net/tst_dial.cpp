#include "tests/net/net_test.h"
#include "tests/net/test_server.h"

#include <dlfcn.h>
#include <netdb.h>

#include <condition_variable>

#include <QTest>

#include "model/net/http.h"
#include "model/net/io_error.h"

using namespace portolan;
using namespace portolan::net;
using namespace portolan::testing;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

/// A name server that hangs, as long as the test wants it to.
struct Hanging {
    std::mutex mutex;
    std::condition_variable changed;
    int asked = 0;
    int inside = 0;
    bool released = false;

    void wait() {
        std::unique_lock lock(mutex);
        ++asked;
        ++inside;
        changed.wait(lock, [&] { return released; });
        --inside;
        changed.notify_all();
    }
    bool waitUntilLeft() {
        std::unique_lock lock(mutex);
        released = true;
        changed.notify_all();
        return changed.wait_for(lock, 10s, [&] { return inside == 0; });
    }
    int countAsked() {
        const std::lock_guard lock(mutex);
        return asked;
    }
};
Hanging &hanging = *new Hanging; // never destroyed: a look-up may be in it at the very end

using Lookup = int (*)(const char *, const char *, const addrinfo *, addrinfo **);

int numeric(std::initializer_list<const char *> addresses, const addrinfo *hints, addrinfo **list) {
    static const auto usual = reinterpret_cast<Lookup>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    for (const char *address : addresses) {
        const int bad = usual(address, nullptr, hints, list);
        if (bad != 0) return bad;
        while (*list) list = &(*list)->ai_next;
    }
    return 0;
}

} // namespace

/// Stands before the C library's for this program: the names under .test are ours.
extern "C" int getaddrinfo(const char *host, const char *, const addrinfo *hints, addrinfo **list) {
    const std::string name = host ? host : "";
    if (name == "hanging.test") {
        hanging.wait();
        return EAI_AGAIN;
    }
    if (name == "two.test") return numeric({"::1", "127.0.0.1"}, hints, list);
    if (name == "dropping.test") return numeric({"127.0.0.3", "127.0.0.1"}, hints, list);
    if (name == "none.test") return EAI_NONAME;
    return numeric({host}, hints, list);
}

class TestDial : public QObject {
    Q_OBJECT

    asio::io_context context_;

    Result<Response> send(const Peer &peer, Duration deadline = 20s, Canceller *canceller = nullptr) {
        const auto client = makeHttpClient(context_.get_executor(), peer);
        Request request;
        request.target = "/";
        request.deadline = deadline;
        return runToEnd(context_, client->send(request), canceller);
    }
    static Peer at(const char *host, std::uint16_t port = 1) {
        Peer peer;
        peer.transport = Peer::Transport::tcp;
        peer.host = host;
        peer.port = port;
        return peer;
    }
    static void answer(Conversation &talk, int) {
        while (!talk.request().empty()) talk.answer("here");
    }

private slots:
    void hangingLookupsAreLeftAlone() {
        const auto begin = Clock::now();
        const auto late = send(at("hanging.test"), 60ms);
        QVERIFY(!late);
        QCOMPARE(name(late.error().code), name(Errc::timeout));

        Canceller canceller;
        cancelWhen(context_, canceller, [] { return hanging.countAsked() == 2; });
        const auto cut = send(at("hanging.test"), 20s, &canceller);
        QVERIFY(!cut);
        QCOMPARE(name(cut.error().code), name(Errc::cancelled));

        TestServer server(answer); // others are not held up
        QVERIFY(send(at("two.test", server.peer().port)).has_value());
        {
            asio::io_context closing;
            const auto client = makeHttpClient(closing.get_executor(), at("hanging.test"));
            Request request;
            request.target = "/";
            asio::co_spawn(closing, client->send(request), [](auto &&...) {});
            const auto until = Clock::now() + 10s;
            while (hanging.countAsked() < 3 && Clock::now() < until) closing.run_for(2ms);
        }
        QVERIFY(Clock::now() - begin < 5s);
        QCOMPARE(hanging.countAsked(), 3);
        QVERIFY(hanging.waitUntilLeft());
    }

    void unknownNames() {
        const auto result = send(at("none.test"));
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(Errc::nameLookup));
        QCOMPARE(result.error().target, std::string("tcp://none.test:1"));
        QVERIFY(!result.error().detail.empty());
    }

    void allAddressesAreTried() {
        TestServer server(answer); // on 127.0.0.1 only
        const auto result = send(at("two.test", server.peer().port));
        QVERIFY2(result, result ? "" : toString(result.error()).c_str());
        QCOMPARE(result->body, std::string("here"));
    }

    void allAddressesFail() {
        std::uint16_t port = 0;
        {
            TestServer gone(answer);
            port = gone.peer().port;
        }
        const auto result = send(at("two.test", port));
        QVERIFY(!result);
        QCOMPARE(name(result.error().code), name(Errc::refused));
        QVERIFY2(result.error().detail.starts_with("127.0.0.1: "), result.error().detail.c_str());
        QVERIFY(result.error().cause != nullptr);
        QCOMPARE(result.error().cause->target, std::string("::1"));
    }

    /// The first address drops packets; it must not use up the time of the second.
    void droppingAddressesLeaveTime() {
        TestServer server(answer);
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server.peer().port);
        ::inet_pton(AF_INET, "127.0.0.3", &address.sin_addr);
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        ::listen(listener, 0);
        std::vector<int> fillers;
        for (int i = 0; i < 4; ++i) {
            fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
            ::connect(fillers.back(), reinterpret_cast<sockaddr *>(&address), sizeof address);
        }
        const auto result = send(at("dropping.test", server.peer().port), 800ms);
        QVERIFY2(result, result ? "" : toString(result.error()).c_str());
        for (const int filler : fillers) ::close(filler);
        ::close(listener);
    }

    void errorsOfTheSystem_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, int number, const char *code) {
            QTest::newRow(name) << number << QByteArray(code);
        };
        row("ENOENT", ENOENT, "noSuchSocket");
        row("EACCES", EACCES, "permissionDenied");
        row("EPERM", EPERM, "permissionDenied");
        row("ECONNREFUSED", ECONNREFUSED, "refused");
        row("EHOSTUNREACH", EHOSTUNREACH, "unreachable");
        row("ENETUNREACH", ENETUNREACH, "unreachable");
        row("ETIMEDOUT", ETIMEDOUT, "timeout");
        row("ECONNRESET", ECONNRESET, "disconnected");
        row("EPIPE", EPIPE, "disconnected");
        row("ECANCELED", ECANCELED, "cancelled");
        row("EMFILE", EMFILE, "io");
    }
    void errorsOfTheSystem() {
        QFETCH(int, number);
        QFETCH(QByteArray, code);
        const auto failure = systemFail(number, "connect", "there");
        QCOMPARE(QByteArray::fromStdString(std::string(name(failure.value().code))), code);
        QVERIFY(!failure.value().detail.empty());
        QCOMPARE(failure.value().target, std::string("there"));
    }
};

QTEST_GUILESS_MAIN(TestDial)
#include "tst_dial.moc"
