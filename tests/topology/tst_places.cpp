#include <QTest>

#include "model/topology/chart.h"
#include "tests/support/harbour_text.h"

using namespace portolan;
using testing::describe;
using testing::observe;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

} // namespace

/// Where an ambassador called amb gets to. Its one relay listens at port 1 and is told of by a command.
class TestPlaces : public QObject {
    Q_OBJECT

    static void rows() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("amb"); // settings of the ambassador
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("outcome");
    }
    static void row(const char *title, const std::string &text, const char *amb, const char *to,
                    const char *outcome) {
        QTest::newRow(title) << QByteArray::fromStdString(text) << QByteArray(amb) << QByteArray(to)
                             << QByteArray(outcome);
    }
    static void check() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, amb);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, outcome);
        // The ambassador stands on the engine named last.
        const std::string all = text.toStdString() + "\ncontainer amb " + amb.toStdString() +
                                " run='socat TCP-L:1 " + to.toStdString() + "'";
        const std::string found = describe(topology::chart(observe(all), {}, noon), {"relay"});
        const std::string marker = " command ";
        QVERIFY2(found.find(marker) != std::string::npos, found.c_str());
        const std::string tail = found.substr(found.find(marker) + marker.size());
        QCOMPARE(QByteArray::fromStdString(tail.substr(0, tail.size() - 1)), outcome);
    }

private slots:
    void addresses_data() {
        rows();
        const char *bridge = "on=bridge:172.17.0.9";
        row("a running container", "container redis on=bridge:172.17.0.2", bridge, "TCP:172.17.0.2:6379",
            "ok -> redis");
        row("a paused one holds it", "container redis state=paused on=bridge:172.17.0.2", bridge,
            "TCP:172.17.0.2:1", "ok -> redis");
        row("an exited one does not", "container redis state=exited on=bridge:172.17.0.2", bridge,
            "TCP:172.17.0.2:1", "stale -> -");
        row("nobody in a known network", "", bridge, "TCP:172.17.0.2:1", "stale -> -");
        row("no network we know", "", bridge, "TCP:10.9.8.7:1", "unresolved -> -");
        row("another network of the same host",
            "network n subnet=172.18.0.0/16,172.18.0.1\ncontainer redis on=n:172.18.0.2", bridge,
            "TCP:172.18.0.2:1", "ok -> redis");
        row("IPv6, written otherwise",
            "network n subnet=fd00:1::/64\ncontainer redis on=n:172.18.0.2,fd00:1::2", bridge,
            "TCP6:[fd00:1:0::0:2]:1", "ok -> redis");
        row("IPv6, nobody", "network n subnet=fd00:1::/64", bridge, "TCP6:[fd00:1::3]:1", "stale -> -");
        row("itself", "", bridge, "TCP:172.17.0.9:1", "ok -> amb");
        row("malformed", "", bridge, "TCP:172.17.0.999:1", "malformed -> -");

        const std::string far = "engine far\ncontainer redis on=bridge:172.17.0.2\nengine here\n";
        row("the same address on another host is another", far, bridge, "TCP:172.17.0.2:1", "stale -> -");
        row("the own host's container, not the other's", far + "container mine on=bridge:172.17.0.2", bridge,
            "TCP:172.17.0.2:1", "ok -> here/mine");
        row("a network that only another host has",
            "engine far\nnetwork n subnet=172.30.0.0/16\ncontainer redis on=n:172.30.0.2\nengine here\n",
            bridge, "TCP:172.30.0.2:1", "unresolved -> -");
        const std::string overlay = "engine far\nnetwork ov id=ov driver=overlay subnet=10.0.1.0/24\n"
                                    "container redis on=ov:10.0.1.2\nengine here\n";
        row("overlay of one id on both", overlay + "network ov id=ov driver=overlay subnet=10.0.1.0/24",
            "on=ov:10.0.1.3", "TCP:10.0.1.2:1", "ok -> redis");
        row("overlay that has not come to this host", overlay, bridge, "TCP:10.0.1.2:1", "unresolved -> -");
        row("two overlays that only look alike", overlay + "network ov driver=overlay subnet=10.0.1.0/24",
            "on=ov:10.0.1.3", "TCP:10.0.1.2:1", "stale -> -");
        const std::string lan = "engine far\nnetwork lan driver=macvlan subnet=192.168.8.0/24,192.168.8.1\n"
                                "container redis on=lan:192.168.8.20\nengine here\n";
        row("macvlan of one subnet on both",
            lan + "network lan2 driver=macvlan subnet=192.168.8.0/24,192.168.8.1", "on=lan2:192.168.8.30",
            "TCP:192.168.8.20:1", "ok -> redis");
        row("a bridge of that subnet is no LAN", lan + "network lan2 subnet=192.168.8.0/24",
            "on=lan2:192.168.8.30", "TCP:192.168.8.20:1", "stale -> -");
        row("of two holders the one on a network of the ambassador",
            "network a driver=macvlan subnet=10.1.0.0/16\nnetwork b subnet=10.1.0.0/16\n"
            "container one on=a:10.1.0.2\ncontainer two on=b:10.1.0.2",
            "on=b:10.1.0.3", "TCP:10.1.0.2:1", "ok -> two");
    }
    void addresses() { check(); }

    void names_data() {
        rows();
        const std::string redis =
            "network n subnet=172.18.0.0/16\n"
            "container redis on=n:172.18.0.2 alias=n:cache id=77 dns=n:by-dns hostname=box\n";
        row("a container's name", redis, "on=n:172.18.0.3", "TCP:redis:6379", "ok -> redis");
        row("in other letters", redis, "on=n:172.18.0.3", "TCP:ReDis:6379", "ok -> redis");
        row("an alias", redis, "on=n:172.18.0.3", "TCP:cache:6379", "ok -> redis");
        row("a DNS name of new engines", redis, "on=n:172.18.0.3", "TCP:by-dns:6379", "ok -> redis");
        row("with the network's name", redis, "on=n:172.18.0.3", "TCP:redis.n:6379", "ok -> redis");
        row("with a full stop", redis, "on=n:172.18.0.3", "TCP:redis.:6379", "ok -> redis");
        row("with another network's name", redis + "network m", "on=n:172.18.0.3 on=m", "TCP:redis.m:6379",
            "unresolved -> -");
        row("a name on no common network", redis, "on=bridge:172.17.0.3", "TCP:redis:6379",
            "unresolved -> -");
        row("the default bridge has no names", "container redis on=bridge:172.17.0.2", "on=bridge:172.17.0.3",
            "TCP:redis:6379", "unresolved -> -");
        row("its name is known, but it exited", "network n\ncontainer redis state=exited on=n",
            "on=n:172.18.0.3", "TCP:redis:6379", "stale -> -");
        row("of two with one alias the one that runs",
            "network n\ncontainer a state=exited on=n alias=n:db\ncontainer b on=n:172.18.0.2 alias=n:db",
            "on=n:172.18.0.3", "TCP:db:1", "ok -> b");
        row("nobody's name", redis, "on=n:172.18.0.3", "TCP:nobody:6379", "unresolved -> -");
        row("host mode has no names of Docker's", redis, "on=host mode=host", "TCP:redis:6379",
            "unresolved -> -");
        row("over an overlay",
            "engine far\nnetwork ov id=ov driver=overlay\ncontainer redis on=ov:10.0.1.2\nengine here\n"
            "network ov id=ov driver=overlay",
            "on=ov:10.0.1.3", "TCP:redis:1", "ok -> redis");

        const std::string linked = "container redis on=bridge:172.17.0.2 hostname=box";
        row("a link's alias", linked, "on=bridge:172.17.0.3 link=redis:db", "TCP:db:1", "ok -> redis");
        row("a link's target by its real name", linked, "on=bridge:172.17.0.3 link=redis:db", "TCP:redis:1",
            "ok -> redis");
        row("a link's target by its hostname", linked, "on=bridge:172.17.0.3 link=redis:db", "TCP:BOX:1",
            "ok -> redis");
        row("the typo of the tutorial does no harm", "container dnmonster on=bridge:172.17.0.3",
            "on=bridge:172.17.0.9 link=dnmonster:dnonster", "TCP:dnmonster:8080", "ok -> dnmonster");
        row("a link's alias, target exited", "container redis state=exited on=bridge",
            "on=bridge:172.17.0.3 link=redis:db", "TCP:db:1", "stale -> -");
        row("a link's alias, target gone", "", "on=bridge:172.17.0.3 link=redis:db", "TCP:db:1",
            "stale -> -");
        row("an alias of a user network", "network n\ncontainer redis on=n:172.18.0.2",
            "on=n:172.18.0.3 ulink=n:redis:db", "TCP:db:1", "ok -> redis");
        row("an alias that a rename has killed", "network n\ncontainer redis2 on=n:172.18.0.2",
            "on=n:172.18.0.3 ulink=n:redis:db", "TCP:db:1", "stale -> -");

        row("in another's network: its names", redis + "container owner on=n:172.18.0.5",
            "mode=container:owner", "TCP:redis:6379", "ok -> redis");
        row("in the network of one that is gone", redis, "mode=container:owner", "TCP:redis:6379",
            "unresolved -> -");
    }
    void names() { check(); }

    void shortIds() {
        const std::string id = testing::idIn("here", "redis").substr(0, 12);
        const std::string text = "network n\ncontainer redis on=n:172.18.0.2\n"
                                 "container amb on=n:172.18.0.3 run='socat TCP-L:1 TCP:" +
                                 id + ":6379'";
        QCOMPARE(describe(topology::chart(observe(text), {}, noon), {"relay"}),
                 "relay amb 1/tcp TCP:" + id + ":6379 command ok -> redis\n");
    }

    void hosts_data() {
        rows();
        const char *bridge = "on=bridge:172.17.0.9";
        const std::string far = "engine far addresses=10.7.0.2,far.lan,[fd00:7::2]\n";
        const std::string published =
            far + "container redis on=bridge:172.17.0.2 publish=0.0.0.0:6379:6379\nengine here\n";
        row("another host's published port", published, bridge, "TCP:10.7.0.2:6379", "ok -> redis");
        row("by the host's name", published, bridge, "TCP:FAR.lan:6379", "ok -> redis");
        row("by its IPv6 address", published, bridge, "TCP:[fd00:7::2]:6379", "ok -> redis");
        row("nothing published at that port", published, bridge, "TCP:10.7.0.2:6380", "stale -> -");
        row("another protocol", published, bridge, "UDP:10.7.0.2:6379", "stale -> -");
        row("a host we do not know", published, bridge, "TCP:10.7.0.3:6379", "unresolved -> -");
        row("who published it exited",
            far + "container redis state=exited publish=0.0.0.0:6379:6379\nengine here\n", bridge,
            "TCP:10.7.0.2:6379", "stale -> -");
        row("published on all of IPv6", far + "container redis publish=:::6379:6379\nengine here\n", bridge,
            "TCP:10.7.0.2:6379", "ok -> redis");
        row("published on that address", far + "container redis publish=10.7.0.2:6379:6379\nengine here\n",
            bridge, "TCP:10.7.0.2:6379", "ok -> redis");
        row("published on another of its addresses",
            far + "container redis publish=10.8.0.2:6379:6379\nengine here\n", bridge, "TCP:10.7.0.2:6379",
            "stale -> -");
        row("published on its loopback only",
            far + "container redis publish=127.0.0.1:6379:6379\nengine here\n", bridge, "TCP:far.lan:6379",
            "stale -> -");
        row("the very address before all addresses",
            far + "container a publish=0.0.0.0:6379:6379\ncontainer b publish=10.7.0.2:6379:6379\nengine "
                  "here\n",
            bridge, "TCP:10.7.0.2:6379", "ok -> b");
        row("a udp port", far + "container dns publish=0.0.0.0:53:53/udp\nengine here\n", bridge,
            "UDP:10.7.0.2:53", "ok -> dns");
        row("a container on the host's own network",
            far + "container redis mode=host on=host expose=6379\nengine here\n", bridge, "TCP:10.7.0.2:6379",
            "ok -> redis");
        row("which exposes other ports", far + "container redis mode=host on=host expose=80\nengine here\n",
            bridge, "TCP:10.7.0.2:6379", "stale -> -");
        row("by the swarm's address",
            "engine far node=n1:10.7.0.5\ncontainer redis publish=0.0.0.0:6379:6379\nengine here\n", bridge,
            "TCP:10.7.0.5:6379", "ok -> redis");
        row("by the address that a manager tells",
            "engine far node=n1:\ncontainer redis publish=0.0.0.0:6379:6379\nengine here node=n0:\nnode n1 "
            "10.7.0.5",
            bridge, "TCP:10.7.0.5:6379", "ok -> redis");
        row("the own host by its address",
            "engine here addresses=10.7.0.1\ncontainer redis on=bridge:172.17.0.2 publish=0.0.0.0:6379:6379",
            bridge, "TCP:10.7.0.1:6379", "ok -> redis");
        row("the own host by the bridge's gateway", "container redis publish=0.0.0.0:6379:6379", bridge,
            "TCP:172.17.0.1:6379", "ok -> redis");
        row("published on the gateway alone", "container redis publish=172.17.0.1:6379:6379", bridge,
            "TCP:172.17.0.1:6379", "ok -> redis");
        row("the gateway, nothing published", "", bridge, "TCP:172.17.0.1:6379", "stale -> -");
        row("the gateway is never another host",
            "engine far addresses=10.7.0.2,172.17.0.1\ncontainer redis publish=0.0.0.0:6379:6379\nengine "
            "here\n",
            bridge, "TCP:172.17.0.1:6379", "stale -> -");
        row("another host's inner address is out of reach",
            "engine far addresses=10.7.0.2,172.30.0.1\nnetwork n subnet=172.30.0.0/16,172.30.0.1\n"
            "container redis publish=0.0.0.0:6379:6379\nengine here\n",
            bridge, "TCP:172.30.0.1:6379", "unresolved -> -");
        row("a macvlan's gateway is a router",
            "network lan driver=macvlan subnet=192.168.8.0/24,192.168.8.1\ncontainer redis "
            "publish=0.0.0.0:6379:6379",
            "on=lan:192.168.8.20", "TCP:192.168.8.1:6379", "stale -> -");
        row("a host that sits in a macvlan's subnet",
            "engine here addresses=192.168.8.5\nnetwork lan driver=macvlan subnet=192.168.8.0/24\n"
            "container redis publish=0.0.0.0:6379:6379",
            bridge, "TCP:192.168.8.5:6379", "ok -> redis");
        row("the host as Docker Desktop calls it", "container redis publish=0.0.0.0:6379:6379", bridge,
            "TCP:host.docker.internal:6379", "ok -> redis");
        row("loopback is the container's own",
            "engine here addresses=127.0.0.1\ncontainer redis publish=0.0.0.0:6379:6379", bridge,
            "TCP:127.0.0.1:6379", "unresolved -> -");
        row("localhost likewise",
            "engine here addresses=localhost\ncontainer redis publish=0.0.0.0:6379:6379", bridge,
            "TCP:localhost:6379", "unresolved -> -");
        row("in host mode it is the host's", "container redis publish=127.0.0.1:6379:6379",
            "on=host mode=host", "TCP:127.0.0.1:6379", "ok -> redis");
        row("in host mode, nothing there", "", "on=host mode=host", "TCP:localhost:6379", "stale -> -");
        row("in host mode it does not find itself", "", "on=host mode=host expose=6379", "TCP:127.0.0.1:6379",
            "stale -> -");
        row("in another's network it is that one's", "container app on=bridge:172.17.0.4 expose=80",
            "mode=container:app", "TCP:127.0.0.1:80", "ok -> app");
        row("two ways to one machine are one host",
            "engine a id=same name=same\ncontainer redis publish=0.0.0.0:6379:6379\n"
            "engine b id=same name=same addresses=10.7.0.2\nengine here\n",
            bridge, "TCP:10.7.0.2:6379", "ok -> redis");
        row("two engines on one machine: the one that publishes",
            "engine a addresses=10.7.0.2\nengine b addresses=10.7.0.2\ncontainer redis "
            "publish=0.0.0.0:6379:6379\n"
            "engine here\n",
            bridge, "TCP:10.7.0.2:6379", "ok -> b/redis");
    }
    void hosts() { check(); }

    /// Engines before 29 do not tell a gateway that they chose themselves.
    void gatewayKnownFromTheEndpointAlone() {
        const std::string text =
            "network n subnet=172.18.0.0/16,172.18.0.1\ncontainer redis publish=0.0.0.0:80:80\n"
            "container amb on=n:172.18.0.3 run='socat TCP-L:1 TCP:172.18.0.1:80'";
        auto observations = observe(text);
        auto engine = std::make_shared<EngineObservation>(*observations.engines.begin()->second);
        for (const auto &network : observations.engines.begin()->second->networks) {
            Network n = *network;
            for (Subnet &subnet : n.subnets) subnet.gateway.clear();
            engine->networks.put(std::make_shared<const Network>(n));
        }
        observations.engines.begin()->second = engine;
        QCOMPARE(describe(topology::chart(observations, {}, noon), {"relay"}),
                 std::string("relay amb 1/tcp TCP:172.18.0.1:80 command ok -> redis\n"));
    }

    void swarm_data() {
        rows();
        const std::string swarm = "engine here node=n0:10.7.0.1\nnode n0 10.7.0.1\nnode n1 10.7.0.2\n"
                                  "network ov driver=overlay subnet=10.0.1.0/24\n"
                                  "service web net=ov vip=10.0.1.5/24 publish=8080:80\n";
        const std::string task = "container web.1 on=ov:10.0.1.6\ntask web web.1\n";
        const char *ov = "on=ov:10.0.1.9";
        row("a service's address", swarm + task, ov, "TCP:10.0.1.5:80", "ok -> web.1");
        row("a service's name", swarm + task, ov, "TCP:web:80", "ok -> web.1");
        row("its name on another network", swarm + task, "on=bridge:172.17.0.9", "TCP:web:80",
            "unresolved -> -");
        row("its port on the own node", swarm + task, ov, "TCP:10.7.0.1:8080", "ok -> web.1");
        row("its port on a node we do not watch", swarm + task, ov, "TCP:10.7.0.2:8080", "ok -> web.1");
        row("another port there", swarm + task, ov, "TCP:10.7.0.2:8081", "unresolved -> -");
        row("two tasks: it answers, but who?",
            swarm + task + "container web.2 on=ov:10.0.1.7\ntask web web.2\n", ov, "TCP:10.0.1.5:80",
            "ok -> -");
        row("a task elsewhere", swarm + "task web unseen\n", ov, "TCP:10.0.1.5:80", "ok -> -");
        row("no task runs", swarm + "task web unseen failed\n", ov, "TCP:10.0.1.5:80", "stale -> -");
    }
    void swarm() { check(); }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
