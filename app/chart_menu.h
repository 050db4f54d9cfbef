#pragma once

#include <QAction>
#include <QToolButton>
#include <array>

#include "app/system_motion.h"

class QActionGroup;
class QMenu;
class QSettings;

namespace portolan::qt {
class ChangeLog;
}

namespace portolan::views {
class ChartView;
}

namespace portolan::app {

/// The button above the chart that says how it is arranged, with all that may be done about it.
class ChartMenu : public QToolButton {
    Q_OBJECT
public:
    /// Both must outlive the button; the settings remember whether motion is reduced.
    ChartMenu(views::ChartView &chart, QSettings &settings, QWidget *parent = nullptr);

    /// Ctrl+Z then takes back whatever was done last, a change or an arrangement.
    void setChanges(qt::ChangeLog *log);
    QList<QAction *> commands() const; ///< for the palette of commands and the list of shortcuts

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void show(); ///< what the chart says
    void applyMotion();
    bool lastWasChange() const; ///< what there is to take back
    void undo();

    views::ChartView &chart_;
    QSettings &settings_;
    qt::ChangeLog *changes_ = nullptr;
    SystemMotion system_;
    QMenu *menu_, *groups_;
    std::array<QAction *, 3> layouts_{};
    std::array<QAction *, 4> groupings_{};
    QAction *hideDefaults_, *fold_, *unfold_, *again_, *undo_, *redo_, *calm_;
};

} // namespace portolan::app
