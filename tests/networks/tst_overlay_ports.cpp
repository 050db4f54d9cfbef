#include <QTest>

#include "model/networks/overlay_ports.h"

using namespace portolan;
using namespace portolan::networks;

namespace {

const EngineKey a("unix:///a"), b("tcp://b:2375");

struct Picture {
    Snapshot now;

    void engine(const EngineKey &key, const char *name, SwarmRole role, const char *nodeAddress,
                std::vector<std::string> addresses = {}, SourceState state = SourceState::live) {
        auto e = std::make_shared<Engine>();
        e->key = key;
        e->name = name;
        e->swarm = role;
        e->state = state;
        e->local = key == a;
        if (role != SwarmRole::none) e->swarmNodeId = std::string(name) + "-node";
        e->swarmNodeAddress = nodeAddress;
        e->addresses = std::move(addresses);
        now.engines.put(e);
    }
    void node(const EngineKey &teller, const char *name, const char *address, const char *role,
              const char *state = "ready", const char *reachability = "") {
        auto n = std::make_shared<SwarmNode>();
        n->id = std::string(name) + "-node";
        n->engine = teller;
        n->hostname = name;
        n->address = address;
        n->role = role;
        n->state = state;
        n->reachability = reachability;
        now.swarmNodes.put(n);
    }
    void overlay(const EngineKey &teller, std::vector<OverlayPeer> peers) {
        auto n = std::make_shared<Network>();
        n->id = NetworkId("mesh" + teller.value);
        n->engine = teller;
        n->driver = "overlay";
        n->peers = std::move(peers);
        now.networks.put(n);
    }
    QByteArray told(const EngineKey &key = a) const {
        QByteArrayList lines;
        for (const OverlayHost &host : overlayHosts(now, key)) {
            QByteArray line = QByteArray::fromStdString(host.name + " " + host.address + " " + host.state +
                                                        " " + host.reachability);
            if (host.gossips) line += " peer";
            for (const PortQuestion &question : portsOf(host))
                line += " " + QByteArray::fromStdString(question.port.protocol) +
                        QByteArray::number(question.port.number);
            lines << line.simplified();
        }
        return lines.join("; ");
    }
};

} // namespace

class TestOverlayPorts : public QObject {
    Q_OBJECT
private slots:
    void nothingIsKnownOfNobody() { QCOMPARE(Picture().told(), QByteArray()); }

    void theManagersNodesAndWhatIsAskedOfThem() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::manager, "10.1.0.1");
        p.node(a, "alpha", "10.1.0.1", "manager", "ready", "reachable");
        p.node(a, "beta", "10.1.0.2", "worker", "down");
        QCOMPARE(p.told(), QByteArray("alpha 10.1.0.1 ready reachable tcp2377 tcp7946 udp7946 udp4789; "
                                      "beta 10.1.0.2 down tcp7946 udp7946 udp4789"));
    }

    void aWorkerIsToldOfByItsManager() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::worker, "10.1.0.1");
        p.engine(b, "beta", SwarmRole::manager, "10.1.0.2");
        p.node(b, "alpha", "10.1.0.1", "worker");
        p.node(b, "beta", "10.1.0.2", "manager", "ready", "reachable");
        QCOMPARE(p.told(), QByteArray("alpha 10.1.0.1 ready tcp7946 udp7946 udp4789; "
                                      "beta 10.1.0.2 ready reachable tcp2377 tcp7946 udp7946 udp4789"));
    }

    void enginesInNoSwarmAreAskedWhereTheirUrlLeads() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::none, "", {"192.168.1.5", "172.17.0.1"}); // of this machine
        p.engine(b, "beta", SwarmRole::none, "", {"b", "10.1.0.2"});
        QCOMPARE(p.told(), QByteArray("alpha; beta 10.1.0.2 tcp7946 udp7946 udp4789"));
    }

    void aWorkerAloneIsAskedWhereItsSwarmSays() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::worker, "10.1.0.1", {"192.168.1.5"});
        QCOMPARE(p.told(), QByteArray("alpha 10.1.0.1 tcp7946 udp7946 udp4789"));
    }

    void anotherSwarmsNodesAreNotItsOwn() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::worker, "10.1.0.1");
        p.node(b, "delta", "10.2.0.4", "worker");
        QCOMPARE(p.told(), QByteArray("alpha 10.1.0.1 tcp7946 udp7946 udp4789"));
    }

    void whoIsLostIsNotAsked() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::none, "");
        p.engine(b, "beta", SwarmRole::none, "", {"10.1.0.2"}, SourceState::lost);
        QCOMPARE(p.told(), QByteArray("alpha"));
    }

    void anAddressThatIsNoneForOthers_data() {
        QTest::addColumn<QByteArray>("address");
        for (const char *address : {"127.0.0.1", "::1", "0.0.0.0", "::", "no address", ""})
            QTest::newRow(*address ? address : "empty") << QByteArray(address);
    }
    void anAddressThatIsNoneForOthers() {
        QFETCH(QByteArray, address);
        Picture p;
        p.engine(a, "alpha", SwarmRole::manager, address.constData());
        p.node(a, "alpha", address.constData(), "manager");
        QCOMPARE(p.told(), QByteArray("alpha ready"));
    }

    void aPeerIsOneThatAnotherNames() {
        Picture p;
        p.engine(a, "alpha", SwarmRole::manager, "10.1.0.1");
        p.node(a, "alpha", "10.1.0.1", "manager");
        p.node(a, "beta", "10.1.0.2", "worker");
        p.overlay(a, {{"x", "10.1.0.1"}}); // only itself
        QCOMPARE(p.told().count("peer"), 0);
        p.overlay(a, {{"x", "10.1.0.1"}, {"y", "10.1.0.2"}});
        QVERIFY(p.told().contains("beta 10.1.0.2 ready peer"));
        QCOMPARE(p.told().count("peer"), 1);
    }
};

QTEST_GUILESS_MAIN(TestOverlayPorts)
#include "tst_overlay_ports.moc"
