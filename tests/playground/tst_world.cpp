#include <QtTest>

#include "tests/playground/played.h"

using namespace portolan::playground;

/// The playground's engine without a socket, with a clock that the test moves.
class TestPlaygroundWorld : public QObject {
    Q_OBJECT

    portolan::testing::Played play_;

    void begin(Profile::Line line) { play_.begin(line); }
    World &world() { return play_.world(); }
    Json ask(const std::string &method, const std::string &target, const std::string &body = {}) {
        return play_.ask(method, target, body);
    }
    int status(const std::string &method, const std::string &target, const std::string &body = {}) {
        return play_.status(method, target, body);
    }
    void run(const std::string &name, const std::string &rest) { play_.run(name, rest); }
    QString exec(const std::string &name, const std::string &script) { return play_.exec(name, script); }
    static constexpr const char *sleeper = R"("Image":"busybox:1","Cmd":["sleep","infinity"])";

private slots:
    void subnets() {
        SubnetChooser goesOn, lowest;
        std::vector<Subnet> taken{*parseSubnet("172.17.0.0/16")};
        QCOMPARE(toString(*goesOn.next(taken, false)), "172.18.0.0/16");
        QCOMPARE(toString(*goesOn.next(taken, false)), "172.19.0.0/16"); // though 172.18 is free again
        QCOMPARE(toString(*lowest.next(taken, true)), "172.18.0.0/16");
        QCOMPARE(toString(*lowest.next(taken, true)), "172.18.0.0/16");
        taken = {*parseSubnet("172.16.0.0/12")};
        QCOMPARE(toString(*lowest.next(taken, true)), "192.168.0.0/20");
        taken.push_back(*parseSubnet("192.168.0.0/16"));
        QVERIFY(!lowest.next(taken, true));
    }

    void addresses() {
        Pool pool(*parseSubnet("10.0.0.0/29"), std::nullopt);
        QCOMPARE(pool.available(), 6u);
        for (int i = 1; i <= 6; ++i) QCOMPARE(toString(*pool.take()), "10.0.0." + std::to_string(i));
        QVERIFY(!pool.take());
        pool.release(*parseIp4("10.0.0.3"));
        QVERIFY(!pool.take(*parseIp4("10.0.0.2")));
        QCOMPARE(toString(*pool.take()), "10.0.0.3");
        QVERIFY(!pool.take(*parseIp4("10.0.0.7"))); // the broadcast address
    }

    /// As 20.10 and 29 refuse them.
    void addressesThatAreReservedTwice() {
        const auto said = [&](const char *config) {
            const Json told =
                ask("POST", "/networks/create",
                    R"({"Name":"n","EnableIPv6":true,"IPAM":{"Config":[{"Subnet":"10.9.0.0/24",)" +
                        (config + std::string("}]}}")));
            const std::string message = stringIn(told, "message");
            ask("DELETE", "/networks/n");
            return QString::fromStdString(message.substr(0, message.find(": ")));
        };
        for (const auto line : {Profile::Line::v20, Profile::Line::v29}) {
            begin(line);
            const QString taken = QStringLiteral("failed to allocate secondary ip address (%1");
            QVERIFY(said(R"("AuxiliaryAddresses":{"a":"10.9.0.9","b":"10.9.0.9"})")
                        .startsWith(taken.arg(QStringLiteral("b:10.9.0.9)"))));
            QVERIFY(said(R"("AuxiliaryAddresses":{"a":"10.9.0.1"})")
                        .startsWith(taken.arg(QStringLiteral("a:10.9.0.1)"))));
            QVERIFY(said(R"("AuxiliaryAddresses":{"a":"10.9.0.0"})")
                        .startsWith(taken.arg(QStringLiteral("a:10.9.0.0)"))));
            QVERIFY(said(R"("Gateway":"10.9.0.255")")
                        .startsWith(QStringLiteral("failed to allocate gateway (10.9.0.255)")));
            const char *six =
                R"("Gateway":""},{"Subnet":"fd00:9::/64","Gateway":"fd00:9::5","AuxiliaryAddresses":{"a":"fd00:9:0::5"})";
            QVERIFY(
                said(six).startsWith(taken.arg(line == Profile::Line::v20 ? QStringLiteral("a:fd00:9:0::5)")
                                                                          : QStringLiteral("a:fd00:9::5)"))));
        }
    }

    /// Engines before 29 take a LAN's first address for its router.
    void theWayOutOfALan() {
        for (const auto line : {Profile::Line::v20, Profile::Line::v28, Profile::Line::v29}) {
            begin(line);
            for (const bool internal : {false, true}) {
                const std::string name = internal ? "in" : "out";
                const std::string third = internal ? "5" : "6";
                const Json range{{"Subnet", "10.9." + third + ".0/24"}};
                const Json asked{{"Name", name},
                                 {"Driver", "macvlan"},
                                 {"Internal", internal},
                                 {"Options", {{"parent", "eth0." + third}}},
                                 {"IPAM", {{"Config", Json::array({range})}}}};
                QCOMPARE(status("POST", "/networks/create", toText(asked)), 201);
                const Json host{{"NetworkMode", name}};
                run(name, sleeper + (",\"HostConfig\":" + toText(host)));
            }
            const auto gateway = [&](const char *name) {
                const Json json = ask("GET", "/containers/" + std::string(name) + "/json");
                return stringIn(json["NetworkSettings"]["Networks"][name], "Gateway");
            };
            QCOMPARE(gateway("out"), line == Profile::Line::v29 ? "" : "10.9.6.1");
            QCOMPARE(gateway("in"), "");
        }
    }

    void everyLineAnswers_data() {
        QTest::addColumn<int>("line");
        QTest::newRow("20.10") << int(Profile::Line::v20);
        QTest::newRow("28") << int(Profile::Line::v28);
        QTest::newRow("29") << int(Profile::Line::v29);
    }
    void everyLineAnswers() {
        QFETCH(int, line);
        begin(static_cast<Profile::Line>(line));
        QCOMPARE(stringIn(ask("GET", "/info"), "ServerVersion"), world().profile().version);
        QCOMPARE(stringIn(ask("GET", "/version"), "Version"), world().profile().version);
        run("web", sleeper);
        QCOMPARE(ask("GET", "/containers/json").size(), 1u);
        QCOMPARE(ask("GET", "/info")["ContainersRunning"].get<int>(), 1);
    }

    /// Of the last events 256 are kept.
    void eventsAreBounded() {
        begin(Profile::Line::v29);
        for (int i = 0; i < 300; ++i) world().announce("container", "n" + std::to_string(i), "x", {});
        const auto kept = world().events().after(0);
        QCOMPARE(kept.size(), 256u);
        QCOMPARE(kept.front()->action, "n44");
        QCOMPARE(world().events().after(299).size(), 1u);
    }

    void namesAndRoutes_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char *script, const char *printed) {
            QTest::newRow(script) << QString::fromLatin1(script) << QString::fromLatin1(printed);
        };
        row("nc -zv db 6379", "db (172.18.0.2:6379) open\n[0]");
        row("nc -z store 6379", "[0]");                            // an alias
        row("nc -z DB 6379", "[0]");                               // names have no case
        row("nc -z db 6380 || echo refused", "refused\n[0]");      // nobody listens
        row("nc -z lone 80", "nc: bad address 'lone'\n[1]");       // no name from the default bridge
        row("nc -w 2 -z 172.17.0.2 80 || echo none", "none\n[0]"); // another network
        row("nc -z 172.18.0.1 18080", "[0]");                      // published, at the host
        row("wget -qO- http://172.18.0.1:18081/",
            "wget: can't connect to remote host (172.18.0.1): Connection refused\n[1]");
        row("printf 'PING\\r\\n' | nc db 6379", "+PONG\r\n[0]");
        row("ping -c1 nobody", "ping: bad address 'nobody'\n[1]");
        row("false && echo x || echo y; echo $?; nope; exit 3", "y\n0\nsh: nope: not found\n[3]");
        row("echo a >&2; echo b >/dev/null; X=1; echo \"$X $HOME\" '$X'", "a\n1 /root $X\n[0]");
        row("cat /etc/hosts | grep -c localhost", "2\n[0]");
        row("X=a; echo \"{\\\"k\\\":  \\\"$X\\\"}\"", "{\"k\":  \"a\"}\n[0]");
        row("sleep 5; echo $(hostname) | grep -q . && echo late", "late\n[0]");
    }
    void namesAndRoutes() {
        QFETCH(QString, script);
        QFETCH(QString, printed);
        begin(Profile::Line::v29);
        QCOMPARE(status("POST", "/networks/create", R"({"Name":"app"})"), 201);
        run("db",
            R"("Image":"redis:7","HostConfig":{"NetworkMode":"app"},"NetworkingConfig":{"EndpointsConfig":{"app":{"Aliases":["store"]}}})");
        run("cli", std::string(sleeper) + R"(,"HostConfig":{"NetworkMode":"app"})");
        run("lone",
            R"("Image":"busybox:1","Cmd":["httpd","-f"],"ExposedPorts":{"80/tcp":{}},"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"18080"}]}})");
        QCOMPARE(exec("cli", script.toStdString()), printed);
    }

    /// The classic set-up: by links on 20.10 it relays, on 29 there are no variables and nothing listens.
    void theAmbassador() {
        for (const auto line : {Profile::Line::v20, Profile::Line::v29}) {
            begin(line);
            run("real", R"("Image":"redis:7")");
            run("amb", R"("Image":"amouat/ambassador","HostConfig":{"Links":["real:real"]})");
            run("cli", std::string(sleeper) + R"(,"HostConfig":{"Links":["real:redis"]})");
            const bool links = line == Profile::Line::v20;
            world().advance();
            QCOMPARE(stringIn(ask("GET", "/containers/amb/json")["State"], "Status"),
                     links ? "running" : "exited");
            QCOMPARE(exec("cli", "env | grep -c REDIS_PORT="),
                     links ? QStringLiteral("1\n[0]") : QStringLiteral("0\n[1]"));
            if (links) {
                QCOMPARE(exec("cli", "echo PING | nc 172.17.0.3 6379"), QStringLiteral("+PONG\r\n[0]"));
                QCOMPARE(status("POST", "/containers/real/stop"), 204);
                QCOMPARE(exec("cli", "echo PING | nc 172.17.0.3 6379"),
                         QStringLiteral("[0]")); // it accepts, and that is all
            }
        }
    }

    void aGuestOfARestartedOwnerIsAlone() {
        begin(Profile::Line::v29);
        run("owner", R"("Image":"redis:7")");
        run("guest", std::string(sleeper) + R"(,"HostConfig":{"NetworkMode":"container:owner"})");
        QCOMPARE(exec("guest", "nc -z 127.0.0.1 6379"), QStringLiteral("[0]"));
        QCOMPARE(status("POST", "/containers/owner/restart"), 204);
        QCOMPARE(exec("guest", "ip addr | grep -c inet.1"), QStringLiteral("1\n[0]"));
        QCOMPARE(exec("guest", "nc -z 172.17.0.2 6379; nc -zv 127.0.0.1 6379"),
                 QStringLiteral("nc: can't connect to remote host (127.0.0.1): Connection refused\n[1]"));
    }

    void timePasses() {
        begin(Profile::Line::v29);
        run("job", R"("Image":"busybox:1","Cmd":["sh","-c","echo one; sleep 3; echo two >&2; exit 4"])");
        QCOMPARE(stringIn(ask("GET", "/containers/job/json")["State"], "Status"), "running");
        QVERIFY(world().nextDue().has_value());
        play_.pass(std::chrono::seconds(4));
        const Json state = ask("GET", "/containers/job/json")["State"];
        QCOMPARE(stringIn(state, "Status"), "exited");
        QCOMPARE(state["ExitCode"].get<int>(), 4);
        QCOMPARE(world().findContainer("job")->log.size(), 2u);
        run("again",
            R"("Image":"busybox:1","Cmd":["false"],"HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":2}})");
        for (int i = 0; i < 10; ++i) {
            play_.pass(std::chrono::seconds(1));
            world().advance();
        }
        QCOMPARE(ask("GET", "/containers/again/json")["RestartCount"].get<int>(), 2);
        QCOMPARE(stringIn(ask("GET", "/containers/again/json")["State"], "Status"), "exited");
    }

    /// Whatever is sent, an answer comes.
    void strangeBodies() {
        begin(Profile::Line::v20);
        for (
            const char *body :
            {"[]", "1", "{", R"({"Image":7})", R"({"Image":"busybox:1","Cmd":{"a":1},"Env":[1,null]})",
             R"({"Image":"busybox:1","Labels":["a"],"HostConfig":[],"NetworkingConfig":{"EndpointsConfig":{"x":7}}})",
             R"({"Image":"busybox:1","ExposedPorts":["80"],"HostConfig":{"PortBindings":{"80/tcp":7}}})",
             R"({"Name":"x","IPAM":{"Config":[7,{"Subnet":"10.0.0.0/0"}]},"Options":[1]})",
             "{\"Image\":\"busybox:1\",\"Cmd\":[\"\xff\xfe\"]}"})
            for (const char *target :
                 {"/containers/create", "/networks/create", "/networks/bridge/connect", "/exec/x/start"}) {
                const int code = status("POST", target, body);
                QVERIFY2(code >= 200 && code <= 500, target);
            }
        for (const auto &container : ask("GET", "/containers/json?all=1")) {
            const std::string id = stringIn(container, "Id");
            (void)status("POST", "/containers/" + id + "/start");
            QCOMPARE(status("GET", "/containers/" + id + "/json"), 200);
        }
        QCOMPARE(status("GET", ""), 404);
        QCOMPARE(status("GET", "/%zz?%=&&a"), 404);
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundWorld)
#include "tst_world.moc"
