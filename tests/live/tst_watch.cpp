#include "tests/support/portolan.h"

using namespace portolan::testing;

/// `portolan watch` beside a real engine: whoever applies its lines has the map, whatever happens to the
/// engine.
class TestLiveWatch : public QObject {
    Q_OBJECT
    DockerRig engine_;

    Words connection() const { return {"-H", QStringLiteral("unix://") + engine_.socket}; }
    static QString stateOf(const MapJson &map, const char *name) {
        return map.container(QString::fromLatin1(name)).value(QLatin1String("state")).toString();
    }
    static QString engineState(const MapJson &map) {
        return map.list(QStringLiteral("engines")).at(0)[QLatin1String("state")].toString();
    }
    /// The lines add up to what `map` prints now.
    bool addsUp(WatchProcess &watch) {
        const QJsonObject wanted = MapJson::of(connection()).object();
        const auto sorted = [](const QJsonObject &map) {
            QStringList lines;
            for (const QString &key : map.keys())
                for (const QJsonValue &value : map.value(key).toArray())
                    lines << key + QString::fromUtf8(
                                       QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
            lines.sort();
            return lines;
        };
        const bool same =
            watch.waitFor([&](const MapJson &map) { return sorted(map.object()) == sorted(wanted); });
        if (!same) qWarning().noquote() << sorted(watch.map().object()) << "\nwanted\n" << sorted(wanted);
        return same;
    }

private slots:
    void initTestCase() { PORTOLAN_START(engine_.start()); }

    void aContainersLife() {
        WatchProcess watch(connection());
        QVERIFY(watch.waitFor(
            [](const MapJson &map) { return map.list(QStringLiteral("networks")).size() == 3; }));
        QCOMPARE(watch.lines().size(), 1); // the first line is a whole chart

        const auto becomes = [&](const char *name, const char *state) {
            const bool seen =
                watch.waitFor([&](const MapJson &map) { return stateOf(map, name) == QLatin1String(state); });
            if (!seen) qWarning() << name << state << "not seen:" << watch.map().object();
            return seen;
        };
        PORTOLAN_OK(
            engine_.docker({"create", "--name", "aa", "-p", "9090:90", "busybox:1", "sleep", "9999"}));
        QVERIFY(becomes("aa", "created"));
        PORTOLAN_OK(engine_.docker({"start", "aa"}));
        QVERIFY(becomes("aa", "running"));
        PORTOLAN_OK(engine_.docker({"pause", "aa"}));
        QVERIFY(becomes("aa", "paused"));
        PORTOLAN_OK(engine_.docker({"unpause", "aa"}));
        QVERIFY(becomes("aa", "running"));
        PORTOLAN_OK(engine_.docker({"rename", "aa", "bb"}));
        QVERIFY(becomes("bb", "running"));
        PORTOLAN_OK(engine_.docker({"network", "create", "app"}));
        PORTOLAN_OK(engine_.docker({"network", "connect", "--alias", "www", "app", "bb"}));
        QVERIFY(watch.waitFor([](const MapJson &map) {
            return map.endpoint(QStringLiteral("bb"), QStringLiteral("app"))
                .value(QLatin1String("ipv4"))
                .isString();
        }));
        PORTOLAN_OK(engine_.docker({"network", "disconnect", "app", "bb"}));
        QVERIFY(watch.waitFor([](const MapJson &map) {
            return map.endpoint(QStringLiteral("bb"), QStringLiteral("app")).isEmpty();
        }));
        PORTOLAN_OK(engine_.docker({"network", "rm", "app"}));
        QVERIFY(
            watch.waitFor([](const MapJson &map) { return map.network(QStringLiteral("app")).isEmpty(); }));
        PORTOLAN_OK(engine_.docker({"kill", "bb"}));
        QVERIFY(becomes("bb", "exited"));
        PORTOLAN_OK(engine_.docker({"rm", "bb"}));
        QVERIFY(
            watch.waitFor([](const MapJson &map) { return map.container(QStringLiteral("bb")).isEmpty(); }));
        QVERIFY(addsUp(watch));
    }

    /// The same alias is made to lead to another container.
    void aRelinkIsFollowed() {
        WatchProcess watch(connection());
        PORTOLAN_OK(engine_.docker({"network", "create", "app"}));
        for (const char *name : {"db1", "db2", "web"})
            PORTOLAN_OK(engine_.docker({"run", "-d", "--name", name, "--network",
                                        name[0] == 'w' ? "bridge" : "app", "busybox:1", "sleep", "9999"}));
        for (const char *target : {"db1", "db2"}) {
            PORTOLAN_OK(
                engine_.docker({"network", "connect", "--link",
                                QStringLiteral("%1:store").arg(QLatin1String(target)), "app", "web"}));
            const QStringList link{
                QStringLiteral("web -> %1 as store (user-network)").arg(QLatin1String(target))};
            QVERIFY(watch.waitFor([&](const MapJson &map) { return map.links() == link; }));
            PORTOLAN_OK(engine_.docker({"network", "disconnect", "app", "web"}));
            QVERIFY(watch.waitFor([](const MapJson &map) { return map.links().isEmpty(); }));
        }
        PORTOLAN_OK(engine_.docker({"rm", "-f", "db1", "db2", "web"}));
        PORTOLAN_OK(engine_.docker({"network", "rm", "app"}));
        QVERIFY(addsUp(watch));
    }

    void aBurstAddsUp() {
        WatchProcess watch(connection());
        QVERIFY(watch.waitFor([](const MapJson &) { return true; }));
        for (int i = 0; i < 8; ++i)
            PORTOLAN_OK(engine_.docker(
                {"run", "-d", "--name", QStringLiteral("burst-%1").arg(i), "busybox:1", "sleep", "9999"}));
        for (int i = 0; i < 8; i += 2)
            PORTOLAN_OK(engine_.docker({"rm", "-f", QStringLiteral("burst-%1").arg(i)}));
        QVERIFY(addsUp(watch));
    }

    void aSourceThatDoesNotAnswerIsTold() {
        for (const Words &dead : {Words{"--etcd", "http://127.0.0.1:9"}, Words{"-H", "tcp://127.0.0.1:9"}}) {
            WatchProcess watch(dead);
            QString errors;
            QTRY_VERIFY_WITH_TIMEOUT((errors += watch.errors()).contains(QLatin1String("127.0.0.1:9")),
                                     15'000);
        }
    }

    /// The engine dies hard; while it is away a container is removed from it and one starts anew.
    void lostAndHealed() {
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "stays", "busybox:1", "sleep", "9999"}));
        PORTOLAN_OK(engine_.docker({"create", "--name", "goes", "busybox:1", "true"}));
        WatchProcess watch(connection());
        QVERIFY(watch.waitFor(
            [](const MapJson &map) { return !map.container(QStringLiteral("goes")).isEmpty(); }));
        PORTOLAN_OK(engine_.kill());
        QVERIFY(watch.waitFor([](const MapJson &map) { return engineState(map) == QLatin1String("lost"); }));
        QVERIFY(!watch.map().container(QStringLiteral("stays")).isEmpty()); // the chart stays
        PORTOLAN_OK(engine_.restart());
        QVERIFY(watch.waitFor([](const MapJson &map) { return engineState(map) == QLatin1String("live"); },
                              60'000));
        PORTOLAN_OK(engine_.docker({"rm", "goes"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "new", "busybox:1", "sleep", "9999"}));
        QVERIFY(addsUp(watch));
    }
};

QTEST_GUILESS_MAIN(TestLiveWatch)
#include "tst_watch.moc"
