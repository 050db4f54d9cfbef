#include <QtTest>

#include "tests/playground/played.h"

using namespace portolan::playground;

/// The playground's swarm as the programs in it find it.
class TestPlaygroundSwarm : public QObject {
    Q_OBJECT
    portolan::testing::Played play_;

    void service(const std::string &rest) {
        const Json made = play_.ask("POST", "/services/create", "{" + rest + "}");
        QVERIFY2(made.contains("ID"), made.dump().c_str());
    }
    std::vector<std::string> states() {
        std::vector<std::string> all;
        for (const Json &task : play_.ask("GET", "/tasks"))
            all.push_back(std::to_string(task["Slot"].get<int>()) + stringIn(task["Status"], "State"));
        std::ranges::sort(all);
        return all;
    }

private slots:
    void init() {
        play_.begin(Profile::Line::v29);
        QCOMPARE(play_.status("POST", "/swarm/init", R"({"ListenAddr":"0.0.0.0:2377"})"), 200);
        QCOMPARE(play_.status("POST", "/networks/create",
                              R"({"Name":"shop","Driver":"overlay","Attachable":true})"),
                 201);
    }

    void aNameIsOneOfDns() {
        const auto asked = [&](const std::string &name) {
            const Json request{{"Driver", "overlay"}, {"Name", name}};
            return stringIn(play_.ask("POST", "/networks/create", toText(request)), "message");
        };
        const std::string refused = "rpc error: code = InvalidArgument desc = name must be ";
        for (const char *wrong : {"a.b", "a b", "-a", "a_"})
            QCOMPARE(asked(wrong), refused + "valid as a DNS name component");
        QCOMPARE(asked(std::string(64, 'a')), refused + "63 characters or fewer");
        QCOMPARE(asked("container"), "network name \"container\" is reserved and cannot be created");
        QCOMPARE(asked("a--b_c"), "");
        QCOMPARE(play_.status("DELETE", "/networks/a--b_c"), 204);
    }

    /// A range is somebody's on a host, whoever dealt it.
    void aSwarmsNetworkAndTheHostsOwn() {
        const auto make = [&](const char *name, const char *subnet, const char *driver) {
            const Json range{{"Subnet", subnet}};
            const Json request{{"Attachable", true},
                               {"Name", name},
                               {"Driver", driver},
                               {"IPAM", {{"Config", Json::array({range})}}}};
            return stringIn(play_.ask("POST", "/networks/create", toText(request)), "message");
        };
        const std::string taken = "invalid pool request: Pool overlaps with other one on this address space";
        QCOMPARE(make("own", "10.0.0.0/25", "bridge"), taken); // ingress is always here
        QCOMPARE(make("far", "10.70.0.0/24", "overlay"), "");
        QCOMPARE(make("near", "10.70.0.0/24", "bridge"), ""); // the other is not used here
        const Json container{{"Image", "redis:7"}, {"HostConfig", {{"NetworkMode", "far"}}}};
        QCOMPARE(play_.status("POST", "/containers/create?name=late", toText(container)), 201);
        const std::string told = stringIn(play_.ask("POST", "/containers/late/start"), "message");
        QVERIFY2(told.find("attaching to network failed") != std::string::npos, told.c_str());
        QCOMPARE(play_.status("DELETE", "/networks/near"), 204);
        QCOMPARE(play_.status("POST", "/containers/late/start"), 204);
        QCOMPARE(make("near", "10.70.0.0/24", "bridge"), taken);
        QCOMPARE(play_.status("DELETE", "/containers/late?force=1"), 204);
        QCOMPARE(play_.status("DELETE", "/networks/far"), 204);
    }

    void aPortIsANumber() {
        const auto asked = [&](const char *port) {
            return play_.status(
                "POST", "/services/create",
                std::string(R"({"Name":"store","TaskTemplate":{"ContainerSpec":{"Image":"redis:7"}},)") +
                    R"("EndpointSpec":{"Ports":[{"TargetPort":)" + port + R"(,"PublishedPort":8080}]}})");
        };
        for (const char *wrong : {"{}", "\"80\"", "-1", "65536", "[]", "1.5"}) QCOMPARE(asked(wrong), 400);
        QCOMPARE(asked("6379"), 201);
    }

    void namesAndAddressesOfServices() {
        service(
            R"("Name":"store","TaskTemplate":{"ContainerSpec":{"Image":"redis:7"},"Networks":[{"Target":"shop"}]},
                "Mode":{"Replicated":{"Replicas":2}})");
        play_.run("cli",
                  R"("Image":"busybox:1","Cmd":["sleep","infinity"],"HostConfig":{"NetworkMode":"shop"})");
        QCOMPARE(play_.exec("cli", "nc -z store 6379 && ping -c1 store | head -1"),
                 QStringLiteral("PING store (10.0.1.2): 56 data bytes\n[0]"));
        QCOMPARE(play_.exec("cli", "nc -zv tasks.store 6379"),
                 QStringLiteral("tasks.store (10.0.1.3:6379) open\n[0]"));
        // Nobody behind the address any more, and then no such name.
        const Json spec = play_.ask("GET", "/services/store");
        QCOMPARE(
            play_.status(
                "POST", "/services/store/update?version=" + spec["Version"]["Index"].dump(),
                R"({"Name":"store","TaskTemplate":{"ContainerSpec":{"Image":"redis:7"},"Networks":[{"Target":"shop"}]},
                              "Mode":{"Replicated":{"Replicas":0}}})"),
            200);
        QCOMPARE(play_.exec("cli", "nc -w1 -z store 6379 || echo none"), QStringLiteral("none\n[0]"));
        QCOMPARE(play_.status("DELETE", "/services/store"), 200);
        QCOMPARE(play_.exec("cli", "nc -z store 6379"), QStringLiteral("nc: bad address 'store'\n[1]"));
    }

    void aPublishedServiceAnswersAtTheHost() {
        service(
            R"("Name":"web","TaskTemplate":{"ContainerSpec":{"Image":"busybox:1","Args":["httpd","-f","-p","81"]}},
                "EndpointSpec":{"Ports":[{"TargetPort":81,"PublishedPort":8088}]})");
        play_.run("lone", R"("Image":"busybox:1","Cmd":["sleep","infinity"])");
        QCOMPARE(play_.exec("lone", "nc -z 172.17.0.1 8088 && echo in; nc -z 172.17.0.1 8089 || echo out"),
                 QStringLiteral("in\nout\n[0]"));
    }

    /// Its way out is docker_gwbridge, which everybody finds in its addresses.
    void anOverlayAloneHasAWayOut() {
        play_.run("cli",
                  R"("Image":"busybox:1","Cmd":["sleep","infinity"],"HostConfig":{"NetworkMode":"shop"})");
        QCOMPARE(play_.exec("cli", "ip route | head -1; ip addr | grep -c inet.1"),
                 QStringLiteral("default via 172.18.0.1 dev eth1 \n3\n[0]"));
    }

    /// A task that ends is made anew after a while, five of each slot are remembered.
    void tasksAreStartedAgain() {
        service(R"("Name":"job","TaskTemplate":{"ContainerSpec":{"Image":"busybox:1","Args":["false"]}})");
        play_.world().advance();
        QCOMPARE(states(), std::vector<std::string>{"1failed"});
        for (int i = 0; i < 20; ++i) {
            play_.pass(std::chrono::seconds(6));
            play_.world().advance();
        }
        QCOMPARE(states().size(), 5u);
        service(R"("Name":"never","TaskTemplate":{"ContainerSpec":{"Image":"busybox:1","Args":["false"]},
                "RestartPolicy":{"Condition":"none"}})");
        for (int i = 0; i < 3; ++i) {
            play_.pass(std::chrono::seconds(6));
            play_.world().advance();
        }
        QCOMPARE(play_.ask("GET", R"(/tasks?filters={"service":["never"]})").size(), 1u);
        service(R"("Name":"noimage","TaskTemplate":{"ContainerSpec":{"Image":"nonesuch:1"}})");
        const Json task = play_.ask("GET", R"(/tasks?filters={"service":["noimage"]})")[0];
        QCOMPARE(stringIn(task["Status"], "State"), "rejected");
        QCOMPARE(stringIn(task["Status"], "Err"), "No such image: nonesuch:1");
    }

    /// As a real engine tells of it: nothing of the one that a swarm begins with.
    void anIngressMadeAnewIsAnnounced() {
        const auto announced = [this] {
            QStringList all;
            const auto response = play_.answer("GET", "/events?since=0&until=1900000000");
            std::string text = response.body;
            for (int i = 0; i < 9 && response.stream && !response.stream->ended(); ++i)
                text += response.stream->take(play_.world());
            for (const QByteArray &line : QByteArray::fromStdString(text).split('\n')) {
                const Json event = Json::parse(line.toStdString(), nullptr, false);
                if (!event.is_object() || event["scope"] != "swarm") continue;
                if (event["Actor"]["Attributes"]["name"] == "ingress")
                    all << QString::fromStdString(stringIn(event, "Action"));
            }
            return all.join(u' ');
        };
        QCOMPARE(announced(), QString());
        QCOMPARE(play_.status("DELETE", "/networks/ingress"), 204);
        QCOMPARE(play_.status("POST", "/networks/create",
                              R"({"Name":"ingress","Driver":"overlay","Ingress":true})"),
                 201);
        QCOMPARE(announced(), QStringLiteral("remove create update"));
    }

    /// Leaving takes the services, their containers and the networks; what else ran goes on without them.
    void leaving() {
        service(
            R"("Name":"web","TaskTemplate":{"ContainerSpec":{"Image":"redis:7"},"Networks":[{"Target":"shop"}]})");
        play_.run("cli",
                  R"("Image":"busybox:1","Cmd":["sleep","infinity"],"HostConfig":{"NetworkMode":"shop"})");
        QCOMPARE(play_.ask("GET", "/containers/json").size(), 2u);
        QCOMPARE(play_.status("POST", "/swarm/leave"), 503);
        QCOMPARE(play_.status("POST", "/swarm/leave?force=1"), 200);
        const Json left = play_.ask("GET", "/containers/json");
        QCOMPARE(left.size(), 1u);
        QVERIFY(left[0]["NetworkSettings"]["Networks"].empty());
        QCOMPARE(play_.ask("GET", R"(/networks?filters={"scope":["swarm"]})").size(), 0u);
        QCOMPARE(play_.ask("GET", "/networks/docker_gwbridge")["Containers"].size(), 0u);
        QCOMPARE(play_.status("POST", "/swarm/init", R"({"ListenAddr":"0.0.0.0:2377"})"), 200);
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundSwarm)
#include "tst_swarm.moc"
