#include "app/surroundings.h"

#include <QEvent>
#include <QSettings>
#include <QVBoxLayout>

#include "app/settings.h"
#include "views/filter/filter_bar.h"
#include "views/graph/chart_view.h"

namespace portolan::app {

Surroundings::Surroundings(QWidget *middle, views::ChartView &chart, qt::SnapshotStore &, qt::Selection &,
                           qt::Finder &finder, QWidget *parent)
    : QWidget(parent), chart_(chart), filter_(finder), bar_(new views::FilterBar(filter_, finder)) {
    bar_->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(middle, 1);

    filterAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    connect(&filterAction_, &QAction::triggered, bar_, &views::FilterBar::start);
    connect(&filter_, &qt::ChartFilter::changed, this, &Surroundings::filterChart);
    connect(bar_, &views::FilterBar::vanishChanged, this, &Surroundings::filterChart);
    connect(bar_, &views::FilterBar::left, middle, [middle] { middle->setFocus(); });
    retranslateUi();
}

void Surroundings::filterChart() {
    chart_.setMatches(filter_.matches(), bar_->vanish() ? views::Misses::vanish : views::Misses::fade);
}

void Surroundings::letThrough(const EntityId &id) {
    if (!filter_.letsThrough(id)) bar_->clear();
}

void Surroundings::setTheme(const views::Theme &theme) { bar_->setTheme(theme); }

void Surroundings::save(QSettings &settings) const {
    settings.setValue(settings::filters, bar_->saveState());
}

void Surroundings::restore(const QSettings &settings) {
    bar_->restoreState(settings.value(settings::filters).toByteArray());
}

void Surroundings::retranslateUi() { filterAction_.setText(tr("Filter the chart")); }

void Surroundings::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::app
