#include <QComboBox>
#include <QLineEdit>
#include <QProcess>

#include "tests/live/live_window.h"
#include "views/dialogs/mode_card.h"

using namespace portolan;
using namespace portolan::testing;

/// Two real hosts: a swarm started and an overlay made in the dialog, a container on each side connected by
/// the dialog, and they reach each other by name.
class TestLiveOverlay : public QObject {
    Q_OBJECT
    HostsRig hosts_;
    std::unique_ptr<LiveWindow> live_;

    std::shared_ptr<const Engine> engineOf(const DockerEngine &host) const {
        const std::string socket = host.socket.toStdString();
        for (const auto &engine : live_->store.snapshot().engines)
            if (engine->url.find(socket) != std::string::npos) return engine;
        return nullptr;
    }
    /// Connects a container of an engine to "mesh" by its menu.
    bool join(const char *container) const {
        if (!live_->waitFor(container, ContainerState::running)) return false;
        const Dialog dialog = live_->open(live_->action(container, "Connect to a network…"));
        if (!dialog) return false;
        auto *networks = dialog->findChild<QComboBox *>(QStringLiteral("attachNetwork"));
        if (!QTest::qWaitFor([&] { return networks->findText(QStringLiteral("mesh")) >= 0; }, 30'000))
            return false;
        networks->setCurrentText(QStringLiteral("mesh"));
        press(dialog);
        if (closes(dialog)) return true;
        qWarning().noquote() << problem(dialog);
        return false;
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(hosts_.start());
        live_ = std::make_unique<LiveWindow>(hosts_.a.socket);
        EngineRequest other;
        other.url = "unix://" + hosts_.b.socket.toStdString();
        QVERIFY(live_->session->connectEngine(other));
        QVERIFY(live_->isLive());
        QVERIFY(engineOf(hosts_.a) && engineOf(hosts_.b));
    }
    void cleanupTestCase() { live_.reset(); }

    void aContainerOnEachHostReachesTheOtherByName() {
        const Dialog dialog =
            live_->open(live_->action(idOf(*engineOf(hosts_.a)), {QStringLiteral("New network…")}));
        QVERIFY(dialog);
        for (auto *card : dialog->findChildren<views::ModeCard *>())
            if (card->mode() == views::NetworkMode::overlay) card->click();
        dialog->findChild<QComboBox *>(QStringLiteral("swarmAddress"))->setCurrentText(hosts_.a.address);
        dialog->findChild<QPushButton *>(QStringLiteral("swarmInit"))->click();
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("networkName"));
        QTRY_VERIFY_WITH_TIMEOUT(name->isVisible(), 30'000);
        const QString token = hosts_.a.docker({"swarm", "join-token", "-q", "worker"}).text();
        PORTOLAN_OK(hosts_.b.docker(
            {"swarm", "join", "--token", token, QString(hosts_.a.address + QStringLiteral(":2377"))}));
        name->setText(QStringLiteral("mesh"));
        dialog->findChild<QLineEdit *>(QStringLiteral("networkSubnet"))
            ->setText(QStringLiteral("10.77.0.0/24"));
        press(dialog);
        if (!closes(dialog)) QFAIL(qPrintable(problem(dialog)));

        PORTOLAN_OK(hosts_.a.docker({"run", "-d", "--name", "left", "busybox:1", "sleep", "9999"}));
        QVERIFY(join("left"));
        // A worker lists an overlay once somebody there is on it; nobody is, and it can be joined all the
        // same.
        QVERIFY(!hosts_.b.docker({"network", "ls"}).text().contains(QStringLiteral("mesh")));
        PORTOLAN_OK(hosts_.b.docker({"run", "-d", "--name", "late", "busybox:1", "sleep", "9999"}));
        QVERIFY(join("late"));
        QTRY_VERIFY_WITH_TIMEOUT(hosts_.a.docker({"exec", "left", "ping", "-c1", "-W1", "late"}).ok(),
                                 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(hosts_.b.docker({"exec", "late", "ping", "-c1", "-W1", "left"}).ok(),
                                 60'000);
    }

    void thePortsBetweenTheHosts() {
        const Dialog dialog =
            live_->open(live_->action(idOf(*engineOf(hosts_.a)), {QStringLiteral("New network…")}));
        QVERIFY(dialog);
        for (auto *card : dialog->findChildren<views::ModeCard *>())
            if (card->mode() == views::NetworkMode::overlay) card->click();
        const auto told = [&] {
            QStringList lines;
            if (const auto *panel =
                    dialog ? dialog->findChild<QWidget *>(QStringLiteral("portCheck")) : nullptr)
                for (const auto *label : panel->findChildren<QLabel *>()) lines << label->text();
            return lines.join(u'\n');
        };
        const auto says = [&](const QString &words) { return told().contains(words); };
        auto *check = dialog->findChild<QPushButton *>(QStringLiteral("checkPorts"));
        QTRY_VERIFY_WITH_TIMEOUT(check && check->isVisible(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(live_->store.snapshot().swarmNodes.size(), std::size_t(2), 30'000);
        check->click();
        QTRY_COMPARE_WITH_TIMEOUT(check->text(), QStringLiteral("Check the ports"), 30'000);
        const QString a = QStringLiteral("host-a · ") + hosts_.a.address + QStringLiteral(" · manager\n"),
                      b = QStringLiteral("host-b · ") + hosts_.b.address + QStringLiteral(" · worker\n");
        QVERIFY2(says(a + QStringLiteral("✓ TCP port 2377: open\n✓ TCP port 7946: open\n"
                                         "? UDP port 7946: no answer, which proves nothing\n"
                                         "? UDP port 4789: no answer, which proves nothing\n")),
                 qPrintable(told()));
        QVERIFY(says(b + QStringLiteral("✓ TCP port 7946: open\n")));
        QVERIFY(says(QStringLiteral("The swarm's managers see it: ready.")));
        QVERIFY(says(QStringLiteral("Another host has it as a peer of an overlay network (7946).")));

        // A host that drops what comes in.
        const auto firewall = [&](const char *verb) {
            QProcess iptables;
            iptables.start(QStringLiteral("ip"),
                           Words{"netns", "exec", hosts_.networkNamespaceB(), "iptables", verb, "INPUT", "-p",
                                 "tcp", "--dport", "7946", "-j", "DROP"});
            return iptables.waitForFinished() && iptables.exitCode() == 0;
        };
        QVERIFY(firewall("-I"));
        check->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            says(b + QStringLiteral("✗ TCP port 7946: no answer: a firewall, or the host is off\n")), 30'000);
        QVERIFY(firewall("-D"));
        dialog->reject();
        QVERIFY(closes(dialog));
    }

    void aWorkerIsToldThatItTakesAManager() {
        QTRY_COMPARE_WITH_TIMEOUT(int(engineOf(hosts_.b)->swarm), int(SwarmRole::worker), 30'000);
        const Dialog dialog =
            live_->open(live_->action(idOf(*engineOf(hosts_.b)), {QStringLiteral("New network…")}));
        QVERIFY(dialog);
        for (auto *card : dialog->findChildren<views::ModeCard *>())
            if (card->mode() == views::NetworkMode::overlay) card->click();
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("swarmInit"))->isVisible());
        QVERIFY(visibleTexts(dialog).join(u'\n').contains(QStringLiteral("docker node promote")));
        dialog->reject();
        QVERIFY(closes(dialog));
    }
};

QTEST_MAIN(TestLiveOverlay)
#include "tst_overlay.moc"
