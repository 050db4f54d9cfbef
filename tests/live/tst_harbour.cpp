#include "app/embedded_harbour.h"
#include "tests/support/portolan.h"

using namespace portolan::testing;

/// The playground's harbour and the same set up on two real hosts with a real etcd: one chart as the other.
class TestLiveHarbour : public QObject {
    Q_OBJECT
    HostsRig hosts_;
    EtcdRig etcd_;

    static QString ip(const DockerEngine &engine, const char *container, const char *network) {
        return engine
            .docker({"inspect", "-f",
                     QStringLiteral("{{(index .NetworkSettings.Networks \"%1\").IPAddress}}")
                         .arg(QString::fromLatin1(network)),
                     container})
            .text();
    }
    CommandResult record(const char *key, const QString &host, int port) const {
        return etcd_.etcdctl(
            {"put", QStringLiteral("/skydns/local/skydns/") + QString::fromLatin1(key),
             QStringLiteral("{\"host\":\"%1\",\"port\":%2,\"ttl\":60}").arg(host).arg(port)});
    }

    /// An image by the name and with the ports of one that only a registry has, made of what is here.
    static void standIn(const DockerEngine &engine, const char *from, const char *name,
                        const std::vector<const char *> &changes) {
        PORTOLAN_OK(engine.docker({"create", "--name", "stand-in", from, "true"}));
        Words words{"commit"};
        for (const char *change : changes) words << QStringLiteral("--change") << QString::fromLatin1(change);
        PORTOLAN_OK(engine.docker(words + Words{"stand-in", name}));
        PORTOLAN_OK(engine.docker({"rm", "stand-in"}));
    }

    /// What both must tell alike; `hostB` is that host's address to the other.
    static QStringList told(const MapJson &chart, const QString &hostB) {
        QStringList lines = chart.links() + chart.relays() + chart.registrations();
        for (const QJsonValue &finding : chart.list(QStringLiteral("findings")))
            lines << QString::fromUtf8(QJsonDocument(finding.toObject()).toJson(QJsonDocument::Compact));
        QHash<QString, QString> networks; // names by id
        for (const QJsonValue &network : chart.list(QStringLiteral("networks")))
            networks[network[QLatin1String("id")].toString()] = network[QLatin1String("name")].toString();
        for (const QString &name : chart.containerNames()) {
            if (name == QLatin1String("sniffer")) continue; // the rig has no interface for a macvlan
            const QJsonObject container = chart.container(name);
            // What the docker command leaves open is "default" to a 20.10 and "bridge" to later ones.
            const QString mode = container[QLatin1String("networkMode")].toString();
            QStringList words{name, container[QLatin1String("image")].toString(),
                              container[QLatin1String("state")].toString(),
                              mode == QLatin1String("default") ? QStringLiteral("bridge") : mode,
                              container[QLatin1String("ambassador")].toBool() ? QStringLiteral("ambassador")
                                                                              : QString()};
            for (const QJsonValue &port : container[QLatin1String("publications")].toArray())
                if (port[QLatin1String("hostIp")].toString() != QLatin1String("::"))
                    words << QStringLiteral("%1->%2")
                                 .arg(port[QLatin1String("hostPort")].toInt())
                                 .arg(port[QLatin1String("containerPort")].toInt());
            QStringList endpoints;
            for (const QJsonValue &endpoint : chart.list(QStringLiteral("endpoints")))
                if (endpoint[QLatin1String("container")] == container[QLatin1String("id")])
                    endpoints << networks.value(endpoint[QLatin1String("network")].toString()) +
                                     QLatin1Char(' ') + endpoint[QLatin1String("ipv4")].toString();
            endpoints.sort();
            words += endpoints;
            lines << words.join(QLatin1Char(' '));
        }
        for (QString &line : lines) line.replace(hostB, QStringLiteral("HOST-B"));
        lines.sort();
        return lines;
    }

    /// What the demo's container finds from within: by its ambassador the other host's redis, at the other
    /// host's address, and the etcd beside it.
    static void compareFromInside(const DockerEngine &a, const QString &hostB) {
        auto harbour = portolan::app::EmbeddedHarbour::open();
        QVERIFY(harbour);
        DockerEngine played;
        played.socket = QString::fromStdString((*harbour)->engines()[0].peer.path);
        QTemporaryDir config;
        played.config = config.path();
        const auto serves = [&] {
            return a.docker({"exec", "flask", "wget", "-qO-", "http://etcd:2379/health"}).exitCode == 0;
        };
        QVERIFY(QTest::qWaitFor(serves, 20'000));
        for (const char *script :
             {"echo PING | nc redis 6379", "echo PING | nc HOST-B 6379", "nc HOST-B 80 </dev/null",
              "ping -c1 HOST-B | grep loss", "nc 127.0.0.1 6379 </dev/null",
              "wget -qO- http://etcd:2379/health", "wget -qO- http://etcd:2380/health",
              "wget -qO- --post-data '{\"key\":\"YQ==\",\"value\":\"MQ==\"}' http://etcd:2379/v3/kv/put | "
              "grep -c revision",
              "wget -qO- --post-data '{\"key\":\"YQ==\"}' http://etcd:2379/v3/kv/range | grep -o "
              "'\"value\":\"MQ==\"'",
              "wget -qO- --post-data '{\"key\":\"YQ==\"}' http://etcd:2379/v3/kv/deleterange | grep -o "
              "deleted.*",
              "wget -qO- --post-data '{' http://etcd:2379/v3/kv/range",
              "nslookup -type=a etcd | grep 172.18.0.3"}) {
            const auto said = [&](const DockerEngine &engine, const QString &address) {
                const QString words = QString::fromLatin1(script).replace(QStringLiteral("HOST-B"), address);
                const auto result = engine.docker({"exec", "flask", "sh", "-c", words});
                return QString(result.output + result.errors + QString::number(result.exitCode))
                    .replace(address, QStringLiteral("HOST-B"));
            };
            const QString real = said(a, hostB); // once: some of them change what is there
            QCOMPARE(said(played, QStringLiteral("192.168.64.3")), real);
        }
    }

private slots:
    void asOnRealHosts() {
        PORTOLAN_START(hosts_.start({"busybox", "redis", "ambassador", "etcd"}));
        PORTOLAN_START(etcd_.start());
        const auto &a = hosts_.a, &b = hosts_.b;
        PORTOLAN_OK(b.docker({"run", "-d", "--name", "real-redis", "redis:7"}));
        // From 29 on links give no variables, which that ambassador lives by; the harbour plays a 28.
        Words variable;
        if (b.docker({"version", "-f", "{{.Server.Version}}"})
                .text()
                .section(QLatin1Char('.'), 0, 0)
                .toInt() >= 29)
            variable = {
                "-e", QStringLiteral("REDIS_PORT_6379_TCP=tcp://%1:6379").arg(ip(b, "real-redis", "bridge"))};
        PORTOLAN_OK(b.docker(Words({"run", "-d", "--name", "real-redis-ambassador", "--link",
                                    "real-redis:redis", "-p", "6379:6379"}) +
                             variable + Words({"amouat/ambassador"})));
        PORTOLAN_OK(a.docker({"network", "create", "--subnet", "172.18.0.0/16", "app-tier"}));
        standIn(a, "busybox:1", "amouat/dnmonster:1.0", {R"(CMD ["httpd","-f","-p","8080"])", "EXPOSE 8080"});
        standIn(a, "busybox:1", "sh1nd3l/flask-server:0.5",
                {R"(CMD ["httpd","-f","-p","8080"])", "EXPOSE 8080 9090 9191"});
        standIn(a, "busybox:1", "coredns/coredns:1.12.0",
                {R"(CMD ["sleep","infinity"])", "EXPOSE 53/tcp 53/udp"});
        PORTOLAN_OK(a.docker({"tag", "portolan/etcd:1", "quay.io/coreos/etcd:v3.4.34"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "dns", "--network", "app-tier", "--ip", "172.18.0.53",
                              "coredns/coredns:1.12.0"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "dnmonster", "amouat/dnmonster:1.0"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "redis_ambassador", "--expose", "6379", "-e",
                              QStringLiteral("REDIS_PORT_6379_TCP=tcp://%1:6379").arg(b.address),
                              "amouat/ambassador"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "flask", "--link", "dnmonster:dnmonster", "--link",
                              "redis_ambassador:redis", "--dns", "172.18.0.53", "-p", "80:8080",
                              "sh1nd3l/flask-server:0.5"}));
        PORTOLAN_OK(a.docker({"network", "connect", "app-tier", "flask"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "etcd", "--network", "app-tier", "-e",
                              "ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379", "-e",
                              "ETCD_ADVERTISE_CLIENT_URLS=http://etcd:2379", "quay.io/coreos/etcd:v3.4.34"}));
        PORTOLAN_OK(a.docker({"run", "--name", "migrate", "--network", "app-tier", "busybox:1", "sh", "-c",
                              "echo nothing to migrate"}));
        PORTOLAN_OK(record("east/redis", b.address, 6379));
        PORTOLAN_OK(record("east/web", ip(a, "flask", "app-tier"), 8080));
        PORTOLAN_OK(record("east/etcd", ip(a, "etcd", "app-tier"), 2379));

        const QStringList real =
            told(MapJson::of({"-H", a.url, "-H", b.url, "--etcd", etcd_.endpoints().at(0)}), b.address);
        const QStringList played = told(MapJson::of({"--playground"}), QStringLiteral("192.168.64.3"));
        qInfo().noquote() << "\nreal:\n" << real.join(u'\n') << "\nplayed:\n" << played.join(u'\n');
        QVERIFY(real.size() > 10);
        QCOMPARE(played, real);
        compareFromInside(a, b.address);
    }
};

QTEST_GUILESS_MAIN(TestLiveHarbour)
#include "tst_harbour.moc"
