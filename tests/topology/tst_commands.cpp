#include <QTest>

#include "model/topology/command_reading.h"
#include "model/topology/relay_variables.h"

using namespace portolan::topology;

namespace {

QByteArray lineOf(const Forwarding &f) {
    return QByteArray::fromStdString(std::to_string(f.listen) + "/" + f.protocol + " " + f.address +
                                     (f.malformed ? " malformed" : ""));
}

QByteArray linesOf(const std::vector<Forwarding> &forwardings) {
    QByteArrayList lines;
    for (const Forwarding &f : forwardings) lines << lineOf(f);
    return lines.join("; ");
}

CommandReading reading(const Words &command) {
    return readCommand(command, [](std::string_view name) {
        return std::string(name == "HOST"   ? "redis"
                           : name == "PORT" ? "6379"
                           : name == "TO"   ? "TCP:db:5432"
                                            : "");
    });
}

CommandReading shell(const std::string &script) { return reading({"/bin/sh", "-c", script}); }

const char *const classicLine =
    R"(env | grep _TCP= | sed 's/.*_PORT_\([0-9]*\)_TCP=tcp:\/\/\(.*\):\(.*\)/socat TCP4-LISTEN:\1,fork,reuseaddr TCP4:\2:\3 \&/' | sh)";

} // namespace

class TestCommands : public QObject {
    Q_OBJECT
private slots:
    void programs_data() {
        QTest::addColumn<Words>("command");
        QTest::addColumn<bool>("forwards");
        QTest::addColumn<QByteArray>("forwardings");
        const auto row = [](const char *title, Words command, bool forwards, const char *lines) {
            QTest::newRow(title) << command << forwards << QByteArray(lines);
        };
        row("nothing", {}, false, "");
        row("a server", {"redis-server"}, false, "");
        row("socat", {"socat", "TCP-LISTEN:6379,fork", "TCP:redis:6379"}, true, "6379/tcp TCP:redis:6379");
        row("by its path", {"/usr/bin/socat", "TCP4-LISTEN:80", "TCP4:web:8080"}, true,
            "80/tcp TCP4:web:8080");
        row("socat1", {"/usr/bin/socat1", "TCP-L:80", "TCP:web:80"}, true, "80/tcp TCP:web:80");
        row("small letters", {"socat", "tcp6-l:80,fork", "tcp-connect:web:80"}, true,
            "80/tcp tcp-connect:web:80");
        row("options", {"socat", "-d", "-d", "-t", "100000000", "-lf", "/log", "TCP-LISTEN:80", "TCP:web:80"},
            true, "80/tcp TCP:web:80");
        row("options of the target", {"socat", "TCP-LISTEN:80", "TCP:web:80,retry=5,forever"}, true,
            "80/tcp TCP:web:80");
        row("the other way round", {"socat", "TCP:web:80", "TCP-LISTEN:8080"}, true, "8080/tcp TCP:web:80");
        row("udp", {"socat", "UDP4-RECVFROM:53,fork", "UDP4-SENDTO:dns:53"}, true,
            "53/udp UDP4-SENDTO:dns:53");
        row("udp to tcp", {"socat", "UDP-LISTEN:53", "TCP:dns:5353"}, true, "53/udp TCP:dns:5353");
        row("tls", {"socat", "OPENSSL-LISTEN:443,cert=x", "TCP:web:80"}, true, "443/tcp TCP:web:80");
        row("ipv6", {"socat", "TCP6-LISTEN:80", "TCP6:[fd00::2]:80"}, true, "80/tcp TCP6:[fd00::2]:80");
        row("no number", {"socat", "TCP-LISTEN:http", "TCP:web:80"}, true, "0/tcp TCP:web:80 malformed");
        row("a bad target is seen later", {"socat", "TCP-LISTEN:80", "TCP:web"}, true, "80/tcp TCP:web");
        row("to a program", {"socat", "TCP-LISTEN:80", "EXEC:cat"}, false, "");
        row("to the engine's socket", {"socat", "TCP-LISTEN:2375", "UNIX-CONNECT:/var/run/docker.sock"},
            false, "");
        row("to standard output", {"socat", "TCP-LISTEN:80", "-"}, false, "");
        row("a client", {"socat", "-", "TCP:web:80"}, false, "");
        row("two connects", {"socat", "TCP:a:1", "TCP:b:2"}, false, "");
        row("one address", {"socat", "TCP-LISTEN:80"}, false, "");
        row("socat as an argument", {"apk", "add", "socat"}, false, "");

        row("tini", {"/sbin/tini", "-g", "--", "socat", "TCP-L:80", "TCP:web:80"}, true, "80/tcp TCP:web:80");
        row("entry point", {"/docker-entrypoint.sh", "haproxy", "-f", "/etc/haproxy.cfg"}, true, "");
        row("entry point alone", {"/docker-entrypoint.sh"}, false, "");
        row("env", {"/usr/bin/env", "-i", "A=b", "socat", "TCP-L:80", "TCP:web:80"}, true,
            "80/tcp TCP:web:80");
        row("other user", {"su-exec", "nobody", "socat", "TCP-L:80", "TCP:web:80"}, true,
            "80/tcp TCP:web:80");
        row("envoy", {"/usr/local/bin/envoy", "-c", "/etc/envoy.yaml"}, true, "");
        row("nginx for the web", {"nginx", "-g", "daemon off;"}, false, "");
        row("nginx, stream", {"nginx", "-g", "stream { server { listen 6379; proxy_pass redis:6379; } }"},
            true, "6379/tcp redis:6379");
        row("no shell script", {"sh", "/start.sh", "socat"}, false, "");
        row("variables only in a script", {"socat", "TCP-L:$PORT", "TCP:web:80"}, true,
            "0/tcp TCP:web:80 malformed");
    }
    void programs() {
        QFETCH(Words, command);
        const CommandReading r = reading(command);
        QTEST(r.forwards, "forwards");
        QTEST(linesOf(r.forwardings), "forwardings");
        QVERIFY(!r.relaysTcpVariables && !r.relaysUdpVariables);
    }

    void scripts_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("forwardings");
        const auto row = [](const char *title, const char *script, const char *lines) {
            QTest::newRow(title) << QByteArray(script) << QByteArray(lines);
        };
        row("one", "socat TCP-LISTEN:80,fork TCP:web:80", "80/tcp TCP:web:80");
        row("several", "socat TCP-L:80 TCP:web:80 & socat UDP-L:53 UDP:dns:53 & wait",
            "80/tcp TCP:web:80; 53/udp UDP:dns:53");
        row("lines and comments", "# socat TCP-L:1 TCP:a:1\nexec socat TCP-L:80 \\\n  TCP:web:80 # end",
            "80/tcp TCP:web:80");
        row("double quotes", "socat \"TCP-L:80,fork\" \"TCP:web:80\"", "80/tcp TCP:web:80");
        row("single quotes", "socat 'TCP-L:80,fork' 'TCP:web:80'", "80/tcp TCP:web:80");
        row("backslash", "socat TCP-L:80 TCP:\\web:80", "80/tcp TCP:web:80");
        row("a loop", "while true; do socat TCP-L:80 TCP:web:80; done", "80/tcp TCP:web:80");
        row("a condition", "if ! test -f x; then (socat TCP-L:80 TCP:web:80); fi", "80/tcp TCP:web:80");
        row("output elsewhere", "socat TCP-L:80 TCP:web:80 >/dev/null 2>&1 </dev/null &",
            "80/tcp TCP:web:80");
        row("assignment before", "A=b socat TCP-L:80 TCP:web:80", "80/tcp TCP:web:80");
        row("background with nohup", "nohup socat TCP-L:80 TCP:web:80 && echo done", "80/tcp TCP:web:80");
        row("a shell in it", "sh -c \"socat TCP-L:80 TCP:web:80\"", "80/tcp TCP:web:80");
        row("variables", "socat TCP-L:$PORT,fork \"TCP:${HOST}:$PORT\"", "6379/tcp TCP:redis:6379");
        row("a whole address", "socat TCP-L:1 $TO", "1/tcp TCP:db:5432");
        row("no variable in single quotes", "socat TCP-L:80 'TCP:$HOST:80'", "80/tcp TCP:$HOST:80");
        row("an unset one", "socat TCP-L:80 TCP:$NOBODY:80", "80/tcp TCP::80");
        row("other value", "socat TCP-L:${NONE:-80} TCP:${HOST:-x}:80", "80/tcp TCP:redis:80");
        row("a command's output stays", "socat TCP-L:80 TCP:$(getent hosts (web)):80",
            "80/tcp TCP:$(getent hosts (web)):80");
        row("only said", "echo 'socat TCP-L:80 TCP:web:80'", "");
        row("an installer", "apk add socat && sleep 1d", "");
        row("quote left open", "socat 'TCP-L:80 TCP:web:80", "");
        row("nothing but signs", "&&;|\n()<>", "");
        row("haproxy, written by the script",
            "printf 'listen redis\\n  bind *:6379\\n  server r1 redis:6380 check\\n' > /h.cfg; haproxy -f "
            "/h.cfg",
            "6379/tcp redis:6380");
        row("haproxy, front and back",
            "cat > h <<END\nfrontend f\n bind :80,:81\n default_backend b\nbackend b\n server one web1:82\n"
            " server two web2\nEND\nhaproxy -f h",
            "80/tcp web1:82; 80/tcp web2:80; 81/tcp web1:82; 81/tcp web2:81");
        row("nginx, upstream",
            "echo 'events {} stream { upstream r { server a:1; server b:2 weight=2; } server { listen "
            "[::]:53 udp; "
            "proxy_pass r; } } http { server { listen 80; proxy_pass x:1; } }' > /n; nginx -c /n",
            "53/udp a:1; 53/udp b:2");
    }
    void scripts() {
        QFETCH(QByteArray, script);
        const CommandReading r = shell(script.toStdString());
        QTEST(linesOf(r.forwardings), "forwardings");
        QVERIFY(!r.relaysTcpVariables);
    }

    void shells() {
        const std::string script = "socat TCP-L:80 TCP:web:80";
        for (const Words &command :
             {Words{"sh", "-c", script}, Words{"/bin/bash", "-e", "-o", "pipefail", "-c", script},
              Words{"ash", "-ec", script}, Words{"busybox", "sh", "-c", script, "argument"},
              Words{"/sbin/tini", "--", "/bin/sh", "-lc", script}})
            QCOMPARE(reading(command).forwardings.size(), 1U);
        QVERIFY(reading({"python3", "-c", script}).forwardings.empty());
        QVERIFY(reading({"sh", "-c"}).forwardings.empty());
    }

    void haproxySections() {
        QCOMPARE(linesOf(haproxyForwardings("frontend f\n bind 0.0.0.0:80\n default_backend b\n"
                                            "backend b\n server one web1:81 check\n server two web2\n")),
                 QByteArray("80/tcp web1:81; 80/tcp web2:80"));
        QCOMPARE(linesOf(haproxyForwardings("backend b\n server one web1:81\n")), QByteArray());
    }
    void envoyInYamlAndJson() {
        const char *yaml = R"(static_resources:
  listeners:
  - name: in
    address: { socket_address: { address: 0.0.0.0, port_value: 6379 } }
    filter_chains:
    - filters:
      - name: envoy.filters.network.tcp_proxy
        typed_config: { stat_prefix: x, cluster: redis }
  clusters:
  - name: redis
    load_assignment:
      cluster_name: redis
      endpoints:
      - lb_endpoints:
        - endpoint: { address: { socket_address: { address: real-redis, port_value: 6380 } } }
admin: { address: { socket_address: { address: 0.0.0.0, port_value: 9901 } } })";
        QCOMPARE(linesOf(reading({"envoy", "--config-yaml", yaml}).forwardings),
                 QByteArray("6379/tcp real-redis:6380"));
        const char *json =
            R"({"static_resources":{"listeners":[{"address":{"socket_address":{"protocol":"UDP",
            "address":"::","port_value":53}},"x":{"cluster":"dns"}}],"clusters":[{"name":"dns","load_assignment":
            {"endpoints":[{"socket_address":{"address":"10.0.0.2","port_value":5353}}]}}]}})";
        QCOMPARE(linesOf(envoyForwardings(json)), QByteArray("53/udp 10.0.0.2:5353"));
    }

    void theClassicLine() {
        const std::string wait = std::string("(") + classicLine + ") && wait";
        for (const std::string &script : {std::string(classicLine), wait}) {
            const CommandReading r = shell(script);
            QVERIFY(r.forwards && r.relaysTcpVariables && !r.relaysUdpVariables);
            QVERIFY(r.forwardings.empty()); // \1 is no port
        }
        const CommandReading both = shell("env | grep -E '_(TCP|UDP)=' | sed 's/…/socat …/' | sh");
        QVERIFY(both.relaysTcpVariables && both.relaysUdpVariables);
        QVERIFY(!shell("env | grep _TCP=").forwards); // a look, no relay
        QVERIFY(!shell("socat - TCP:$REDIS_PORT_6379_TCP_ADDR:80").forwards);
    }

    void variables_data() {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<bool>("evidence");
        QTest::addColumn<QByteArray>("forwarding"); // as the sed program has it
        const auto row = [](const char *variable, bool evidence, const char *forwarding) {
            QTest::newRow(variable) << QByteArray(variable) << evidence << QByteArray(forwarding);
        };
        row("REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379", true, "6379/tcp tcp://172.17.0.2:6379");
        row("_PORT_80_TCP=tcp://web:8080", true, "80/tcp tcp://web:8080");
        row("a_PORT_80_TCP=tcp://web:8080", true, "80/tcp tcp://web:8080");
        row("A_PORT_1_PORT_80_TCP=tcp://web:8080", true, "80/tcp tcp://web:8080");
        row("A_PORT_80_TCP=tcp://[fd00::2]:80", true, "80/tcp tcp://[fd00::2]:80");
        row("A_PORT_80_TCP=tcp://a:1:2", true, "80/tcp tcp://a:1:2");
        row("A_PORT_80_TCP=tcp://:", true, "80/tcp tcp://:"); // matched; a bad address is seen later
        row("DNS_PORT_53_UDP=udp://172.17.0.2:53", true, "53/udp udp://172.17.0.2:53");

        row("REDIS_PORT_6379_TCP=tcp://172.17.0.2", true, "6379/tcp tcp://172.17.0.2 malformed");
        row("REDIS_PORT_6379_TCP=172.17.0.2:6379", true, "6379/tcp 172.17.0.2:6379 malformed");
        row("REDIS_PORT_6379_TCP=udp://172.17.0.2:6379", true, "6379/tcp udp://172.17.0.2:6379 malformed");
        row("REDIS_PORT_6379_TCP=", true, "6379/tcp  malformed");
        row("REDIS_PORT_99999_TCP=tcp://a:1", true, "0/tcp tcp://a:1 malformed");
        row("REDIS_PORT__TCP=tcp://a:1", false, "0/tcp tcp://a:1 malformed");

        row("REDIS_PORT=tcp://172.17.0.2:6379", false, "");
        row("REDIS_PORT_6379_TCP_ADDR=172.17.0.2", false, "");
        row("REDIS_PORT_6379_TCP_PORT=6379", false, "");
        row("REDIS_PORT_6379_tcp=tcp://a:1", false, "");
        row("REDIS_PORT_x_TCP=tcp://a:1", false, "");
        row("KEEPALIVE_TCP=1", false, "");
        row("PATH=/bin", false, "");
        row("A_PORT_80_TCP", true, ""); // no value: env does not print it
        row("", false, "");
    }
    void variables() {
        QFETCH(QByteArray, variable);
        const std::vector<std::string> environment{variable.toStdString()};
        QTEST(hasRelayVariable(environment), "evidence");
        QTEST(linesOf(variableForwardings(environment, {})), "forwarding");
    }

    void aRelayLineRunsWhatDoesNotMatch() {
        VariableRules rules;
        rules.everyLine = true;
        QCOMPARE(linesOf(variableForwardings({"KEEPALIVE_TCP=1"}, rules)), QByteArray("0/tcp 1 malformed"));
        QCOMPARE(linesOf(variableForwardings({"REDIS_PORT_x_TCP=tcp://a:1"}, rules)),
                 QByteArray("0/tcp tcp://a:1 malformed"));
    }
    void onlyTheProtocolsAskedFor() {
        const std::vector<std::string> both{"A_PORT_1_TCP=tcp://a:1", "A_PORT_1_UDP=udp://a:1"};
        QCOMPARE(linesOf(variableForwardings(both, {true, false, true})), QByteArray("1/tcp tcp://a:1"));
        QCOMPARE(linesOf(variableForwardings(both, {false, true, true})), QByteArray("1/udp udp://a:1"));
    }
    void linesInsideAValue() {
        QCOMPARE(linesOf(variableForwardings({"A=x\nB_PORT_1_TCP=tcp://b:1\nC"}, {})),
                 QByteArray("1/tcp tcp://b:1"));
    }
    void variablesOfAPodSayNothing() {
        QVERIFY(!hasRelayVariable(
            {"REDIS_PORT_6379_TCP=tcp://10.96.0.7:6379", "KUBERNETES_SERVICE_HOST=10.96.0.1"}));
    }
    void theLastValueCounts() {
        QCOMPARE(variableIn({"A=1", "AB=3", "A=2"}, "A"), std::string("2"));
        QCOMPARE(variableIn({"AB=3"}, "A"), std::string());
    }

    void hostileScriptsEnd() {
        std::string deep;
        for (int i = 0; i < 50'000; ++i) deep += "$(";
        QVERIFY(shell(deep).forwardings.empty());
        QVERIFY(shell(std::string(1'000'000, '"')).forwardings.empty());
        QVERIFY(shell(std::string(1'000'000, '{')).forwardings.empty());
        std::string many = "stream {";
        for (int i = 0; i < 5'000; ++i) many += "server{listen 1;listen 2;proxy_pass a:1;}";
        QVERIFY(nginxForwardings(many).size() <= 256);
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
