#pragma once

#include <QAction>
#include <QWidget>

#include "model/qt/finder.h"
#include "model/qt/selection.h"
#include "views/theme/theme.h"

class QSettings;
class QSplitter;
class QToolButton;

namespace portolan::views {
class ChartView;
class FilterBar;
class Minimap;
class TableView;
class TimelineView;
} // namespace portolan::views

namespace portolan::app {

class LowerDock;

/// The middle of the window: what is around the chart (filter above, timeline and table beneath, minimap in
/// its corner), and the wires between them and it.
class Surroundings : public QWidget {
    Q_OBJECT
public:
    /// `middle` shows the chart, or what stands in its place.
    Surroundings(QWidget *middle, views::ChartView &chart, qt::SnapshotStore &store, qt::Selection &selection,
                 qt::Finder &finder, QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);
    void letThrough(const EntityId &id);                             ///< clears a filter that would hide it
    QList<QAction *> actions();                                      ///< for menus and the list of shortcuts
    void addPage(QWidget *page, const char *title, const char *tip); ///< see LowerDock::add
    void open(QWidget *page);                                        ///< shows that page of the dock

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

signals:
    void activated(const portolan::EntityId &id); ///< Enter or a double click in the table
    void contextMenuRequested(const portolan::EntityId &id, const QPoint &global); ///< in the table

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslateUi();
    void placeFunnel();
    void filterChart();

    views::ChartView &chart_;
    qt::ChartFilter filter_;
    views::Theme theme_ = views::lightTheme();
    views::FilterBar *bar_;
    QSplitter *rows_;
    LowerDock *dock_;
    views::TimelineView *timeline_;
    views::TableView *table_;
    views::Minimap *minimap_;
    bool asLeft_ = false; ///< the dock has the height that a person gave it
    QToolButton *funnel_; ///< in the chart's corner: the visible way to the filter
    QAction filterAction_, dockAction_, timelineAction_, tableAction_, minimapAction_;
};

} // namespace portolan::app
