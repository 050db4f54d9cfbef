#include "tests/support/portolan.h"

using namespace portolan::testing;

namespace {

bool linksSetVariables(const QString &version) {
    return version.section(QLatin1Char('.'), 0, 0).toInt() < 29;
}

} // namespace

/// `portolan map` of a real engine, against what the docker command says of the same.
class TestLiveMap : public QObject {
    Q_OBJECT
    DockerRig engine_;

    Words connection() const { return {"-H", QStringLiteral("unix://") + engine_.socket}; }
    MapJson map() const { return MapJson::of(connection()); }
    QJsonObject inspect(const QString &what) const {
        const QByteArray text = engine_.docker({"inspect", what}).output.toUtf8();
        return QJsonDocument::fromJson(text).array().at(0).toObject();
    }
    QString inspect(const QString &what, const QString &format) const {
        return engine_.docker({"inspect", "-f", format, what}).text();
    }

private slots:
    void initTestCase() {
        DockerRig::Options options;
        options.images = {"busybox", "redis", "ambassador", "socat"};
        PORTOLAN_START(engine_.start(options));
    }
    void cleanup() {
        const QStringList ids =
            engine_.docker({"ps", "-aq"}).output.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (!ids.isEmpty()) engine_.docker(Words({"rm", "-f"}) += ids);
        engine_.docker({"network", "prune", "-f"});
    }

    void bareEngine() {
        const MapJson chart = map();
        const QJsonObject engine = chart.list(QStringLiteral("engines")).at(0).toObject();
        QCOMPARE(engine.value(QLatin1String("id")).toString(),
                 engine_.docker({"info", "-f", "{{.ID}}"}).text());
        QCOMPARE(engine.value(QLatin1String("name")).toString(),
                 engine_.docker({"info", "-f", "{{.Name}}"}).text());
        QCOMPARE(engine.value(QLatin1String("state")).toString(), QStringLiteral("live"));
        QCOMPARE(engine.value(QLatin1String("engineVersion")).toString(), engine_.version());
        QCOMPARE(chart.list(QStringLiteral("networks")).size(), 3);
        QCOMPARE(chart.network(QStringLiteral("none")).value(QLatin1String("driver")).toString(),
                 QStringLiteral("null"));
        QVERIFY(chart.list(QStringLiteral("findings")).isEmpty());
    }

    void everyFieldAsInspectSays() {
        PORTOLAN_OK(engine_.docker({"network", "create", "--subnet", "10.77.0.0/16", "--ip-range",
                                    "10.77.4.0/24", "--gateway", "10.77.0.9", "--internal", "--opt",
                                    "com.docker.network.bridge.enable_icc=false", "--label", "a=b", "lab"}));
        PORTOLAN_OK(engine_.docker({"network", "create", "app"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "web", "--network", "app", "--network-alias",
                                    "www", "-p", "127.0.0.1:8081:80", "-p", "8082:81/udp", "--expose", "99",
                                    "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker({"network", "connect", "--ip", "10.77.4.44", "lab", "web"}));
        PORTOLAN_OK(engine_.docker({"create", "--name", "made", "busybox:1", "true"}));
        PORTOLAN_OK(engine_.docker({"run", "--name", "ended", "busybox:1", "false"}).exitCode == 1
                        ? CommandResult{0, {}, {}}
                        : CommandResult{1, QStringLiteral("ended should exit with 1"), {}});
        PORTOLAN_OK(engine_.docker(
            {"run", "-d", "--name", "on-host", "--network", "host", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker(
            {"run", "-d", "--name", "on-none", "--network", "none", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "held", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker({"pause", "held"}));

        const MapJson chart = map();
        const QJsonObject lab = chart.network(QStringLiteral("lab"));
        QCOMPARE(lab.value(QLatin1String("id")).toString(),
                 inspect(QStringLiteral("lab"), QStringLiteral("{{.Id}}")));
        QCOMPARE(lab.value(QLatin1String("driver")).toString(), QStringLiteral("bridge"));
        QCOMPARE(lab.value(QLatin1String("internal")).toBool(), true);
        const QJsonObject subnet = lab.value(QLatin1String("subnets")).toArray().at(0).toObject();
        QCOMPARE(subnet.value(QLatin1String("subnet")).toString(), QStringLiteral("10.77.0.0/16"));
        QCOMPARE(subnet.value(QLatin1String("ipRange")).toString(), QStringLiteral("10.77.4.0/24"));
        QCOMPARE(subnet.value(QLatin1String("gateway")).toString(), QStringLiteral("10.77.0.9"));
        QCOMPARE(lab.value(QLatin1String("options"))
                     .toObject()
                     .value(QLatin1String("com.docker.network.bridge.enable_icc"))
                     .toString(),
                 QStringLiteral("false"));

        for (const char *name : {"web", "made", "ended", "on-host", "on-none", "held"}) {
            const QJsonObject truth = inspect(QString::fromLatin1(name));
            const QJsonObject ours = chart.container(QString::fromLatin1(name));
            QCOMPARE(ours.value(QLatin1String("id")), truth.value(QLatin1String("Id")));
            QCOMPARE(ours.value(QLatin1String("image")),
                     truth[QLatin1String("Config")][QLatin1String("Image")]);
            QCOMPARE(ours.value(QLatin1String("state")),
                     truth[QLatin1String("State")][QLatin1String("Status")]);
            QCOMPARE(ours.value(QLatin1String("networkMode")),
                     truth[QLatin1String("HostConfig")][QLatin1String("NetworkMode")]);
            QStringList exposed =
                truth[QLatin1String("Config")][QLatin1String("ExposedPorts")].toObject().keys();
            QStringList oursExposed;
            for (const QJsonValue &port : ours.value(QLatin1String("exposed")).toArray())
                oursExposed << port.toString();
            exposed.sort(), oursExposed.sort();
            QCOMPARE(oursExposed, exposed);
            const QJsonObject networks =
                truth[QLatin1String("NetworkSettings")][QLatin1String("Networks")].toObject();
            for (const QString &network : networks.keys()) {
                const QJsonObject endpoint = chart.endpoint(QString::fromLatin1(name), network);
                QVERIFY2(!endpoint.isEmpty(), qPrintable(network));
                const auto text = [](const QJsonValue &value) { return value.toString(); };
                QCOMPARE(text(endpoint.value(QLatin1String("ipv4"))),
                         text(networks[network][QLatin1String("IPAddress")]));
                QCOMPARE(text(endpoint.value(QLatin1String("mac"))),
                         text(networks[network][QLatin1String("MacAddress")]));
            }
        }
        QVERIFY(chart.endpoint(QStringLiteral("on-host"), QStringLiteral("host"))
                    .value(QLatin1String("ipv4"))
                    .isNull());
        QCOMPARE(chart.endpoint(QStringLiteral("web"), QStringLiteral("lab"))
                     .value(QLatin1String("ipv4"))
                     .toString(),
                 QStringLiteral("10.77.4.44"));
        QVERIFY(chart.endpoint(QStringLiteral("web"), QStringLiteral("app"))
                    .value(QLatin1String("aliases"))
                    .toArray()
                    .contains(QJsonValue(QStringLiteral("www"))));
        QStringList published;
        for (const QJsonValue &p :
             chart.container(QStringLiteral("web")).value(QLatin1String("publications")).toArray())
            published << QStringLiteral("%1:%2->%3/%4")
                             .arg(p[QLatin1String("hostIp")].toString())
                             .arg(p[QLatin1String("hostPort")].toInt())
                             .arg(p[QLatin1String("containerPort")].toInt())
                             .arg(p[QLatin1String("protocol")].toString());
        QVERIFY2(published.contains(QStringLiteral("127.0.0.1:8081->80/tcp")),
                 qPrintable(published.join(QLatin1Char(' '))));
        QVERIFY2(published.contains(QStringLiteral("0.0.0.0:8082->81/udp")),
                 qPrintable(published.join(QLatin1Char(' '))));
        QVERIFY(chart.container(QStringLiteral("ended"))
                    .value(QLatin1String("publications"))
                    .toArray()
                    .isEmpty());
    }

    /// The set-up of the old tutorials, typed as they give it.
    void classicAmbassadors() {
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "real-redis", "redis:7"}));
        const QString redis = inspect(QStringLiteral("real-redis"),
                                      QStringLiteral("{{.NetworkSettings.Networks.bridge.IPAddress}}"));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "real-redis-ambassador", "-p", "6379:6379",
                                    "--link", "real-redis", "amouat/ambassador"}));
        PORTOLAN_OK(
            engine_.docker({"run", "-d", "--name", "redis_ambassador", "--expose", "6379", "-e",
                            QStringLiteral("REDIS_PORT_6379_TCP=tcp://") + redis, "amouat/ambassador"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "dnmonster", "busybox:1", "sleep", "9999"}));
        engine_.docker({"create", "--name", "flask", "--link", "dnmonster:dnonster", "-p", "80:8080",
                        "busybox:1", "sleep", "9999"});
        const MapJson chart = map();
        QStringList relays{
            QStringLiteral("redis_ambassador :6379/tcp -> tcp://%1 malformed null").arg(redis)};
        if (linksSetVariables(engine_.version()))
            relays.prepend(
                QStringLiteral("real-redis-ambassador :6379/tcp -> tcp://%1:6379 ok real-redis").arg(redis));
        QCOMPARE(chart.relays(), relays);
        QCOMPARE(chart.links(),
                 QStringList(
                     {QStringLiteral("flask -> dnmonster as dnonster (default-bridge)"),
                      QStringLiteral("real-redis-ambassador -> real-redis as real-redis (default-bridge)")}));
        for (const char *name : {"real-redis-ambassador", "redis_ambassador"})
            QVERIFY(chart.container(QString::fromLatin1(name)).value(QLatin1String("ambassador")).toBool());
        QVERIFY(!chart.container(QStringLiteral("real-redis")).value(QLatin1String("ambassador")).toBool());
        QVERIFY(!chart.container(QStringLiteral("flask")).value(QLatin1String("ambassador")).toBool());
    }

    void relaysOkStaleUnresolved() {
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "real-redis", "redis:7"}));
        const QString redis = inspect(QStringLiteral("real-redis"),
                                      QStringLiteral("{{.NetworkSettings.Networks.bridge.IPAddress}}"));
        PORTOLAN_OK(
            engine_.docker({"run", "-d", "--name", "good", "socat:1", "TCP4-LISTEN:6379,fork,reuseaddr",
                            QStringLiteral("TCP4:%1:6379").arg(redis)}));
        PORTOLAN_OK(engine_.docker(
            {"run", "-d", "--name", "stale", "socat:1", "TCP-LISTEN:7000,fork", "TCP:172.17.250.9:7001"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "lost", "-e",
                                    "DB_PORT_5432_TCP=tcp://198.51.100.7:5432", "amouat/ambassador"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "marked", "--label", "io.portolan.role=ambassador",
                                    "busybox:1", "sleep", "9999"}));
        const MapJson chart = map();
        QCOMPARE(chart.relays(),
                 QStringList({QStringLiteral("good :6379/tcp -> TCP4:%1:6379 ok real-redis").arg(redis),
                              QStringLiteral("lost :5432/tcp -> tcp://198.51.100.7:5432 unresolved null"),
                              QStringLiteral("stale :7000/tcp -> TCP:172.17.250.9:7001 stale null")}));
        QVERIFY(chart.container(QStringLiteral("marked")).value(QLatin1String("ambassador")).toBool());
    }

    void userNetworkLinkDiesWithARename() {
        PORTOLAN_OK(engine_.docker({"network", "create", "app"}));
        PORTOLAN_OK(
            engine_.docker({"run", "-d", "--name", "db", "--network", "app", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "web", "--network", "app", "--link", "db:store",
                                    "busybox:1", "sleep", "9999"}));
        QCOMPARE(map().links(), QStringList(QStringLiteral("web -> db as store (user-network)")));
        PORTOLAN_OK(engine_.docker({"rename", "db", "db2"}));
        QCOMPARE(map().links(), QStringList(QStringLiteral("web -> null as store (user-network)")));
    }

    void defaultBridgeLinkFollowsARename() {
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "db", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker(
            {"run", "-d", "--name", "web", "--link", "db:store", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker({"rename", "db", "db2"}));
        QCOMPARE(map().links(), QStringList(QStringLiteral("web -> db2 as store (default-bridge)")));
    }

    void containerMode() {
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "owner", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker(
            {"run", "-d", "--name", "guest", "--network", "container:owner", "busybox:1", "sleep", "9999"}));
        const MapJson chart = map();
        const QString owner = chart.container(QStringLiteral("owner")).value(QLatin1String("id")).toString();
        const QJsonObject guest = chart.container(QStringLiteral("guest"));
        QCOMPARE(guest.value(QLatin1String("networkMode")).toString(), QStringLiteral("container:") + owner);
        for (const QJsonValue &endpoint : chart.list(QStringLiteral("endpoints")))
            QVERIFY(endpoint[QLatin1String("container")] != guest.value(QLatin1String("id")));
    }

    void everyFormat() {
        // As after an ssh -X that is gone: a display is named, and not there.
        const QByteArray platform = qgetenv("QT_QPA_PLATFORM"), display = qgetenv("DISPLAY");
        qunsetenv("QT_QPA_PLATFORM");
        qputenv("DISPLAY", "localhost:4999");
        const auto back = qScopeGuard([&] {
            qputenv("QT_QPA_PLATFORM", platform);
            qputenv("DISPLAY", display);
        });
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "only-one", "busybox:1", "sleep", "9999"}));
        QTemporaryDir folder;
        const QList<QPair<const char *, QByteArray>> formats{{"json", "{"},
                                                             {"svg", "<?xml"},
                                                             {"png", "\x89PNG"},
                                                             {"dot", "digraph"},
                                                             {"mermaid", "flowchart"}};
        for (const auto &[format, beginning] : formats) {
            const QString file = folder.filePath(QString::fromLatin1(format));
            PORTOLAN_OK(runPortolan(Words({"map", "--format", format, "-o", file}) += connection()));
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            const QByteArray bytes = written.readAll();
            QVERIFY2(bytes.startsWith(beginning), format);
            if (qstrcmp(format, "png") != 0) QVERIFY2(bytes.contains("only-one"), format);
        }
    }

    void unreachableEngineSaysWhy() {
        const CommandResult result = runPortolan({"map", "-H", "unix:///nowhere/docker.sock"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains(QLatin1String("/nowhere/docker.sock")), qPrintable(result.errors));
        QVERIFY(result.output.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLiveMap)
#include "tst_map.moc"
