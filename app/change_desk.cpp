#include "app/change_desk.h"

#include <QEventLoop>
#include <QGuiApplication>
#include <QSessionManager>

#include "app/surroundings.h"
#include "views/console/console_view.h"
#include "views/console/notice_bar.h"
#include "views/dialogs/plan_dialog.h"
#include "views/dialogs/quit_dialog.h"
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
      keeper_(room.settings, room.store),
      menu_(log_, room.store, std::move(theme), *notice_, keeper_, room.settings, room.window),
      selected_(room.inspector.actions()) {
    room.surroundings.addPage(console_, QT_TRANSLATE_NOOP("LowerDock", "Console"),
                              QT_TRANSLATE_NOOP("LowerDock", "What you changed, as docker commands"));
    consoleAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_5));
    const auto showConsole = [this] { room_.surroundings.open(console_); };
    connect(&consoleAction_, &QAction::triggered, this, showConsole);
    newNetworkAction_.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    connect(&newNetworkAction_, &QAction::triggered, this, [this] {
        if (const EngineKey engine = engineInQuestion(); !engine.empty()) menu_.makeNetwork(engine);
    });
    connect(&menu_, &ChangeMenu::made, &room_.selection, &qt::Selection::select);
    connect(&keeper_, &PlanKeeper::foundLeftover, &menu_, &ChangeMenu::offerPutBack);
    connect(
        &keeper_, &PlanKeeper::nothingUnderWay, this,
        [this] {
            closeAnyway_ = false; // the session went on after all
            if (closeAtEnd_) room_.window.close();
        },
        Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, [this](QSessionManager &session) {
        if (keeper_.underWay().isEmpty()) return;
        const bool mayAsk = session.allowsInteraction();
        if (!maySessionEnd(mayAsk))
            session.cancel();
        else if (mayAsk)
            session.release();
    });
    connect(notice_, &views::NoticeBar::consoleWanted, this, showConsole);
    connect(&room.chart, &views::ChartView::contextMenuRequested, this, &ChangeDesk::popUp);
    connect(&room.explorer, &views::ExplorerView::contextMenuRequested, this, &ChangeDesk::popUp);
    connect(&room.surroundings, &Surroundings::contextMenuRequested, this, &ChangeDesk::popUp);
    connect(&room.chart, &views::ChartView::connectWanted, this,
            [this](const EntityId &container, const EntityId &network) {
                const qt::EntityRef who = qt::findEntity(room_.store.snapshot(), container),
                                    where = qt::findEntity(room_.store.snapshot(), network);
                const auto *c = std::get_if<std::shared_ptr<const Container>>(&who);
                const auto *n = std::get_if<std::shared_ptr<const Network>>(&where);
                if (c && n) menu_.connectTo((*c)->engine, (*c)->id, (*n)->id);
            });
    connect(&room.selection, &qt::Selection::changed, this, &ChangeDesk::fillSelected);
    connect(&room.store, &qt::SnapshotStore::changed, this, &ChangeDesk::fillSelected);
    retranslateUi();
}

/// Where it is not said to finish them or to leave them as they are, plans are undone.
views::QuitDialog *ChangeDesk::makeQuestion() {
    QStringList kept;
    for (const views::PlanDialog *dialog : keeper_.underWay())
        for (const plans::Replaced &one : dialog->run()->plan().replaced)
            kept << views::shown(one.backup, 80);
    auto *question = new views::QuitDialog(views::QuitDialog::About::program, kept, &room_.window);
    question->setObjectName(QStringLiteral("quitQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &views::QuitDialog::undoWanted, this, [this] {
        for (views::PlanDialog *one : keeper_.underWay()) one->undo();
    });
    connect(question, &views::QuitDialog::quitWanted, this, &ChangeDesk::leavePlans);
    return question;
}

void ChangeDesk::leavePlans() {
    closeAnyway_ = true;
    for (views::PlanDialog *one : keeper_.underWay()) one->leave();
}

bool ChangeDesk::maySessionEnd(bool mayAsk) {
    if (keeper_.underWay().isEmpty()) return true;
    if (!mayAsk) {
        leavePlans();
        return true;
    }
    bool stays = false;
    QEventLoop answered;
    const QPointer<views::QuitDialog> question = makeQuestion();
    connect(question, &QDialog::rejected, &answered, [&] {
        stays = true;
        answered.quit();
    });
    connect(question, &views::QuitDialog::quitWanted, &answered, &QEventLoop::quit);
    connect(&keeper_, &PlanKeeper::nothingUnderWay, &answered, &QEventLoop::quit); // finished, or undone
    question->open();
    answered.exec();
    delete question; // unanswered, when the plan has ended by itself
    return !stays;
}

bool ChangeDesk::mayClose() {
    if (closeAnyway_ || keeper_.underWay().isEmpty()) return true;
    if (room_.window.findChild<QDialog *>(QStringLiteral("quitQuestion"))) return false;
    views::QuitDialog *dialog = makeQuestion();
    const auto close = [this] {
        closeAtEnd_ = true;
        if (keeper_.underWay().isEmpty()) room_.window.close(); // it has ended while one was asked
    };
    connect(dialog, &views::QuitDialog::finishWanted, this, close);
    connect(dialog, &views::QuitDialog::undoWanted, this, close);
    connect(dialog, &views::QuitDialog::quitWanted, &room_.window, &QWidget::close);
    connect(dialog, &QDialog::rejected, this, [this] { closeAtEnd_ = false; });
    dialog->open();
    return false;
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

EngineKey ChangeDesk::engineInQuestion() const {
    const Snapshot &now = room_.store.snapshot();
    const qt::EntityRef found = qt::findEntity(now, room_.selection.current());
    if (const auto *container = std::get_if<std::shared_ptr<const Container>>(&found))
        return (*container)->engine;
    if (const auto *network = std::get_if<std::shared_ptr<const Network>>(&found)) return (*network)->engine;
    if (const auto *engine = std::get_if<std::shared_ptr<const Engine>>(&found)) return (*engine)->key;
    for (const auto &engine : now.engines)
        if (engine->state == SourceState::live) return engine->key;
    return {};
}

void ChangeDesk::fillSelected() {
    if (selected_->isVisible()) return; // not under somebody's hand
    const EntityId &id = room_.selection.current();
    selected_->clear();
    selected_->setTitle(views::plainLabel(titleOf(room_.store.snapshot(), id)));
    room_.inspector.showActions(menu_.fill(*selected_, id));
}

void ChangeDesk::retranslateUi() {
    newNetworkAction_.setText(tr("New network…"));
    consoleAction_.setText(tr("Go to the console"));
    fillSelected();
}

} // namespace portolan::app
