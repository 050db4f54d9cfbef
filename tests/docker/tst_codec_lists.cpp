#include <QFile>
#include <QTest>

#include "model/docker/codec.h"

using namespace portolan;
using namespace portolan::docker;

namespace {

const EngineKey engine("unix:///test");

std::string recorded(const std::string &name) {
    QFile file(QString::fromStdString(PORTOLAN_TEST_DATA "/docker/" + name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no recording %s", qPrintable(file.fileName()));
    return file.readAll().toStdString();
}

std::string joined(const std::vector<std::string> &values) {
    std::string out;
    for (const std::string &value : values) {
        if (!out.empty()) out += ' ';
        out += value;
    }
    return out;
}

std::string printed(const ListedContainer &row) {
    const Container &c = row.summary;
    std::string line = joined(row.names) + " | " + c.name + " " + std::string(name(c.state)) + " " +
                       c.networkMode.substr(0, 12) + " |";
    for (const Attachment &a : c.attachments) line += " " + a.networkName + " " + a.ipv4;
    line += " |";
    for (const Publication &p : c.publications)
        line += " " + p.hostIp + ":" + std::to_string(p.hostPort) + ">" + std::to_string(p.container.number);
    return line;
}

std::string printed(const Network &n) {
    std::string line = n.name + " " + n.driver + " " + n.scope;
    for (const Subnet &s : n.subnets) {
        line += " {" + s.subnet + " gw " + s.gateway + " range " + s.ipRange;
        for (const auto &[host, address] : s.auxAddresses) line += " " + host + "=" + address;
        line += "}";
    }
    if (n.internal) line += " internal";
    if (n.attachable) line += " attachable";
    if (n.ingress) line += " ingress";
    if (n.ipv6) line += " ipv6";
    for (const auto &[key, value] : n.labels) line += " " + key + "=" + value;
    for (const OverlayPeer &peer : n.peers) line += " peer " + peer.address;
    return line;
}

std::string printed(const SwarmNode &n) {
    return n.hostname + " " + n.address + " " + n.role + " " + n.availability + " " + n.state +
           (n.leader ? " leader" : "");
}

std::string printed(const SwarmService &s) {
    std::string line =
        s.name + " " + s.image + " " + (s.replicas ? std::to_string(*s.replicas) : "global") + " |";
    for (const NetworkId &id : s.networks) line += " " + id.value.substr(0, 4);
    line += " | " + joined(s.virtualAddresses) + " |";
    for (const Publication &p : s.publications)
        line += " " + std::to_string(p.hostPort) + ">" + std::to_string(p.container.number) + "/" +
                p.container.protocol;
    return line;
}

std::string printed(const SwarmTask &t) {
    return t.service.substr(0, 4) + " " + std::to_string(t.slot) + " " + t.state + " of " + t.desiredState +
           " on " + t.node.substr(0, 4) + " container " + t.container.value.substr(0, 4) + " " +
           joined(t.addresses) + (t.error.empty() ? "" : " !");
}

std::string printed(const Event &e) { return e.type + " " + e.action + " " + e.actor.substr(0, 4); }

template <class T>
QByteArrayList printedAll(const Result<std::vector<T>> &rows) {
    if (!rows) return {QByteArray::fromStdString(toString(rows.error()))};
    QByteArrayList lines;
    for (const T &row : *rows) lines << QByteArray::fromStdString(printed(row));
    return lines;
}

} // namespace

class TestCodecLists : public QObject {
    Q_OBJECT
    void perEngine() {
        QTest::addColumn<std::string>("version");
        QTest::addColumn<QByteArrayList>("expected");
    }

private slots:
    void containerList_data() {
        perEngine();
        QTest::newRow("20.10") << std::string("20.10")
                               << QByteArrayList{
                                      "/broken | broken created default | bridge  |",
                                      "/paused | paused paused default | bridge 172.17.0.5 |",
                                      "/done | done exited default | bridge  |",
                                      "/fresh | fresh created backend | backend  |",
                                      "/lanny | lanny running lan | lan 192.168.77.5 |",
                                      "/guest | guest running container:0a | |",
                                      "/lonely | lonely running none | none  |",
                                      "/hosty | hosty running host | host  |",
                                      "/web | web running backend | backend 172.28.5.0 quiet 172.29.0.2 | "
                                      "0.0.0.0:32776>80 :::32776>80",
                                      "/db | db running backend | backend 172.28.5.20 |",
                                      "/consumer | consumer running default | bridge 172.17.0.4 | "
                                      "0.0.0.0:5353>53 127.0.0.1:8080>80 :::5353>53",
                                      "/consumer/redis /real-redis-ambassador | real-redis-ambassador "
                                      "running default | bridge 172.17.0.3 | 0.0.0.0:6379>6379 :::6379>6379",
                                      "/real-redis /real-redis-ambassador/real-redis | real-redis running "
                                      "default | bridge 172.17.0.2 |"};
        QTest::newRow("29")
            << std::string("29")
            << QByteArrayList{
                   "/broken | broken created bridge | bridge  |",
                   "/paused | paused paused bridge | bridge 172.17.0.3 |",
                   "/done | done exited bridge | bridge  |",
                   "/fresh | fresh created backend | backend  |",
                   "/lanny | lanny running lan | lan 192.168.77.5 |",
                   "/guest | guest running container:4c | |",
                   "/lonely | lonely running none | none  |",
                   "/hosty | hosty running host | host  |",
                   "/web | web running backend | backend 172.28.5.0 quiet 172.29.0.2 | 0.0.0.0:32770>80 "
                   ":::32770>80",
                   "/db | db running backend | backend 172.28.5.20 |",
                   "/consumer | consumer created bridge | bridge  |",
                   "/consumer/redis /real-redis-ambassador | real-redis-ambassador exited bridge | bridge  |",
                   "/real-redis /real-redis-ambassador/real-redis | real-redis running bridge | bridge "
                   "172.17.0.2 |"};
    }
    void containerList() {
        QFETCH(std::string, version);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(printedAll(decodeContainerList(recorded(version + "/containers.json"), engine)), expected);
    }

    void networkList_data() {
        perEngine();
        QTest::newRow("20.10")
            << std::string("20.10")
            << QByteArrayList{
                   "host host local",
                   "bridge bridge local {172.17.0.0/16 gw  range }",
                   "backend bridge local {172.28.0.0/16 gw 172.28.0.1 range 172.28.5.0/24 "
                   "printer=172.28.0.9} attachable io.portolan.demo=yes",
                   "quiet bridge local {172.29.0.0/24 gw  range } {fd00:29::/64 gw  range } internal ipv6",
                   "lan macvlan local {192.168.77.0/24 gw 192.168.77.1 range }",
                   "docker_gwbridge bridge local {172.18.0.0/16 gw 172.18.0.1 range }",
                   "none null local"};
        QTest::newRow("29") << std::string("29")
                            << QByteArrayList{
                                   "none null local",
                                   "host host local",
                                   "bridge bridge local {172.17.0.0/16 gw 172.17.0.1 range }",
                                   "backend bridge local {172.28.0.0/16 gw 172.28.0.1 range 172.28.5.0/24 "
                                   "printer=172.28.0.9} attachable io.portolan.demo=yes",
                                   "docker_gwbridge bridge local {172.18.0.0/16 gw 172.18.0.1 range }",
                                   "quiet bridge local {172.29.0.0/24 gw 172.29.0.1 range } {fd00:29::/64 gw "
                                   "fd00:29::1 range } internal ipv6",
                                   "lan macvlan local {192.168.77.0/24 gw 192.168.77.1 range }"};
    }
    void networkList() {
        QFETCH(std::string, version);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(printedAll(decodeNetworkList(recorded(version + "/networks.json"), engine)), expected);
    }

    void nodes_data() {
        perEngine();
        QTest::newRow("20.10") << std::string("20.10")
                               << QByteArrayList{"harbour 127.0.0.1 manager active ready leader"};
        QTest::newRow("29") << std::string("29")
                            << QByteArrayList{"harbour 127.0.0.1 manager active ready leader"};
    }
    void nodes() {
        QFETCH(std::string, version);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(printedAll(decodeNodes(recorded(version + "/swarm-nodes.json"), engine)), expected);
    }

    void services_data() {
        perEngine();
        QTest::newRow("20.10") << std::string("20.10")
                               << QByteArrayList{
                                      "api busybox:1 2 | 9ddc xeba | 10.0.0.3/24 10.77.0.2/24 | 8088>80/tcp",
                                      "bad busybox:1 1 | |  |",
                                      "agent busybox:1 global | 8m19 | 10.0.1.2/24 |"};
        QTest::newRow("29") << std::string("29")
                            << QByteArrayList{
                                   "bad busybox:1 1 | |  |",
                                   "api busybox:1 2 | nxq9 qdnx | 10.0.0.3/24 10.77.0.2/24 | 8088>80/tcp",
                                   "agent busybox:1 global | ojom | 10.0.1.2/24 |"};
    }
    void services() {
        QFETCH(std::string, version);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(printedAll(decodeServices(recorded(version + "/swarm-services.json"), engine)), expected);
    }

    void tasks_data() {
        perEngine();
        QTest::newRow("20.10")
            << std::string("20.10")
            << QByteArrayList{"7yvu 2 running of running on dqz3 container 34da 10.0.0.4/24 10.77.0.3/24",
                              "xism 0 running of running on dqz3 container 569c 10.0.1.3/24",
                              "az5e 1 failed of shutdown on dqz3 container c333  !",
                              "az5e 1 failed of shutdown on dqz3 container c4d6  !",
                              "az5e 1 ready of ready on dqz3 container  ",
                              "7yvu 1 running of running on dqz3 container e12f 10.0.0.5/24 10.77.0.4/24"};
        QTest::newRow("29")
            << std::string("29")
            << QByteArrayList{"f83v 1 running of running on inu1 container 8b1e 10.0.0.4/24 10.77.0.3/24",
                              "f83v 2 running of running on inu1 container ea8c 10.0.0.5/24 10.77.0.4/24",
                              "ebs9 1 ready of running on inu1 container  ",
                              "teb7 0 running of running on inu1 container fda7 10.0.1.3/24",
                              "ebs9 1 failed of shutdown on inu1 container 8290  !"};
    }
    void tasks() {
        QFETCH(std::string, version);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(printedAll(decodeTasks(recorded(version + "/swarm-tasks.json"), engine)), expected);
    }

    void networks_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("20.10/network-backend")
            << std::string("20.10/network-backend.json")
            << QByteArray("backend bridge local {172.28.0.0/16 gw 172.28.0.1 range 172.28.5.0/24 "
                          "printer=172.28.0.9} attachable io.portolan.demo=yes");
        QTest::newRow("20.10/network-quiet")
            << std::string("20.10/network-quiet.json")
            << QByteArray(
                   "quiet bridge local {172.29.0.0/24 gw  range } {fd00:29::/64 gw  range } internal ipv6");
        QTest::newRow("20.10/network-bridge") << std::string("20.10/network-bridge.json")
                                              << QByteArray("bridge bridge local {172.17.0.0/16 gw  range }");
        QTest::newRow("20.10/swarm-network-mesh")
            << std::string("20.10/swarm-network-mesh.json")
            << QByteArray("mesh overlay swarm {10.77.0.0/24 gw 10.77.0.1 range } attachable peer 127.0.0.1");
        QTest::newRow("20.10/swarm-network-ingress")
            << std::string("20.10/swarm-network-ingress.json")
            << QByteArray("ingress overlay swarm {10.0.0.0/24 gw 10.0.0.1 range } ingress peer 127.0.0.1");
        QTest::newRow("29/network-backend")
            << std::string("29/network-backend.json")
            << QByteArray("backend bridge local {172.28.0.0/16 gw 172.28.0.1 range 172.28.5.0/24 "
                          "printer=172.28.0.9} attachable io.portolan.demo=yes");
        QTest::newRow("29/network-quiet")
            << std::string("29/network-quiet.json")
            << QByteArray("quiet bridge local {172.29.0.0/24 gw 172.29.0.1 range } {fd00:29::/64 gw "
                          "fd00:29::1 range } internal ipv6");
        QTest::newRow("29/network-bridge")
            << std::string("29/network-bridge.json")
            << QByteArray("bridge bridge local {172.17.0.0/16 gw 172.17.0.1 range }");
        QTest::newRow("29/swarm-network-mesh")
            << std::string("29/swarm-network-mesh.json")
            << QByteArray("mesh overlay swarm {10.77.0.0/24 gw 10.77.0.1 range } attachable peer 127.0.0.1");
        QTest::newRow("29/swarm-network-ingress")
            << std::string("29/swarm-network-ingress.json")
            << QByteArray("ingress overlay swarm {10.0.0.0/24 gw 10.0.0.1 range } ingress peer 127.0.0.1");
    }
    void networks() {
        QFETCH(std::string, file);
        QFETCH(QByteArray, expected);
        const auto decoded = decodeNetwork(recorded(file), engine);
        QVERIFY2(decoded, decoded ? "" : toString(decoded.error()).c_str());
        QCOMPARE(QByteArray::fromStdString(printed(*decoded)), expected);
        QCOMPARE(*decoded->raw, recorded(file));
        QVERIFY(decoded->created);
    }

    void rowsKeepTheirOwnBytes() {
        const auto networks = decodeNetworkList(recorded("20.10/networks.json"), engine);
        QVERIFY(networks);
        for (const Network &n : *networks) {
            QVERIFY(n.raw->front() == '{' && n.raw->back() == '}');
            QVERIFY(n.raw->find(n.id.value) != std::string::npos);
            QCOMPARE(decodeNetwork(*n.raw, engine).value(), n);
        }
        QCOMPARE(networks->front().options.size(), 0U);
        QCOMPARE((*networks)[1].options.at("com.docker.network.bridge.name"), std::string("docker0"));
    }

    void oddNetworks() {
        const auto bare = decodeNetwork(
            R"({"Id":"n","Name":null,"IPAM":null,"Options":[],"Labels":null,"Peers":{},"Containers":null,"Internal":"yes"})",
            engine);
        QVERIFY(bare);
        QCOMPARE(printed(*bare), std::string("  "));
        const auto ipam = decodeNetwork(
            R"({"Id":"n","IPAM":{"Config":[null,{},{"Subnet":"10.0.0.0/8"},7]},"Created":"0001-01-01T00:00:00Z"})",
            engine);
        QVERIFY(ipam);
        QCOMPARE(printed(*ipam), std::string("   {10.0.0.0/8 gw  range }"));
        QVERIFY(!ipam->created);
        // The order of peers is chance; equal networks must compare equal.
        const auto ab = decodeNetwork(
            R"({"Id":"n","Peers":[{"Name":"a","IP":"10.0.0.1"},{"Name":"b","IP":"10.0.0.2"}]})", engine);
        const auto ba = decodeNetwork(
            R"({"Id":"n","Peers":[{"Name":"b","IP":"10.0.0.2"},{"Name":"a","IP":"10.0.0.1"}]})", engine);
        QCOMPARE(ab.value(), ba.value());
    }

    void info() {
        const auto alone = decodeInfo(recorded("20.10/info.json"));
        QVERIFY(alone);
        QCOMPARE(alone.value(),
                 (EngineFacts{"XKDQ:Q56A:HWQG:CY6N:44HZ:FDYK:GZ7T:4CWK:3UQS:SP2T:F4MU:7FOP", "harbour",
                              "20.10.24+dfsg1", "Debian GNU/Linux 12 (bookworm)", SwarmRole::none, "", ""}));
        const auto manager = decodeInfo(recorded("29/swarm-info.json"));
        QVERIFY(manager);
        QCOMPARE(manager->swarm, SwarmRole::manager);
        QCOMPARE(manager->swarmNodeId, std::string("inu1ow0gvcm428nawo5cbhb8v"));
        QCOMPARE(manager->swarmNodeAddress, std::string("127.0.0.1"));
        QCOMPARE(decodeInfo(R"({"Swarm":{"LocalNodeState":"active","NodeID":"n"}})")->swarm,
                 SwarmRole::worker);
        // What a manager of 20.10 and 29 says that was restarted, and waits for its key.
        QCOMPARE(
            decodeInfo(R"({"Swarm":{"NodeID":"","NodeAddr":"127.0.0.1","LocalNodeState":"locked",)"
                       R"("ControlAvailable":false,"Error":"Swarm is encrypted","RemoteManagers":null}})")
                ->swarm,
            SwarmRole::locked);
        for (const auto &[state, role] :
             {std::pair("inactive", SwarmRole::none), std::pair("pending", SwarmRole::pending),
              std::pair("error", SwarmRole::failing), std::pair("", SwarmRole::none)})
            QCOMPARE(decodeInfo(R"({"Swarm":{"LocalNodeState":")" + std::string(state) + R"("}})")->swarm,
                     role);
        QVERIFY(
            decodeInfo(R"({"SecurityOptions":["name=seccomp,profile=builtin","name=rootless"]})")->rootless);
        QVERIFY(!decodeInfo(R"({"SecurityOptions":["name=seccomp,profile=rootless"]})")->rootless);
        QVERIFY(!decodeInfo(R"({"SecurityOptions":null})")->rootless);
        QCOMPARE(decodeInfo(R"({"Swarm":null,"ID":1})").value(), EngineFacts{});
        QCOMPARE(decodeInfo("Bad Gateway").error().operation, std::string("info"));
    }

    void version() {
        QCOMPARE(decodeVersion(recorded("20.10/version.json")).value(),
                 (EngineVersion{"20.10.24+dfsg1", "1.41", "1.12"}));
        QCOMPARE(decodeVersion(recorded("29/version.json")).value(),
                 (EngineVersion{"library-import", "1.56", "1.40"}));
        QCOMPARE(decodeVersion("{}").value(), EngineVersion{});
        QVERIFY(!decodeVersion("404 page not found"));
    }

    void oddSwarm() {
        const auto nodes = decodeNodes(
            R"([{"ID":"n","Status":{"Addr":"0.0.0.0"},"ManagerStatus":{"Addr":"10.0.0.5:2377"},"Description":null}])",
            engine);
        QCOMPARE(printedAll(nodes), QByteArrayList{" 10.0.0.5   "});
        const auto services = decodeServices(
            R"([{"ID":"s","Spec":{"Mode":{"ReplicatedJob":{"TotalCompletions":4}}},"Endpoint":{"Ports":[{"TargetPort":70000},{"TargetPort":53,"Protocol":"udp"}],"VirtualIPs":null}}])",
            engine);
        QCOMPARE(printedAll(services), QByteArrayList{"  4 | |  | 0>53/udp"});
        QCOMPARE(printedAll(decodeTasks("null", engine)), QByteArrayList{});
        QCOMPARE(decodeTasks(R"([{"ID":"t"},{"Slot":1}])", engine).error().operation,
                 std::string("task list, row 1"));
    }

    void events_data() {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("health")
            << std::string(R"({"Type":"container","Action":"health_status: healthy","Actor":{"ID":"abcd"}})")
            << QByteArray("container health_status abcd");
        QTest::newRow("exec")
            << std::string(R"({"Type":"container","Action":"exec_create: ls /: x","Actor":{"ID":"abcd"}})")
            << QByteArray("container exec_create abcd");
        QTest::newRow("no actor") << std::string(R"({"Type":"daemon","Action":"reload","Actor":null})")
                                  << QByteArray("daemon reload ");
        QTest::newRow("odd") << std::string(R"({"Type":1,"Action":[],"Actor":"x","timeNano":"y"})")
                             << QByteArray("  ");
    }
    void events() {
        QFETCH(std::string, json);
        QFETCH(QByteArray, expected);
        const auto event = decodeEvent(json);
        QVERIFY2(event, event ? "" : toString(event.error()).c_str());
        QCOMPARE(QByteArray::fromStdString(printed(*event)), expected);
        QCOMPARE(event->timeNano, 0);
    }

    void recordedEvents() {
        const std::string line = recorded("20.10/events.ndjson");
        const auto first = decodeEvent(line.substr(0, line.find('\n')));
        QVERIFY(first);
        QCOMPARE(printed(*first).substr(0, 14), std::string("network create"));
        QCOMPARE(first->attributes,
                 (std::map<std::string, std::string>{{"name", "backend"}, {"type", "bridge"}}));
        QVERIFY(first->timeNano > 1'700'000'000'000'000'000);
        QCOMPARE(decodeEvent(line.substr(0, 100)).error().code, Errc::protocol);
    }
};

QTEST_GUILESS_MAIN(TestCodecLists)
#include "tst_codec_lists.moc"
