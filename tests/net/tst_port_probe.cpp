#include "tests/net/net_test.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>

#include <QTest>

#include "model/net/deadline.h"
#include "model/net/port_probe.h"

namespace asio = boost::asio;
using namespace portolan;
using namespace portolan::net;
using namespace std::chrono_literals;
using networks::PortAnswer;
using portolan::testing::Canceller;
using portolan::testing::runToEnd;
using Do = PortProbe::Do;

namespace {

/// What a probe does when it is told these things: "connect open", "send listen send listen silent".
QByteArray story(const char *protocol, std::initializer_list<std::optional<Errc>> events) {
    static constexpr const char *deeds[]{"connect", "send", "listen", "end"};
    static constexpr const char *answers[]{"open", "refused", "silent", "unreachable", "failed"};
    PortProbe probe(protocol);
    QByteArrayList told{deeds[int(probe.begin())]};
    Do next = probe.begin();
    for (const auto &event : events) {
        if (next == Do::end) return told.join(' ') + " and more";
        next = probe.resume(event);
        if (next != Do::end) told << deeds[int(next)];
    }
    if (next != Do::end) return told.join(' ') + " …";
    told << (probe.answer() ? QByteArray(answers[int(*probe.answer())])
                            : QByteArray::fromStdString(std::string(name(probe.answer().error().code))));
    return told.join(' ');
}

struct Probing {
    asio::io_context context;

    Result<PortAnswer> probe(const char *protocol, std::uint16_t port, Canceller *canceller = nullptr) {
        auto work = probePort(context.get_executor(), {"127.0.0.1", {port, protocol}}, 300ms);
        return runToEnd(context, orCancelled(std::move(work)), canceller);
    }
};

} // namespace

class TestPortProbe : public QObject {
    Q_OBJECT
private slots:
    void theLogic_data() {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *protocol, std::initializer_list<std::optional<Errc>> events,
                            const char *expected) {
            QTest::newRow((std::string(protocol) + ": " + expected).c_str())
                << story(protocol, events) << QByteArray(expected);
        };
        const std::optional<Errc> ok;
        // Connecting.
        row("tcp", {ok}, "connect open");
        row("tcp", {Errc::refused}, "connect refused");
        row("tcp", {Errc::timeout}, "connect silent");
        row("tcp", {Errc::unreachable}, "connect unreachable");
        row("tcp", {Errc::cancelled}, "connect cancelled");
        row("tcp", {Errc::permissionDenied}, "connect failed");
        // Sending: what an earlier datagram met is told at the next one.
        row("udp", {Errc::refused}, "send refused");
        row("udp", {Errc::timeout}, "send silent");
        row("udp", {Errc::unreachable}, "send unreachable");
        row("udp", {Errc::cancelled}, "send cancelled");
        row("udp", {Errc::io}, "send failed");
        // Listening.
        row("udp", {ok, ok}, "send listen open");
        row("udp", {ok, Errc::refused}, "send listen refused");
        row("udp", {ok, Errc::unreachable}, "send listen unreachable");
        row("udp", {ok, Errc::cancelled}, "send listen cancelled");
        row("udp", {ok, Errc::timeout, ok, Errc::timeout}, "send listen send listen silent");
        row("udp", {ok, Errc::timeout, Errc::refused}, "send listen send refused");
        row("udp", {ok, Errc::timeout, ok, ok}, "send listen send listen open");
    }
    void theLogic() {
        QFETCH(QByteArray, told);
        QTEST(told, "expected");
    }

    void tcpOfThisMachine() {
        Probing here;
        asio::ip::tcp::acceptor listener(here.context, {asio::ip::address_v4::loopback(), 0});
        const std::uint16_t port = listener.local_endpoint().port();
        QCOMPARE(*here.probe("tcp", port), PortAnswer::open);
        listener.close();
        QCOMPARE(*here.probe("tcp", port), PortAnswer::refused);
    }

    void udpOfThisMachine() {
        Probing here;
        asio::ip::udp::socket bound(here.context, {asio::ip::address_v4::loopback(), 0});
        const std::uint16_t port = bound.local_endpoint().port();
        QCOMPARE(*here.probe("udp", port), PortAnswer::silent);
        asio::ip::udp::endpoint from;
        std::array<char, 9> space{};
        QCOMPARE(bound.receive_from(asio::buffer(space), from), std::size_t(0)); // an empty datagram
        bound.close();
        QCOMPARE(*here.probe("udp", port), PortAnswer::refused);
    }

    void aProgramThatAnswers() {
        Probing here;
        asio::ip::udp::socket bound(here.context, {asio::ip::address_v4::loopback(), 0});
        asio::ip::udp::endpoint from;
        std::array<char, 9> space{};
        bound.async_receive_from(asio::buffer(space), from, [&](const auto &error, std::size_t) {
            if (!error) bound.send_to(asio::buffer("hello", 5), from);
        });
        QCOMPARE(*here.probe("udp", bound.local_endpoint().port()), PortAnswer::open);
    }

    void whatIsNoAddressCannotBeTried() {
        Probing here;
        for (const char *protocol : {"tcp", "udp"}) {
            auto work = probePort(here.context.get_executor(), {"nonsense", {7946, protocol}}, 300ms);
            QCOMPARE(*runToEnd(here.context, std::move(work)), PortAnswer::failed);
        }
    }

    void oneThatIsCancelledSaysSo() {
        Probing here;
        asio::ip::udp::socket bound(here.context, {asio::ip::address_v4::loopback(), 0});
        Canceller canceller;
        bool sent = false;
        std::array<char, 9> space{};
        bound.async_receive(asio::buffer(space), [&](const auto &, std::size_t) {
            sent = true;
            canceller.cancel();
        });
        const auto answer = here.probe("udp", bound.local_endpoint().port(), &canceller);
        QVERIFY(sent);
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().code), int(Errc::cancelled));
    }
};

QTEST_GUILESS_MAIN(TestPortProbe)
#include "tst_port_probe.moc"
