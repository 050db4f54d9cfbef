#include "app/change_menu.h"

#include "app/host_facts.h"
#include "model/plans/restart.h"
#include "views/dialogs/recreate_dialog.h"
#include "views/dialogs/run_dialog.h"

namespace portolan::app {

void ChangeMenu::runContainer(const EngineKey &engine, const std::string &network) {
    auto *dialog = new views::RunDialog(log_, store_, engine, QString::fromStdString(network),
                                        listeningOn(store_.snapshot(), engine), theme_(), &window_);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->outcome()) emit made(containerId(ContainerId(dialog->outcome()->id)));
    });
    open(dialog);
}

void ChangeMenu::addRun(QMenu &menu, const QString &text, const EngineKey &engine,
                        const std::string &network) {
    connect(menu.addAction(text), &QAction::triggered, this,
            [this, engine, network] { runContainer(engine, network); });
}

void ChangeMenu::fillPlans(QMenu &menu, const Container &c) {
    const auto add = [&](const QString &text, auto make) {
        connect(menu.addAction(text), &QAction::triggered, this, [this, make] { open(make()); });
    };
    using About = views::RecreateDialog::About;
    const auto recreate = [this, c](About about) {
        return [this, c, about] {
            return new views::RecreateDialog(log_, store_, c, about, listeningOn(store_.snapshot(), c.engine),
                                             theme_(), &window_);
        };
    };
    menu.addSeparator();
    add(tr("Recreate in another mode…"), recreate(About::mode));
    add(tr("Change published ports…"), recreate(About::ports));
    if (isUp(c.state) && !plans::guestsOf(store_.snapshot(), c).empty())
        add(tr("Restart with its guests…"),
            [this, c] { return new views::RestartGuestsDialog(log_, store_, c, theme_(), &window_); });
    if (c.state == ContainerState::running && c.networkMode.rfind("container:", 0) != 0)
        addRun(menu, tr("Run a container in its network…"), c.engine, "container:" + c.name);
}

} // namespace portolan::app
