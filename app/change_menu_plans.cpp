#include "app/change_menu.h"

#include "app/dialog_size.h"
#include "app/host_facts.h"
#include "model/plans/restart.h"
#include "views/dialogs/pick_container_dialog.h"
#include "views/dialogs/put_back_dialog.h"
#include "views/dialogs/recreate_dialog.h"
#include "views/dialogs/run_dialog.h"

namespace portolan::app {

/// Beside the window, not over it: while it runs one can look on at the chart, and quit. But one plan at a
/// time, for the next would be made of what the first is about to change.
void ChangeMenu::open(views::PlanDialog *dialog) {
    if (!qobject_cast<views::PutBackDialog *>(dialog))
        for (views::PlanDialog *other : window_.findChildren<views::PlanDialog *>()) {
            if (other == dialog || qobject_cast<views::PutBackDialog *>(other)) continue;
            if (other->run() && !other->run()->ended()) {
                dialog->deleteLater();
                other->raise();
                return other->activateWindow();
            }
            other->close();
        }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    keeper_.watch(*dialog);
    rememberSize(*dialog, settings_);
    dialog->show();
}

void ChangeMenu::offerPutBack(const PlanKeeper::Leftover &leftover) {
    auto *dialog =
        new views::PutBackDialog(log_, store_, leftover.engine, leftover.replaced, theme_(), &window_);
    const auto forget = [this, entry = leftover.entry] { keeper_.forget(entry); };
    connect(dialog, &views::PutBackDialog::leftAsItIs, &keeper_, forget);
    connect(dialog, &views::PlanDialog::over, &keeper_, [dialog, forget] {
        if (!dialog->run()->failure()) forget();
    });
    open(dialog);
}

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

void ChangeMenu::recreateIn(const EngineKey &engine, const QString &mode) {
    auto *which = new views::PickContainerDialog(store_, engine, mode, &window_);
    const auto go = [this, which, mode] {
        const std::string id = which->chosen().value;
        const auto container = store_.snapshot().containers.find(std::string_view(id));
        if (!container) return;
        auto *dialog =
            new views::RecreateDialog(log_, store_, *container, views::RecreateDialog::About::mode,
                                      listeningOn(store_.snapshot(), container->engine), theme_(), &window_);
        dialog->propose(mode);
        open(dialog);
    };
    open(which);
    connect(which, &QDialog::accepted, this, go);
}

/// Its guests lose their network with it, so it is asked whether they shall be restarted too.
void ChangeMenu::addRestart(QMenu &menu, const Container &c, std::chrono::seconds grace) {
    const auto guests = plans::guestsOf(store_.snapshot(), c);
    if (std::none_of(guests.begin(), guests.end(), [](const auto &guest) { return isUp(guest->state); })) {
        add(menu, tr("Restart"), changes::RestartContainer{{c.id, c.name}, {}, grace}, c.engine);
        return;
    }
    connect(menu.addAction(tr("Restart…")), &QAction::triggered, this,
            [this, c] { open(new views::RestartGuestsDialog(log_, store_, c, theme_(), &window_)); });
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
    if (c.state == ContainerState::running && c.networkMode.rfind("container:", 0) != 0)
        addRun(menu, tr("Run a container in its network…"), c.engine, "container:" + c.name);
}

} // namespace portolan::app
