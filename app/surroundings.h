#pragma once

#include <QAction>
#include <QWidget>

#include "model/qt/finder.h"
#include "model/qt/selection.h"
#include "views/theme/theme.h"

class QSettings;
class QSplitter;

namespace portolan::views {
class ChartView;
class FilterBar;
} // namespace portolan::views

namespace portolan::app {

/// The middle of the window: what is around the chart, and the wires between them and it.
class Surroundings : public QWidget {
    Q_OBJECT
public:
    /// `middle` shows the chart, or what stands in its place.
    Surroundings(QWidget *middle, views::ChartView &chart, qt::SnapshotStore &store, qt::Selection &selection,
                 qt::Finder &finder, QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);
    void letThrough(const EntityId &id);                    ///< clears a filter that would hide it
    QList<QAction *> actions() { return {&filterAction_}; } ///< for menus and the list of shortcuts

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void filterChart();

    views::ChartView &chart_;
    qt::ChartFilter filter_;
    views::FilterBar *bar_;
    QAction filterAction_;
};

} // namespace portolan::app
