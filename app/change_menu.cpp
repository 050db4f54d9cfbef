#include "app/change_menu.h"

#include "app/dialog_size.h"
#include "app/host_facts.h"
#include "model/changes/ending.h"
#include "model/networks/membership.h"
#include "model/qt/entity_ref.h"
#include "views/console/change_words.h"
#include "views/console/notice_bar.h"
#include "views/dialogs/attach_dialog.h"
#include "views/dialogs/container_dialogs.h"
#include "views/dialogs/network_dialogs.h"
#include "views/dialogs/new_network_dialog.h"
#include "views/dialogs/renew_network_dialog.h"
#include "views/output/exec_dialog.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::app {

using changes::Change;
namespace {

/// As `docker run --network` takes it, for the modes of which nothing can be made.
QString modeWord(views::NetworkMode mode) {
    using views::NetworkMode;
    return mode == NetworkMode::host   ? QStringLiteral("host")
           : mode == NetworkMode::none ? QStringLiteral("none")
                                       : QStringLiteral("container:");
}

} // namespace

ChangeMenu::ChangeMenu(qt::ChangeLog &log, const qt::SnapshotStore &store, ThemeSource theme,
                       views::NoticeBar &notice, PlanKeeper &keeper, QSettings &settings, QWidget &window)
    : QObject(&window), log_(log), store_(store), theme_(std::move(theme)), notice_(notice), keeper_(keeper),
      settings_(settings), window_(window) {}

bool ChangeMenu::fill(QMenu &menu, const EntityId &id) {
    menu.setToolTipsVisible(true);
    const qt::EntityRef found = qt::findEntity(store_.snapshot(), id);
    if (const auto *container = std::get_if<std::shared_ptr<const Container>>(&found))
        fillContainer(menu, **container);
    if (const auto *network = std::get_if<std::shared_ptr<const Network>>(&found))
        fillNetwork(menu, **network);
    if (const auto *engine = std::get_if<std::shared_ptr<const Engine>>(&found)) fillEngine(menu, **engine);
    return !menu.isEmpty();
}

/// The tip of every entry is its command.
QAction *ChangeMenu::add(QMenu &menu, const QString &text, const Change &change, const EngineKey &engine) {
    QAction *action = menu.addAction(text);
    action->setToolTip(views::plainTip(views::commandText(change)));
    connect(action, &QAction::triggered, this, [this, change, engine] { log_.perform(engine, change); });
    return action;
}

void ChangeMenu::open(QDialog *dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    notice_.holdBack(true); // what fails is said in the dialog
    connect(dialog, &QDialog::finished, &notice_, [this] { notice_.holdBack(false); });
    dialog->open(); // not exec(): who triggers this from outside waits for the answer
}

template <class Dialog, class... Arguments>
void ChangeMenu::addDialog(QMenu &menu, const QString &text, Arguments... arguments) {
    connect(menu.addAction(text), &QAction::triggered, this,
            [this, arguments...] { open(new Dialog(log_, arguments..., theme_(), &window_)); });
}

void ChangeMenu::connectTo(const EngineKey &engine, const ContainerId &container, const NetworkId &network) {
    open(new views::AttachDialog(log_, store_, engine, container, network, theme_(), &window_));
}

/// The last network is asked about, since nothing reaches the container then.
void ChangeMenu::addDisconnect(QMenu &menu, const QString &text, const Container &container,
                               const Network &network) {
    if (networks::isLastNetwork(container, network))
        addDialog<views::DisconnectDialog>(menu, text + QStringLiteral("…"), container, network);
    else
        add(menu, text,
            changes::DisconnectContainer{{network.id, network.name}, {container.id, container.name}, false},
            container.engine);
}

void ChangeMenu::fillContainer(QMenu &menu, const Container &c) {
    const changes::ContainerRef ref{c.id, c.name};
    const bool up = isUp(c.state);
    if (!up) add(menu, tr("Start"), changes::StartContainer{ref}, c.engine);
    const changes::Ending ending = changes::endingOf(c);
    if (up && ending.removed)
        addDialog<views::StopForGoodDialog>(menu, tr("Stop…"), c);
    else if (up)
        add(menu, tr("Stop"), changes::StopContainer{ref, {}, ending.grace}, c.engine);
    if (up) addRestart(menu, c, ending.grace);
    if (c.state == ContainerState::running) add(menu, tr("Pause"), changes::PauseContainer{ref}, c.engine);
    if (c.state == ContainerState::paused) add(menu, tr("Unpause"), changes::UnpauseContainer{ref}, c.engine);
    menu.addSeparator();
    if (exec_ && c.state == ContainerState::running)
        connect(menu.addAction(tr("Run a command in it…")), &QAction::triggered, this, [this, c] {
            auto *dialog = new views::ExecDialog(*exec_, log_, c, theme_(), &window_);
            rememberSize(*dialog, settings_);
            open(dialog);
        });
    const auto connectIt = [this, c] { connectTo(c.engine, c.id, {}); };
    connect(menu.addAction(tr("Connect to a network…")), &QAction::triggered, this, connectIt);
    QMenu *leave = menu.addMenu(tr("Disconnect from"));
    leave->setToolTipsVisible(true);
    for (const auto &network : store_.snapshot().networks)
        if (network->engine == c.engine && driverKind(*network) != DriverKind::host &&
            networks::attachmentTo(c, *network))
            addDisconnect(*leave, views::plainLabel(views::shown(network->name, 60)), c, *network);
    leave->menuAction()->setVisible(!leave->isEmpty());
    menu.addSeparator();
    if (up) addDialog<views::KillDialog>(menu, tr("Send a signal…"), c);
    addDialog<views::RenameDialog>(menu, tr("Rename…"), c);
    fillPlans(menu, c);
    menu.addSeparator();
    addDialog<views::RemoveContainerDialog>(menu, tr("Remove…"), c);
}

void ChangeMenu::fillNetwork(QMenu &menu, const Network &n) {
    const DriverKind kind = driverKind(n);
    if (!n.ingress) addRun(menu, tr("Run a container in it…"), n.engine, n.name);
    if (kind != DriverKind::host && kind != DriverKind::none && !n.ingress) {
        connect(menu.addAction(tr("Connect a container…")), &QAction::triggered, this,
                [this, n] { connectTo(n.engine, {}, n.id); });
        QMenu *leave = menu.addMenu(tr("Disconnect"));
        leave->setToolTipsVisible(true);
        for (const auto &container : networks::membersOf(n, store_.snapshot()).up)
            addDisconnect(*leave, views::plainLabel(views::shown(container->name, 60)), *container, n);
        leave->menuAction()->setVisible(!leave->isEmpty());
    }
    if (const auto which = plans::swarmNetworkOf(n)) {
        menu.addSeparator();
        connect(menu.addAction(tr("Make it anew…")), &QAction::triggered, this,
                [this, key = n.engine, which] { renewNetwork(key, *which); });
    }
    if (networks::isPredefined(n)) return;
    menu.addSeparator();
    addDialog<views::RemoveNetworkDialog>(menu, tr("Remove…"), std::cref(store_), n);
}

void ChangeMenu::renewNetwork(const EngineKey &key, plans::SwarmNetwork which) {
    open(new views::RenewNetworkDialog(log_, store_, key, which, hostOf(store_.snapshot(), key), theme_(),
                                       &window_));
}

void ChangeMenu::makeNetwork(const EngineKey &key) {
    auto *dialog = new views::NewNetworkDialog(
        log_, store_, key, [this, key] { return hostOf(store_.snapshot(), key); }, theme_(), &window_);
    connect(dialog, &views::NewNetworkDialog::renewWanted, this,
            [this, key](plans::SwarmNetwork which) { renewNetwork(key, which); });
    connect(dialog, &QDialog::accepted, this, [this, dialog, key] {
        if (dialog->outcome()) emit made(networkId(key, NetworkId(dialog->outcome()->id)));
    });
    if (prober_) dialog->offerPortCheck(*prober_);
    using views::NewNetworkDialog, views::NetworkMode;
    // Queued: that dialog closes first.
    connect(
        dialog, &NewNetworkDialog::runWanted, this,
        [this, key](NetworkMode mode) { runContainer(key, modeWord(mode).toStdString()); },
        Qt::QueuedConnection);
    connect(
        dialog, &NewNetworkDialog::recreateWanted, this,
        [this, key](NetworkMode mode) { recreateIn(key, modeWord(mode)); }, Qt::QueuedConnection);
    rememberSize(*dialog, settings_);
    open(dialog);
}

void ChangeMenu::fillEngine(QMenu &menu, const Engine &engine) {
    addRun(menu, tr("Run a container…"), engine.key, {});
    connect(menu.addAction(tr("New network…")), &QAction::triggered, this,
            [this, key = engine.key] { makeNetwork(key); });
    addDialog<views::PruneNetworksDialog>(menu, tr("Remove unused networks…"), std::cref(store_), engine);
}

} // namespace portolan::app
