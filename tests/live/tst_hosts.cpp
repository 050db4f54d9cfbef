#include "tests/support/portolan.h"

using namespace portolan::testing;

/// Two engines on two hosts and an etcd, on one chart.
class TestLiveHosts : public QObject {
    Q_OBJECT
    HostsRig hosts_;
    EtcdRig etcd_;

    Words both() const { return {"-H", hosts_.a.url, "-H", hosts_.b.url}; }
    static QString ip(const DockerEngine &engine, const char *container) {
        return engine.docker({"inspect", "-f", "{{.NetworkSettings.Networks.bridge.IPAddress}}", container})
            .text();
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(hosts_.start({"busybox", "redis", "ambassador"}));
        PORTOLAN_START(etcd_.start());
        PORTOLAN_OK(hosts_.b.docker({"run", "-d", "--name", "real-redis", "redis:7"}));
        PORTOLAN_OK(hosts_.b.docker(
            {"run", "-d", "--name", "real-redis-ambassador", "-p", "6379:6379", "-e",
             QStringLiteral("REDIS_PORT_6379_TCP=tcp://%1:6379").arg(ip(hosts_.b, "real-redis")),
             "amouat/ambassador"}));
        PORTOLAN_OK(
            hosts_.a.docker({"run", "-d", "--name", "redis_ambassador", "--expose", "6379", "-e",
                             QStringLiteral("REDIS_PORT_6379_TCP=tcp://%1:6379").arg(hosts_.b.address),
                             "amouat/ambassador"}));
        PORTOLAN_OK(hosts_.a.docker({"run", "-d", "--name", "closed", "-e",
                                     QStringLiteral("DB_PORT_5432_TCP=tcp://%1:5432").arg(hosts_.b.address),
                                     "amouat/ambassador"}));
    }

    void aRelayIsFollowedToTheOtherHostsPublication() {
        const MapJson chart = MapJson::of(both());
        QCOMPARE(chart.list(QStringLiteral("engines")).size(), 2);
        QCOMPARE(chart.relays(),
                 QStringList(
                     {QStringLiteral("closed :5432/tcp -> tcp://%1:5432 stale null").arg(hosts_.b.address),
                      QStringLiteral("real-redis-ambassador :6379/tcp -> tcp://%1:6379 ok real-redis")
                          .arg(ip(hosts_.b, "real-redis")),
                      QStringLiteral("redis_ambassador :6379/tcp -> tcp://%1:6379 ok real-redis-ambassador")
                          .arg(hosts_.b.address)}));
    }

    void alone_theOtherHostIsUnknown() {
        const MapJson chart = MapJson::of({"-H", hosts_.a.url});
        QVERIFY2(chart.relays().contains(
                     QStringLiteral("redis_ambassador :6379/tcp -> tcp://%1:6379 unresolved null")
                         .arg(hosts_.b.address)),
                 qPrintable(chart.relays().join(QLatin1Char('\n'))));
    }

    void twoWaysToOneDaemonAreChartedOnce() {
        const MapJson chart =
            MapJson::of({"-H", hosts_.a.url, "-H", QStringLiteral("unix://") + hosts_.a.socket});
        QCOMPARE(chart.containerNames(),
                 QStringList({QStringLiteral("closed"), QStringLiteral("redis_ambassador")}));
        QStringList states;
        for (const QJsonValue &engine : chart.list(QStringLiteral("engines")))
            states << engine[QLatin1String("state")].toString();
        states.sort();
        QCOMPARE(states, QStringList({QStringLiteral("duplicate"), QStringLiteral("live")}));
    }

    void registrationsFollowEtcd() {
        const QString key = QStringLiteral("/skydns/local/skydns/rails/1");
        const QString address = ip(hosts_.a, "redis_ambassador");
        Words connection{"-H", hosts_.a.url};
        for (const QString &endpoint : etcd_.endpoints()) connection << QStringLiteral("--etcd") << endpoint;
        WatchProcess watch(connection);
        QVERIFY2(watch.waitFor([](const MapJson &) { return true; }), qPrintable(watch.errors()));
        QVERIFY(watch.map().registrations().isEmpty());
        PORTOLAN_OK(etcd_.etcdctl({"put", key, QStringLiteral(R"({"host":"%1","port":6379})").arg(address)}));
        const QString line = QStringLiteral("1.rails.skydns.local %1:6379 redis_ambassador").arg(address);
        QVERIFY2(watch.waitFor([&](const MapJson &map) { return map.registrations() == QStringList(line); }),
                 qPrintable(watch.map().registrations().join(QLatin1Char('\n'))));
        PORTOLAN_OK(etcd_.etcdctl({"del", key}));
        QVERIFY(watch.waitFor([](const MapJson &map) { return map.registrations().isEmpty(); }));
    }

    /// Swarm: an attachable overlay with a container on each host is one network id on two engines.
    void overlayOnBothHosts() {
        PORTOLAN_OK(hosts_.a.docker({"swarm", "init", "--advertise-addr", hosts_.a.address}));
        const QString token = hosts_.a.docker({"swarm", "join-token", "-q", "worker"}).text();
        PORTOLAN_OK(
            hosts_.b.docker({"swarm", "join", "--token", token, hosts_.a.address + QStringLiteral(":2377")}));
        PORTOLAN_OK(hosts_.a.docker({"network", "create", "-d", "overlay", "--attachable", "shop"}));
        PORTOLAN_OK(hosts_.a.docker(
            {"run", "-d", "--name", "here", "--network", "shop", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(hosts_.b.docker(
            {"run", "-d", "--name", "there", "--network", "shop", "busybox:1", "sleep", "9999"}));
        const MapJson chart = MapJson::of(both());
        QSet<QString> ids;
        int shops = 0;
        for (const QJsonValue &network : chart.list(QStringLiteral("networks"))) {
            if (network[QLatin1String("name")].toString() != QLatin1String("shop")) continue;
            ++shops;
            ids << network[QLatin1String("id")].toString();
            QCOMPARE(network[QLatin1String("scope")].toString(), QStringLiteral("swarm"));
            QCOMPARE(network[QLatin1String("attachable")].toBool(), true);
        }
        QCOMPARE(shops, 2);
        QCOMPARE(ids.size(), 1);
        for (const char *name : {"here", "there"})
            QVERIFY(chart.endpoint(QString::fromLatin1(name), QStringLiteral("shop"))
                        .value(QLatin1String("ipv4"))
                        .isString());
        QVERIFY(chart.network(QStringLiteral("ingress")).value(QLatin1String("ingress")).toBool());
    }
};

QTEST_GUILESS_MAIN(TestLiveHosts)
#include "tst_hosts.moc"
