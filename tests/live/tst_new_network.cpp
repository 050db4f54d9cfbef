#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QToolButton>

#include "tests/live/live_window.h"
#include "views/dialogs/mode_card.h"

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
    Dialog dialog(NetworkMode mode) const {
        const Dialog opened = live_->open(
            live_->action(idOf(*live_->store.snapshot().engines[0]), {QStringLiteral("New network…")}));
        if (!opened) return nullptr;
        for (auto *card : opened->findChildren<views::ModeCard *>())
            if (card->mode() == mode) card->click();
        return opened;
    }
    /// "field=text, field=on, field=off"
    static void fill(const Dialog &dialog, const QString &fields) {
        for (const QString &one : fields.split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
            const QString name = QStringLiteral("network") + one.section(u'=', 0, 0),
                          text = one.section(u'=', 1);
            auto *widget = dialog->findChild<QWidget *>(name);
            QVERIFY2(widget, qPrintable(name));
            if (auto *edit = qobject_cast<QLineEdit *>(widget))
                edit->setText(text);
            else if (auto *box = qobject_cast<QComboBox *>(widget))
                box->setCurrentText(text);
            else if (auto *check = qobject_cast<QAbstractButton *>(widget))
                check->setChecked(text == u"on");
        }
    }
    QJsonObject inspected(const QString &name) const {
        const auto document =
            QJsonDocument::fromJson(engine_.docker({"network", "inspect", name}).output.toUtf8());
        return document.array().first().toObject();
    }

    /// Engines add fields and options of their own; arrays are compared as they stand.
    static bool holds(const QJsonValue &has, const QJsonValue &wants) {
        if (wants.isObject()) {
            const QJsonObject all = wants.toObject();
            for (auto it = all.begin(); it != all.end(); ++it)
                if (!holds(has[it.key()], it.value())) return false;
            return has.isObject();
        }
        if (!wants.isArray()) return has == wants;
        const QJsonArray some = has.toArray(), all = wants.toArray();
        bool same = some.size() == all.size();
        for (int i = 0; same && i < all.size(); ++i) same = holds(some[i], all[i]);
        return same;
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        QVERIFY(addCard("lan0"));
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
    }
    void cleanupTestCase() { live_.reset(); }

    void asTyped_data() {
        QTest::addColumn<NetworkMode>("mode");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("expected"); // JSON: what inspect must say, at least
        const auto row = [](const char *name, NetworkMode mode, const char *fields, const char *expected) {
            QTest::newRow(name) << mode << QString::fromUtf8(fields)
                                << QString::fromUtf8(expected).replace(u'\'', u'"');
        };
        row("plain", NetworkMode::bridge, "", "{'Driver':'bridge','Internal':false,'Options':{}}");
        row("addresses", NetworkMode::bridge,
            "Subnet=10.9.0.0/16; Range=10.9.128.0/24; Gateway=10.9.0.7; Aux=router=10.9.0.9",
            "{'IPAM':{'Config':[{'Subnet':'10.9.0.0/16','IPRange':'10.9.128.0/24','Gateway':'10.9.0.7',"
            "'AuxiliaryAddresses':{'router':'10.9.0.9'}}]}}");
        row("IPv6", NetworkMode::bridge,
            "Ipv6=on; Subnet6=fd00:9::/64; Gateway6=fd00:9::7; Subnet=10.10.0.0/24; Range6=fd00:9::100/120",
            "{'EnableIPv6':true,'IPAM':{'Config':[{'Subnet':'10.10.0.0/24'},"
            "{'Subnet':'fd00:9::/64','Gateway':'fd00:9::7','IPRange':'fd00:9::100/120'}]}}");
        row("options", NetworkMode::bridge,
            "Internal=on; Icc=off; Masquerade=off; Bridge=br-lab; Binding=127.0.0.1; Mtu=1400; Labels=team=a "
            "b; "
            "Options=com.example.x=y",
            "{'Internal':true,'Labels':{'team':'a "
            "b'},'Options':{'com.docker.network.bridge.enable_icc':'false',"
            "'com.docker.network.bridge.enable_ip_masquerade':'false','com.docker.network.bridge.name':'br-"
            "lab',"
            "'com.docker.network.bridge.host_binding_ipv4':'127.0.0.1','com.docker.network.driver.mtu':'1400'"
            ","
            "'com.example.x':'y'}}");
        row("macvlan", NetworkMode::macvlan,
            "Parent=lan0; DriverMode=private; Subnet=192.168.8.0/24; Range=192.168.8.192/27; "
            "Gateway=192.168.8.1",
            "{'Driver':'macvlan','Options':{'parent':'lan0','macvlan_mode':'private'},'IPAM':{'Config':["
            "{'Subnet':'192.168.8.0/24','IPRange':'192.168.8.192/27','Gateway':'192.168.8.1'}]}}");
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
        QVERIFY2(hint.contains(QStringLiteral("uses lan0 already")), qPrintable(hint));
        QVERIFY(addCard("lan1"));
        fill(opened, QStringLiteral("Parent=lan1; Flag=bridge"));
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
    }

    void anEngineThatIsGoneIsToldInPlace() {
        const Dialog opened = dialog(NetworkMode::bridge);
        QVERIFY(opened);
        fill(opened, QStringLiteral("Name=never"));
        PORTOLAN_OK(engine_.kill());
        press(opened);
        QTRY_VERIFY2_WITH_TIMEOUT(problem(opened).contains(QStringLiteral("Is Docker running?")),
                                  qPrintable(problem(opened)), 20'000);
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
