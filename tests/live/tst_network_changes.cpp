#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include "tests/live/live_window.h"

using namespace portolan;
using namespace portolan::testing;

/// Connecting, disconnecting and removing in the window, beside a real engine.
class TestLiveNetworkChanges : public QObject {
    Q_OBJECT
    DockerRig engine_;
    std::unique_ptr<LiveWindow> live_;

    QString addressOf(const char *container, const char *network) const {
        const QString form =
            QStringLiteral(
                "{{with index .NetworkSettings.Networks \"%1\"}}{{.IPAddress}} {{.Aliases}}{{end}}")
                .arg(QString::fromLatin1(network));
        return engine_.docker({"inspect", "-f", form, container}).text();
    }
    QAction *onNetwork(const char *name, const QStringList &path) const {
        const auto found = live_->network(name);
        return found ? live_->action(idOf(*found), path) : nullptr;
    }
    QAction *onContainer(const char *name, const QStringList &path) const {
        return live_->action(idOf(*live_->container(name)), path);
    }
    static void type(const Dialog &dialog, const char *field, const char *text) {
        dialog->findChild<QLineEdit *>(QString::fromLatin1(field))->setText(QString::fromUtf8(text));
    }
    static QString hint(const Dialog &dialog, const char *field) {
        return dialog->findChild<QLabel *>(QString::fromLatin1(field) + QStringLiteral("Hint"))->text();
    }
    bool isOn(const char *container, const char *network, bool on) const {
        return QTest::qWaitFor(
            [&] {
                for (const Attachment &a : live_->container(container)->attachments)
                    if (a.networkName == network) return on;
                return !on;
            },
            20'000);
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
        PORTOLAN_OK(engine_.docker({"network", "create", "--subnet", "10.9.0.0/24", "app"}));
        PORTOLAN_OK(engine_.docker({"network", "create", "free"}));
        for (const char *name : {"web", "db"})
            PORTOLAN_OK(engine_.docker({"run", "-d", "--name", name, "busybox:1", "sleep", "9999"}));
        QVERIFY(live_->waitFor("db", ContainerState::running));
        QTRY_VERIFY_WITH_TIMEOUT(live_->network("free"), 20'000);
    }
    void cleanupTestCase() { live_.reset(); }

    void connectWithAddressAndAliases() {
        const Dialog dialog = live_->open(onContainer("web", {QStringLiteral("Connect to a network…")}));
        QVERIFY(dialog);
        auto *networks = dialog->findChild<QComboBox *>(QStringLiteral("attachNetwork"));
        networks->setCurrentText(QStringLiteral("bridge"));
        QCOMPARE(hint(dialog, "attachNetwork"), QStringLiteral("web is on bridge already."));
        networks->setCurrentText(QStringLiteral("app"));
        type(dialog, "attachIpv4", "10.8.0.7");
        QCOMPARE(hint(dialog, "attachIpv4"), QStringLiteral("10.8.0.7 is outside of the network's subnets."));
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("dialogDo"))->isEnabled());
        type(dialog, "attachIpv4", "10.9.0.7");
        type(dialog, "attachAliases", "shop, store");
        QVERIFY(visibleTexts(dialog).join(u'\n').contains(
            QStringLiteral("$ docker network connect --ip 10.9.0.7 --alias shop --alias store app web")));
        press(dialog);
        QVERIFY(closes(dialog));
        QVERIFY2(addressOf("web", "app").startsWith(QStringLiteral("10.9.0.7 [shop store")),
                 qPrintable(addressOf("web", "app")));
        QVERIFY(isOn("web", "app", true));
    }

    void anAddressInUseIsNamed() {
        const Dialog dialog = live_->open(onNetwork("app", {QStringLiteral("Connect a container…")}));
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>(QStringLiteral("attachContainer"))
            ->setCurrentText(QStringLiteral("db"));
        type(dialog, "attachIpv4", "10.9.0.7");
        QTRY_COMPARE_WITH_TIMEOUT(hint(dialog, "attachIpv4"),
                                  QStringLiteral("web has the address 10.9.0.7 already."), 20'000);
        dialog->reject();
        QVERIFY(closes(dialog));
    }

    void whatTheEngineRefusesStaysInTheDialog() {
        const Dialog dialog = live_->open(onContainer("db", {QStringLiteral("Connect to a network…")}));
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>(QStringLiteral("attachNetwork"))
            ->setCurrentText(QStringLiteral("app"));
        type(dialog, "attachIpv4", "10.9.0.8");
        QVERIFY(hint(dialog, "attachIpv4").isEmpty());
        // Between check and click somebody else takes the address.
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "thief", "--network", "app", "--ip", "10.9.0.8",
                                    "busybox:1", "sleep", "9999"}));
        press(dialog);
        QTRY_VERIFY2_WITH_TIMEOUT(problem(dialog).contains(QStringLiteral("ddress already in use")),
                                  qPrintable(problem(dialog)), 20'000);
        QVERIFY(dialog);
        QVERIFY(
            problem(dialog).contains(QStringLiteral("Somebody on that network has the address already.")));
        dialog->reject();
        QVERIFY(closes(dialog));
        PORTOLAN_OK(engine_.docker({"rm", "-f", "thief"}));
    }

    void disconnectAndUndoKeepTheAddress() {
        QAction *leave = onContainer("web", {QStringLiteral("Disconnect from"), QStringLiteral("app")});
        QVERIFY(leave);
        leave->trigger();
        QVERIFY(isOn("web", "app", false));
        QVERIFY(live_->undo("docker network connect --ip 10.9.0.7 --alias shop --alias store app web"));
        QVERIFY(isOn("web", "app", true));
        QVERIFY(addressOf("web", "app").startsWith(QStringLiteral("10.9.0.7 [shop store")));
    }

    void theLastNetworkIsAskedAbout() {
        const Dialog dialog =
            live_->open(onContainer("db", {QStringLiteral("Disconnect from"), QStringLiteral("bridge…")}));
        QVERIFY(dialog);
        QVERIFY(visibleTexts(dialog).join(u'\n').contains(QStringLiteral("the last network")));
        QVERIFY(!addressOf("db", "bridge").isEmpty());
        press(dialog);
        QVERIFY(closes(dialog));
        QVERIFY(isOn("db", "bridge", false));
        PORTOLAN_OK(engine_.docker({"network", "connect", "bridge", "db"}));
        QVERIFY(isOn("db", "bridge", true));
    }

    void aNetworkSaysWhoIsOnItAndTakesThemOff() {
        const Dialog dialog = live_->open(onNetwork("app", {QStringLiteral("Remove…")}));
        QVERIFY(dialog);
        const QString members = dialog->findChild<QLabel *>(QStringLiteral("members"))->text();
        QVERIFY2(members.contains(QStringLiteral("On it now: web.")), qPrintable(members));
        press(dialog); // the engine has its own words for it
        QTRY_VERIFY_WITH_TIMEOUT(problem(dialog).contains(QStringLiteral("has active endpoints")), 20'000);
        dialog->findChild<QCheckBox *>(QStringLiteral("disconnectFirst"))->setChecked(true);
        press(dialog);
        QVERIFY(closes(dialog));
        QVERIFY(!engine_.docker({"network", "inspect", "app"}).ok());
    }

    void pruneNamesWhatGoes() {
        const Dialog dialog = live_->open(live_->action(idOf(*live_->store.snapshot().engines[0]),
                                                        {QStringLiteral("Remove unused networks…")}));
        QVERIFY(dialog && dialog->findChild<QLabel *>(QStringLiteral("pruned")));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QLabel *>(QStringLiteral("pruned"))->text(),
                                  QStringLiteral("These go: free."), 20'000);
        press(dialog);
        QVERIFY(closes(dialog));
        QVERIFY(!engine_.docker({"network", "inspect", "free"}).ok());
    }
};

QTEST_MAIN(TestLiveNetworkChanges)
#include "tst_network_changes.moc"
