#include <QCheckBox>
#include <QClipboard>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTextEdit>

#include "tests/views/new_network_bench.h"
#include "views/dialogs/address_bars.h"

using namespace portolan;
using namespace portolan::testing;
using namespace portolan::views;

namespace {

using Bench = NewNetworkBench;

} // namespace

class TestNewNetworkDialog : public QObject {
    Q_OBJECT
private slots:
    void theCommandFollowsWhatIsTyped() {
        const Bench b;
        QVERIFY(!b.ready()); // it has no name
        b.type("networkName", "it's $(mine)");
        QVERIFY(b.ready());
        QCOMPARE(b.command(), QStringLiteral("$ docker network create -d bridge 'it'\\''s $(mine)'"));
        b.type("networkSubnet", "10.9.0.0/24");
        QCOMPARE(b.command(),
                 QStringLiteral("$ docker network create -d bridge --subnet 10.9.0.0/24 'it'\\''s $(mine)'"));
        QCOMPARE(b.hint("networkSubnet"), QStringLiteral("253 addresses for containers."));
        b.find<QPushButton>("copyCommand")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), b.command().mid(2));
    }

    void whyItCannotBeMadeYetIsSaid() {
        const Bench b;
        const auto why = [&] {
            const auto *label = b.find<QLabel>("dialogWhyNot");
            return label->isVisible() ? label->text() : QString();
        };
        QCOMPARE(why(), QStringLiteral("It takes a name first."));
        QVERIFY(b.find<QPushButton>("dialogDo")->toolTip().contains(why()));
        b.type("networkSubnet", "nonsense");
        QCOMPARE(why(), QStringLiteral("Something typed above is wrong."));
        b.type("networkSubnet", "");
        b.type("networkName", "good");
        QCOMPARE(why(), QString());
        QVERIFY(b.find<QPushButton>("dialogDo")->toolTip().isEmpty());
        b.card(NetworkMode::macvlan);
        b.type("networkParent", "");
        QCOMPARE(why(), QStringLiteral("It takes a parent interface first."));
        b.card(NetworkMode::host);
        QCOMPARE(why(), QString());
    }

    void whatIsUnknownOfTheHostIsSaid() {
        const Bench b;
        QVERIFY(!b.says("interfaces and routes are unknown"));
        const auto elsewhere = [] { return networks::HostNetwork(); };
        const auto machine = [] {
            networks::HostNetwork host;
            host.inMachine = true;
            return host;
        };
        Bench other;
        other.dialog = std::make_unique<NewNetworkDialog>(other.log, other.store, other.here(), elsewhere,
                                                          lightTheme(), nullptr);
        other.dialog->show();
        QVERIFY(other.says("The engine runs on another machine"));
        other.dialog = std::make_unique<NewNetworkDialog>(other.log, other.store, other.here(), machine,
                                                          lightTheme(), nullptr);
        other.dialog->show();
        QVERIFY(other.says("The engine runs in a virtual machine"));
    }

    void whatIsWrongIsSaidBeneathItsField() {
        const Bench b;
        b.type("networkName", "bridge");
        QCOMPARE(b.hint("networkName"), QStringLiteral("Docker keeps the name “bridge” for itself."));
        QVERIFY(b.find<QLineEdit>("networkName")->property("wrong").toBool());
        QVERIFY(!b.ready());
        b.type("networkName", "good");
        QVERIFY(b.hint("networkName").isEmpty());
        QVERIFY(!b.find<QLineEdit>("networkName")->property("wrong").toBool());
        b.type("networkSubnet", "172.18.3.0/24");
        QVERIFY(b.hint("networkSubnet")
                    .startsWith(QStringLiteral("Overlaps the network “app-tier” (172.18.0.0/16)")));
        QVERIFY(!b.ready());
        b.find<QPushButton>("networkUse")->click();
        QCOMPARE(b.find<QLineEdit>("networkSubnet")->text(), QStringLiteral("172.19.0.0/16"));
        QVERIFY(b.ready());
        QVERIFY(!b.find<QPushButton>("networkUse")->isVisible());
        b.type("networkSubnet", "192.168.9.0/24"); // may be, but one should know
        QVERIFY(b.hint("networkSubnet").contains(QStringLiteral("through eth0")));
        QVERIFY(b.ready());
    }

    void oneModeIsChosenAndStandsBeforeTheFields() {
        Bench b;
        NewNetworkDialog other(b.log, b.store, b.here(), host, lightTheme(), nullptr);
        other.setMode(NetworkMode::macvlan); // before it is shown
        other.show();
        int chosen = 0;
        for (const auto *card : other.findChildren<ModeCard *>()) chosen += card->isChecked();
        QCOMPARE(chosen, 1);
        QCOMPARE(b.dialog->focusWidget(), b.find<QWidget>("networkName"));
        QTest::keyClick(b.dialog.get(), Qt::Key_Backtab);
        const auto *before = qobject_cast<ModeCard *>(b.dialog->focusWidget());
        QVERIFY(before && before->isChecked());
        QTest::keyClick(b.dialog.get(), Qt::Key_Tab);
        QCOMPARE(b.dialog->focusWidget(), b.find<QWidget>("networkName"));
    }

    void whyThereIsNothingToMakeIsSaidOnce() {
        const Bench b;
        for (const NetworkMode mode : {NetworkMode::host, NetworkMode::none}) {
            b.card(mode);
            QCOMPARE(visibleTexts(b.dialog.get()).filter(QStringLiteral("exactly one such network")).size(),
                     1);
        }
    }

    void whereThereIsLittleRoomTheModesAreNames() {
        const Bench b;
        const auto tip = [&] { return b.dialog->findChildren<ModeCard *>().front()->toolTip(); };
        b.dialog->resize(2000, 700);
        QTRY_VERIFY(tip().isEmpty());
        const int high = b.dialog->findChildren<ModeCard *>().front()->sizeHint().height();
        b.dialog->resize(760, 560);
        QTRY_VERIFY(tip().contains(QStringLiteral("one machine, private subnet")));
        QVERIFY(b.dialog->findChildren<ModeCard *>().front()->sizeHint().height() < high);
    }

    void whatIsTypedStandsAmongWhatIsInUse() {
        const Bench b;
        const auto *bars = b.find<AddressBars>("addressBars");
        const auto *hatched = b.find<QLabel>("hatched");
        const auto drawn = [&] { // the numbers of the rows that are to be seen
            QSet<int> rows;
            for (int x = 0; x < bars->width(); x += 2)
                for (int y = 0; y < bars->height(); y += 3) rows.insert(bars->rowAt({x, y}));
            rows.remove(-1);
            return rows;
        };
        QTRY_COMPARE(drawn().size(), 4); // three networks, and the LAN
        const QSet<int> before = drawn();
        QVERIFY(!hatched->isVisible());
        b.type("networkSubnet", "10.9.0.0/24");
        QCOMPARE(drawn(), before + QSet<int>{4});
        QCOMPARE(hatched->text(), QStringLiteral("Hatched: the new network."));
        QVERIFY(hatched->isVisible());
        b.type("networkSubnet", "100.64.0.0/16");
        QCOMPARE(drawn(), before);
        QCOMPARE(hatched->text(), QStringLiteral("What you typed is in none of these private spaces."));
        b.card(NetworkMode::host); // it has no addresses of its own
        QCOMPARE(drawn(), before);
        QVERIFY(!hatched->isVisible());
    }

    void whatAChoiceMeansIsSaidBeneathIt() {
        const Bench b;
        b.card(NetworkMode::macvlan);
        const auto choose = [&](const char *name, const char *word) {
            b.find<QComboBox>(name)->setCurrentText(QString::fromLatin1(word));
            return b.hint(name);
        };
        QVERIFY(choose("networkDriverMode", "vepa").contains(QStringLiteral("hairpin")));
        b.card(NetworkMode::ipvlan);
        b.find<QAbstractButton>("networkMore")->setChecked(true);
        QVERIFY(choose("networkDriverMode", "l3").contains(QStringLiteral("a route to the subnet")));
        QVERIFY(choose("networkFlag", "private").contains(QStringLiteral("do not reach each other")));
        b.card(NetworkMode::bridge);
        QVERIFY(choose("networkGatewayMode", "routed").contains(QStringLiteral("are not translated")));
        // Whoever hears a field hears its tip, in plain words.
        const auto *mtu = b.find<QLineEdit>("networkMtu");
        QVERIFY(mtu->toolTip().contains(mtu->accessibleDescription()));
        QVERIFY(mtu->accessibleDescription().startsWith(QStringLiteral("The longest packet in bytes")));
    }

    void whatEncryptionTakesIsSaid() {
        Bench b;
        b.swarmOfTwo();
        b.card(NetworkMode::overlay);
        QCOMPARE(b.hint("networkEncrypted"), QString());
        b.find<QCheckBox>("networkEncrypted")->setChecked(true);
        QVERIFY(b.hint("networkEncrypted").contains(QStringLiteral("IP protocol 50 must be open")));
    }

    void aMistakeInTheAdvancedPartOpensIt() {
        const Bench b;
        b.type("networkName", "good");
        QVERIFY(!b.find<QLineEdit>("networkMtu")->isVisible());
        b.type("networkMtu", "12");
        QVERIFY(b.find<QLineEdit>("networkMtu")->isVisible());
        QCOMPARE(b.hint("networkMtu"), QStringLiteral("12 is not within 68–65535."));
    }

    void eachModeHasItsFields_data() {
        QTest::addColumn<NetworkMode>("mode");
        QTest::addColumn<QStringList>("has");
        QTest::addColumn<QStringList>("hasNot");
        const auto words = [](const char *text) {
            return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
        };
        QTest::newRow("bridge") << NetworkMode::bridge
                                << words("Name Subnet Range Gateway Bridge Icc Masquerade")
                                << words("Parent Vlan DriverMode Attachable Encrypted Flag");
        QTest::newRow("overlay") << NetworkMode::overlay << words("Name Subnet Attachable Encrypted Mtu")
                                 << words("Aux GatewayMode Bridge Icc Parent");
        QTest::newRow("macvlan") << NetworkMode::macvlan << words("Name Parent Vlan DriverMode Subnet Aux")
                                 << words("Bridge Icc Attachable Flag Binding Mtu");
        QTest::newRow("ipvlan") << NetworkMode::ipvlan << words("Name Parent Vlan DriverMode Flag Subnet")
                                << words("Bridge Icc Attachable Mtu");
    }
    void eachModeHasItsFields() {
        QFETCH(NetworkMode, mode);
        QFETCH(QStringList, has);
        QFETCH(QStringList, hasNot);
        Bench b;
        b.swarmOfTwo(); // an overlay takes a manager
        b.card(mode);
        b.find<QAbstractButton>("networkMore")->setChecked(true);
        const auto shown = [&](const QString &name) {
            const QByteArray field = QString(QStringLiteral("network") + name).toLatin1();
            return b.find<QWidget>(field.constData())->isVisible();
        };
        for (const QString &name : has) QVERIFY2(shown(name), qPrintable(name));
        for (const QString &name : hasNot) QVERIFY2(!shown(name), qPrintable(name));
    }

    void theLansInterfacesAreOffered() {
        const Bench b;
        b.card(NetworkMode::macvlan);
        const auto *parent = b.find<QComboBox>("networkParent");
        QCOMPARE(parent->count(), 4); // not the loopback
        b.type("networkName", "lab");
        b.type("networkParent", "eth1");
        b.type("networkSubnet", "192.168.30.0/24");
        b.type("networkVlan", "50");
        QVERIFY(b.command().contains(QStringLiteral("-o parent=eth1.50")));
        QCOMPARE(b.hint("networkVlan"),
                 QStringLiteral(
                     "Docker makes eth1.50, unless it is there, and takes away with its last network what "
                     "it made."));
        b.type("networkVlan", "");
        b.type("networkParent", "eth1.60"); // the same, typed at once
        QVERIFY(b.hint("networkParent").startsWith(QStringLiteral("Docker makes eth1.60")));
    }

    /// Engines before 29 guess the router of a LAN, later ones leave it.
    void whoTheRouterIsOnALan() {
        Bench b;
        const auto engine = [&](const char *version) {
            Snapshot next = b.store.snapshot();
            auto changed = std::make_shared<Engine>(*next.engines.find(std::string_view(b.here().value)));
            changed->apiVersion = version;
            next.engines.put(changed);
            b.store.apply(std::make_shared<const Snapshot>(std::move(next)));
        };
        const auto drawn = [&] { return b.find<QWidget>("networkPicture")->accessibleDescription(); };
        engine("1.51");
        b.card(NetworkMode::macvlan);
        b.type("networkParent", "eth0");
        b.type("networkSubnet", "192.168.9.0/24");
        b.type("networkRange", "192.168.9.192/27");
        QCOMPARE(b.hint("networkGateway"),
                 QStringLiteral("Without a gateway the engine takes the first address, "
                                "192.168.9.192, for the router."));
        QCOMPARE(b.find<QLineEdit>("networkGateway")->placeholderText(),
                 QStringLiteral("the engine chooses"));
        QVERIFY2(drawn().startsWith(QStringLiteral("router .192, host .20, eth0, one .193")),
                 qPrintable(drawn()));
        engine("1.52");
        QCOMPARE(b.hint("networkGateway"),
                 QStringLiteral("Without a gateway containers get no way out of this network."));
        QCOMPARE(b.find<QLineEdit>("networkGateway")->placeholderText(), QStringLiteral("none"));
        QVERIFY2(drawn().startsWith(QStringLiteral("no router, host .20, eth0, one .192")),
                 qPrintable(drawn()));
        b.find<QCheckBox>("networkInternal")->setChecked(true); // no way out is what was wanted
        QCOMPARE(b.hint("networkGateway"), QString());
        b.card(NetworkMode::ipvlan);
        b.find<QComboBox>("networkDriverMode")->setCurrentText(QStringLiteral("l3"));
        QVERIFY2(drawn().startsWith(QStringLiteral("host .20, eth0")), qPrintable(drawn())); // it routes
    }

    void whatInternalMeansDependsOnTheDriver() {
        Bench b;
        b.swarmOfTwo();
        b.find<QAbstractButton>("networkMore")->setChecked(true);
        QVERIFY(b.hint("networkInternal").contains(QStringLiteral("none in but from the host")));
        b.card(NetworkMode::overlay);
        QVERIFY(b.hint("networkInternal").contains(QStringLiteral("not even from the host")));
        for (const NetworkMode mode : {NetworkMode::macvlan, NetworkMode::ipvlan}) {
            b.card(mode);
            QVERIFY(b.hint("networkInternal").contains(QStringLiteral("machines of the LAN reach")));
        }
    }

    void whatCannotBeMadeIsOfferedToWhoeverCanRunIt() {
        const Bench b;
        b.card(NetworkMode::host);
        QVERIFY(!b.ready());
        QVERIFY(!b.find<QPushButton>("runInMode")->isVisible()); // nobody listens
        Bench other;
        other.dialog->hide();
        QSignalSpy run(other.dialog.get(), &NewNetworkDialog::runWanted);
        other.dialog->show();
        other.card(NetworkMode::none);
        QVERIFY(other.find<QPushButton>("runInMode")->isVisible());
        other.find<QPushButton>("runInMode")->click();
        QCOMPARE(run.size(), 1);
        QCOMPARE(run[0][0].value<NetworkMode>(), NetworkMode::none);
        QVERIFY(!other.dialog->isVisible());
    }

    void aRootlessEngineReachesNoLan() {
        Bench b;
        b.engineIs([](Engine &engine) { engine.rootless = true; });
        for (const NetworkMode mode : {NetworkMode::bridge, NetworkMode::macvlan, NetworkMode::ipvlan}) {
            b.card(mode);
            QCOMPARE(b.says("does not reach the LAN"), mode != NetworkMode::bridge);
        }
        Bench other;
        other.engineIs([](Engine &engine) { engine.rootless = true; });
        other.dialog = std::make_unique<NewNetworkDialog>(
            other.log, other.store, other.here(), [] { return networks::HostNetwork(); }, lightTheme(),
            nullptr);
        other.dialog->show();
        QVERIFY(other.says("The engine runs rootless, in a network of its own"));
    }

    void aCommaStaysBetweenQuotes_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("options");
        const auto row = [](const char *typed, const char *options) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(options);
        };
        row("team=a b, stage=test", "--label stage=test --label 'team=a b'");
        row("ids=\"1,2\", b=c", "--label b=c --label ids=1,2");
        row("\"ids=1,2\"", "--label ids=1,2");
        row("size=5\", b=it's", "--label 'b=it'\\''s' --label 'size=5\"'");
        row(" , ,", "");
    }
    void aCommaStaysBetweenQuotes() {
        QFETCH(QString, typed);
        QFETCH(QString, options);
        const Bench b;
        b.type("networkName", "n");
        b.type("networkLabels", typed.toUtf8().constData());
        QCOMPARE(b.command(), QString(QStringLiteral("$ docker network create -d bridge ") + options +
                                      QStringLiteral(" n"))
                                  .simplified());
    }

    void itFitsASmallScreen() {
        const Bench b;
        for (int mode = 0; mode < networkModes; ++mode) {
            b.card(static_cast<NetworkMode>(mode));
            QVERIFY2(b.dialog->minimumSizeHint().width() <= 800,
                     qPrintable(QString::number(b.dialog->minimumSizeHint().width())));
            QVERIFY2(b.dialog->minimumSizeHint().height() <= 600,
                     qPrintable(QString::number(b.dialog->minimumSizeHint().height())));
        }
    }
};

QTEST_MAIN(TestNewNetworkDialog)
#include "tst_new_network_dialog.moc"
