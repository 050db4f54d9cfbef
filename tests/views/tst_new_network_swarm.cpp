#include <QCheckBox>
#include <QClipboard>

#include "tests/views/new_network_bench.h"

using namespace portolan;
using namespace portolan::testing;
using namespace portolan::views;

namespace {

using Bench = NewNetworkBench;

struct FakeProber : networks::PortProber {
    std::vector<networks::PortQuestion> asked;
    Answered answered;
    Ended ended;
    int cancelled = 0;

    Ticket probe(std::vector<networks::PortQuestion> questions, Answered onAnswer, Ended onEnd) override {
        asked = std::move(questions);
        answered = std::move(onAnswer);
        ended = std::move(onEnd);
        return 1;
    }
    void cancel(Ticket) override { ++cancelled; }
};

} // namespace

/// The New network dialog and swarms.
class TestNewNetworkSwarm : public QObject {
    Q_OBJECT
private slots:
    void aSwarmsNetworkIsSeenAgainstTheHostsOwn() {
        Bench b;
        b.swarmOfTwo();
        b.card(NetworkMode::overlay);
        QCOMPARE(b.find<QLineEdit>("networkSubnet")->placeholderText(),
                 QStringLiteral("for example 10.0.1.0/24"));
        b.type("networkName", "my.mesh");
        QCOMPARE(b.hint("networkName"),
                 QStringLiteral("A swarm takes letters, digits, and “-” and “_” between them."));
        b.type("networkName", "mesh");
        b.type("networkSubnet", "172.18.0.0/16");
        QVERIFY(b.hint("networkSubnet").startsWith(QStringLiteral("Overlaps the network “app-tier”")));
        QVERIFY(b.hint("networkSubnet").endsWith(QStringLiteral("Free would be 10.0.1.0/24.")));
        QVERIFY(b.ready());
        b.find<QPushButton>("networkUse")->click();
        QCOMPARE(b.find<QLineEdit>("networkSubnet")->text(), QStringLiteral("10.0.1.0/24"));
    }

    void anOverlayTakesAManager() {
        Bench b;
        b.card(NetworkMode::overlay);
        auto *init = b.find<QPushButton>("swarmInit");
        QVERIFY(init->isVisible());
        QCOMPARE(b.command(), QStringLiteral("$ docker swarm init"));
        b.find<QComboBox>("swarmAddress")->setCurrentText(QStringLiteral("192.168.9.20"));
        QCOMPARE(b.command(), QStringLiteral("$ docker swarm init --advertise-addr 192.168.9.20"));
        QVERIFY(b.find<QPushButton>("copyCommand")->isEnabled());
        QVERIFY(!b.ready()); // there is no network to make yet
        QVERIFY(b.says("It takes a swarm first."));
        init->click();
        QCOMPARE(b.performer.lastCommand(), std::string("docker swarm init --advertise-addr 192.168.9.20"));
        QVERIFY(b.says("The engine starts the swarm…"));
        init->click(); // once is enough
        QCOMPARE(b.performer.asked.size(), std::size_t(1));
        b.performer.refuse("could not choose an IP address");
        QTRY_VERIFY(b.says("could not choose an IP address"));
        QVERIFY(!b.says("The engine starts the swarm…"));
        init->click();
        QVERIFY(!b.says("could not choose an IP address"));
        b.performer.succeed();
        QCoreApplication::processEvents();
        QVERIFY(!init->isEnabled()); // till the chart shows it
        QCOMPARE(b.performer.asked.size(), std::size_t(2));
        b.engineIs([](Engine &engine) { engine.swarm = SwarmRole::manager; });
        QVERIFY(b.find<QLineEdit>("networkName")->isVisible());
        b.type("networkName", "mesh");
        QCOMPARE(b.command(), QStringLiteral("$ docker network create -d overlay --attachable mesh"));
        b.engineIs([](Engine &engine) { engine.swarm = SwarmRole::none; });
        QVERIFY(init->isVisible() && init->isEnabled()); // it left
    }

    void otherHostsReachNoBridge() {
        Bench b;
        Snapshot next = b.store.snapshot();
        Network bridge;
        bridge.id = NetworkId("docker0");
        bridge.engine = b.here();
        bridge.name = bridge.driver = "bridge";
        bridge.options = {{"com.docker.network.bridge.name", "docker0"}};
        next.networks.put(std::make_shared<const Network>(bridge));
        b.store.apply(std::make_shared<const Snapshot>(next));
        b.card(NetworkMode::overlay);
        const auto *address = b.find<QComboBox>("swarmAddress");
        QStringList offered;
        for (int i = 0; i < address->count(); ++i) offered << address->itemText(i);
        QCOMPARE(offered,
                 (QStringList{QString(), QStringLiteral("192.168.9.20"), QStringLiteral("192.168.30.5")}));
    }

    void whoIsInASwarmAlreadyStartsNone_data() {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("words");
        QTest::newRow("worker") << int(SwarmRole::worker) << QStringLiteral("docker node promote");
        QTest::newRow("locked") << int(SwarmRole::locked) << QStringLiteral("docker swarm unlock");
        QTest::newRow("pending") << int(SwarmRole::pending) << QStringLiteral("on its way into its swarm");
        QTest::newRow("failing") << int(SwarmRole::failing) << QStringLiteral("docker swarm leave --force");
    }

    void whoIsInASwarmAlreadyStartsNone() {
        QFETCH(int, role);
        QFETCH(QString, words);
        Bench b;
        b.engineIs([&](Engine &engine) { engine.swarm = static_cast<SwarmRole>(role); });
        b.card(NetworkMode::overlay);
        QVERIFY(b.says(words.toUtf8().constData()));
        QVERIFY(!b.find<QPushButton>("swarmInit")->isVisible());
        QVERIFY(!b.find<QPushButton>("renewNetwork")->isVisible());
        QVERIFY(b.says("It takes a manager of a swarm."));
        QCOMPARE(b.command(), QStringLiteral("$"));
    }

    void thePortsBetweenTheHostsAreTriedAndToldHonestly() {
        Bench b;
        FakeProber prober;
        b.dialog->offerPortCheck(prober);
        const auto *panel = b.find<QWidget>("portCheck");
        QVERIFY(!panel->isVisible());
        Snapshot alone = b.store.snapshot();
        alone.engines = {};
        alone.engines.put(b.store.snapshot().engines.find(std::string_view(b.here().value)));
        b.store.apply(std::make_shared<const Snapshot>(alone));
        b.card(NetworkMode::overlay);
        QVERIFY(!panel->isVisible()); // one host: there is nothing between
        b.swarmOfTwo();
        QVERIFY(panel->isVisible());
        auto *button = b.find<QPushButton>("checkPorts");
        button->click();
        QCOMPARE(button->text(), QStringLiteral("Stop checking"));
        using networks::PortQuestion;
        const std::vector<PortQuestion> asked{{"10.1.0.1", {2377, "tcp"}}, {"10.1.0.1", {7946, "tcp"}},
                                              {"10.1.0.1", {7946, "udp"}}, {"10.1.0.1", {4789, "udp"}},
                                              {"10.1.0.2", {7946, "tcp"}}, {"10.1.0.2", {7946, "udp"}},
                                              {"10.1.0.2", {4789, "udp"}}};
        QVERIFY(prober.asked == asked);
        QTRY_VERIFY(b.says("TCP port 2377: being tried…"));
        prober.answered(0, networks::PortAnswer::open);
        prober.answered(4, networks::PortAnswer::silent);
        prober.answered(5, networks::PortAnswer::silent);
        prober.answered(6, networks::PortAnswer::refused);
        QTRY_VERIFY(b.says("✓ TCP port 2377: open"));
        QVERIFY(b.says("✗ TCP port 7946: no answer: a firewall, or the host is off"));
        QVERIFY(b.says("? UDP port 7946: no answer, which proves nothing"));
        QVERIFY(b.says("? UDP port 4789: nobody listens, as long as no container"));
        QVERIFY(b.says("beta · 10.1.0.2 · worker"));
        QVERIFY(b.says("The swarm's managers see it: down."));
        QVERIFY(b.says("Tried from this machine, not between the hosts"));
        button->click();
        QCOMPARE(prober.cancelled, 1);
        prober.ended();
        QTRY_COMPARE(button->text(), QStringLiteral("Check the ports"));
        QVERIFY(b.says("UDP port 4789: not tried"));
    }

    void aCheckUnderWayEndsWithItsDialog() {
        Bench b;
        FakeProber prober;
        b.dialog->offerPortCheck(prober);
        b.card(NetworkMode::overlay);
        b.swarmOfTwo();
        b.find<QPushButton>("checkPorts")->click();
        b.dialog.reset();
        QCOMPARE(prober.cancelled, 1);
        prober.answered(0, networks::PortAnswer::open); // it comes too late for anybody
        prober.ended();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestNewNetworkSwarm)
#include "tst_new_network_swarm.moc"
