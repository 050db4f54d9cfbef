#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include "app/change_desk.h"
#include "app/surroundings.h"
#include "tests/app/window_rig.h"
#include "tests/support/fake_performer.h"
#include "tests/support/visible_texts.h"
#include "views/console/change_words.h"
#include "views/console/script.h"
#include "views/dialogs/change_dialog.h"
#include "views/dialogs/network_dialogs.h"
#include "views/explorer/explorer_view.h"
#include "views/graph/chart_view.h"
#include "views/table/table_view.h"
#include "views/theme/panel_tree.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

QStringList textsOf(const QMenu *menu) {
    QStringList texts;
    for (const QAction *action : menu->actions())
        if (!action->isSeparator()) texts << action->text();
    return texts;
}

/// The sample with its first container in a state.
struct Bench : WindowRig {
    FakePerformer performer;
    ContainerId subject;

    explicit Bench(ContainerState state = ContainerState::running, bool readOnly = false,
                   const char *raw = "{}") {
        Snapshot snapshot = sampleSnapshot();
        auto changed = std::make_shared<Container>(*snapshot.containers[0]);
        changed->state = state;
        changed->name = "web & co";
        changed->raw = std::make_shared<const std::string>(raw);
        subject = changed->id;
        snapshot.containers.put(changed);
        store.apply(std::make_shared<const Snapshot>(snapshot));
        window =
            std::make_unique<app::MainWindow>(store, connections, settings, readOnly ? nullptr : &performer);
        window->resize(1400, 900);
        window->show();
        window->selection().select(containerId(subject));
    }
    QMenu *menu() const { return find<QToolButton>("actions")->menu(); }
    void choose(const char *text) const {
        for (QAction *action : menu()->actions())
            if (action->text() == QString::fromUtf8(text)) return action->trigger();
        QFAIL("no such entry");
    }
    QPointer<views::ChangeDialog> open(const char *text) const {
        choose(text);
        return window->findChild<views::ChangeDialog *>();
    }
};

void press(const QPointer<views::ChangeDialog> &dialog, const char *button = "dialogDo") {
    if (dialog) dialog->findChild<QPushButton *>(QString::fromUtf8(button))->click();
}

} // namespace

class TestChanges : public QObject {
    Q_OBJECT
private slots:
    void eachStateHasItsEntries_data() {
        QTest::addColumn<ContainerState>("state");
        QTest::addColumn<QString>("entries");
        const auto row = [](ContainerState state, const char *entries) {
            QTest::newRow(std::string(name(state)).c_str()) << state << QString::fromUtf8(entries);
        };
        row(ContainerState::running,
            "Stop|Restart|Pause|Connect to a network…|Disconnect from|Send a signal…|Rename…|Recreate in "
            "another mode…|Change published ports…|Run a container in its network…|Remove…");
        row(ContainerState::paused,
            "Stop|Restart|Unpause|Connect to a network…|Disconnect from|Send a signal…|Rename…|Recreate in "
            "another mode…|Change published ports…|Remove…");
        row(ContainerState::restarting,
            "Stop|Restart|Connect to a network…|Disconnect from|Send a signal…|Rename…|Recreate in another "
            "mode…|Change published ports…|Remove…");
        row(ContainerState::exited, "Start|Connect to a network…|Disconnect from|Rename…|Recreate in another "
                                    "mode…|Change published ports…|Remove…");
        row(ContainerState::created, "Start|Connect to a network…|Disconnect from|Rename…|Recreate in "
                                     "another mode…|Change published ports…|Remove…");
        row(ContainerState::dead, "Start|Connect to a network…|Disconnect from|Rename…|Recreate in another "
                                  "mode…|Change published ports…|Remove…");
    }
    void eachStateHasItsEntries() {
        QFETCH(ContainerState, state);
        QFETCH(QString, entries);
        const Bench b(state);
        QVERIFY(b.find<QToolButton>("actions")->isVisible());
        QCOMPARE(textsOf(b.menu()).join(u'|'), entries);
    }

    void whoReadsOnlyIsOfferedNothing() {
        const Bench b(ContainerState::running, true);
        QVERIFY(!b.find<QToolButton>("actions")->isVisible());
        const auto *dock = b.find<QTabWidget>("lowerDock");
        for (int tab = 0; tab < dock->count(); ++tab) QVERIFY(dock->tabText(tab) != u"Console");
        emit b.window->chart().contextMenuRequested(containerId(b.subject), {10, 10});
        QVERIFY(!QApplication::activePopupWidget());
    }

    void theChartTheExplorerAndTheTableHaveTheSameMenu() {
        const Bench b;
        emit b.window->chart().contextMenuRequested(containerId(b.subject), {10, 10});
        auto *onChart = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(onChart);
        QCOMPARE(textsOf(onChart), textsOf(b.menu()));
        onChart->close();
        emit b.window->findChild<views::ExplorerView *>()->contextMenuRequested(containerId(b.subject), {});
        auto *inTree = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(inTree);
        QCOMPARE(textsOf(inTree), textsOf(b.menu()));
        inTree->close();
        auto *table = b.window->findChild<views::TableView *>();
        b.window->findChild<app::Surroundings *>()->open(table);
        auto *rows = table->findChild<views::PanelTree *>();
        const QAbstractItemModel *model = rows->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data().toString().contains(QStringLiteral("web & co")))
                emit rows->customContextMenuRequested(rows->visualRect(model->index(row, 0)).center());
        auto *inTable = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(inTable);
        QCOMPARE(textsOf(inTable), textsOf(b.menu()));
        inTable->close();
        emit b.window->chart().contextMenuRequested({}, {10, 10}); // the canvas
        QVERIFY(!QApplication::activePopupWidget());
    }

    void thePaletteDoesIt() {
        Bench b;
        b.press(Qt::Key_K, Qt::ControlModifier);
        b.type("restart");
        b.press(Qt::Key_Return);
        QCOMPARE(b.performer.lastCommand(), std::string("docker restart 'web & co'"));
    }

    void aFailureIsToldInPlaceAndStays() {
        Bench b;
        auto *text = b.find<QLabel>("noticeText");
        QVERIFY(!text->isVisible());
        b.choose("Stop");
        b.performer.refuse("tried <b>to</b> kill\nit");
        QTRY_VERIFY(text->isVisible());
        QCOMPARE(text->text(), QStringLiteral("docker stop 'web & co' · failed\n"
                                              "The engine refused: “tried <b>to</b> kill␊it”"));
        QCOMPARE(text->textFormat(), Qt::PlainText);
        QVERIFY(!b.find<QToolButton>("noticeUndo")->isVisible());
    }

    void theNoticeUndoesOnlyWhatItTellsOf() {
        Bench b;
        auto *undo = b.find<QToolButton>("noticeUndo");
        b.choose("Stop");
        b.performer.succeed();
        QTRY_VERIFY(undo->isVisible());
        press(b.open("Remove…"));
        b.performer.succeed();
        auto *text = b.find<QLabel>("noticeText");
        QTRY_COMPARE(text->text(), QStringLiteral("docker rm -f 'web & co' · done"));
        QVERIFY(!undo->isVisible()); // it would start the other one
        Snapshot without = sampleSnapshot();
        without.containers.remove(std::string_view(b.subject.value));
        b.store.apply(std::make_shared<const Snapshot>(without));
        b.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(b.performer.asked.size(), 2U); // nothing is there to be started
    }

    void whatIsRemovedWhenItEndsIsAskedAbout() {
        Bench b(ContainerState::running, false, R"({"HostConfig":{"AutoRemove":true},"Config":{}})");
        QVERIFY(!textsOf(b.menu()).contains(QStringLiteral("Stop")));
        const QPointer<views::ChangeDialog> kill = b.open("Send a signal…");
        QVERIFY(kill && visibleTexts(kill).join(u'\n').contains(QStringLiteral("It was run with --rm")));
        kill->reject();
        QTRY_VERIFY(!kill);
        const QPointer<views::ChangeDialog> dialog = b.open("Stop…");
        QVERIFY(dialog);
        QVERIFY(b.performer.asked.empty());
        QVERIFY(visibleTexts(dialog).join(u'\n').contains(QStringLiteral("the engine removes it")));
        QVERIFY(dialog->findChild<QPushButton *>(QStringLiteral("dialogDo"))->property("danger").toBool());
        press(dialog);
        QCOMPARE(b.performer.lastCommand(), std::string("docker stop 'web & co'"));
        b.performer.succeed();
        QTRY_VERIFY(b.find<QLabel>("noticeText")->isVisible());
        QVERIFY(!b.find<QToolButton>("noticeUndo")->isVisible());
    }

    void whatTakesLongToStopIsWaitedFor() {
        const Bench b(ContainerState::running, false, R"({"HostConfig":{},"Config":{"StopTimeout":120}})");
        b.choose("Stop");
        QCOMPARE(std::get<changes::StopContainer>(b.performer.asked.back().change).itsOwnGrace.count(), 120);
        b.choose("Restart");
        QCOMPARE(std::get<changes::RestartContainer>(b.performer.asked.back().change).itsOwnGrace.count(),
                 120);
    }

    void aCopiedCommandNamesTheEngine() {
        Bench b;
        QPointer<views::ChangeDialog> dialog = b.open("Remove…");
        press(dialog, "copyCommand");
        const auto engine = b.store.snapshot().containers.find(std::string_view(b.subject.value))->engine;
        const std::string url = b.store.snapshot().engines.find(std::string_view(engine.value))->url;
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(),
                 "docker -H " + url + " rm -f 'web & co'");
        QVERIFY(visibleTexts(dialog).join(u'\n').contains(QStringLiteral("$ docker rm -f 'web & co'")));
        dialog->reject();
        QTRY_VERIFY(!dialog);
        b.window->setUsualEngine(engine);
        press(b.open("Remove…"), "copyCommand");
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("docker rm -f 'web & co'"));
    }

    void aScriptNamesItsEnginesAndKeepsSecrets() {
        qt::ChangeRun near, far, bad;
        near.engine = EngineKey("unix:///a.sock");
        near.engineUrl = "unix:///a.sock";
        near.command = "docker stop web";
        far.engine = EngineKey("https://far:2376");
        far.engineUrl = "tcp://far:2376";
        changes::RunContainer run;
        run.spec.environment = {"DB_PASSWORD=hunter2"};
        far.change = run;
        far.command = "docker run -d -e DB_PASSWORD db";
        bad = far;
        bad.result = fail(Errc::http, "POST /x", {}, "no", 500);
        QCOMPARE(views::scriptOf({near, far, bad, near}),
                 std::string("#!/bin/sh\nset -e\n"
                             "export DOCKER_HOST=unix:///a.sock\ndocker stop web\n"
                             "export DOCKER_HOST=tcp://far:2376\n"
                             "export DOCKER_TLS_VERIFY=1 # certificates: DOCKER_CERT_PATH, or ~/.docker\n"
                             "# export DB_PASSWORD before: its value is not written here\n"
                             "docker run -d -e DB_PASSWORD db\n"
                             "# failed: docker run -d -e DB_PASSWORD db\n"
                             "export DOCKER_HOST=unix:///a.sock\nunset DOCKER_TLS_VERIFY\n"
                             "docker stop web\n"));
    }

    void whatBecameOfANewContainerIsSaid_data() {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<std::string>("operation");
        QTest::addColumn<QString>("words");
        const std::string removed(changes::startingNew), left(changes::leavingNew);
        QTest::newRow("refused") << Errc::http << removed
                                 << QStringLiteral(
                                        "The engine refused: “no”\nThe container that was made for "
                                        "it is removed again.");
        QTest::newRow("stopped") << Errc::cancelled << removed
                                 << QStringLiteral("You stopped it.\nThe container that was made for it is "
                                                   "removed again.");
        QTest::newRow("left") << Errc::timeout << left
                              << QStringLiteral(
                                     "The engine did not start it in time.\nThe container that was "
                                     "made for it may be there yet. Look for it before you try "
                                     "again.");
    }
    void whatBecameOfANewContainerIsSaid() {
        QFETCH(Errc, code);
        QFETCH(std::string, operation);
        QTEST(views::changeFailure({code, operation, {}, "no", code == Errc::http ? 500 : 0, nullptr}),
              "words");
    }

    void everythingThatIsPrunedIsNamed() {
        Bench b;
        Snapshot many = b.store.snapshot();
        const auto engine = many.engines[0];
        for (int i = 0; i < 80; ++i) {
            auto network = std::make_shared<Network>();
            network->id = NetworkId("unused" + std::to_string(i));
            network->engine = engine->key;
            network->name = "a-network-that-nobody-is-on-" + std::to_string(i);
            network->driver = "bridge";
            many.networks.put(network);
        }
        b.store.apply(std::make_shared<const Snapshot>(many));
        views::PruneNetworksDialog dialog(b.window->findChild<app::ChangeDesk *>()->log(), b.store, *engine,
                                          views::lightTheme(), b.window.get());
        dialog.show();
        const auto *names = dialog.findChild<QLabel *>(QStringLiteral("pruned"));
        for (int i = 0; i < 80; ++i) QVERIFY(names->text().contains(QStringLiteral("is-on-%1").arg(i)));
        QVERIFY(dialog.height() <= dialog.screen()->availableSize().height());
        const auto *seen = dialog.findChild<QScrollArea *>();
        QVERIFY(seen->isAncestorOf(names) && seen->viewport()->height() < names->height());
    }

    void theLastThingDoneIsUndoneFirst() {
        Bench b;
        b.choose("Stop");
        b.performer.succeed();
        QTRY_VERIFY(b.find<QToolButton>("noticeUndo")->isVisible());
        b.window->chart().arrangeAgain();
        QVERIFY(b.window->chart().canUndo());
        b.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(b.performer.asked.size(), 1U);
        QVERIFY(!b.window->chart().canUndo());
        b.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(b.performer.lastCommand(), std::string("docker start 'web & co'"));
        b.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); // it is not undone yet
        QCOMPARE(b.performer.asked.size(), 2U);
        b.performer.succeed();
        QTRY_COMPARE((b.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier), b.performer.lastCommand()),
                     std::string("docker stop 'web & co'"));
    }

    void aDialogStaysUntilItIsDone() {
        Bench b;
        b.choose("Remove…");
        const QPointer<views::ChangeDialog> dialog = b.window->findChild<views::ChangeDialog *>();
        QVERIFY(dialog);
        auto *button = dialog->findChild<QPushButton *>(QStringLiteral("dialogDo"));
        button->click();
        QVERIFY(!button->isEnabled());
        b.performer.refuse("in use");
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("dialogProblem"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("in use")));
        QVERIFY(!b.find<QLabel>("noticeText")->isVisible()); // once is enough
        button->click();
        QTest::keyClick(dialog, Qt::Key_Escape); // while the engine works: stops waiting
        QCOMPARE(b.performer.cancelled.size(), 1U);
        QVERIFY(dialog->isVisible());
        b.performer.refuse("", Errc::cancelled, 0);
        QTRY_VERIFY(problem->isVisible());
        button->click();
        b.performer.succeed();
        QTRY_VERIFY(!dialog);
        QCOMPARE(b.performer.asked.size(), 3U);
        QCOMPARE(b.performer.lastCommand(), std::string("docker rm -f 'web & co'"));
    }
};

QTEST_MAIN(TestChanges)
#include "tst_changes.moc"
