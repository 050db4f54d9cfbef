#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

#include "app/main_window.h"
#include "app/session.h"
#include "tests/support/portolan.h"
#include "tests/support/visible_texts.h"
#include "views/console/console_view.h"
#include "views/dialogs/change_dialog.h"
#include "views/graph/chart_view.h"

using namespace portolan;
using namespace portolan::testing;

/// What a person does to containers in the window, beside a real engine: what the engine then says of them.
class TestLiveChanges : public QObject {
    Q_OBJECT
    DockerRig engine_;
    QTemporaryDir home_;
    std::unique_ptr<QSettings> settings_;
    std::unique_ptr<qt::SnapshotStore> store_;
    std::unique_ptr<app::Session> session_;
    std::unique_ptr<app::MainWindow> window_;

    void run(const Words &arguments) const {
        PORTOLAN_OK(
            engine_.docker(Words(Words{"run", "-d"} + arguments + Words{"busybox:1", "sleep", "9999"})));
    }
    QString state(const char *name) const {
        return engine_.docker({"inspect", "-f", "{{.State.Status}}", name}).text();
    }
    std::shared_ptr<const Container> seen(const char *name) const {
        for (const auto &c : store_->snapshot().containers)
            if (c->name == name) return c;
        return nullptr;
    }
    bool waitFor(const char *name, ContainerState state) const {
        return QTest::qWaitFor([&] { return seen(name) && seen(name)->state == state; }, 20'000);
    }
    QAction *action(const char *name, const char *text) const {
        const auto container = seen(name);
        if (!container) return nullptr;
        window_->selection().select(idOf(*container));
        for (QAction *one : window_->findChild<QToolButton *>(QStringLiteral("actions"))->menu()->actions())
            if (one->text() == QString::fromUtf8(text)) return one;
        return nullptr;
    }
    /// Chooses an entry that opens a dialog, and calls `answer` with it.
    template <class F>
    void inDialog(QAction *opens, F answer) const {
        bool answered = false;
        QTimer::singleShot(0, window_.get(), [&] {
            auto *dialog = window_->findChild<views::ChangeDialog *>();
            if (!dialog) return;
            answer(*dialog);
            answered = true;
            if (dialog->isVisible()) dialog->reject();
        });
        opens->trigger();
        QVERIFY(answered);
    }
    static void press(views::ChangeDialog &dialog) {
        dialog.findChild<QPushButton *>(QStringLiteral("dialogDo"))->click();
    }
    static QString problem(const views::ChangeDialog &dialog) {
        const auto *label = dialog.findChild<QLabel *>(QStringLiteral("dialogProblem"));
        return label->isVisible() ? label->text() : QString();
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        settings_ =
            std::make_unique<QSettings>(home_.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings_->setValue(QStringLiteral("language"), QStringLiteral("en"));
        store_ = std::make_unique<qt::SnapshotStore>();
        session_ =
            std::make_unique<app::Session>(store_->mailbox(), net::DockerEnvironment(), app::Access::change);
        window_ = std::make_unique<app::MainWindow>(*store_, *session_, *settings_, session_->performer());
        window_->resize(1400, 900);
        window_->show();
        EngineRequest request;
        request.url = "unix://" + engine_.socket.toStdString();
        QVERIFY(session_->connectEngine(request));
        QTRY_VERIFY_WITH_TIMEOUT(store_->snapshot().complete, 20'000);
        run({"--name", "web", "--stop-signal", "KILL"});
        QVERIFY(waitFor("web", ContainerState::running));
    }
    void cleanupTestCase() {
        window_.reset();
        session_.reset();
        store_.reset();
    }

    void stopIsDoneAndUndone() {
        QAction *stop = action("web", "Stop");
        QVERIFY(stop);
        QVERIFY(stop->toolTip().contains(QStringLiteral("docker stop web")));
        stop->trigger();
        QVERIFY(waitFor("web", ContainerState::exited));
        QCOMPARE(state("web"), QStringLiteral("exited"));
        auto *notice = window_->findChild<QLabel *>(QStringLiteral("noticeText"));
        QTRY_COMPARE(notice->text(), QStringLiteral("docker stop web · done"));
        QVERIFY(notice->isVisible());
        QTest::keyClick(window_->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(waitFor("web", ContainerState::running));
        QCOMPARE(state("web"), QStringLiteral("running"));
    }

    void pauseAndUnpause() {
        action("web", "Pause")->trigger();
        QVERIFY(waitFor("web", ContainerState::paused));
        QVERIFY(!action("web", "Pause"));
        action("web", "Unpause")->trigger();
        QVERIFY(waitFor("web", ContainerState::running));
    }

    void restartIsANewStart() {
        const QString before = engine_.docker({"inspect", "-f", "{{.State.StartedAt}}", "web"}).text();
        action("web", "Restart")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            engine_.docker({"inspect", "-f", "{{.State.StartedAt}}", "web"}).text() != before, 20'000);
        QVERIFY(waitFor("web", ContainerState::running));
    }

    void aSignalIsSent() {
        run({"--name", "trap", "--entrypoint", "sh"}); // sh sleep: ends at once
        PORTOLAN_OK(engine_.docker({"rm", "-f", "trap"}));
        PORTOLAN_OK(engine_.docker({"run", "-d", "--name", "trap", "busybox:1", "sh", "-c",
                                    "trap 'exit 7' USR1; while :; do sleep 0.1; done"}));
        QVERIFY(waitFor("trap", ContainerState::running));
        inDialog(action("trap", "Send a signal…"), [](views::ChangeDialog &dialog) {
            dialog.findChild<QComboBox *>(QStringLiteral("signal"))->setCurrentText(QStringLiteral("USR1"));
            press(dialog);
            QTRY_VERIFY_WITH_TIMEOUT(!dialog.isVisible(), 20'000);
        });
        QVERIFY(waitFor("trap", ContainerState::exited));
        QCOMPARE(engine_.docker({"inspect", "-f", "{{.State.ExitCode}}", "trap"}).text(),
                 QStringLiteral("7"));
    }

    void renameIsRefusedInPlaceAndThenDone() {
        inDialog(action("trap", "Rename…"), [](views::ChangeDialog &dialog) {
            auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("newName"));
            auto *button = dialog.findChild<QPushButton *>(QStringLiteral("dialogDo"));
            QVERIFY(!button->isEnabled()); // the old name is no new one
            name->setText(QStringLiteral("$(reboot)"));
            QVERIFY(!button->isEnabled());
            name->setText(QStringLiteral("web"));
            press(dialog);
            QTRY_VERIFY_WITH_TIMEOUT(!problem(dialog).isEmpty(), 20'000);
            QVERIFY2(problem(dialog).contains(QStringLiteral("already in use")), qPrintable(problem(dialog)));
            QVERIFY(dialog.isVisible());
            name->setText(QStringLiteral("trap2"));
            QVERIFY(problem(dialog).isEmpty()); // it was said of another name
            press(dialog);
            QTRY_VERIFY_WITH_TIMEOUT(!dialog.isVisible(), 20'000);
        });
        QCOMPARE(state("trap2"), QStringLiteral("exited"));
        QTRY_VERIFY_WITH_TIMEOUT(seen("trap2"), 20'000);
        window_->activateWindow(); // the dialog was
        QTest::keyClick(window_->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(seen("trap"), 20'000);
    }

    void removeTakesItAway() {
        run({"--name", "gone"});
        QVERIFY(waitFor("gone", ContainerState::running));
        inDialog(action("gone", "Remove…"), [](views::ChangeDialog &dialog) {
            const QString said = visibleTexts(&dialog).join(u'\n');
            QVERIFY2(said.contains(QStringLiteral("its processes are killed")), qPrintable(said));
            QVERIFY2(said.contains(QStringLiteral("docker rm -f gone")), qPrintable(said));
            press(dialog);
            QTRY_VERIFY_WITH_TIMEOUT(!dialog.isVisible(), 20'000);
        });
        QVERIFY(!engine_.docker({"inspect", "gone"}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!seen("gone"), 20'000);
    }

    void whatTheEngineRefusesIsSaidInItsWords() {
        PORTOLAN_OK(engine_.docker({"create", "--name", "broken", "busybox:1", "/no/such/program"}));
        QTRY_VERIFY_WITH_TIMEOUT(seen("broken"), 20'000);
        action("broken", "Start")->trigger();
        auto *notice = window_->findChild<QLabel *>(QStringLiteral("noticeText"));
        QTRY_VERIFY2_WITH_TIMEOUT(notice->text().contains(QStringLiteral("/no/such/program")),
                                  qPrintable(notice->text()), 20'000);
        QVERIFY(notice->text().contains(QStringLiteral("The engine refused: “")));
    }

    void theConsoleGivesAScriptThatRuns() {
        const QString script = window_->findChild<views::ConsoleView *>()->script();
        QVERIFY2(script.contains(QStringLiteral("\ndocker pause web\ndocker unpause web\n")),
                 qPrintable(script));
        QVERIFY(script.contains(QStringLiteral("export DOCKER_HOST=unix://")));
        QVERIFY(script.contains(QStringLiteral("# failed: docker start broken")));
    }
};

QTEST_MAIN(TestLiveChanges)
#include "tst_changes.moc"
