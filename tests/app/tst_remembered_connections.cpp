#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/remembered_connections.h"
#include "tests/support/fake_connections.h"

using namespace portolan;
using namespace portolan::app;

namespace {

struct MapStore final : SecretStore {
    std::map<QString, QString> kept;
    std::vector<std::function<void()>> answers; ///< a keychain answers later
    void save(const QString &key, const QString &secret) override { kept[key] = secret; }
    void read(const QString &key, std::function<void(std::optional<QString>)> done) override {
        answers.push_back([this, key, done = std::move(done)] {
            done(kept.contains(key) ? std::optional(kept[key]) : std::nullopt);
        });
    }
    void erase(const QString &key) override { kept.erase(key); }
    void answerAll() {
        for (const auto &answer : std::exchange(answers, {})) answer();
    }
};

/// One start of the program after another on the same settings and keychain.
struct Machine {
    QTemporaryDir dir;
    MapStore secrets;
    QString file() const { return dir.filePath(QStringLiteral("settings.ini")); }
    template <class F>
    testing::FakeConnections run(F &&f) {
        testing::FakeConnections connections;
        QSettings settings(file(), QSettings::IniFormat);
        RememberedConnections remembered(connections, settings, secrets);
        f(remembered);
        secrets.answerAll();
        return connections;
    }
    testing::FakeConnections restart() {
        return run([](RememberedConnections &r) { r.reconnect(); });
    }
    QByteArray onDisk() const {
        QFile written(file());
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    }
};

EngineRequest tlsEngine() {
    EngineRequest r;
    r.url = "tcp://far:2376";
    r.tls = true;
    r.tlsVerify = false;
    r.caFile = "/ca.pem";
    r.certFile = "/cert.pem";
    r.keyFile = "/key.pem";
    return r;
}

EtcdRequest cluster() {
    EtcdRequest r;
    r.urls = {"https://one:2379", "https://two:2379"};
    r.user = "ann";
    r.prefix = "/skydns";
    r.password = "s3cret, with ü";
    r.caFile = "/ca.pem";
    return r;
}

} // namespace

class TestRememberedConnections : public QObject {
    Q_OBJECT

private slots:
    void enginesComeBack() {
        Machine machine;
        machine.run([](RememberedConnections &r) {
            QVERIFY(r.connectEngine(tlsEngine()));
            EngineRequest context;
            context.context = "work";
            QVERIFY(r.connectEngine(context));
        });
        const auto again = machine.restart();
        QCOMPARE(again.engines.size(), std::size_t(2));
        const EngineRequest &first = again.engines[0];
        QCOMPARE(first.url, std::string("tcp://far:2376"));
        QVERIFY(first.tls && !first.tlsVerify);
        QCOMPARE(first.caFile + first.certFile + first.keyFile, std::string("/ca.pem/cert.pem/key.pem"));
        QCOMPARE(again.engines[1].context, std::string("work"));
    }

    void aPasswordLivesInTheKeychainOnly() {
        Machine machine;
        machine.run([](RememberedConnections &r) { QVERIFY(r.connectEtcd(cluster())); });
        QVERIFY(machine.onDisk().contains("one:2379"));
        QVERIFY(!machine.onDisk().contains("s3cret"));
        QCOMPARE(machine.secrets.kept.size(), std::size_t(1));
        const auto again = machine.restart();
        QCOMPARE(again.etcds.size(), std::size_t(1));
        QCOMPARE(again.etcds[0].urls, cluster().urls);
        QCOMPARE(again.etcds[0].user, std::string("ann"));
        QCOMPARE(again.etcds[0].prefix, std::string("/skydns"));
        QCOMPARE(again.etcds[0].password, cluster().password);
        QCOMPARE(again.etcds[0].caFile, std::string("/ca.pem"));
    }

    void withoutKeychainTheClusterIsAskedWithoutPassword() {
        Machine machine;
        machine.run([](RememberedConnections &r) { QVERIFY(r.connectEtcd(cluster())); });
        machine.secrets.kept.clear();
        const auto again = machine.restart();
        QCOMPARE(again.etcds.size(), std::size_t(1)); // it then refuses us in its own words
        QCOMPARE(again.etcds[0].password, std::string());
    }

    void disconnectingForgets() {
        Machine machine;
        machine.run([](RememberedConnections &r) {
            const auto engine = r.connectEngine(tlsEngine());
            const auto etcd = r.connectEtcd(cluster());
            r.disconnectEngine(*engine);
            r.disconnectEtcd(*etcd);
        });
        QVERIFY(machine.secrets.kept.empty());
        const auto again = machine.restart();
        QVERIFY(again.engines.empty() && again.etcds.empty());
    }

    void theSameTwiceIsRememberedOnce() {
        Machine machine;
        for (int i = 0; i < 2; ++i)
            machine.run([](RememberedConnections &r) { QVERIFY(r.connectEngine(tlsEngine())); });
        QCOMPARE(machine.restart().engines.size(), std::size_t(1));
    }

    void whatIsRefusedIsNotRemembered() {
        Machine machine;
        testing::FakeConnections connections;
        connections.refuse = "gopher://x";
        QSettings settings(machine.file(), QSettings::IniFormat);
        RememberedConnections remembered(connections, settings, machine.secrets);
        EngineRequest bad;
        bad.url = "gopher://x";
        QVERIFY(!remembered.connectEngine(bad));
        settings.sync();
        QVERIFY(machine.restart().engines.empty());
    }

    void damagedSettingsAreNoTrouble_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{{{");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("wrong types") << QByteArray(R"([1, null, {"kind": 5}, {"kind": "other"}])");
    }
    void damagedSettingsAreNoTrouble() {
        QFETCH(QByteArray, text);
        Machine machine;
        QSettings(machine.file(), QSettings::IniFormat).setValue(QStringLiteral("connections"), text);
        const auto again = machine.restart();
        QVERIFY(again.engines.empty());
        machine.run([](RememberedConnections &r) { QVERIFY(r.connectEngine(tlsEngine())); });
        QCOMPARE(machine.restart().engines.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestRememberedConnections)
#include "tst_remembered_connections.moc"
