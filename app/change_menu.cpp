#include "app/change_menu.h"

#include "model/plans/restart.h"
#include "model/qt/entity_ref.h"
#include "views/console/change_words.h"
#include "views/console/notice_bar.h"
#include "views/dialogs/container_dialogs.h"
#include "views/dialogs/recreate_dialog.h"
#include "views/dialogs/run_dialog.h"
#include "views/output/exec_dialog.h"
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
    if (const auto *network = std::get_if<std::shared_ptr<const Network>>(&found);
        network && !(*network)->ingress)
        addRun(menu, tr("Run a container in it…"), (*network)->engine, (*network)->name);
    if (const auto *engine = std::get_if<std::shared_ptr<const Engine>>(&found))
        addRun(menu, tr("Run a container…"), (*engine)->key, {});
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
    if (exec_ && c.state == ContainerState::running)
        connect(menu.addAction(tr("Run a command in it…")), &QAction::triggered, this,
                [this, c] { views::ExecDialog(*exec_, c, theme_(), &window_).exec(); });
    if (up) addDialog<views::KillDialog>(menu, tr("Send a signal…"), c);
    addDialog<views::RenameDialog>(menu, tr("Rename…"), c);
    fillPlans(menu, c);
    menu.addSeparator();
    addDialog<views::RemoveContainerDialog>(menu, tr("Remove…"), c);
}

void ChangeMenu::runContainer(const EngineKey &engine, const std::string &network) {
    notice_.holdBack(true);
    views::RunDialog(log_, store_, engine, QString::fromStdString(network), theme_(), &window_).exec();
    notice_.holdBack(false);
}

void ChangeMenu::addRun(QMenu &menu, const QString &text, const EngineKey &engine,
                        const std::string &network) {
    connect(menu.addAction(text), &QAction::triggered, this,
            [this, engine, network] { runContainer(engine, network); });
}

void ChangeMenu::fillPlans(QMenu &menu, const Container &c) {
    const auto add = [&](const QString &text, auto make) {
        connect(menu.addAction(text), &QAction::triggered, this, [this, c, make] {
            notice_.holdBack(true);
            make(c)->exec();
            notice_.holdBack(false);
        });
    };
    using About = views::RecreateDialog::About;
    const auto recreate = [this](About about) {
        return [this, about](const Container &subject) {
            return std::make_unique<views::RecreateDialog>(log_, store_, subject, about, theme_(), &window_);
        };
    };
    menu.addSeparator();
    add(tr("Recreate in another mode…"), recreate(About::mode));
    add(tr("Change published ports…"), recreate(About::ports));
    if (isUp(c.state) && !plans::guestsOf(store_.snapshot(), c).empty())
        add(tr("Restart with its guests…"), [this](const Container &subject) {
            return std::make_unique<views::RestartGuestsDialog>(log_, store_, subject, theme_(), &window_);
        });
    if (c.state == ContainerState::running && c.networkMode.rfind("container:", 0) != 0)
        addRun(menu, tr("Run a container in its network…"), c.engine, "container:" + c.name);
}

} // namespace portolan::app
