#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include "app/surroundings.h"
#include "tests/app/window_rig.h"
#include "tests/support/fake_performer.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/change_dialog.h"
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

    explicit Bench(ContainerState state = ContainerState::running, bool readOnly = false) {
        Snapshot snapshot = sampleSnapshot();
        auto changed = std::make_shared<Container>(*snapshot.containers[0]);
        changed->state = state;
        changed->name = "web & co";
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
};

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
