#pragma once

#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>

#include "model/changes/command.h"
#include "model/plans/renew.h"
#include "model/qt/plan_runner.h"
#include "tests/live/live_window.h"
#include "tests/live/meddler.h"
#include "tests/support/rig.h"
#include "views/dialogs/mode_card.h"
#include "views/dialogs/renew_network_dialog.h"

namespace portolan::testing {

/// ingress and docker_gwbridge made anew, in the dialog, and with failures on the way: told once, of a real
/// engine and of the playground.
class SwarmNetworks {
public:
    using RunState = plans::RunState;
    using SwarmNetwork = plans::SwarmNetwork;
    using Renew = QPointer<views::RenewNetworkDialog>;

    explicit SwarmNetworks(const DockerEngine &engine) : engine_(engine), live_(engine.socket) {
        meddler_.behind = live_.session->performer();
    }
    bool isLive() const { return live_.isLive(); }
    SwarmRole role() const { return live_.store.snapshot().engines[0]->swarm; }

    QString subnet(const char *name) const {
        const auto config =
            inspected(name)[QStringLiteral("IPAM")][QStringLiteral("Config")].toArray().first();
        return config[QStringLiteral("Subnet")].toString();
    }
    QString option(const char *network, const char *name) const {
        const auto options = inspected(network)[QStringLiteral("Options")].toObject();
        return options[QString::fromLatin1(name)].toString();
    }
    /// Containers of a service outlive it for a while; until they are cleared away they hold its network.
    bool nobodyIsLeft() const {
        return QTest::qWaitFor([this] { return engine_.docker({"ps", "-aq"}).text().isEmpty(); }, 60'000);
    }
    CommandResult publishes(const char *service) const {
        return engine_.docker({"service", "create", "-d", "--name", service, "--stop-grace-period", "1s",
                               "-p", "8080:80", "busybox:1", "sleep", "999"});
    }
    /// A plan of this engine with another subnet, run while somebody meddles.
    RunState carriedOut(const char *name, SwarmNetwork which, const char *subnet,
                        std::function<void(const changes::Change &)> meddle) {
        if (!settled(name)) return RunState::ready;
        const auto now = live_.network(name);
        changes::NetworkSpec wanted = plans::specOf(now.get(), which);
        wanted.subnets = {{subnet, "", "", {}}};
        meddler_.meddle = std::move(meddle);
        qt::PlanRunner runner(log_, key(), plans::renew(now.get(), which, wanted));
        QSignalSpy ended(&runner, &qt::PlanRunner::ended);
        runner.start();
        if (ended.isEmpty()) ended.wait(120'000);
        meddler_.meddle = {};
        if (const Error *failure = runner.run().failure())
            qInfo("%s", toString(*failure).c_str()); // for whoever reads the test's log
        return runner.run().state();
    }

    void theBridgeIsMadeBeforeTheSwarmAndTakenByIt() {
        const Dialog dialog = live_.open(
            live_.action(idOf(*live_.store.snapshot().engines[0]), {QStringLiteral("New network…")}));
        QVERIFY(dialog);
        for (auto *card : dialog->findChildren<views::ModeCard *>())
            if (card->mode() == views::NetworkMode::overlay) card->click();
        dialog->findChild<QPushButton *>(QStringLiteral("renewNetwork"))->click();
        const Renew renew(live_.window->findChild<views::RenewNetworkDialog *>());
        QVERIFY(renew);
        QCOMPARE(before(renew), QStringLiteral("✓ The engine is in no swarm.\n✓ No container is on it."));
        type(renew, "renewSubnet", "10.50.0.0/16");
        type(renew, "renewGateway", "10.50.0.9");
        type(renew, "renewMtu", "1400");
        renew->findChild<QCheckBox *>(QStringLiteral("renewMasquerade"))->setChecked(false);
        runs(renew)->click();
        QVERIFY(ends(renew));
        QCOMPARE(renew->run()->state(), RunState::done);
        QVERIFY(renew->script().contains(QStringLiteral("--gateway 10.50.0.9")));
        renew->reject();
        QCOMPARE(subnet("docker_gwbridge"), QStringLiteral("10.50.0.0/16"));
        QCOMPARE(option("docker_gwbridge", "com.docker.network.driver.mtu"), QStringLiteral("1400"));
        QCOMPARE(option("docker_gwbridge", "com.docker.network.bridge.enable_icc"), QStringLiteral("false"));
        QCOMPARE(option("docker_gwbridge", "com.docker.network.bridge.enable_ip_masquerade"),
                 QStringLiteral("false"));
        QCOMPARE(option("docker_gwbridge", "com.docker.network.bridge.name"),
                 QStringLiteral("docker_gwbridge"));
    }

    void aFailureBringsTheBridgeBack() {
        const QString was = subnet("docker_gwbridge");
        const auto onCreate = [this](const char *about, const Words &command) {
            return [this, about, command, once = false](const changes::Change &change) mutable {
                if (once || changes::commandLine(change).rfind(about, 0) != 0) return;
                once = true;
                const auto result = engine_.docker(command);
                if (!result.ok()) qWarning().noquote() << result.errors;
            };
        };
        // Somebody is on it by then: it stays.
        QCOMPARE(carriedOut("docker_gwbridge", SwarmNetwork::gatewayBridge, "10.51.0.0/16",
                            onCreate("docker network rm", {"run", "-d", "--name", "late", "--network",
                                                           "docker_gwbridge", "busybox:1", "sleep", "999"})),
                 RunState::undone);
        QCOMPARE(subnet("docker_gwbridge"), was);
        PORTOLAN_OK(engine_.docker({"rm", "-f", "late"}));
        // Somebody else takes the range: the former one is made again.
        QCOMPARE(carriedOut("docker_gwbridge", SwarmNetwork::gatewayBridge, "10.51.0.0/16",
                            onCreate("docker network create",
                                     {"network", "create", "--subnet", "10.51.0.0/16", "thief"})),
                 RunState::undone);
        QCOMPARE(subnet("docker_gwbridge"), was);
        QCOMPARE(option("docker_gwbridge", "com.docker.network.driver.mtu"), QStringLiteral("1400"));
        PORTOLAN_OK(engine_.docker({"network", "rm", "thief"}));
    }

    void ingressIsMadeAnew() {
        PORTOLAN_OK(engine_.docker({"swarm", "init", "--advertise-addr", "127.0.0.1"}));
        QTRY_COMPARE_WITH_TIMEOUT(int(role()), int(SwarmRole::manager), 30'000);
        QCOMPARE(subnet("docker_gwbridge"), QStringLiteral("10.50.0.0/16")); // the swarm took ours
        PORTOLAN_OK(publishes("shop"));
        const Renew dialog = open("ingress");
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(before(dialog).contains(QStringLiteral("✗ Services publish ports through "
                                                                        "it: shop.")),
                                 30'000);
        QVERIFY(!runs(dialog)->isEnabled());
        PORTOLAN_OK(engine_.docker({"service", "rm", "shop"}));
        QTRY_VERIFY_WITH_TIMEOUT(runs(dialog)->isEnabled(), 30'000);
        QCOMPARE(engine_.docker({"ps", "-q"}).text(), QString());
        QVERIFY(nobodyIsLeft());
        type(dialog, "renewSubnet", "10.11.0.7/16");
        QVERIFY(!runs(dialog)->isEnabled());
        type(dialog, "renewSubnet", "10.11.0.0/16");
        type(dialog, "renewGateway", "10.11.0.3");
        type(dialog, "renewMtu", "1200");
        runs(dialog)->click();
        QVERIFY(ends(dialog));
        if (const Error *failure = dialog->run()->failure()) qInfo("%s", toString(*failure).c_str());
        QVERIFY2(dialog->run()->state() == RunState::done, qPrintable(visibleTexts(dialog).join(u'\n')));
        dialog->reject();
        QCOMPARE(subnet("ingress"), QStringLiteral("10.11.0.0/16"));
        QCOMPARE(option("ingress", "com.docker.network.driver.mtu"), QStringLiteral("1200"));
        QVERIFY(inspected("ingress")[QStringLiteral("Ingress")].toBool());
        PORTOLAN_OK(publishes("shop"));
        PORTOLAN_OK(engine_.docker({"service", "rm", "shop"}));
        QVERIFY(nobodyIsLeft());
    }

    void theNetworkOfAServiceStays() {
        PORTOLAN_OK(engine_.docker({"network", "create", "-d", "overlay", "mesh"}));
        PORTOLAN_OK(engine_.docker({"service", "create", "-d", "--name", "web", "--network", "mesh",
                                    "--stop-grace-period", "1s", "busybox:1", "sleep", "999"}));
        QVERIFY(settled("mesh"));
        const Dialog dialog =
            live_.open(live_.action(idOf(*live_.network("mesh")), {QStringLiteral("Remove…")}));
        QVERIFY(dialog);
        const auto *members = dialog->findChild<QLabel *>(QStringLiteral("members"));
        QTRY_VERIFY_WITH_TIMEOUT(members->text().contains(QStringLiteral("Services are on it: web.")),
                                 30'000);
        const auto *remove = dialog->findChild<QPushButton *>(QStringLiteral("dialogDo"));
        QVERIFY(!remove->isEnabled());
        QVERIFY(!engine_.docker({"network", "rm", "mesh"}).ok()); // the engine says so, too
        PORTOLAN_OK(engine_.docker({"service", "rm", "web"}));
        QVERIFY(nobodyIsLeft());
        // What is left of its container goes a little later.
        QTRY_COMPARE_WITH_TIMEOUT(members->text(), QStringLiteral("Nobody is on it."), 60'000);
        QVERIFY(remove->isEnabled());
        press(dialog);
        if (!closes(dialog)) QFAIL(qPrintable(problem(dialog)));
        // The node of a real swarm keeps it for a while.
        QTRY_VERIFY_WITH_TIMEOUT(!engine_.docker({"network", "inspect", "mesh"}).ok(), 60'000);
    }

    void aFailureBringsIngressBack() {
        // A service comes in between: nothing is touched.
        QCOMPARE(carriedOut("ingress", SwarmNetwork::ingress, "10.12.0.0/16",
                            [this](const changes::Change &change) {
                                if (std::holds_alternative<changes::RemoveNetwork>(change)) publishes("late");
                            }),
                 RunState::undone);
        QCOMPARE(subnet("ingress"), QStringLiteral("10.11.0.0/16"));
        PORTOLAN_OK(engine_.docker({"service", "rm", "late"}));
        QVERIFY(nobodyIsLeft());
        // The engine refuses the new one.
        QCOMPARE(carriedOut("ingress", SwarmNetwork::ingress, "10.12.0.0/99", {}), RunState::undone);
        QTRY_COMPARE_WITH_TIMEOUT(subnet("ingress"), QStringLiteral("10.11.0.0/16"), 20'000);
        QCOMPARE(option("ingress", "com.docker.network.driver.mtu"), QStringLiteral("1200"));
    }

    void theBridgeOfASwarmIsHeldByIt() {
        const Renew dialog = open("docker_gwbridge");
        QVERIFY(dialog);
        QVERIFY2(before(dialog).contains(QStringLiteral("✗ The engine is in a swarm")),
                 qPrintable(before(dialog)));
        QVERIFY(!runs(dialog)->isEnabled());
        PORTOLAN_OK(engine_.docker({"swarm", "leave", "--force"}));
        QTRY_VERIFY_WITH_TIMEOUT(runs(dialog)->isEnabled(), 30'000);
        type(dialog, "renewSubnet", "10.52.0.0/16");
        type(dialog, "renewGateway", "");
        runs(dialog)->click();
        QVERIFY(ends(dialog));
        QCOMPARE(dialog->run()->state(), RunState::done);
        dialog->reject();
        QCOMPARE(subnet("docker_gwbridge"), QStringLiteral("10.52.0.0/16"));
    }

private:
    QJsonObject inspected(const char *name) const {
        const auto document =
            QJsonDocument::fromJson(engine_.docker({"network", "inspect", name}).output.toUtf8());
        return document.array().first().toObject();
    }
    EngineKey key() const { return live_.store.snapshot().engines[0]->key; }
    /// The chart knows the network as the engine has it.
    bool settled(const char *name) const {
        return QTest::qWaitFor(
            [&] {
                const auto seen = live_.network(name);
                return seen && QString::fromStdString(seen->id.value) ==
                                   inspected(name)[QStringLiteral("Id")].toString();
            },
            30'000);
    }
    Renew open(const char *network) const {
        if (!settled(network)) return nullptr;
        const auto dialog = [this] { return live_.window->findChild<views::RenewNetworkDialog *>(); };
        if (!QTest::qWaitFor([&] { return !dialog(); })) return nullptr; // the former one goes later
        // Not before: while one waits the menu is made anew, and its entries with it.
        QAction *opens = live_.action(idOf(*live_.network(network)), {QStringLiteral("Make it anew…")});
        if (!opens) return nullptr;
        opens->trigger();
        return dialog();
    }
    static void type(views::RenewNetworkDialog *dialog, const char *field, const char *text) {
        dialog->findChild<QLineEdit *>(QString::fromLatin1(field))->setText(QString::fromLatin1(text));
    }
    static QString before(views::RenewNetworkDialog *dialog) {
        return dialog->findChild<QLabel *>(QStringLiteral("preconditions"))->text();
    }
    static QPushButton *runs(views::RenewNetworkDialog *dialog) {
        return dialog->findChild<QPushButton *>(QStringLiteral("planRun"));
    }
    static bool ends(const Renew &dialog) {
        return QTest::qWaitFor([&] { return dialog && dialog->run() && dialog->run()->ended(); }, 60'000);
    }

    const DockerEngine &engine_;
    LiveWindow live_;
    Meddler meddler_;
    qt::ChangeLog log_{meddler_, live_.store};
};

} // namespace portolan::testing
