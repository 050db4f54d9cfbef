#pragma once

#include <QAction>
#include <QMenu>

#include "app/change_menu.h"
#include "model/qt/change_log.h"

namespace portolan::views {
class ChartView;
class ConsoleView;
class ExplorerView;
class Inspector;
class NoticeBar;
class QuitDialog;
} // namespace portolan::views

namespace portolan::app {

class Surroundings;

/// Everything of the window that changes something: context menus, the commands for what is selected, the
/// run console and the notices. A window that only reads has none.
class ChangeDesk : public QObject {
    Q_OBJECT
public:
    struct Room { ///< where it works; all must outlive it
        qt::SnapshotStore &store;
        qt::Selection &selection;
        views::ChartView &chart;
        views::ExplorerView &explorer;
        views::Inspector &inspector;
        Surroundings &surroundings;
        QSettings &settings;
        QWidget &window;
    };

    ChangeDesk(changes::Performer &performer, Room room, ChangeMenu::ThemeSource theme);

    void offerExec(output::Exec &exec) { menu_.offerExec(exec); } ///< commands inside containers
    void offerPortCheck(networks::PortProber &prober) { menu_.offerPortCheck(prober); }
    /// False: plans are under way, and it is asked what shall become of them. Once they have ended, or nobody
    /// cares for them, the window is closed.
    bool mayClose();
    /// The same when the desktop's session ends, which waits for the answer; where it may not be asked, plans
    /// are left in the middle, as if the program had been killed. False: somebody wants to stay.
    bool maySessionEnd(bool mayAsk);
    qt::ChangeLog &log() { return log_; }
    QMenu *menu() { return selected_; } ///< what can be done to what is selected
    QList<QAction *> actions() { return {&newNetworkAction_, &consoleAction_}; }
    void setTheme(const views::Theme &theme);
    void retranslateUi();

private:
    views::QuitDialog *makeQuestion();
    void leavePlans();
    void popUp(const EntityId &id, const QPoint &global);
    void fillSelected();
    EngineKey engineInQuestion() const; ///< that of what is selected, else the first

    Room room_;
    qt::ChangeLog log_;
    views::NoticeBar *notice_;
    views::ConsoleView *console_;
    PlanKeeper keeper_;
    bool closeAtEnd_ = false, closeAnyway_ = false;
    ChangeMenu menu_;
    QMenu *selected_;
    QAction newNetworkAction_, consoleAction_;
};

} // namespace portolan::app
