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

private slots:
    void asOnRealHosts() {
        PORTOLAN_START(hosts_.start({"busybox", "redis", "ambassador"}));
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
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "dnmonster", "--expose", "8080", "busybox:1", "httpd",
                              "-f", "-p", "8080"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "redis_ambassador", "--expose", "6379", "-e",
                              QStringLiteral("REDIS_PORT_6379_TCP=tcp://%1:6379").arg(b.address),
                              "amouat/ambassador"}));
        PORTOLAN_OK(
            a.docker({"run", "-d", "--name", "flask", "--link", "dnmonster:dnmonster", "--link",
                      "redis_ambassador:redis", "-p", "80:80", "busybox:1", "httpd", "-f", "-p", "80"}));
        PORTOLAN_OK(a.docker({"network", "connect", "app-tier", "flask"}));
        PORTOLAN_OK(a.docker({"run", "-d", "--name", "etcd", "--network", "app-tier", "--expose", "2379",
                              "busybox:1", "sleep", "infinity"}));
        PORTOLAN_OK(a.docker({"run", "--name", "migrate", "--network", "app-tier", "busybox:1", "sh", "-c",
                              "echo nothing to migrate"}));
        PORTOLAN_OK(record("east/redis", b.address, 6379));
        PORTOLAN_OK(record("east/web", ip(a, "flask", "app-tier"), 80));
        PORTOLAN_OK(record("east/etcd", ip(a, "etcd", "app-tier"), 2379));

        const QStringList real =
            told(MapJson::of({"-H", a.url, "-H", b.url, "--etcd", etcd_.endpoints().at(0)}), b.address);
        const QStringList played = told(MapJson::of({"--playground"}), QStringLiteral("192.168.64.3"));
        qInfo().noquote() << "\nreal:\n" << real.join(u'\n') << "\nplayed:\n" << played.join(u'\n');
        QVERIFY(real.size() > 10);
        QCOMPARE(played, real);
    }
};

QTEST_GUILESS_MAIN(TestLiveHarbour)
#include "tst_harbour.moc"
