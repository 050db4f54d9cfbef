#include "app/surroundings.h"

#include <QEvent>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/lower_dock.h"
#include "app/settings.h"
#include "views/filter/filter_bar.h"
#include "views/filter/funnel_icon.h"
#include "views/graph/chart_view.h"
#include "views/minimap/minimap.h"
#include "views/table/table_view.h"
#include "views/theme/plain_tip.h"
#include "views/timeline/timeline_view.h"

namespace portolan::app {
namespace {

constexpr int lowWindow = 760; // pixels: the dock waits to be called there, unless the person had it open
constexpr int dockShare = 18;  // percent of the height, at first
constexpr int funnelMargin = 12;

} // namespace

Surroundings::Surroundings(QWidget *middle, views::ChartView &chart, qt::SnapshotStore &store,
                           qt::Selection &selection, qt::Finder &finder, QWidget *parent)
    : QWidget(parent), chart_(chart), filter_(finder), bar_(new views::FilterBar(filter_, finder)),
      rows_(new QSplitter(Qt::Vertical)), dock_(new LowerDock),
      timeline_(new views::TimelineView(store, selection)),
      table_(new views::TableView(store, selection, finder, filter_)), minimap_(new views::Minimap(chart)),
      funnel_(new QToolButton(&chart)) {
    bar_->hide();
    dock_->add(timeline_, QT_TRANSLATE_NOOP("LowerDock", "Timeline"),
               QT_TRANSLATE_NOOP("LowerDock", "What happened, to whom and when, since this window opened"));
    dock_->add(
        table_, QT_TRANSLATE_NOOP("LowerDock", "Table"),
        QT_TRANSLATE_NOOP("LowerDock", "Everything on the chart as rows: sort, copy, with the same filter"));
    rows_->setObjectName(QStringLiteral("dockSplitter"));
    rows_->setHandleWidth(1);
    rows_->addWidget(middle);
    rows_->addWidget(dock_);
    rows_->setStretchFactor(0, 1);
    rows_->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(rows_, 1);

    funnel_->setObjectName(QStringLiteral("funnel"));
    funnel_->setProperty("small", true);
    funnel_->setFocusPolicy(Qt::TabFocus);
    funnel_->setCursor(Qt::ArrowCursor);
    connect(funnel_, &QToolButton::clicked, bar_, &views::FilterBar::start);
    chart.installEventFilter(this);

    filterAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    dockAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    timelineAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_3));
    tableAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_4));
    minimapAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    for (QAction *action : {&dockAction_, &minimapAction_}) action->setCheckable(true);
    dockAction_.setChecked(true);
    minimapAction_.setChecked(true);
    connect(&filterAction_, &QAction::triggered, bar_, &views::FilterBar::start);
    connect(&dockAction_, &QAction::toggled, this, [this, middle](bool on) {
        if (!on && dock_->isAncestorOf(focusWidget())) middle->setFocus();
        dock_->setVisible(on);
    });
    connect(&timelineAction_, &QAction::triggered, this, [this] { open(timeline_); });
    connect(&tableAction_, &QAction::triggered, this, [this] { open(table_); });
    connect(&minimapAction_, &QAction::toggled, minimap_, &views::Minimap::setWanted);
    connect(minimap_, &views::Minimap::moveWanted, &chart_, &views::ChartView::centreOn);
    connect(table_, &views::TableView::activated, this, &Surroundings::activated);
    connect(table_, &views::TableView::contextMenuRequested, this, &Surroundings::contextMenuRequested);
    connect(&filter_, &qt::ChartFilter::changed, this, &Surroundings::filterChart);
    connect(bar_, &views::FilterBar::vanishChanged, this, &Surroundings::filterChart);
    connect(bar_, &views::FilterBar::left, middle, [middle] { middle->setFocus(); });
    retranslateUi();
}

QList<QAction *> Surroundings::actions() {
    return {&filterAction_, &dockAction_, &timelineAction_, &tableAction_, &minimapAction_};
}

void Surroundings::addPage(QWidget *page, const char *title, const char *tip) {
    dock_->add(page, title, tip);
}

void Surroundings::open(QWidget *page) {
    dockAction_.setChecked(true);
    dock_->setCurrentWidget(page);
    page->setFocus();
}

void Surroundings::placeFunnel() {
    funnel_->resize(funnel_->sizeHint());
    funnel_->move(chart_.width() - funnel_->width() - funnelMargin, funnelMargin);
}

/// Now that the height is known.
void Surroundings::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (std::exchange(asLeft_, true)) return;
    rows_->setSizes({rows_->height() * (100 - dockShare) / 100, rows_->height() * dockShare / 100});
}

bool Surroundings::eventFilter(QObject *watched, QEvent *event) {
    if (watched == &chart_ && event->type() == QEvent::Resize) placeFunnel();
    return QWidget::eventFilter(watched, event);
}

void Surroundings::filterChart() {
    funnel_->setIcon(
        views::funnelIcon(filter_.active() ? theme_.accent : theme_.inkMuted, devicePixelRatioF()));
    chart_.setMatches(filter_.matches(), bar_->vanish() ? views::Misses::vanish : views::Misses::fade);
}

void Surroundings::letThrough(const EntityId &id) {
    if (!filter_.letsThrough(id)) bar_->clear();
}

void Surroundings::setTheme(const views::Theme &theme) {
    theme_ = theme;
    filterChart();
    placeFunnel();
    bar_->setTheme(theme);
    timeline_->setTheme(theme);
    table_->setTheme(theme);
    minimap_->setTheme(theme);
}

void Surroundings::save(QSettings &settings) const {
    settings.setValue(settings::filters, bar_->saveState());
    settings.setValue(settings::dock, rows_->saveState());
    settings.setValue(settings::dockShown, dockAction_.isChecked());
    settings.setValue(settings::dockTab, dock_->currentIndex());
    settings.setValue(settings::table, table_->saveState());
    settings.setValue(settings::minimap, minimapAction_.isChecked());
}

void Surroundings::restore(const QSettings &settings) {
    bar_->restoreState(settings.value(settings::filters).toByteArray());
    table_->restoreState(settings.value(settings::table).toByteArray());
    asLeft_ = rows_->restoreState(settings.value(settings::dock).toByteArray());
    rows_->setChildrenCollapsible(false); // a state of settings brings its own
    rows_->setHandleWidth(1);
    dock_->setCurrentIndex(std::clamp(settings.value(settings::dockTab, 0).toInt(), 0, dock_->count() - 1));
    dockAction_.setChecked(settings.value(settings::dockShown, window()->height() >= lowWindow).toBool());
    minimapAction_.setChecked(settings.value(settings::minimap, true).toBool());
}

void Surroundings::retranslateUi() {
    filterAction_.setText(tr("Filter the chart"));
    dockAction_.setText(tr("Timeline and table under the chart"));
    timelineAction_.setText(tr("Go to the timeline"));
    tableAction_.setText(tr("Go to the table"));
    minimapAction_.setText(tr("Minimap of a large chart"));
    funnel_->setAccessibleName(filterAction_.text());
    views::setPlainTip(funnel_, tr("Filter the chart: by state, network, image, label, address… (Ctrl+F)"));
}

void Surroundings::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::app
