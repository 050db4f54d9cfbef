#include "app/chart_menu.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QSettings>

#include "app/settings.h"
#include "model/qt/change_log.h"
#include "views/console/change_words.h"
#include "views/graph/chart_view.h"
#include "views/theme/plain_tip.h"

namespace portolan::app {

using views::ChartView;
using views::GroupBy;

ChartMenu::ChartMenu(ChartView &chart, QSettings &settings, QWidget *parent)
    : QToolButton(parent), chart_(chart), settings_(settings), menu_(new QMenu(this)),
      groups_(new QMenu(menu_)) {
    setObjectName(QStringLiteral("chartMenu"));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(menu_);
    const auto choices = [this](QMenu *menu, auto &actions, auto &&choose) {
        auto *group = new QActionGroup(this);
        for (std::size_t i = 0; i < actions.size(); ++i) {
            actions[i] = group->addAction(menu->addAction(QString()));
            actions[i]->setCheckable(true);
            connect(actions[i], &QAction::triggered, this, [choose, i] { choose(i); });
        }
    };
    choices(menu_, layouts_, [this](std::size_t i) { chart_.setLayout(static_cast<layout::Kind>(i)); });
    for (std::size_t i = 0; i < layouts_.size(); ++i)
        layouts_[i]->setShortcut(
            QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))));
    menu_->addSeparator();
    menu_->addMenu(groups_);
    choices(groups_, groupings_, [this](std::size_t i) { chart_.setGroupBy(static_cast<GroupBy>(i)); });
    const auto add = [this](auto &&run) {
        QAction *action = menu_->addAction(QString());
        connect(action, &QAction::triggered, this, std::forward<decltype(run)>(run));
        return action;
    };
    fold_ = add([this] { chart_.setAllFolded(true); });
    unfold_ = add([this] { chart_.setAllFolded(false); });
    hideDefaults_ = add([this](bool on) { chart_.setHidesDefaultNetworks(on); });
    hideDefaults_->setCheckable(true);
    menu_->addSeparator();
    again_ = add([this] { chart_.arrangeAgain(); });
    again_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    undo_ = add([this] { undo(); });
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo_ = add([this] { changes_->redo(); });
    redo_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    redo_->setVisible(false);
    menu_->addSeparator();
    calm_ = add([this](bool on) {
        settings_.setValue(settings::reduceMotion, on);
        applyMotion();
    });
    calm_->setCheckable(true);
    connect(&chart_, &ChartView::arrangementChanged, this, &ChartMenu::show);
    connect(&system_, &SystemMotion::changed, this, &ChartMenu::applyMotion);
    applyMotion();
    retranslateUi();
}

void ChartMenu::setChanges(qt::ChangeLog *log) {
    changes_ = log;
    redo_->setVisible(true);
    connect(log, &qt::ChangeLog::undoChanged, this, &ChartMenu::show);
    show();
}

bool ChartMenu::lastWasChange() const {
    return changes_ && changes_->undoable() && changes_->undoableSince() > chart_.undoableSince();
}

void ChartMenu::undo() {
    if (lastWasChange())
        changes_->undo();
    else
        chart_.undo();
}

QList<QAction *> ChartMenu::commands() const {
    QList<QAction *> all(layouts_.begin(), layouts_.end());
    for (QAction *grouping : groupings_) all << grouping;
    return all << fold_ << unfold_ << hideDefaults_ << again_ << undo_ << redo_ << calm_;
}

/// What the person chose, and before that what the desktop wants.
void ChartMenu::applyMotion() {
    const bool reduced = settings_.value(settings::reduceMotion, system_.reduced()).toBool();
    chart_.setReducedMotion(reduced);
    calm_->setChecked(reduced);
}

void ChartMenu::show() {
    const auto kind = static_cast<std::size_t>(chart_.arrangement().kind);
    layouts_[kind]->setChecked(true);
    groupings_[static_cast<std::size_t>(chart_.arrangement().by)]->setChecked(true);
    hideDefaults_->setChecked(chart_.hidesDefaultNetworks());
    const bool change = lastWasChange();
    undo_->setEnabled(change || chart_.canUndo());
    undo_->setText(
        change ? tr("Undo with “%1”").arg(views::plainLabel(views::commandText(*changes_->undoable(), 80)))
               : tr("Undo arranging"));
    const changes::Change *again = changes_ ? changes_->redoable() : nullptr;
    redo_->setEnabled(again);
    redo_->setText(again ? tr("Redo with “%1”").arg(views::plainLabel(views::commandText(*again, 80)))
                         : tr("Redo"));
    const auto &frames = chart_.scene().frames();
    fold_->setEnabled(!frames.empty());
    unfold_->setEnabled(!frames.empty());
    setText(layouts_[kind]->iconText() + QStringLiteral(" ▾"));
}

void ChartMenu::retranslateUi() {
    //: a way to arrange the chart: by forces, neighbours stand together
    layouts_[0]->setText(tr("Map"));
    //: a way to arrange the chart: every network is a bar, containers hang from it
    layouts_[1]->setText(tr("Rails"));
    //: a way to arrange the chart: outside, host ports, networks, containers in rows
    layouts_[2]->setText(tr("Layers"));
    groups_->setTitle(tr("Group by"));
    //: group by …
    groupings_[0]->setText(tr("Host"));
    //: group by …
    groupings_[1]->setText(tr("Compose project"));
    //: group by …
    groupings_[2]->setText(tr("Network"));
    //: group by …
    groupings_[3]->setText(tr("Nothing"));
    fold_->setText(tr("Fold all groups"));
    unfold_->setText(tr("Open all groups"));
    hideDefaults_->setText(tr("Hide the networks bridge, host and none"));
    again_->setText(tr("Arrange again"));
    calm_->setText(tr("Reduce motion"));
    views::setPlainTip(this, tr("How the chart is arranged and grouped"));
    setAccessibleName(tr("Arrangement of the chart"));
    show();
}

void ChartMenu::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QToolButton::changeEvent(event);
}

} // namespace portolan::app
