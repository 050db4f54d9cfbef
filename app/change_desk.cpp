#include "app/change_desk.h"

#include "app/surroundings.h"
#include "views/console/console_view.h"
#include "views/console/notice_bar.h"
#include "views/explorer/explorer_view.h"
#include "views/graph/chart_view.h"
#include "views/inspector/inspector.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::app {
namespace {

QString titleOf(const Snapshot &snapshot, const EntityId &id) {
    const qt::EntityRef found = qt::findEntity(snapshot, id);
    if (const auto *container = std::get_if<std::shared_ptr<const Container>>(&found))
        return views::shown((*container)->name, 60);
    if (const auto *network = std::get_if<std::shared_ptr<const Network>>(&found))
        return views::shown((*network)->name, 60);
    if (const auto *engine = std::get_if<std::shared_ptr<const Engine>>(&found))
        return views::shown((*engine)->name, 60);
    return {};
}

} // namespace

ChangeDesk::ChangeDesk(changes::Performer &performer, Room room, ChangeMenu::ThemeSource theme)
    : QObject(&room.window), room_(room), log_(performer, room.store),
      notice_(new views::NoticeBar(log_, &room.chart)), console_(new views::ConsoleView(log_)),
      menu_(log_, room.store, std::move(theme), *notice_, room.window) {
    room.surroundings.addPage(console_, QT_TRANSLATE_NOOP("LowerDock", "Console"),
                              QT_TRANSLATE_NOOP("LowerDock", "What you changed, as docker commands"));
    room.inspector.setActions(&selected_);
    consoleAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_5));
    const auto showConsole = [this] { room_.surroundings.open(console_); };
    connect(&consoleAction_, &QAction::triggered, this, showConsole);
    connect(notice_, &views::NoticeBar::consoleWanted, this, showConsole);
    connect(&room.chart, &views::ChartView::contextMenuRequested, this, &ChangeDesk::popUp);
    connect(&room.explorer, &views::ExplorerView::contextMenuRequested, this, &ChangeDesk::popUp);
    connect(&room.selection, &qt::Selection::changed, this, &ChangeDesk::fillSelected);
    connect(&room.store, &qt::SnapshotStore::changed, this, &ChangeDesk::fillSelected);
    retranslateUi();
}

void ChangeDesk::setTheme(const views::Theme &theme) { console_->setTheme(theme); }

void ChangeDesk::popUp(const EntityId &id, const QPoint &global) {
    auto *menu = new QMenu(&room_.window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (menu_.fill(*menu, id))
        menu->popup(global);
    else
        delete menu;
}

void ChangeDesk::fillSelected() {
    if (selected_.isVisible()) return; // not under somebody's hand
    const EntityId &id = room_.selection.current();
    selected_.clear();
    selected_.setTitle(views::plainLabel(titleOf(room_.store.snapshot(), id)));
    room_.inspector.showActions(menu_.fill(selected_, id));
}

void ChangeDesk::retranslateUi() {
    consoleAction_.setText(tr("Go to the console"));
    fillSelected();
}

} // namespace portolan::app
