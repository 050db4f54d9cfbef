#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "model/core/text.h"
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

template <class T, class F>
std::string joined(const T &values, F &&print) {
    std::string out;
    for (const auto &value : values) {
        if (!out.empty()) out += ' ';
        out += print(value);
    }
    return out;
}
std::string joined(const std::vector<std::string> &values) {
    return joined(values, [](const std::string &value) { return value; });
}
std::string printed(const Port &port) { return std::to_string(port.number) + "/" + port.protocol; }
std::string printed(const Publication &p) {
    const std::string last = p.hostPortLast == 0 ? std::string() : "-" + std::to_string(p.hostPortLast);
    return p.hostIp + ":" + std::to_string(p.hostPort) + last + "->" + printed(p.container);
}
std::string printed(const Attachment &a) {
    return a.networkName + "(" + a.networkId.value.substr(0, 4) + " " + a.ipv4 + "/" +
           std::to_string(a.ipv4PrefixLength) + " " + a.ipv6 + "/" + std::to_string(a.ipv6PrefixLength) +
           " gw " + a.gateway + " " + a.gateway6 + " mac " + a.mac + " aliases [" + joined(a.aliases) +
           "] dns [" + joined(a.dnsNames) + "] links [" + joined(a.links) + "])";
}
template <class T>
std::string printedAll(const std::vector<T> &values) {
    return joined(values, [](const T &value) { return printed(value); });
}

/// One line a fact, so that a failure shows which one is wrong.
QByteArrayList facts(const Container &c) {
    const std::vector<std::string> lines{
        c.id.value.substr(0, 6) + " " + c.name + " " + c.image + " " + std::string(name(c.state)) + " " +
            std::string(name(c.health)) + " exit " + std::to_string(c.exitCode),
        "mode " + c.networkMode.substr(0, 16) + " host " + c.hostname,
        "runs " + joined(c.command),
        "exposes " + printedAll(c.exposed),
        "publishes " + printedAll(c.publications),
        "configured " + printedAll(c.publicationsConfigured),
        "on " + printedAll(c.attachments),
        "links " + joined(c.legacyLinks),
    };
    QByteArrayList out;
    for (const std::string &line : lines) out << QByteArray::fromStdString(line).trimmed();
    return out;
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT
private slots:
    void containers_data() {
        QTest::addColumn<std::string>("file");
        QTest::addColumn<QByteArrayList>("expected");
        const auto row = [](const char *file, const QByteArrayList &expected) {
            QTest::newRow(file) << std::string(file) << expected;
        };
        row("20.10/container-consumer.json",
            {"1b41b1 consumer busybox:1 running none exit 0", "mode default host 1b41b12548f6",
             "runs sleep 1000", "exposes 53/udp 80/tcp 9000/tcp",
             "publishes 0.0.0.0:5353->53/udp 127.0.0.1:8080->80/tcp :::5353->53/udp",
             "configured :5353->53/udp 127.0.0.1:8080->80/tcp",
             "on bridge(35bd 172.17.0.4/16 /0 gw 172.17.0.1  mac 02:42:ac:11:00:04 aliases [] dns [] links "
             "[])",
             "links /real-redis-ambassador:/consumer/redis"});
        row("20.10/container-real-redis-ambassador.json",
            {"7a88c0 real-redis-ambassador amouat/ambassador running none exit 0",
             "mode default host 7a88c0f97246", "runs relay-from-environment", "exposes 6379/tcp",
             "publishes 0.0.0.0:6379->6379/tcp :::6379->6379/tcp", "configured :6379->6379/tcp",
             "on bridge(35bd 172.17.0.3/16 /0 gw 172.17.0.1  mac 02:42:ac:11:00:03 aliases [] dns [] links "
             "[])",
             "links /real-redis:/real-redis-ambassador/real-redis"});
        row("20.10/container-web.json",
            {"0a9a44 web busybox:1 running healthy exit 0", "mode backend host 0a9a4416f046",
             "runs sleep 1000", "exposes 80/tcp", "publishes 0.0.0.0:32776->80/tcp :::32776->80/tcp",
             "configured :0->80/tcp",
             "on backend(8311 172.28.5.0/16 /0 gw 172.28.0.1  mac 02:42:ac:1c:05:00 aliases [0a9a4416f046] "
             "dns [] links [db:database]) quiet(6415 172.29.0.2/24 fd00:29::2/64 gw 172.29.0.1 fd00:29::1 "
             "mac 02:42:ac:1d:00:02 aliases [shy 0a9a4416f046] dns [] links [])",
             "links"});
        row("20.10/container-hosty.json",
            {"b365c2 hosty busybox:1 running none exit 0", "mode host host harbour", "runs sleep 1000",
             "exposes", "publishes", "configured", "on host(1d61 /0 /0 gw   mac  aliases [] dns [] links [])",
             "links"});
        row("20.10/container-lonely.json",
            {"e5b923 lonely busybox:1 running none exit 0", "mode none host e5b923efeea7", "runs sleep 1000",
             "exposes", "publishes", "configured", "on none(ac5b /0 /0 gw   mac  aliases [] dns [] links [])",
             "links"});
        row("20.10/container-guest.json",
            {"fc357c guest busybox:1 running none exit 0", "mode container:0a9a44 host 0a9a4416f046",
             "runs sleep 1000", "exposes", "publishes", "configured", "on", "links"});
        row("20.10/container-lanny.json",
            {"4f2eac lanny busybox:1 running none exit 0", "mode lan host 4f2eacc8e44a", "runs sleep 1000",
             "exposes", "publishes", "configured",
             "on lan(2e13 192.168.77.5/24 /0 gw 192.168.77.1  mac 02:42:c0:a8:4d:05 aliases [4f2eacc8e44a] "
             "dns [] links [])",
             "links"});
        row("20.10/container-fresh.json",
            {"20105e fresh busybox:1 created none exit 0", "mode backend host 20105eb5129c",
             "runs sh -c echo hi", "exposes 7000/tcp 7001/tcp", "publishes",
             "configured :7000->7000/tcp :7001->7001/tcp",
             "on backend( /0 /0 gw   mac  aliases [] dns [] links [])", "links"});
        row("20.10/container-done.json",
            {"154750 done busybox:1 exited none exit 3", "mode default host 15475041dec9",
             "runs sh -c exit 3", "exposes", "publishes", "configured",
             "on bridge(35bd /0 /0 gw   mac  aliases [] dns [] links [])", "links"});
        row("20.10/container-paused.json",
            {"3dd0e1 paused busybox:1 paused none exit 0", "mode default host 3dd0e112b91f",
             "runs sleep 1000", "exposes", "publishes", "configured",
             "on bridge(35bd 172.17.0.5/16 /0 gw 172.17.0.1  mac 02:42:ac:11:00:05 aliases [] dns [] links "
             "[])",
             "links"});
        row("20.10/container-broken.json",
            {"b2c04e broken busybox:1 created none exit 127", "mode default host b2c04e96ae61",
             "runs /no/such/program", "exposes", "publishes", "configured",
             "on bridge(35bd /0 /0 gw   mac  aliases [] dns [] links [])", "links"});
        row("20.10/container-swarm-task.json",
            {"e12f5e api.1.qqd95rpmkzz15th87t02tawbk busybox:1 running none exit 0",
             "mode default host e12f5e6fde54", "runs sleep 1000", "exposes", "publishes", "configured",
             "on ingress(xeba 10.0.0.5/24 /0 gw   mac 02:42:0a:00:00:05 aliases [e12f5e6fde54] dns [] links "
             "[]) mesh(9ddc 10.77.0.4/24 /0 gw   mac 02:42:0a:4d:00:04 aliases [e12f5e6fde54] dns [] links "
             "[])",
             "links"});
        row("29/container-web.json",
            {"4c43d4 web busybox:1 running healthy exit 0", "mode backend host 4c43d468f6a8",
             "runs sleep 1000", "exposes 80/tcp", "publishes 0.0.0.0:32770->80/tcp :::32770->80/tcp",
             "configured :0->80/tcp",
             "on backend(1180 172.28.5.0/16 /0 gw 172.28.0.1  mac 92:ca:19:52:be:1a aliases [] dns [web "
             "4c43d468f6a8] links [db:database]) quiet(128d 172.29.0.2/24 fd00:29::2/64 gw   mac "
             "96:79:38:f2:ce:eb aliases [shy] dns [web shy 4c43d468f6a8] links [])",
             "links"});
        row("29/container-real-redis.json",
            {"dd02ec real-redis redis:7 running none exit 0", "mode bridge host dd02ecb647b3",
             "runs docker-entrypoint.sh redis-server", "exposes 6379/tcp", "publishes", "configured",
             "on bridge(f185 172.17.0.2/16 /0 gw 172.17.0.1  mac c6:85:4b:c2:51:ef aliases [] dns [] links "
             "[])",
             "links"});
        row("29/container-consumer.json",
            {"b66227 consumer busybox:1 created none exit 128", "mode bridge host b66227263102",
             "runs sleep 1000", "exposes 53/udp 80/tcp 9000/tcp", "publishes",
             "configured :5353->53/udp 127.0.0.1:8080->80/tcp",
             "on bridge( /0 /0 gw   mac  aliases [] dns [] links [])",
             "links /real-redis-ambassador:/consumer/redis"});
        row("29/container-guest.json",
            {"d68643 guest busybox:1 running none exit 0", "mode container:4c43d4 host 4c43d468f6a8",
             "runs sleep 1000", "exposes", "publishes", "configured", "on", "links"});
    }
    void containers() {
        QFETCH(std::string, file);
        QFETCH(QByteArrayList, expected);
        const auto decoded = decodeContainer(recorded(file), engine);
        QVERIFY2(decoded, decoded ? "" : toString(decoded.error()).c_str());
        QCOMPARE(facts(*decoded), expected);
        QCOMPARE(decoded->engine, engine);
        QCOMPARE(*decoded->raw, recorded(file));
    }

    void detailsOfAContainer() {
        const auto web = decodeContainer(recorded("20.10/container-web.json"), engine);
        QVERIFY(web);
        QCOMPARE(web->environment,
                 std::vector<std::string>{"PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"});
        QVERIFY(web->pid > 0);
        QVERIFY(web->created && web->startedAt && *web->created < *web->startedAt);
        QVERIFY(!web->finishedAt);
        QCOMPARE(web->imageId.substr(0, 13), std::string("sha256:f78bf2"));
        QVERIFY(!web->attachments[0].endpointId.empty());

        const auto consumer = decodeContainer(recorded("20.10/container-consumer.json"), engine);
        QCOMPARE(consumer->labels, (std::map<std::string, std::string>{{"team", "a"}}));
        QCOMPARE(consumer->environment[0], std::string("COLOR=blue"));

        const auto done = decodeContainer(recorded("20.10/container-done.json"), engine);
        QVERIFY(done->finishedAt);
        QCOMPARE(done->pid, 0);
        const auto broken = decodeContainer(recorded("20.10/container-broken.json"), engine);
        QVERIFY(broken->stateError.find("/no/such/program") != std::string::npos);
    }

    void oddFieldsOfAContainer_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArrayList>("expected");
        const QByteArrayList bare{"x   unknown none exit 0",
                                  "mode  host",
                                  "runs",
                                  "exposes",
                                  "publishes",
                                  "configured",
                                  "on",
                                  "links"};
        const auto with = [&](int line, const char *text) {
            QByteArrayList lines = bare;
            lines[line] = text;
            return lines;
        };
        QTest::newRow("id alone") << QByteArray(R"({"Id":"x"})") << bare;
        QTest::newRow("nulls")
            << QByteArray(
                   R"({"Id":"x","Name":null,"State":null,"Args":null,"Path":null,"Config":null,"HostConfig":null,"NetworkSettings":null})")
            << bare;
        QTest::newRow("everything of a wrong type")
            << QByteArray(
                   R"({"Id":"x","Name":7,"State":[],"Args":{"a":1},"Config":"c","HostConfig":[1],"NetworkSettings":true,"Created":5})")
            << bare;
        QTest::newRow("wrong types inside")
            << QByteArray(
                   R"({"Id":"x","State":{"Status":1,"Pid":"p","ExitCode":[],"Health":"h"},"Config":{"Env":[1,null,"A=b"],"ExposedPorts":[1],"Labels":{"a":1}},"HostConfig":{"Links":"l","PortBindings":{"80/tcp":{}}},"NetworkSettings":{"Ports":null,"Networks":[]}})")
            << bare;
        QTest::newRow("null bindings and networks")
            << QByteArray(
                   R"({"Id":"x","NetworkSettings":{"Ports":{"80/tcp":null,"81/tcp":[null,7]},"Networks":{"n":null}}})")
            << with(6, "on n( /0 /0 gw   mac  aliases [] dns [] links [])");
        QTest::newRow("ports that are none")
            << QByteArray(
                   R"({"Id":"x","Config":{"ExposedPorts":{"0/tcp":{},"65536/tcp":{},"-1/tcp":{},"x":{},"":{},"80":{},"7-9/udp":{}}}})")
            << with(3, "exposes 80/tcp");
        QTest::newRow("a range of host ports")
            << QByteArray(
                   R"({"Id":"x","HostConfig":{"PortBindings":{"53/sctp":[{"HostIp":"::1","HostPort":"8000-9000"}]}}})")
            << with(5, "configured ::1:8000-9000->53/sctp");
        QTest::newRow("numbers out of range")
            << QByteArray(
                   R"({"Id":"x","State":{"ExitCode":99999999999,"Pid":18446744073709551615},"NetworkSettings":{"Networks":{"n":{"IPPrefixLen":-5,"GlobalIPv6PrefixLen":4096}}}})")
            << QByteArrayList{"x   unknown none exit 2147483647",
                              "mode  host",
                              "runs",
                              "exposes",
                              "publishes",
                              "configured",
                              "on n( /0 /128 gw   mac  aliases [] dns [] links [])",
                              "links"};
        QTest::newRow("what a killed engine remembers")
            << QByteArray(
                   R"({"Id":"x","State":{"Status":"exited"},"NetworkSettings":{"Ports":{"80/tcp":[{"HostIp":"","HostPort":"80"}]},"Networks":{"n":{"NetworkID":"1234","EndpointID":"e","IPAddress":"10.0.0.2","IPPrefixLen":8,"GlobalIPv6Address":"fd::2","GlobalIPv6PrefixLen":64,"Gateway":"10.0.0.1","IPv6Gateway":"fd::1","MacAddress":"02:42"}}}})")
            << QByteArrayList{"x   exited none exit 0",
                              "mode  host",
                              "runs",
                              "exposes",
                              "publishes",
                              "configured",
                              "on n(1234 /0 /0 gw   mac  aliases [] dns [] links [])",
                              "links"};
        QTest::newRow("Podman's words") << QByteArray(R"({"Id":"x","Name":"y","State":{"Status":"stopped"}})")
                                        << with(0, "x y  exited none exit 0");
        QTest::newRow("a state of tomorrow")
            << QByteArray(R"({"Id":"x","State":{"Status":"dreaming"}})") << bare;
        QTest::newRow("links by chance")
            << QByteArray(R"({"Id":"x","HostConfig":{"Links":["/b:/x/b","/a:/x/a"]}})")
            << with(7, "links /a:/x/a /b:/x/b");
    }
    void oddFieldsOfAContainer() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArrayList, expected);
        const auto decoded = decodeContainer(json.toStdString(), engine);
        QVERIFY2(decoded, decoded ? "" : toString(decoded.error()).c_str());
        QCOMPARE(facts(*decoded), expected);
    }

    void unusableContainers_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("where"); // a part of what the error tells
        QTest::newRow("empty") << QByteArray() << QByteArray("column 1");
        QTest::newRow("cut in the middle")
            << QByteArray::fromStdString(recorded("20.10/container-web.json").substr(0, 1000))
            << QByteArray("column 1001");
        QTest::newRow("not JSON") << QByteArray("<html>502</html>") << QByteArray("column 1");
        QTest::newRow("an array") << QByteArray("[]") << QByteArray("byte 0");
        QTest::newRow("a text") << QByteArray("\"x\"") << QByteArray("byte 0");
        QTest::newRow("null") << QByteArray("null") << QByteArray("byte 0");
        QTest::newRow("no id") << QByteArray("{\"Name\":\"/web\"}") << QByteArray("no Id");
        QTest::newRow("an id that is none") << QByteArray("{\"Id\":{}}") << QByteArray("no Id");
        QTest::newRow("two documents") << QByteArray(R"({"Id":"x"}{"Id":"y"})") << QByteArray("column 11");
        QTest::newRow("a number beyond all") << QByteArray(R"({"Id":"x","a":1e999})") << QByteArray("1e999");
        QTest::newRow("half a surrogate") << QByteArray(R"({"Id":"\ud800"})") << QByteArray("surrogate");
        QTest::newRow("deep") << QByteArray(R"({"Id":"x","a":)") + QByteArray(1'000'000, '[')
                              << QByteArray("nested");
        QTest::newRow("wide") << QByteArray(R"({"Id":"x","a":[)") + QByteArray("0,").repeated(5'000'000) +
                                     "0]}"
                              << QByteArray("too many");
        QTest::newRow("control characters in the error")
            << QByteArray("{\"Id\":\"\x1b[31m\"}") << QByteArray("U+001B");
    }
    void unusableContainers() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, where);
        const auto decoded = decodeContainer(bytes.toStdString(), engine);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, Errc::protocol);
        QCOMPARE(decoded.error().operation, std::string("container"));
        QVERIFY2(decoded.error().detail.find(where.toStdString()) != std::string::npos,
                 decoded.error().detail.c_str());
        QVERIFY(decoded.error().detail.size() < 1000);
        QCOMPARE(decoded.error().detail, plain(decoded.error().detail));
    }

    void strangeTextStaysText() {
        const auto bytes = decodeContainer(
            "{\"Id\":\"x\",\"Name\":\"/caf\xe9\",\"Config\":{\"Labels\":{\"\xff\":\"\xc0\xaf\"}}}", engine);
        QVERIFY(bytes);
        QCOMPARE(bytes->name, std::string("caf\uFFFD"));
        QCOMPARE(bytes->labels.at("\uFFFD"), std::string("\uFFFD\uFFFD"));
        QCOMPARE(*bytes->raw, validUtf8(*bytes->raw));
        QVERIFY(!nlohmann::json::parse(*bytes->raw).dump().empty()); // does not throw

        const std::string name = "<b>\u202E" + std::string(10'000, 'n');
        const auto bold = decodeContainer(nlohmann::json{{"Id", "x"}, {"Name", "/" + name}}.dump(), engine);
        QVERIFY(bold);
        QCOMPARE(bold->name, name); // kept as it is: making it harmless is the screen's part
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
