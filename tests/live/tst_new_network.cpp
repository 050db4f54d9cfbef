#include <QProcess>

#include "tests/live/network_form.h"

using namespace portolan;
using namespace portolan::testing;
using views::NetworkMode;

/// The New network dialog beside a real engine: what it then says of the network.
class TestLiveNewNetwork : public QObject {
    Q_OBJECT
    DockerRig engine_;
    std::unique_ptr<LiveWindow> live_;

    /// A card for the engine to stand on: one end of a cable.
    bool addCard(const char *name) const {
        QProcess ip;
        const QString card = QString::fromLatin1(name);
        ip.start(QStringLiteral("ip"),
                 Words{"-n", engine_.networkNamespace(), "link", "add", card, "up", "type", "veth", "peer",
                       "name", QString(card + QStringLiteral("p"))});
        return ip.waitForFinished() && ip.exitCode() == 0;
    }
    Dialog dialog(NetworkMode mode) const { return newNetwork(*live_, mode); }
    QJsonObject inspected(const QString &name) const { return inspectedNetwork(engine_, name); }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        for (const char *card : {"lan0", "lan2", "lan3", "lan4", "lan5"}) QVERIFY(addCard(card));
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
    }
    void cleanupTestCase() { live_.reset(); }

    void asTyped_data() {
        QTest::addColumn<NetworkMode>("mode");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("expected"); // JSON: what inspect must say, at least
        typedNetworks(false);
    }
    void asTyped() {
        QFETCH(NetworkMode, mode);
        QFETCH(QString, fields);
        QFETCH(QString, expected);
        const Dialog opened = dialog(mode);
        QVERIFY(opened);
        const QString name = QStringLiteral("net of '") + QString::fromUtf8(QTest::currentDataTag()) + u'\'';
        fill(opened, QStringLiteral("Name=") + name + QStringLiteral("; ") + fields);
        press(opened);
        if (!closes(opened)) QFAIL(qPrintable(problem(opened)));
        const QJsonObject wanted = QJsonDocument::fromJson(expected.toUtf8()).object(),
                          found = inspected(name);
        QVERIFY(!wanted.isEmpty());
        QVERIFY2(holds(found, wanted), QJsonDocument(found).toJson().constData());
        QTRY_VERIFY_WITH_TIMEOUT(live_->network(name.toUtf8().constData()), 20'000);
        QTRY_COMPARE(live_->window->selection().current(), idOf(*live_->network(name.toUtf8().constData())));
    }

    void whatOverlapsIsNamedAndTheFreeRangeTaken() {
        const Dialog opened = dialog(NetworkMode::bridge);
        QVERIFY(opened);
        fill(opened, QStringLiteral("Name=second; Subnet=10.9.5.0/24"));
        const QString hint = opened->findChild<QLabel *>(QStringLiteral("networkSubnetHint"))->text();
        QVERIFY2(hint.contains(QStringLiteral("Overlaps the network “net of 'addresses'” (10.9.0.0/16)")),
                 qPrintable(hint));
        QVERIFY(!opened->findChild<QPushButton *>(QStringLiteral("dialogDo"))->isEnabled());
        opened->findChild<QPushButton *>(QStringLiteral("networkUse"))->click();
        press(opened);
        if (!closes(opened)) QFAIL(qPrintable(problem(opened)));
        QVERIFY(!inspected(QStringLiteral("second")).isEmpty());
    }

    void aNameTakenMeanwhileIsTheEnginesToRefuse() {
        const Dialog opened = dialog(NetworkMode::bridge);
        QVERIFY(opened);
        fill(opened, QStringLiteral("Name=raced"));
        QVERIFY(opened->findChild<QPushButton *>(QStringLiteral("dialogDo"))->isEnabled());
        PORTOLAN_OK(engine_.docker({"network", "create", "raced"})); // no event is seen before the click
        press(opened);
        QTRY_VERIFY_WITH_TIMEOUT(!problem(opened).isEmpty(), 20'000);
        QVERIFY2(problem(opened).contains(QStringLiteral("already exists")), qPrintable(problem(opened)));
        opened->reject();
        QVERIFY(closes(opened));
    }

    void anIpvlanIsMadeOrTheKernelsRefusalIsSaid() {
        const Dialog opened = dialog(NetworkMode::ipvlan);
        QVERIFY(opened);
        // Of lan0 there is a macvlan already: the dialog says so.
        fill(opened, QStringLiteral("Name=ip; Parent=lan0; DriverMode=l3"));
        const QString hint = opened->findChild<QLabel *>(QStringLiteral("networkParentHint"))->text();
        QVERIFY2(hint.contains(QStringLiteral("on lan0 is of the other kind")), qPrintable(hint));
        QVERIFY(addCard("lan1"));
        fill(opened, QStringLiteral("Parent=lan1"));
        press(opened);
        QTRY_VERIFY_WITH_TIMEOUT(!inspected(QStringLiteral("ip")).isEmpty() || !problem(opened).isEmpty(),
                                 20'000);
        if (const QJsonObject made = inspected(QStringLiteral("ip")); !made.isEmpty()) {
            QCOMPARE(made[QStringLiteral("Options")][QStringLiteral("ipvlan_mode")].toString(),
                     QStringLiteral("l3"));
        } else {
            QVERIFY2(problem(opened).contains(QStringLiteral("The engine refused")),
                     qPrintable(problem(opened)));
            opened->reject();
        }
        QVERIFY(closes(opened));
    }

    /// Where the kernel has no VLANs it is said in words, and how that is mended.
    void aVlanIsMadeOrTheKernelsRefusalIsExplained() {
        const Dialog opened = dialog(NetworkMode::macvlan);
        QVERIFY(opened);
        fill(opened, QStringLiteral("Name=tagged; Parent=lan0; Vlan=50"));
        press(opened);
        QTRY_VERIFY_WITH_TIMEOUT(!inspected(QStringLiteral("tagged")).isEmpty() || !problem(opened).isEmpty(),
                                 20'000);
        if (!inspected(QStringLiteral("tagged")).isEmpty()) return;
        QVERIFY2(problem(opened).contains(QStringLiteral("modprobe 8021q")), qPrintable(problem(opened)));
        live_->window->useLanguage(QStringLiteral("ru"));
        QTRY_VERIFY2(problem(opened).contains(QStringLiteral("нет модуля 8021q")),
                     qPrintable(problem(opened)));
        live_->window->useLanguage(QStringLiteral("en"));
        opened->reject();
        QVERIFY(closes(opened));
        const EntityId engine = idOf(*live_->store.snapshot().engines[0]);
        QTRY_VERIFY(live_->action(engine, {QStringLiteral("New network…")})); // menus follow a little later
    }

    void anOverlayNeedsASwarmAndStartsOne() {
        const Dialog opened = dialog(NetworkMode::overlay);
        QVERIFY(opened);
        auto *init = opened->findChild<QPushButton *>(QStringLiteral("swarmInit"));
        QVERIFY(init->isVisible());
        auto *address = opened->findChild<QComboBox *>(QStringLiteral("swarmAddress"));
        address->setCurrentText(QStringLiteral("no-such-interface"));
        init->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            visibleTexts(opened).join(u'\n').contains(QStringLiteral("The engine refused")), 20'000);
        address->setCurrentText(QStringLiteral("127.0.0.1"));
        init->click();
        QTRY_VERIFY_WITH_TIMEOUT(opened->findChild<QLineEdit *>(QStringLiteral("networkName"))->isVisible(),
                                 30'000);
        fill(opened, QStringLiteral("Name=mesh; Subnet=10.77.0.0/24; Attachable=on"));
        press(opened);
        if (!closes(opened)) QFAIL(qPrintable(problem(opened)));
        const QJsonObject made = inspected(QStringLiteral("mesh"));
        QCOMPARE(made[QStringLiteral("Driver")].toString(), QStringLiteral("overlay"));
        QVERIFY(made[QStringLiteral("Attachable")].toBool());
        QCOMPARE(made[QStringLiteral("Scope")].toString(), QStringLiteral("swarm"));

        const Dialog other = dialog(NetworkMode::overlay);
        QVERIFY(other);
        fill(other, QStringLiteral("Name=secret; ") + QString::fromLatin1(secretOverlay.fields));
        press(other);
        if (!closes(other)) QFAIL(qPrintable(problem(other)));
        const QJsonObject secret = inspected(QStringLiteral("secret"));
        QVERIFY2(holds(secret, expectedOf(secretOverlay)), QJsonDocument(secret).toJson().constData());
    }

    void anEngineThatIsGoneIsToldInPlace() {
        const Dialog opened = dialog(NetworkMode::bridge);
        QVERIFY(opened);
        fill(opened, QStringLiteral("Name=never"));
        PORTOLAN_OK(engine_.kill());
        press(opened);
        // Nobody listens, or what listened went while it was spoken to.
        QTRY_VERIFY_WITH_TIMEOUT(!problem(opened).isEmpty(), 20'000);
        QVERIFY2(!problem(opened).contains(QStringLiteral("The engine refused")),
                 qPrintable(problem(opened)));
        PORTOLAN_OK(engine_.restart());
        press(opened); // and it can be tried again
        if (!closes(opened)) QFAIL(qPrintable(problem(opened)));
        QVERIFY(!inspected(QStringLiteral("never")).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(int(live_->store.snapshot().engines[0]->state), int(SourceState::live),
                                  30'000);
    }

    void whatCannotBeMadeIsExplained_data() {
        QTest::addColumn<NetworkMode>("mode");
        QTest::addColumn<QString>("words");
        QTest::newRow("host") << NetworkMode::host << QStringLiteral("exactly one such network");
        QTest::newRow("none") << NetworkMode::none << QStringLiteral("nothing but its loopback");
        QTest::newRow("container") << NetworkMode::container
                                   << QStringLiteral("shares another one's network");
    }
    void whatCannotBeMadeIsExplained() {
        QFETCH(NetworkMode, mode);
        QFETCH(QString, words);
        const Dialog opened = dialog(mode);
        QVERIFY(opened);
        QVERIFY(visibleTexts(opened).join(u'\n').contains(words));
        QVERIFY(!opened->findChild<QPushButton *>(QStringLiteral("dialogDo"))->isEnabled());
        opened->reject();
        QVERIFY(closes(opened));
    }
};

QTEST_MAIN(TestLiveNewNetwork)
#include "tst_new_network.moc"
