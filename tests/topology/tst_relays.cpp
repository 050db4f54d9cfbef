#include <QTest>

#include "model/topology/ambassadors.h"
#include "model/topology/chart.h"
#include "model/topology/relays.h"
#include "tests/support/harbour_text.h"

using namespace portolan;
using testing::describe;
using testing::observe;
using testing::sortedLines;

namespace {

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

const std::string line =
    R"(env | grep _TCP= | sed "s/.*_PORT_\([0-9]*\)_TCP=tcp:\/\/\(.*\):\(.*\)/socat TCP4-LISTEN:\1,fork TCP4:\2:\3 \&/" | sh)";

} // namespace

class TestRelays : public QObject {
    Q_OBJECT
private slots:
    void evidence_data() {
        QTest::addColumn<QByteArray>("container");
        QTest::addColumn<QByteArray>("evidence"); // empty: no ambassador
        const auto row = [](const char *container, const char *evidence) {
            QTest::newRow(container) << QByteArray(container) << QByteArray(evidence);
        };
        row("label=io.portolan.role=ambassador", "label");
        row("label=io.portolan.role=registrar", "");
        row("label=role=ambassador", "");
        row("image=amouat/ambassador", "image");
        row("env=REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379", "relay-variable");
        row("env=REDIS_PORT_6379_TCP=tcp://172.17.0.2", "relay-variable");
        row("env=DNS_PORT_53_UDP=udp://172.17.0.2:53", "relay-variable");
        row("env=REDIS_PORT_6379_TCP_ADDR=172.17.0.2 env=REDIS_PORT=tcp://172.17.0.2:6379", "");
        row("run='socat TCP-LISTEN:80,fork TCP:web:80'", "command");
        row("run='socat - TCP:web:80'", "");
        row("run=haproxy", "command");
        row("run=nginx", "");
        row("sh='sleep 1d'", "");
        row("on=bridge link=redis:redis", "");
        row("image=amouat/ambassador label=io.portolan.role=ambassador env=A_PORT_1_TCP=tcp://a:1 "
            "run='socat TCP-L:1 TCP:a:1'",
            "label image relay-variable command");
        row("state=exited image=amouat/ambassador", "image");
    }
    void evidence() {
        QFETCH(QByteArray, container);
        QFETCH(QByteArray, evidence);
        const Snapshot s = topology::chart(observe("container it " + container.toStdString()), {}, noon);
        QCOMPARE(describe(s, {"ambassador"}),
                 evidence.isEmpty() ? std::string() : "ambassador it " + evidence.toStdString() + "\n");
    }
    void evidenceOfTheClassicLine() {
        const Snapshot s = topology::chart(observe("container it sh='" + line + "'"), {}, noon);
        QCOMPARE(describe(s, {"ambassador"}), std::string("ambassador it command\n"));
    }

    void images_data() {
        QTest::addColumn<bool>("known");
        for (const char *image :
             {"amouat/ambassador", "amouat/ambassador:latest", "docker.io/amouat/ambassador",
              "registry:5000/amouat/ambassador:1", "svendowideit/ambassador",
              "cpuguy83/docker-grand-ambassador:v1", "docker/ambassador", "alpine/socat",
              "alpine/socat@sha256:0123", "localhost/amouat/ambassador:x@sha256:1",
              "mirror.example/hub/alpine/socat:1.8", "ambassador", "ambassador:dev", "redis-ambassador"})
            QTest::newRow(image) << true;
        for (const char *image :
             {"", ":", "/", "redis:7", "amouat/dnmonster:1.0", "datawire/ambassador:1.14",
              "quay.io/datawire/ambassador:0.51.2", "docker.io/emissaryingress/ambassador", "haproxy:2",
              "nginx", "alpine", "my/ambassador-docs", "socatx/app", "sha256:0123456789abcdef"})
            QTest::newRow(*image ? image : "(empty)") << false;
    }
    void images() {
        const QByteArray image = QTest::currentDataTag();
        QTEST(topology::isAmbassadorImage(image == "(empty)" ? std::string() : image.toStdString()), "known");
    }

    void versions_data() {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("api");
        QTest::addColumn<bool>("sets");
        const auto row = [](const char *version, const char *api, bool sets) {
            QTest::addRow("%s, %s", version, api) << QByteArray(version) << QByteArray(api) << sets;
        };
        row("20.10.24", "1.41", true);
        row("20.10.24+dfsg1", "1.41", true);
        row("28.5.2", "1.51", true);
        row("29.0.0", "1.52", false);
        row("29.7.0-rc.1", "1.41", false); // we may have negotiated less than it can
        row("v29.0.0", "", false);
        row("30.0.1", "", false);
        row("library-import", "1.56", false); // built without a version
        row("dev", "1.51", true);
        row("", "1.52", false);
        row("", "", true);
        row("2.0.0-beta.24", "1.56", false); // the name of the Go module
        row("4.3.1", "1.41", true);
        row("999999999999999999999", "x", true);
    }
    void versions() {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, api);
        Engine engine;
        engine.engineVersion = version.toStdString();
        engine.apiVersion = api.toStdString();
        QTEST(topology::setsLinkVariables(engine), "sets");
    }

    void sources_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("relays");
        const auto row = [](const char *title, std::string text, const char *relays) {
            QTest::newRow(title) << QByteArray::fromStdString(text) << QByteArray(relays);
        };
        const std::string redis = "container redis on=bridge:172.17.0.2 expose=6379\n";
        row("no ambassador, no relay", redis + "container web on=bridge link=redis:redis", "");
        row("variable", redis + "container amb on=bridge env=REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379",
            "relay amb 6379/tcp tcp://172.17.0.2:6379 environment ok -> redis");
        row("variable without port",
            redis + "container amb on=bridge env=REDIS_PORT_6379_TCP=tcp://172.17.0.2",
            "relay amb 6379/tcp tcp://172.17.0.2 environment malformed -> -");
        row("variable without value", redis + "container amb on=bridge env=REDIS_PORT_6379_TCP=",
            "relay amb 6379/tcp - environment malformed -> -");
        row("listening port that is none",
            redis + "container amb on=bridge env=REDIS_PORT_0_TCP=tcp://172.17.0.2:6379",
            "relay amb 0/tcp tcp://172.17.0.2:6379 environment malformed -> -");
        row("several variables",
            redis + "container amb on=bridge env=A_PORT_1_TCP=tcp://172.17.0.2:6379 "
                    "env=B_PORT_2_UDP=udp://172.17.0.2:5",
            "relay amb 1/tcp tcp://172.17.0.2:6379 environment ok -> redis\n"
            "relay amb 2/udp udp://172.17.0.2:5 environment ok -> redis");
        row("the classic line does not relay UDP",
            redis +
                "container amb on=bridge env=A_PORT_1_TCP=tcp://172.17.0.2:6379 "
                "env=B_PORT_2_UDP=udp://172.17.0.2:5 "
                "sh='" +
                line + "'",
            "relay amb 1/tcp tcp://172.17.0.2:6379 environment ok -> redis");
        row("the classic line runs what does not match",
            "container amb env=KEEPALIVE_TCP=1 sh='" + line + "'",
            "relay amb 0/tcp 1 environment malformed -> -");
        row("an exited ambassador tells the same",
            redis + "container amb state=exited on=bridge env=REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379",
            "relay amb 6379/tcp tcp://172.17.0.2:6379 environment ok -> redis");

        row("command", redis + "container amb on=bridge run='socat TCP-LISTEN:6379,fork TCP:172.17.0.2:6379'",
            "relay amb 6379/tcp TCP:172.17.0.2:6379 command ok -> redis");
        row("command and variable of one port: the command is what runs",
            redis + "container amb on=bridge run='socat TCP-L:6379 TCP:172.17.0.2:6379' "
                    "env=REDIS_PORT_6379_TCP=tcp://172.17.0.9:6379",
            "relay amb 6379/tcp TCP:172.17.0.2:6379 command ok -> redis");
        row("command and variable of two ports",
            redis + "container amb on=bridge run='socat TCP-L:6380 TCP:172.17.0.2:6379' "
                    "env=REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379",
            "relay amb 6380/tcp TCP:172.17.0.2:6379 command ok -> redis\n"
            "relay amb 6379/tcp tcp://172.17.0.2:6379 environment ok -> redis");
        row("haproxy with a configuration elsewhere",
            redis + "container amb on=bridge run=haproxy link=redis:redis", "");
        row("variables in a script",
            redis + "container amb on=bridge env=TO=172.17.0.2 sh='socat TCP-L:1,fork TCP:$TO:6379'",
            "relay amb 1/tcp TCP:172.17.0.2:6379 command ok -> redis");

        const std::string linked = "container amb on=bridge image=amouat/ambassador link=redis:redis ";
        row("link", redis + linked, "relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis");
        row("link by the classic line", redis + "container amb on=bridge link=redis:redis sh='" + line + "'",
            "relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis");
        row("link of a labelled one",
            redis + "container amb on=bridge label=io.portolan.role=ambassador link=redis:redis",
            "relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis");
        row("link, each exposed port",
            "container redis on=bridge:172.17.0.2 expose=6379 expose=6380 expose=53/udp\n" + linked,
            "relay amb 53/udp udp://172.17.0.2:53 link ok -> redis\n"
            "relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis\n"
            "relay amb 6380/tcp tcp://172.17.0.2:6380 link ok -> redis");
        row("link, the classic line does not relay UDP",
            "container redis on=bridge:172.17.0.2 expose=53/tcp expose=53/udp\n"
            "container amb on=bridge link=redis:redis sh='" +
                line + "'",
            "relay amb 53/tcp tcp://172.17.0.2:53 link ok -> redis");
        row("link, nothing exposed", "container redis on=bridge:172.17.0.2\n" + linked, "");
        row("link, a published port that is not exposed",
            "container redis on=bridge:172.17.0.2 publish=6379:6379\n" + linked, "");
        row("link to one that does not run", "container redis state=exited on=bridge expose=6379\n" + linked,
            "relay amb 6379/tcp - link stale -> -");
        row("link to nobody", linked, "");
        row("link on the 29 line", "engine here version=29.1.0 api=1.52\n" + redis + linked, "");
        row("link, engine without version but with API",
            "engine here version=library-import api=1.56\n" + redis + linked, "");
        row("link, engine that tells nothing", "engine here version= api=\n" + redis + linked,
            "relay amb 6379/tcp tcp://172.17.0.2:6379 link ok -> redis");
        row("link of a user network has no variables",
            "network n subnet=172.18.0.0/16\ncontainer redis on=n:172.18.0.2 expose=6379\n"
            "container amb on=n:172.18.0.3 image=amouat/ambassador ulink=n:redis:redis",
            "");
        row("link while not on the default bridge",
            "network n subnet=172.18.0.0/16\ncontainer redis on=n:172.18.0.2 expose=6379\n"
            "container amb on=n:172.18.0.3 image=amouat/ambassador link=redis:redis",
            "");
        row("a told program leaves links alone",
            redis + "container amb on=bridge image=alpine/socat link=redis:redis run='socat TCP-L:1 "
                    "TCP:172.17.0.2:6379'",
            "relay amb 1/tcp TCP:172.17.0.2:6379 command ok -> redis");
        row("a script may use a link's variables",
            redis + "container amb on=bridge link=redis:real-redis "
                    "sh='socat TCP-L:1 TCP:$REAL_REDIS_PORT_6379_TCP_ADDR:$REAL_REDIS_PORT_6379_TCP_PORT'",
            "relay amb 1/tcp TCP:172.17.0.2:6379 command ok -> redis");
        row("which are not there on the 29 line",
            "engine here version=29.1.0 api=1.52\n" + redis +
                "container amb on=bridge link=redis:real-redis "
                "sh='socat TCP-L:1 TCP:$REAL_REDIS_PORT_6379_TCP_ADDR:$REAL_REDIS_PORT_6379_TCP_PORT'",
            "relay amb 1/tcp TCP:: command malformed -> -");
        row("link and the same variable by hand",
            redis + linked + "env=REDIS_PORT_6379_TCP=tcp://172.17.0.2:6379",
            "relay amb 6379/tcp tcp://172.17.0.2:6379 environment ok -> redis");
    }
    void sources() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, relays);
        const Snapshot s = topology::chart(observe(text.toStdString()), {}, noon);
        QCOMPARE(describe(s, {"relay"}), sortedLines(relays.toStdString()));
        // Once more with the snapshot as memory: nothing new was told, so nothing changes.
        const Snapshot again = topology::chart(observe(text.toStdString()), s, noon);
        QCOMPARE(describe(again), describe(s));
    }
};

QTEST_GUILESS_MAIN(TestRelays)
#include "tst_relays.moc"
