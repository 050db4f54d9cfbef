#include <QProcess>
#include <QTest>

#include "model/changes/command.h"
#include "model/changes/ending.h"
#include "model/changes/inverse.h"
#include "model/changes/shell.h"
#include "model/docker/change_request.h"

using namespace portolan;
using namespace portolan::changes;

namespace {

struct Case {
    const char *name;
    Change change;
    const char *command;
    const char *request; ///< "METHOD target body", with ` for the quotes of JSON
};

const ContainerRef web{ContainerId("c0ffee"), "web"};
const NetworkRef app{NetworkId("beef"), "app"};

NetworkSpec fullNetwork() {
    NetworkSpec spec;
    spec.name = "lab net";
    spec.driver = "macvlan";
    spec.subnets = {{"192.168.8.0/24", "192.168.8.1", "192.168.8.192/27", {{"router", "192.168.8.2"}}},
                    {"fd00::/64", "", "", {}}};
    spec.ipv6 = spec.internal = spec.attachable = true;
    spec.options = {{"parent", "eth0"}, {"flag", ""}};
    spec.labels = {{"a", "b c"}};
    return spec;
}

ContainerSpec fullContainer() {
    ContainerSpec spec;
    spec.image = "busybox:1";
    spec.name = "probe";
    spec.network = "app";
    spec.endpoint.ipv4 = "10.0.0.9";
    spec.endpoint.aliases = {"db"};
    spec.hostname = "h";
    spec.publications = {{"127.0.0.1", 8080, {80, "tcp"}}, {"", 0, {53, "udp"}}, {"::1", 0, {80, "tcp"}}};
    spec.links = {"redis:cache"};
    spec.environment = {"A=$(x) y"};
    spec.command = {"sh", "-c", "sleep 1"};
    spec.restartPolicy = "always";
    return spec;
}

std::vector<Case> cases() {
    ConnectContainer connect{app, web, {}};
    connect.endpoint.ipv4 = "10.0.0.7";
    connect.endpoint.ipv6 = "fd00::7";
    connect.endpoint.aliases = {"one", "t'wo"};
    connect.endpoint.linkLocal = {"169.254.3.4"};
    EndpointSpec today;
    today.mac = "02:00:00:00:00:01";
    today.gwPriority = -3;
    const std::chrono::seconds three{3};
    return {
        {"start", StartContainer{web}, "docker start web", "POST /containers/c0ffee/start "},
        {"stop", StopContainer{web, {}}, "docker stop web", "POST /containers/c0ffee/stop "},
        {"stop soon", StopContainer{web, three}, "docker stop -t 3 web", "POST /containers/c0ffee/stop?t=3 "},
        {"restart", RestartContainer{web, three}, "docker restart -t 3 web",
         "POST /containers/c0ffee/restart?t=3 "},
        {"pause", PauseContainer{web}, "docker pause web", "POST /containers/c0ffee/pause "},
        {"unpause", UnpauseContainer{web}, "docker unpause web", "POST /containers/c0ffee/unpause "},
        {"kill", KillContainer{web, ""}, "docker kill web", "POST /containers/c0ffee/kill "},
        {"kill with a signal", KillContainer{web, "HUP"}, "docker kill -s HUP web",
         "POST /containers/c0ffee/kill?signal=HUP "},
        {"rename", RenameContainer{web, "a b&name=c"}, "docker rename web 'a b&name=c'",
         "POST /containers/c0ffee/rename?name=a%20b%26name%3Dc "},
        {"remove", RemoveContainer{web, false, false}, "docker rm web", "DELETE /containers/c0ffee "},
        {"remove by force", RemoveContainer{web, true, true}, "docker rm -f -v web",
         "DELETE /containers/c0ffee?force=1&v=1 "},
        {"no name", StartContainer{{ContainerId("0123456789abcdef"), ""}}, "docker start 0123456789ab",
         "POST /containers/0123456789abcdef/start "},
        {"no id", StartContainer{{{}, "a/../b"}}, "docker start a/../b",
         "POST /containers/a%2F%2E%2E%2Fb/start "},
        {"a network that looks like an option", RemoveNetwork{{{}, "-f"}}, "docker network rm -- -f",
         "DELETE /networks/-f "},
        {"disconnect", DisconnectContainer{app, web, true}, "docker network disconnect -f app web",
         "POST /networks/beef/disconnect {`Container`:`c0ffee`,`Force`:true}"},
        {"connect", connect,
         "docker network connect --ip 10.0.0.7 --ip6 fd00::7 --alias one --alias 't'\\''wo' "
         "--link-local-ip 169.254.3.4 app web",
         "POST /networks/beef/connect {`Container`:`c0ffee`,`EndpointConfig`:{`Aliases`:[`one`,`t'wo`],"
         "`IPAMConfig`:{`IPv4Address`:`10.0.0.7`,`IPv6Address`:`fd00::7`,`LinkLocalIPs`:[`169.254.3.4`]}}}"},
        {"connect, nothing asked for", ConnectContainer{app, web, {}}, "docker network connect app web",
         "POST /networks/beef/connect {`Container`:`c0ffee`,`EndpointConfig`:{}}"},
        {"connect, of today's engines", ConnectContainer{app, web, today},
         "docker network connect --gw-priority=-3 app web",
         "POST /networks/beef/connect {`Container`:`c0ffee`,`EndpointConfig`:{`GwPriority`:-3,`MacAddress`:"
         "`02:00:00:00:00:01`}}"},
        {"prune", PruneNetworks{}, "docker network prune -f", "POST /networks/prune "},
        {"swarm", InitSwarm{"10.1.1.1", ""}, "docker swarm init --advertise-addr 10.1.1.1",
         "POST /swarm/init {`AdvertiseAddr`:`10.1.1.1`,`ListenAddr`:`0.0.0.0:2377`}"},
        {"network", CreateNetwork{fullNetwork()},
         "docker network create -d macvlan --subnet 192.168.8.0/24 --ip-range 192.168.8.192/27 "
         "--gateway 192.168.8.1 --aux-address router=192.168.8.2 --subnet fd00::/64 --ipv6 --internal "
         "--attachable -o flag -o parent=eth0 --label 'a=b c' 'lab net'",
         "POST /networks/create {`Attachable`:true,`CheckDuplicate`:true,`Driver`:`macvlan`,"
         "`EnableIPv6`:true,`IPAM`:{`Config`:[{`AuxiliaryAddresses`:{`router`:`192.168.8.2`},"
         "`Gateway`:`192.168.8.1`,`IPRange`:`192.168.8.192/27`,`Subnet`:`192.168.8.0/24`},"
         "{`Subnet`:`fd00::/64`}],`Driver`:`default`},`Internal`:true,`Labels`:{`a`:`b c`},"
         "`Name`:`lab net`,`Options`:{`flag`:``,`parent`:`eth0`}}"},
        {"pull", PullImage{"host:5000/a b"}, "docker pull 'host:5000/a b'",
         "POST /images/create?fromImage=host%3A5000%2Fa%20b&tag=latest "},
        {"run", RunContainer{fullContainer()},
         "docker run -d --name probe --hostname h --network app --ip 10.0.0.9 --network-alias db "
         "--link redis:cache -p 127.0.0.1:8080:80 -p 53/udp -p '[::1]::80' -e 'A=$(x) y' "
         "--restart always busybox:1 sh -c 'sleep 1'",
         "POST /containers/create?name=probe {`Cmd`:[`sh`,`-c`,`sleep 1`],`Env`:[`A=$(x) y`],"
         "`ExposedPorts`:{`53/udp`:{},`80/tcp`:{}},`HostConfig`:{`NetworkMode`:`app`,`PortBindings`:"
         "{`53/udp`:[{`HostIp`:``,`HostPort`:``}],`80/tcp`:[{`HostIp`:`127.0.0.1`,`HostPort`:`8080`},"
         "{`HostIp`:`::1`,`HostPort`:``}]},`RestartPolicy`:{`Name`:`always`}},`Hostname`:`h`,"
         "`Image`:`busybox:1`,`NetworkingConfig`:{`EndpointsConfig`:{`app`:{`Aliases`:[`db`],"
         "`IPAMConfig`:{`IPv4Address`:`10.0.0.9`},`Links`:[`redis:cache`]}}}}"},
    };
}

Snapshot pictured(ContainerState state, const char *raw = "{}") {
    auto container = std::make_shared<Container>();
    container->id = web.id;
    container->name = "web";
    container->state = state;
    container->raw = std::make_shared<const std::string>(raw);
    Attachment attachment;
    attachment.networkName = "app";
    attachment.networkId = app.id;
    attachment.ipv4 = "10.0.0.7";
    attachment.fixedIpv4 = "10.0.0.7";
    attachment.aliases = {"db", "c0ffee"};
    container->attachments = {attachment};
    attachment = Attachment();
    attachment.networkName = "other";
    attachment.networkId = NetworkId("0ther");
    attachment.ipv4 = "10.9.0.2";
    container->attachments.push_back(attachment);
    Snapshot snapshot;
    snapshot.containers = Table<Container>::of({container});
    return snapshot;
}

QByteArray line(const std::optional<Change> &change) {
    return change ? QByteArray::fromStdString(commandLine(*change)) : QByteArray("none");
}

} // namespace

class TestCommand : public QObject {
    Q_OBJECT
private slots:
    void commands_data() {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const Case &one : cases()) QTest::newRow(one.name) << row++;
    }
    void commands() {
        QFETCH(int, row);
        const Case one = cases().at(static_cast<std::size_t>(row));
        QCOMPARE(QByteArray::fromStdString(commandLine(one.change)), QByteArray(one.command));
        const net::Request request = docker::requestOf(one.change, docker::ApiVersion{1, 41});
        const std::string asked = request.method + " " + request.target + " " + request.body;
        QCOMPARE(QByteArray::fromStdString(asked), QByteArray(one.request).replace('`', '"'));
    }

    void aStopWaitsForItsGrace() {
        const auto of = [](std::optional<std::chrono::seconds> timeout) {
            return docker::requestOf(StopContainer{web, timeout}, docker::ApiVersion{1, 41}).deadline;
        };
        QVERIFY(of(std::chrono::seconds(300)) > std::chrono::seconds(300));
        QVERIFY(of({}) > std::chrono::seconds(10));
        // The engine waits as the container says; it is not told to, or a restart would hold to that.
        for (const Change &change :
             std::initializer_list<Change>{StopContainer{web, {}, std::chrono::seconds(120)},
                                           RestartContainer{web, {}, std::chrono::seconds(120)}}) {
            const net::Request request = docker::requestOf(change, docker::ApiVersion{1, 41});
            QVERIFY(request.deadline > std::chrono::seconds(120));
            QVERIFY(request.target.find('?') == std::string::npos);
        }
    }

    void aContainerSaysHowLongItMayTake_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<int>("seconds");
        QTest::newRow("not said") << QByteArray(R"({"Config":{"StopTimeout":null}})") << 10;
        QTest::newRow("a while") << QByteArray(R"({"Config":{"StopTimeout":120}})") << 120;
        QTest::newRow("at once") << QByteArray(R"({"Config":{"StopTimeout":0}})") << 0;
        QTest::newRow("for ever") << QByteArray(R"({"Config":{"StopTimeout":-1}})") << 86'400;
        QTest::newRow("beyond reason") << QByteArray(R"({"Config":{"StopTimeout":999999999999}})") << 86'400;
        QTest::newRow("not inspected") << QByteArray() << 10;
    }
    void aContainerSaysHowLongItMayTake() {
        QFETCH(QByteArray, config);
        Container container;
        if (!config.isEmpty()) container.raw = std::make_shared<const std::string>(config.toStdString());
        QTEST(int(graceOf(container).count()), "seconds");
    }

    void secretsAreWithheld() {
        RunContainer run{fullContainer()};
        run.spec.environment = {"POSTGRES_PASSWORD=hunter 2", "A=b", "URL=redis://:pw@h/", "EMPTY="};
        const std::string masked = commandLine(run, Secrets::masked);
        QVERIFY2(masked.find(" -e POSTGRES_PASSWORD -e A=b -e URL -e EMPTY= ") != std::string::npos,
                 masked.c_str());
        QVERIFY(commandLine(run).find("-e 'POSTGRES_PASSWORD=hunter 2'") != std::string::npos);
        QCOMPARE(withheldVariables(run), (std::vector<std::string>{"POSTGRES_PASSWORD", "URL"}));
    }

    void newEnginesNeedNoDuplicateCheck() {
        const auto body = docker::requestOf(CreateNetwork{fullNetwork()}, docker::ApiVersion{1, 44}).body;
        QVERIFY(body.find("CheckDuplicate") == std::string::npos);
    }

    /// The shell itself says whether it reads back what was meant.
    void aShellReadsBackEveryWord_data() {
        QTest::addColumn<QByteArray>("word");
        for (const char *word :
             {"plain", "",     " ",   "two words", "it's",  "''",  "\"",        "$(reboot)", "`reboot`",
              "$HOME", "a\nb", "\n",  "-n",        "~",     "*",   "a;b",       "a\\",       "\\'",
              "!!",    "#x",   "é—☰", "a=b",       "{a,b}", "<x>", "tab\there", "\x01\x7f"})
            QTest::newRow(QByteArray("<").append(QByteArray(word).toHex()).append('>')) << QByteArray(word);
    }
    void aShellReadsBackEveryWord() {
        QFETCH(QByteArray, word);
        const std::string line = shellLine({"printf", "[%s]", word.toStdString()});
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(line)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(shell.readAllStandardOutput(), "[" + word + "]");
    }
    void aBackslashAtTheEndStandsForItself() {
        using Words = std::vector<std::string>;
        QCOMPARE(shellSplit("grep a\\").value_or(Words()), (Words{"grep", "a\\"}));
        QCOMPARE(shellSplit("a \\").value_or(Words()), (Words{"a", "\\"}));
        QVERIFY(!shellSplit("a \"b\\"));
    }
    void someLinesAreMeantForAShell_data() {
        QTest::addColumn<bool>("wants");
        for (const char *line : {"ps | grep x", "echo $HOME", "echo \"$HOME\"", "echo `id`", "a && b", "a; b",
                                 "cat <f", "echo a>f", "echo 'a'$b"})
            QTest::newRow(line) << true;
        for (const char *line : {"", "cat /etc/hosts", "sh -c 'ps | grep x; echo $HOME'", "echo \\$HOME",
                                 "echo \"a | b; c\"", "a\\"})
            QTest::newRow(line) << false;
    }
    void someLinesAreMeantForAShell() {
        QFETCH(bool, wants);
        QCOMPARE(wantsShell(QTest::currentDataTag()), wants);
    }
    void aNulHasNoPlaceInAShell() { QCOMPARE(shellWord(std::string("a\0b", 3)), std::string("'ab'")); }

    void inverses_data() {
        QTest::addColumn<QByteArray>("back");
        QTest::addColumn<QByteArray>("expected");
        const Snapshot running = pictured(ContainerState::running), down = pictured(ContainerState::exited);
        const auto row = [](const char *name, const Change &change, const Snapshot &before,
                            const char *expected) {
            QTest::newRow(name) << line(inverse(change, before)) << QByteArray(expected);
        };
        row("stop", StopContainer{web, {}}, running, "docker start web");
        row("stop of what is paused", StopContainer{web, {}}, pictured(ContainerState::paused), "none");
        const char *const autoRemove = R"({"HostConfig":{"AutoRemove":true}})";
        row("stop of what is removed then", StopContainer{web, {}},
            pictured(ContainerState::running, autoRemove), "none");
        row("start of what is removed at its end", StartContainer{web},
            pictured(ContainerState::created, autoRemove), "none");
        row("stop of what is down", StopContainer{web, {}}, down, "none");
        row("start", StartContainer{web}, down, "docker stop web");
        row("start of what is up", StartContainer{web}, running, "none");
        row("pause", PauseContainer{web}, running, "docker unpause web");
        row("unpause", UnpauseContainer{web}, running, "docker pause web");
        row("rename", RenameContainer{web, "new"}, running, "docker rename new web");
        row("restart", RestartContainer{web, {}}, running, "none");
        row("kill", KillContainer{web, {}}, running, "none");
        row("remove", RemoveContainer{web, true, false}, running, "none");
        row("connect", ConnectContainer{app, web, {}}, running, "docker network disconnect app web");
        row("disconnect, fixed address and aliases", DisconnectContainer{app, web, false}, running,
            "docker network connect --ip 10.0.0.7 --alias db app web");
        row("disconnect, the engine's address",
            DisconnectContainer{{NetworkId("0ther"), "other"}, web, false}, running,
            "docker network connect other web");
        row("disconnect of what is not there", DisconnectContainer{{NetworkId("x"), "x"}, web, false},
            running, "none");
        row("network", CreateNetwork{fullNetwork()}, running, "docker network rm 'lab net'");
        row("network rm", RemoveNetwork{app}, running, "none");
        row("prune", PruneNetworks{}, running, "none");
    }
    void inverses() {
        QFETCH(QByteArray, back);
        QFETCH(QByteArray, expected);
        QCOMPARE(back, expected);
    }

    void answers() {
        net::Response created;
        created.status = 201;
        created.body = "{\"Id\":\"new\",\"Warnings\":[\"mind\\nthis\"]}";
        const auto outcome = docker::outcomeOf(RunContainer{fullContainer()}, created);
        QVERIFY(outcome);
        QCOMPARE(outcome->id, std::string("new"));
        QCOMPARE(outcome->warnings, std::vector<std::string>{"mind␊this"});
        created.body = "{\"NetworksDeleted\":[\"a\",\"b\"]}";
        QCOMPARE(docker::outcomeOf(PruneNetworks{}, created)->removed, (std::vector<std::string>{"a", "b"}));
        created.body = "{\"NetworksDeleted\":null}";
        QVERIFY(docker::outcomeOf(PruneNetworks{}, created)->removed.empty());
        for (const char *useless : {"", "[]", "{}", "{\"Id\":7}", "nonsense"}) {
            created.body = useless;
            QCOMPARE(docker::outcomeOf(CreateNetwork{fullNetwork()}, created).error().code, Errc::protocol);
        }
        net::Response already;
        already.status = 304;
        QVERIFY(docker::outcomeOf(StartContainer{web}, already)->unchanged);
    }
};

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
