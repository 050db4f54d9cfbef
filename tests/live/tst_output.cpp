#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>

#include "app/main_window.h"
#include "app/session.h"
#include "tests/support/portolan.h"
#include "views/output/exec_dialog.h"
#include "views/output/logs_view.h"

using namespace portolan;
using namespace portolan::testing;

/// What containers of a real engine write, read in the window: their logs with --read-only too, commands
/// inside them without.
class TestLiveOutput : public QObject {
    Q_OBJECT
    DockerRig engine_;
    QTemporaryDir home_;
    std::unique_ptr<QSettings> settings_;
    std::unique_ptr<qt::SnapshotStore> store_;
    std::unique_ptr<app::Session> session_;
    std::unique_ptr<app::MainWindow> window_;
    views::LogsView *logs_ = nullptr;

    std::shared_ptr<const Container> seen(const char *name) const {
        for (const auto &c : store_->snapshot().containers)
            if (c->name == name) return c;
        return nullptr;
    }
    void shell(const char *name, const char *script, const Words &options = {}) const {
        PORTOLAN_OK(engine_.docker(Words(Words{"run", "-d", "--name", name, "--stop-signal", "KILL"} +
                                         options + Words{"busybox:1", "sh", "-c", script})));
    }
    void select(const char *name) const {
        QTRY_VERIFY_WITH_TIMEOUT(seen(name), 20'000);
        window_->selection().select(idOf(*seen(name)));
    }
    QString text() const { return logs_->findChild<QPlainTextEdit *>()->toPlainText(); }
    QColor colourOf(const QString &line) const {
        auto *edit = logs_->findChild<QPlainTextEdit *>();
        QTextCursor at = edit->document()->find(line);
        return at.charFormat().foreground().color();
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        settings_ =
            std::make_unique<QSettings>(home_.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings_->setValue(QStringLiteral("language"), QStringLiteral("en"));
        store_ = std::make_unique<qt::SnapshotStore>();
        session_ = std::make_unique<app::Session>(store_->mailbox(), net::DockerEnvironment()); // only reads
        QVERIFY(!session_->exec());
        window_ = std::make_unique<app::MainWindow>(*store_, *session_, *settings_);
        window_->offerOutput(*session_->logs(), session_->exec());
        window_->resize(1400, 900);
        window_->show();
        EngineRequest request;
        request.url = "unix://" + engine_.socket.toStdString();
        QVERIFY(session_->connectEngine(request));
        QTRY_VERIFY_WITH_TIMEOUT(store_->snapshot().complete, 20'000);
        logs_ = window_->findChild<views::LogsView *>();
        QVERIFY(logs_);
        QTest::keyClick(window_->windowHandle(), Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(logs_->isVisible());
    }
    void cleanupTestCase() {
        window_.reset();
        session_.reset();
        store_.reset();
    }

    void bothStreamsAreFollowed() {
        shell("talk",
              "echo first; echo wrong >&2; while [ ! -e /go ]; do sleep 0.1; done; echo later; sleep 9999");
        select("talk");
        QTRY_VERIFY_WITH_TIMEOUT(
            text().contains(QStringLiteral("first")) && text().contains(QStringLiteral("wrong")), 20'000);
        QVERIFY(colourOf(QStringLiteral("first")) != colourOf(QStringLiteral("wrong")));
        QVERIFY(!text().contains(QStringLiteral("later")));
        PORTOLAN_OK(engine_.docker({"exec", "talk", "touch", "/go"}));
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("later")), 20'000);
        QCOMPARE(logs_->findChild<QLabel *>(QStringLiteral("logsCommand"))->text(),
                 QStringLiteral("$ docker logs -f --tail 2000 talk"));
    }

    void aTerminalsBytesAreNoFrames() {
        shell("tty", "echo on a terminal; sleep 9999", {"-t"});
        select("tty");
        QTRY_COMPARE_WITH_TIMEOUT(text(), QStringLiteral("on a terminal"), 20'000);
    }

    void hostileTextIsPlain() {
        shell("evil", "printf '<b>bold</b> \\033[31mred\\033[0m \\033]0;title\\007 \\342\\200\\256rtl "
                      "\\377\\n'; sleep 9999");
        select("evil");
        QTRY_VERIFY_WITH_TIMEOUT(!text().isEmpty(), 20'000);
        QCOMPARE(text(), QString::fromUtf8("<b>bold</b> red ␛]0;title␇ \uFFFDrtl \uFFFD"));
    }

    void manyLinesAreBounded() {
        shell("many", "i=0; while [ $i -lt 30000 ]; do echo line $i; i=$((i+1)); done; sleep 9999");
        select("many");
        QTRY_VERIFY_WITH_TIMEOUT(text().endsWith(QStringLiteral("line 29999")), 60'000);
        QVERIFY(logs_->findChild<QPlainTextEdit *>()->blockCount() <= 10'000);
    }

    void searchFindsAndCounts() {
        shell("seek", "echo apple; echo pear; echo Apple pie; sleep 9999");
        select("seek");
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("pie")), 20'000);
        auto *field = logs_->findChild<QLineEdit *>(QStringLiteral("logsSearch"));
        auto *found = logs_->findChild<QLabel *>(QStringLiteral("logsFound"));
        auto *edit = logs_->findChild<QPlainTextEdit *>();
        field->setText(QStringLiteral("apple"));
        QCOMPARE(found->text(), QStringLiteral("2 times"));
        QCOMPARE(edit->textCursor().blockNumber(), 0);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edit->textCursor().blockNumber(), 2);
        QTest::keyClick(field, Qt::Key_Return); // around
        QCOMPARE(edit->textCursor().blockNumber(), 0);
        field->setText(QStringLiteral("cherry"));
        QCOMPARE(found->text(), QStringLiteral("not found"));
        field->clear();
    }

    void theEndIsSaidAndTheNextStartFollowed() {
        shell("ends", "echo run $(cat /proc/uptime | cut -d. -f1); sleep 9999");
        select("ends");
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("run ")), 20'000);
        PORTOLAN_OK(engine_.docker({"stop", "ends"}));
        auto *state = logs_->findChild<QLabel *>(QStringLiteral("logsState"));
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("The container has ended."), 20'000);
        PORTOLAN_OK(engine_.docker({"start", "ends"}));
        QTRY_COMPARE_WITH_TIMEOUT(text().count(QStringLiteral("run ")), 2, 20'000);
        QVERIFY(state->text().isEmpty());
    }

    void aCommandInside() {
        qt::SnapshotStore store;
        app::Session session(store.mailbox(), net::DockerEnvironment(), app::Access::change);
        EngineRequest request;
        request.url = "unix://" + engine_.socket.toStdString();
        QVERIFY(session.connectEngine(request));
        QTRY_VERIFY_WITH_TIMEOUT(store.snapshot().complete, 20'000);
        qt::ChangeLog log(*session.performer(), store);
        views::ExecDialog dialog(*session.exec(), log, *seen("talk"), views::lightTheme(), nullptr);
        dialog.show();
        auto *command = dialog.findChild<QLineEdit *>(QStringLiteral("execCommand"));
        auto *run = dialog.findChild<QPushButton *>(QStringLiteral("execRun"));
        auto *state = dialog.findChild<QLabel *>(QStringLiteral("execState"));
        auto *output = dialog.findChild<QPlainTextEdit *>();
        QVERIFY(!run->isEnabled());
        command->setText(QStringLiteral("sh -c 'echo out; echo err >&2; id -u; exit 3'"));
        run->click();
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("It ended with exit code 3."), 20'000);
        QStringList lines = output->toPlainText().split(u'\n');
        lines.sort();
        QCOMPARE(lines, QStringList(Words({"0", "err", "out"})));
        QCOMPARE(log.rowCount(), 1); // the console shows it too
        QCOMPARE(QString::fromStdString(log.at(0).command),
                 QStringLiteral("docker exec talk sh -c 'echo out; echo err >&2; id -u; exit 3'"));
        QVERIFY(log.at(0).exitCode == 3 && !log.at(0).wentWell() && !log.at(0).failed());
        QVERIFY(log.at(0).took > std::chrono::milliseconds(0));
        dialog.findChild<QLineEdit *>(QStringLiteral("execUser"))->setText(QStringLiteral("65534"));
        command->setText(QStringLiteral("id -u"));
        run->click();
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("It ended well (exit code 0)."), 20'000);
        QCOMPARE(output->toPlainText(), QStringLiteral("65534"));
        command->setText(QStringLiteral("/no/such"));
        run->click();
        QTRY_VERIFY2_WITH_TIMEOUT(output->toPlainText().contains(QStringLiteral("/no/such")) ||
                                      state->text().contains(QStringLiteral("/no/such")),
                                  qPrintable(state->text()), 20'000);
    }
};

QTEST_MAIN(TestLiveOutput)
#include "tst_output.moc"
