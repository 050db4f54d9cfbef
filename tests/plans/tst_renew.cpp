#include <QTest>

#include "model/changes/command.h"
#include "model/plans/plan_run.h"
#include "model/plans/renew.h"

using namespace portolan;
using namespace portolan::plans;

namespace {

const EngineKey engine("unix:///a");

Network ingress() {
    Network n;
    n.id = NetworkId("i1");
    n.engine = engine;
    n.name = "ingress";
    n.driver = "overlay";
    n.scope = "swarm";
    n.ingress = true;
    n.subnets = {{"10.0.0.0/24", "10.0.0.1", "", {}}};
    n.options = {{"com.docker.network.driver.overlay.vxlanid_list", "4096"}, {"encrypted", ""}};
    return n;
}
Network bridge() {
    Network n;
    n.id = NetworkId("g1");
    n.engine = engine;
    n.name = "docker_gwbridge";
    n.driver = "bridge";
    n.subnets = {{"172.18.0.0/16", "", "", {}}};
    n.options = {{"com.docker.network.bridge.enable_icc", "false"},
                 {"com.docker.network.bridge.name", "docker_gwbridge"}};
    return n;
}

Snapshot picture(SwarmRole role) {
    Snapshot s;
    auto e = std::make_shared<Engine>();
    e->key = engine;
    e->swarm = role;
    s.engines.put(e);
    s.networks.put(std::make_shared<Network>(ingress()));
    s.networks.put(std::make_shared<Network>(bridge()));
    return s;
}

QByteArray told(const Snapshot &snapshot, SwarmNetwork which) {
    static constexpr const char *names[]{"manager", "noService", "noSwarm", "nobodyOn"};
    QByteArrayList lines;
    for (const Precondition &p : preconditionsOf(snapshot, engine, which)) {
        QByteArray line = (p.met ? "+" : "-") + QByteArray(names[int(p.what)]);
        for (const std::string &culprit : p.culprits) line += " " + QByteArray::fromStdString(culprit);
        lines << line;
    }
    return lines.join("; ");
}

} // namespace

class TestRenew : public QObject {
    Q_OBJECT
    /// Runs it with these answers, then successes: what was asked, "-" before what takes back.
    static QByteArrayList played(Plan plan, std::vector<Result<changes::Outcome>> answers, RunState &end) {
        PlanRun run(std::move(plan));
        QByteArrayList asked;
        std::size_t at = 0;
        while (const auto action = run.next()) {
            asked << (action->takesBack ? "-" : "") +
                         QByteArray::fromStdString(changes::commandLine(action->change)).mid(15);
            run.tell(at < answers.size() ? answers[at] : Result<changes::Outcome>());
            ++at;
        }
        end = run.state();
        return asked;
    }
    static Plan ofIngress() {
        const Network now = ingress();
        changes::NetworkSpec wanted = specOf(&now, SwarmNetwork::ingress);
        wanted.subnets = {{"10.11.0.0/16", "", "", {}}};
        wanted.options["com.docker.network.driver.mtu"] = "1200";
        return renew(&now, SwarmNetwork::ingress, wanted);
    }

private slots:
    void whichTheyAre() {
        QCOMPARE(swarmNetworkOf(ingress()), std::optional(SwarmNetwork::ingress));
        QCOMPARE(swarmNetworkOf(bridge()), std::optional(SwarmNetwork::gatewayBridge));
        Network other = bridge();
        other.name = "app";
        QVERIFY(!swarmNetworkOf(other));
        other = bridge();
        other.driver = "overlay";
        QVERIFY(!swarmNetworkOf(other));
        // Each engine has its own.
        Snapshot s = picture(SwarmRole::none);
        QCOMPARE(swarmNetwork(s, engine, SwarmNetwork::gatewayBridge)->id, NetworkId("g1"));
        QVERIFY(!swarmNetwork(s, EngineKey("unix:///b"), SwarmNetwork::gatewayBridge));
    }

    /// What nobody wants otherwise comes along.
    void allOfItIsMadeAgain() {
        Network now = bridge();
        now.ipv6 = now.internal = true;
        now.labels = {{"a", "b"}};
        now.options["com.docker.network.driver.mtu"] = "1400";
        const changes::NetworkSpec spec = specOf(&now, SwarmNetwork::gatewayBridge);
        QVERIFY(spec.ipv6);
        QVERIFY(spec.internal);
        QVERIFY(!spec.ingress);
        QCOMPARE(spec.labels, now.labels);
        QCOMPARE(spec.options, now.options);
        QCOMPARE(spec.subnets, now.subnets);
        now.ipv6 = now.internal = false;
        QVERIFY(!specOf(&now, SwarmNetwork::gatewayBridge).ipv6);
        QVERIFY(!specOf(&now, SwarmNetwork::gatewayBridge).internal);
    }

    void whatHasToBeSoBefore() {
        Snapshot s = picture(SwarmRole::manager);
        QCOMPARE(told(s, SwarmNetwork::ingress), QByteArray("+manager; +noService; +nobodyOn"));
        QCOMPARE(told(s, SwarmNetwork::gatewayBridge), QByteArray("-noSwarm; +nobodyOn"));
        for (const auto &[id, name, on] :
             {std::tuple("1", "web", "i1"), std::tuple("2", "hosty", ""), std::tuple("3", "api", "i1")}) {
            auto service = std::make_shared<SwarmService>();
            service->id = id;
            service->engine = engine;
            service->name = name;
            service->publications = {{"", 80, {80, "tcp"}}};
            if (*on) service->networks = {NetworkId(on)};
            s.swarmServices.put(service);
        }
        QCOMPARE(told(s, SwarmNetwork::ingress), QByteArray("+manager; -noService api web; +nobodyOn"));
        QCOMPARE(told(picture(SwarmRole::worker), SwarmNetwork::ingress),
                 QByteArray("-manager; +noService; +nobodyOn"));
        QCOMPARE(told(picture(SwarmRole::worker), SwarmNetwork::gatewayBridge),
                 QByteArray("-noSwarm; +nobodyOn"));
        for (const SwarmRole role :
             {SwarmRole::locked, SwarmRole::pending, SwarmRole::failing}) // still in it
            QCOMPARE(told(picture(role), SwarmNetwork::gatewayBridge), QByteArray("-noSwarm; +nobodyOn"));
        // Whichever manager told of it; one of another swarm is in nobody's way here.
        for (const auto &[on, expected] : {std::pair("i1", "+manager; -noService far; +nobodyOn"),
                                           std::pair("i9", "+manager; +noService; +nobodyOn")}) {
            s = picture(SwarmRole::manager);
            auto elsewhere = std::make_shared<SwarmService>();
            elsewhere->id = "9";
            elsewhere->engine = EngineKey("unix:///b");
            elsewhere->name = "far";
            elsewhere->networks = {NetworkId(on)};
            s.swarmServices.put(elsewhere);
            QCOMPARE(told(s, SwarmNetwork::ingress), QByteArray(expected));
        }
        s = picture(SwarmRole::none);
        QCOMPARE(told(s, SwarmNetwork::gatewayBridge), QByteArray("+noSwarm; +nobodyOn"));
        auto guest = std::make_shared<Container>();
        guest->id = ContainerId("c");
        guest->engine = engine;
        guest->name = "guest";
        guest->state = ContainerState::running;
        guest->attachments.resize(1);
        guest->attachments[0].networkId = NetworkId("g1");
        guest->attachments[0].networkName = "docker_gwbridge";
        guest->attachments[0].endpointId = "e";
        s.containers.put(guest);
        QCOMPARE(told(s, SwarmNetwork::gatewayBridge), QByteArray("+noSwarm; -nobodyOn guest"));
    }

    void theCommands() {
        RunState end;
        QCOMPARE(played(ofIngress(), {}, end),
                 (QByteArrayList{"rm ingress", "create -d overlay --subnet 10.11.0.0/16 --ingress -o "
                                               "com.docker.network.driver.mtu=1200 -o encrypted ingress"}));
        QCOMPARE(end, RunState::done);
        const changes::NetworkSpec first = specOf(nullptr, SwarmNetwork::gatewayBridge);
        QCOMPARE(played(renew(nullptr, SwarmNetwork::gatewayBridge, first), {}, end),
                 QByteArrayList{"create -d bridge -o com.docker.network.bridge.enable_icc=false -o "
                                "com.docker.network.bridge.enable_ip_masquerade=true -o "
                                "com.docker.network.bridge.name=docker_gwbridge docker_gwbridge"});
    }

    void aFailureBringsTheFormerOneBack() {
        const auto refused = [] { return Result<changes::Outcome>(fail(Errc::http, "POST", "", "no", 400)); };
        const auto lost = [] { return Result<changes::Outcome>(fail(Errc::disconnected, "POST", "")); };
        const auto notFound = [] {
            return Result<changes::Outcome>(fail(Errc::notFound, "DELETE", "", "", 404));
        };
        const QByteArray create = "create -d overlay --subnet 10.11.0.0/16 --ingress -o "
                                  "com.docker.network.driver.mtu=1200 -o encrypted ingress",
                         former = "-create -d overlay --subnet 10.0.0.0/24 --gateway 10.0.0.1 --ingress -o "
                                  "encrypted ingress";
        RunState end;
        // It is still there: nothing is to be taken back.
        QCOMPARE(played(ofIngress(), {refused()}, end), QByteArrayList{"rm ingress"});
        QCOMPARE(end, RunState::undone);
        const Result<changes::Outcome> good;
        QCOMPARE(played(ofIngress(), {good, refused()}, end), (QByteArrayList{"rm ingress", create, former}));
        QCOMPARE(end, RunState::undone);
        // Nobody knows whether it was made.
        QCOMPARE(played(ofIngress(), {good, lost()}, end),
                 (QByteArrayList{"rm ingress", create, "-rm ingress", former}));
        QCOMPARE(end, RunState::undone);
        QCOMPARE(played(ofIngress(), {good, lost(), notFound()}, end),
                 (QByteArrayList{"rm ingress", create, "-rm ingress", former}));
        QCOMPARE(end, RunState::undone);
        // The former one cannot be made: what is left is said.
        QCOMPARE(played(ofIngress(), {good, refused(), refused()}, end),
                 (QByteArrayList{"rm ingress", create, former}));
        QCOMPARE(end, RunState::halfUndone);
    }

    void theScriptAnswersDockersQuestionAndWaits() {
        QCOMPARE(QString::fromStdString(scriptOf(ofIngress(), {}, {})),
                 QStringLiteral("#!/bin/sh\nset -e\necho y | docker network rm ingress\n"
                                "while docker network inspect ingress >/dev/null 2>&1; do sleep 1; done\n"
                                "docker network create -d overlay --subnet 10.11.0.0/16 --ingress -o "
                                "com.docker.network.driver.mtu=1200 -o encrypted ingress\n"));
        const Network now = bridge();
        const Plan plan = renew(&now, SwarmNetwork::gatewayBridge, specOf(&now, SwarmNetwork::gatewayBridge));
        QVERIFY(scriptOf(plan, {}, {}).find("\ndocker network rm docker_gwbridge\ndocker network create") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRenew)
#include "tst_renew.moc"
