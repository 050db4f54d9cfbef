#include <QTest>

#include "model/changes/ports.h"
#include "model/net/listening.h"
#include "model/plans/clashes.h"

using namespace portolan;
using namespace portolan::plans;

namespace {

const EngineKey here("here");

/// web publishes 8080 everywhere and 127.0.0.1:53/udp, hosty is in host mode at 80, guest shares web's
/// network.
Snapshot world() {
    Snapshot snapshot;
    const auto put = [&](const char *name, const char *mode, std::vector<Publication> publications,
                         std::vector<Port> exposed, ContainerState state = ContainerState::running,
                         EngineKey engine = here) {
        auto c = std::make_shared<Container>();
        c->id = ContainerId(std::string("id-") + name);
        c->name = name;
        c->engine = engine;
        c->networkMode = mode;
        c->publications = std::move(publications);
        c->exposed = std::move(exposed);
        c->state = state;
        snapshot.containers.put(c);
    };
    put("web", "bridge",
        {{"0.0.0.0", 8080, {80, "tcp"}}, {"::", 8080, {80, "tcp"}}, {"127.0.0.1", 53, {53, "udp"}}},
        {{80, "tcp"}});
    put("hosty", "host", {}, {{80, "tcp"}});
    put("guest", "container:id-web", {}, {{6379, "tcp"}});
    put("asleep", "bridge", {{"", 7000, {7000, "tcp"}}}, {}, ContainerState::exited);
    put("next", "bridge", {{"127.0.0.1", 8081, {80, "tcp"}}}, {});
    put("abroad", "bridge", {{"", 9000, {9000, "tcp"}}}, {}, ContainerState::running, EngineKey("there"));
    return snapshot;
}

QString told(const std::vector<Clash> &clashes) {
    QStringList all;
    const char *const by[]{"published", "host", "owner", "program", "range"};
    for (const Clash &c : clashes)
        all << QStringLiteral("%1 %2 %3")
                   .arg(QString::fromUtf8(by[static_cast<int>(c.by)]), QString::fromStdString(c.port),
                        QString::fromStdString(c.holder))
                   .trimmed();
    all.sort();
    return all.join(u'|');
}

} // namespace

class TestClashes : public QObject {
    Q_OBJECT
private slots:
    void givenTwiceIsFound_data() {
        QTest::addColumn<QByteArray>("ports");
        QTest::addColumn<int>("port"); // 0: none
        const auto row = [](const char *ports, int port) {
            QTest::newRow(ports) << QByteArray(ports) << port;
        };
        row("81:80 82:80 80 80", 0); // the engine chooses two
        row("81:80 81:82", 81);
        row("81:80 81:80/udp", 0);
        row("127.0.0.1:81:80 127.0.0.2:81:80", 0);
        row("127.0.0.1:81:80 81:82", 81);
        row("0.0.0.0:81:80 [::]:81:80", 0); // one of each family, as Docker itself makes of it
        row("80-85:80-85 83:1", 83);
        row("80-85:80 83:1", 0); // it takes another one of its range
    }
    void givenTwiceIsFound() {
        QFETCH(QByteArray, ports);
        const auto parsed = changes::parsePublications(ports.toStdString());
        QVERIFY(parsed.wrong.empty());
        const Publication *twice = givenTwice(parsed.publications);
        QTEST(twice ? int(twice->hostPort) : 0, "port");
    }

    void whatIsTaken_data() {
        QTest::addColumn<QByteArray>("network");
        QTest::addColumn<QByteArray>("ports"); // published
        QTest::addColumn<QByteArray>("exposed");
        QTest::addColumn<QByteArray>("itself");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *network, const char *ports, const char *exposed,
                            const char *expected, const char *itself = "") {
            QTest::newRow(name) << QByteArray(network) << QByteArray(ports) << QByteArray(exposed)
                                << QByteArray(itself) << QByteArray(expected);
        };
        row("free", "app", "8082:80", "80", "");
        row("published by another", "app", "8080:1", "", "published 8080 web");
        row("on one address of all", "app", "127.0.0.1:8080:1", "", "published 8080 web");
        row("another protocol", "app", "8080:1/udp", "", "");
        row("one address, another one", "app", "10.0.0.1:53:53/udp", "", "");
        row("all addresses over one", "app", "53:53/udp", "", "published 53/udp web");
        row("a host-mode program", "app", "80:1", "", "host 80 hosty");
        row("chosen by the engine", "app", "80", "", "");
        row("a range with a free one", "app", "8080-8082:1", "", "");
        row("a range that is taken", "app", "8080-8081:1 127.0.0.1:8080-8081:2", "",
            "range 8080-8081 next, web");
        row("a range, another protocol", "app", "8080-8081:1/udp", "", "");
        row("a range, one address", "app", "10.0.0.1:8080-8081:1", "", "");
        row("a range, a host-mode program and another", "app", "80-81:1", "", "range 80-81 hosty");
        row("a range of programs", "app", "22-23:1", "", "range 22-23");
        row("a range, partly its own", "app", "8080-8081:1", "", "", "id-next");
        row("not by itself", "app", "8080:1", "", "", "id-web");
        row("not by what is stopped, not elsewhere", "app", "7000:1 9000:1", "", "");
        row("a program of the host", "app", "22:1", "", "program 22");
        row("the engine's own proxy is none", "app", "8080:1", "", "", "id-web");
        row("in host mode its own ports count", "host", "", "8080 80 22",
            "host 80 hosty|program 22|published 8080 web");
        row("published ports do not count there", "host", "8080:1", "", "");
        row("beside the owner", "container:web", "", "80", "owner 80 web");
        row("beside another guest", "container:id-web", "", "6379 22", "owner 6379 guest");
        row("none", "none", "", "80", "");
    }
    void whatIsTaken() {
        QFETCH(QByteArray, network);
        QFETCH(QByteArray, ports);
        QFETCH(QByteArray, exposed);
        QFETCH(QByteArray, itself);
        QFETCH(QByteArray, expected);
        PortsWanted wanted{here,
                           ContainerId(itself.toStdString()),
                           network.toStdString(),
                           changes::parsePublications(ports.toStdString()).publications,
                           {}};
        for (const std::string &word : changes::wordsOf(exposed.toStdString()))
            wanted.exposed.push_back(*changes::parsePort(word));
        const std::vector<Port> listening{{22, "tcp"}, {23, "tcp"}, {81, "tcp"}, {8080, "tcp"}};
        QCOMPARE(told(clashes(world(), wanted, listening)).toUtf8(), expected);
    }

    /// Its "host" is a network namespace of its own; what it publishes listens on the real one.
    void aRootlessEnginesHostIsNotThisMachine() {
        Snapshot now = world();
        auto engine = std::make_shared<Engine>();
        engine->key = here;
        engine->rootless = true;
        now.engines.put(engine);
        const std::vector<Port> listening{{22, "tcp"}};
        QCOMPARE(told(clashes(now, {here, {}, "host", {}, {{22, "tcp"}}}, listening)), QString());
        QCOMPARE(told(clashes(now, {here, {}, "app", {{"", 22, {1, "tcp"}}}, {}}, listening)),
                 QStringLiteral("program 22"));
    }

    void portsAreRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("again"); // empty: no port
        const auto row = [](const char *text, const char *again) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(again);
        };
        for (const char *good : {"80", "8080:80", "53:53/udp", "127.0.0.1:8080:80", "127.0.0.1::80",
                                 "[::1]:8080:80", "[::1]::80", "8000-8010:80-90", "8000-8010:80", "80-82",
                                 "127.0.0.1:8000-8002:80-82/udp", "127.0.0.1::80-82", "8000-8010:80/sctp"})
            row(good, good);
        row("8000-8001:80-81", "8000:80 8001:81");
        row("8080-8080:80-80", "8080:80");
        row(":80", "80");
        row("53:53/UDP", "53:53/udp");
        row("80/tcp", "80");
        row("::1:8080:80", "[::1]:8080:80");
        for (const char *bad : {"",
                                "0",
                                "65536",
                                "80/icmp",
                                "a:80",
                                "80:",
                                "localhost:80:80",
                                "1.2.3:80:80",
                                "80:80:80",
                                "-1:80",
                                "8080:80-90",
                                "[::1]:x:80",
                                " 80",
                                "8000-8001:80-90",
                                "8010-8000:80-90",
                                "90-80",
                                "80-",
                                "-80",
                                "80-90-99",
                                "1-65535:1-65535",
                                "8000-65536:80"})
            row(bad, "");
    }
    void portsAreRead() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, again);
        const auto read = changes::parsePublication(text.toStdString());
        QByteArrayList words;
        for (const std::string &word : changes::portWords(read)) words << QByteArray::fromStdString(word);
        QCOMPARE(words.join(' '), again);
    }

    /// Ports that follow each other by chance stay apart where one side does not.
    void portsThatAreNoRange() {
        const auto words = [](const char *text) {
            return changes::portWords(changes::parsePublications(text).publications);
        };
        using Words = std::vector<std::string>;
        QCOMPARE(words("1:80 2:81 4:82"), (Words{"1:80", "2:81", "4:82"}));
        QCOMPARE(words("1:80 2:81 3:82/udp"), (Words{"1:80", "2:81", "3:82/udp"}));
        QCOMPARE(words("80 1:81 2:82 3:83 9:84"), (Words{"80", "1-3:81-83", "9:84"}));
        QCOMPARE(words("1-2:80 3:81 4:82"), (Words{"1-2:80", "3:81", "4:82"}));
    }

    /// No word is made that would not be read.
    void aLongRangeIsToldInParts() {
        std::vector<Publication> all;
        for (std::uint16_t port = 10'000; port < 15'000; ++port) all.push_back({{}, port, {port, "tcp"}});
        QString text;
        for (const std::string &word : changes::portWords(all)) text += QString::fromStdString(word) + u' ';
        QCOMPARE(text, QStringLiteral("10000-11999:10000-11999 12000-13999:12000-13999 "
                                      "14000-14999:14000-14999 "));
        const auto read = changes::parsePublications(text.toStdString());
        QVERIFY(read.wrong.empty());
        QVERIFY(read.publications == all);
    }

    void whereProgramsListen() {
        const char *const tcp =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout "
            "inode\n"
            "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1\n"
            "   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 2\n"
            "   2: broken\n   3: 00000000:zz 0 0A\n";
        QCOMPARE(net::parseListening(tcp, "tcp"), (std::vector<Port>{{22, "tcp"}}));
        const char *const udp =
            "h\n 0: 00000000:0035 00000000:0000 07 x\n 1: 00000000:0036 00000000:0000 01 x\n";
        QCOMPARE(net::parseListening(udp, "udp"), (std::vector<Port>{{53, "udp"}}));
    }
};

QTEST_GUILESS_MAIN(TestClashes)
#include "tst_clashes.moc"
