#include <QComboBox>
#include <QLineEdit>

#include "tests/live/live_window.h"
#include "views/console/console_view.h"

using namespace portolan;
using namespace portolan::testing;

/// What a person does to containers in the window, beside a real engine: what the engine then says of them.
class TestLiveChanges : public QObject {
    Q_OBJECT
    DockerRig engine_;
    std::unique_ptr<LiveWindow> live_;

    void run(const Words &arguments) const {
        PORTOLAN_OK(
            engine_.docker(Words(Words{"run", "-d"} + arguments + Words{"busybox:1", "sleep", "9999"})));
    }
    QString state(const char *name, const char *field = "{{.State.Status}}") const {
        return engine_.docker({"inspect", "-f", field, name}).text();
    }
    QLabel *notice() const { return live_->window->findChild<QLabel *>(QStringLiteral("noticeText")); }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        live_ = std::make_unique<LiveWindow>(engine_.socket);
        QVERIFY(live_->isLive());
        run({"--name", "web", "--stop-signal", "KILL"});
        QVERIFY(live_->waitFor("web", ContainerState::running));
    }
    void cleanupTestCase() { live_.reset(); }

    void stopIsDoneAndUndone() {
        QAction *stop = live_->action("web", "Stop");
        QVERIFY(stop);
        QVERIFY(stop->toolTip().contains(QStringLiteral("docker stop web")));
        stop->trigger();
        QVERIFY(live_->waitFor("web", ContainerState::exited));
        QCOMPARE(state("web"), QStringLiteral("exited"));
        QTRY_COMPARE(notice()->text(), QStringLiteral("docker stop web · done"));
        QVERIFY(notice()->isVisible());
        QVERIFY(live_->undo("docker start web"));
        QVERIFY(live_->waitFor("web", ContainerState::running));
        QCOMPARE(state("web"), QStringLiteral("running"));
    }

    void pauseAndUnpause() {
        live_->action("web", "Pause")->trigger();
        QVERIFY(live_->waitFor("web", ContainerState::paused));
        QVERIFY(!live_->action("web", "Pause"));
        live_->action("web", "Unpause")->trigger();
        QVERIFY(live_->waitFor("web", ContainerState::running));
    }

    void restartIsANewStart() {
        const QString before = state("web", "{{.State.StartedAt}}");
        live_->action("web", "Restart")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(state("web", "{{.State.StartedAt}}") != before, 20'000);
        QVERIFY(live_->waitFor("web", ContainerState::running));
    }

    void aSignalIsSent() {
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "trap", "busybox:1", "sh", "-c",
                                    "trap 'exit 7' USR1; while :; do sleep 0.1; done"}));
        QVERIFY(live_->waitFor("trap", ContainerState::running));
        const Dialog dialog = live_->open(live_->action("trap", "Send a signal…"));
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>(QStringLiteral("signal"))->setCurrentText(QStringLiteral("USR1"));
        press(dialog);
        QVERIFY(closes(dialog));
        QVERIFY(live_->waitFor("trap", ContainerState::exited));
        QCOMPARE(state("trap", "{{.State.ExitCode}}"), QStringLiteral("7"));
    }

    void renameIsRefusedInPlaceAndThenDone() {
        const Dialog dialog = live_->open(live_->action("trap", "Rename…"));
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("newName"));
        auto *button = dialog->findChild<QPushButton *>(QStringLiteral("dialogDo"));
        QVERIFY(!button->isEnabled()); // the old name is no new one
        name->setText(QStringLiteral("$(reboot)"));
        QVERIFY(!button->isEnabled());
        name->setText(QStringLiteral("web"));
        press(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!problem(dialog).isEmpty(), 20'000);
        QVERIFY2(problem(dialog).contains(QStringLiteral("already in use")), qPrintable(problem(dialog)));
        QVERIFY(dialog->isVisible());
        name->setText(QStringLiteral("trap2"));
        QVERIFY(problem(dialog).isEmpty()); // it was said of another name
        press(dialog);
        QVERIFY(closes(dialog));
        QCOMPARE(state("trap2"), QStringLiteral("exited"));
        QTRY_VERIFY_WITH_TIMEOUT(live_->container("trap2"), 20'000);
        QVERIFY(live_->undo("docker rename trap2 trap"));
        QTRY_VERIFY_WITH_TIMEOUT(live_->container("trap"), 20'000);
    }

    void removeTakesItAway() {
        run({"--name", "gone"});
        QVERIFY(live_->waitFor("gone", ContainerState::running));
        const Dialog dialog = live_->open(live_->action("gone", "Remove…"));
        QVERIFY(dialog);
        const QString said = visibleTexts(dialog).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("its processes are killed")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("docker rm -f gone")), qPrintable(said));
        press(dialog);
        QVERIFY(closes(dialog));
        QVERIFY(!engine_.docker({"inspect", "gone"}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!live_->container("gone"), 20'000);
    }

    void whatIsRemovedWhenItEndsIsAskedAbout() {
        run({"--rm", "--name", "brief", "--stop-signal", "KILL"});
        QVERIFY(live_->waitFor("brief", ContainerState::running));
        QVERIFY(!live_->action("brief", "Stop"));
        const QString before = state("brief", "{{.State.StartedAt}}");
        live_->action("brief", "Restart")->trigger(); // that is no end
        QTRY_VERIFY_WITH_TIMEOUT(state("brief", "{{.State.StartedAt}}") != before, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(live_->action("brief", "Stop…"), 20'000);
        const Dialog dialog = live_->open(live_->action("brief", "Stop…"));
        QVERIFY(dialog);
        press(dialog);
        QVERIFY(closes(dialog));
        QTRY_VERIFY_WITH_TIMEOUT(!live_->container("brief"), 20'000);
        QVERIFY(!live_->window->findChild<QToolButton *>(QStringLiteral("noticeUndo"))->isVisible());
    }

    void whatTheEngineRefusesIsSaidInItsWords() {
        PORTOLAN_OK(engine_.docker({"create", "--name", "broken", "busybox:1", "/no/such/program"}));
        QTRY_VERIFY_WITH_TIMEOUT(live_->container("broken"), 20'000);
        live_->action("broken", "Start")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(notice()->text().contains(QStringLiteral("/no/such/program")),
                                  qPrintable(notice()->text()), 20'000);
        QVERIFY(notice()->text().contains(QStringLiteral("The engine refused: “")));
    }

    void theConsoleGivesAScriptThatRuns() {
        const QString script = live_->window->findChild<views::ConsoleView *>()->script();
        QVERIFY2(script.contains(QStringLiteral("\ndocker pause web\ndocker unpause web\n")),
                 qPrintable(script));
        QVERIFY(script.contains(QStringLiteral("export DOCKER_HOST=unix://")));
        QVERIFY(script.contains(QStringLiteral("# failed: docker start broken")));
    }
};

QTEST_MAIN(TestLiveChanges)
#include "tst_changes.moc"
