#include "app/change_menu.h"

#include "model/qt/entity_ref.h"
#include "views/console/change_words.h"
#include "views/console/notice_bar.h"
#include "views/dialogs/container_dialogs.h"
#include "views/theme/plain_tip.h"

namespace portolan::app {

using changes::Change;

ChangeMenu::ChangeMenu(qt::ChangeLog &log, const qt::SnapshotStore &store, ThemeSource theme,
                       views::NoticeBar &notice, QWidget &window)
    : QObject(&window), log_(log), store_(store), theme_(std::move(theme)), notice_(notice), window_(window) {
}

bool ChangeMenu::fill(QMenu &menu, const EntityId &id) {
    menu.setToolTipsVisible(true);
    const qt::EntityRef found = qt::findEntity(store_.snapshot(), id);
    if (const auto *container = std::get_if<std::shared_ptr<const Container>>(&found))
        fillContainer(menu, **container);
    return !menu.isEmpty();
}

/// The tip of every entry is its command.
QAction *ChangeMenu::add(QMenu &menu, const QString &text, const Change &change, const EngineKey &engine) {
    QAction *action = menu.addAction(text);
    action->setToolTip(views::plainTip(views::commandText(change)));
    connect(action, &QAction::triggered, this, [this, change, engine] { log_.perform(engine, change); });
    return action;
}

template <class Dialog, class Subject>
QAction *ChangeMenu::addDialog(QMenu &menu, const QString &text, const Subject &subject) {
    QAction *action = menu.addAction(text);
    connect(action, &QAction::triggered, this, [this, subject] {
        Dialog dialog(log_, subject, theme_(), &window_);
        notice_.holdBack(true);
        dialog.exec();
        notice_.holdBack(false);
    });
    return action;
}

void ChangeMenu::fillContainer(QMenu &menu, const Container &c) {
    const changes::ContainerRef ref{c.id, c.name};
    const bool up = isUp(c.state);
    if (!up) add(menu, tr("Start"), changes::StartContainer{ref}, c.engine);
    if (up) add(menu, tr("Stop"), changes::StopContainer{ref, {}}, c.engine);
    if (up) add(menu, tr("Restart"), changes::RestartContainer{ref, {}}, c.engine);
    if (c.state == ContainerState::running) add(menu, tr("Pause"), changes::PauseContainer{ref}, c.engine);
    if (c.state == ContainerState::paused) add(menu, tr("Unpause"), changes::UnpauseContainer{ref}, c.engine);
    menu.addSeparator();
    if (up) addDialog<views::KillDialog>(menu, tr("Send a signal…"), c);
    addDialog<views::RenameDialog>(menu, tr("Rename…"), c);
    menu.addSeparator();
    addDialog<views::RemoveContainerDialog>(menu, tr("Remove…"), c);
}

} // namespace portolan::app
