#include <QRegularExpression>

#include "tests/live/network_form.h"
#include "tests/live/played_engine.h"

using namespace portolan;
using namespace portolan::testing;

/// The New network dialog beside the playground: it makes what is typed, also where a kernel of a real
/// engine's host would lack what it takes.
class TestLiveNewNetworkPlayed : public QObject {
    Q_OBJECT
    PlayedEngine engine_;
    std::unique_ptr<LiveWindow> live_;

    void make(NetworkMode mode, const QString &name, const QString &fields, const QJsonObject &expected) {
        const Dialog opened = newNetwork(*live_, mode);
        QVERIFY(opened);
        fill(opened, QStringLiteral("Name=") + name + QStringLiteral("; ") + fields);
        press(opened);
        if (!closes(opened)) QFAIL(qPrintable(problem(opened)));
        const QJsonObject found = inspectedNetwork(engine_, name);
        QVERIFY(!expected.isEmpty());
        QVERIFY2(holds(found, expected), QJsonDocument(found).toJson().constData());
    }

private slots:
    void initTestCase() {
        QVERIFY(engine_.start());
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
    }
    void cleanupTestCase() {
        live_.reset();
        QVERIFY(engine_.stop());
    }

    void asTyped_data() {
        QTest::addColumn<NetworkMode>("mode");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("expected");
        typedNetworks(true);
    }
    void asTyped() {
        QFETCH(NetworkMode, mode);
        QFETCH(QString, fields);
        QFETCH(QString, expected);
        // The host that is played has one card.
        static const QRegularExpression card(QStringLiteral("lan([0-9])"));
        fields.replace(card, QStringLiteral("eth0.1\\1"));
        expected.replace(card, QStringLiteral("eth0.1\\1"));
        make(mode, QStringLiteral("net of ") + QString::fromUtf8(QTest::currentDataTag()), fields,
             QJsonDocument::fromJson(expected.toUtf8()).object());
    }

    void anEncryptedOverlay() {
        PORTOLAN_OK(engine_.docker({"swarm", "init", "--advertise-addr", "192.0.2.10"}));
        QTRY_COMPARE_WITH_TIMEOUT(int(live_->store.snapshot().engines[0]->swarm), int(SwarmRole::manager),
                                  30'000);
        make(NetworkMode::overlay, QStringLiteral("secret"), QString::fromLatin1(secretOverlay.fields),
             expectedOf(secretOverlay));
    }
};

QTEST_MAIN(TestLiveNewNetworkPlayed)
#include "tst_new_network_played.moc"
