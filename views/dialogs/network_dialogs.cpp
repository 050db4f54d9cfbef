#include "views/dialogs/network_dialogs.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include "model/networks/membership.h"
#include "views/dialogs/scrolled.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

template <class Row>
QString namesOf(const std::vector<std::shared_ptr<const Row>> &rows) {
    QStringList names;
    for (const auto &row : rows) names << shown(row->name, 60);
    return names.join(QStringLiteral(", "));
}

/// Whatever goes is named, also where there are hundreds.
Scrolled *scrolled(QLabel *names) {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(names);
    column->addStretch(1);
    return new Scrolled(page);
}

} // namespace

DisconnectDialog::DisconnectDialog(qt::ChangeLog &log, const Container &container, const Network &network,
                                   const Theme &theme, QWidget *parent)
    : ChangeDialog(log, container.engine, theme, parent),
      container_{container.id, container.name}, network_{network.id, network.name},
      up_(isUp(container.state)), lost_(toneParagraph("plain")) {
    body()->addWidget(lost_);
    body()->addStretch(1);
    setChange(changes::DisconnectContainer{network_, container_, false});
    retranslateUi();
}

void DisconnectDialog::retranslateUi() {
    setTitle(tr("Disconnect %1 from %2?").arg(shown(container_.name, 60), shown(network_.name, 60)),
             tr("It is the last network that it is on."));
    lost_->setText(up_ ? tr("It goes on running, but nobody reaches it and it reaches nobody: all its "
                            "connections break, its published ports close.")
                       : tr("Once it is started it reaches nobody, and nobody reaches it."));
    setVerb(tr("Disconnect"));
}

RemoveNetworkDialog::RemoveNetworkDialog(qt::ChangeLog &log, const qt::SnapshotStore &store,
                                         const Network &network, const Theme &theme, QWidget *parent)
    : ChangeDialog(log, network.engine, theme, parent), store_(store), network_(network),
      members_(toneParagraph("plain")), disconnect_(new QCheckBox) {
    members_->setObjectName(QStringLiteral("members"));
    disconnect_->setObjectName(QStringLiteral("disconnectFirst"));
    body()->addWidget(scrolled(members_), 1);
    body()->addWidget(disconnect_);
    connect(disconnect_, &QCheckBox::toggled, this, &RemoveNetworkDialog::read);
    connect(&store, &qt::SnapshotStore::changed, this, &RemoveNetworkDialog::read);
    retranslateUi();
}

void RemoveNetworkDialog::read() {
    const networks::Members members = networks::membersOf(network_, store_.snapshot());
    QStringList said;
    if (!members.up.empty())
        said << tr("On it now: %1. Docker removes a network only when nobody who is up is on it.")
                    .arg(namesOf(members.up));
    if (!members.down.empty())
        said << tr("Made for it, but not on it now: %1. They will not start any more without it.")
                    .arg(namesOf(members.down));
    if (!members.elsewhere.empty())
        said << tr("On it on other hosts: %1. Disconnect them there first.").arg(namesOf(members.elsewhere));
    if (!members.services.empty())
        said << tr("Services are on it: %1. Remove them first, or take them off it with “docker service "
                   "update --network-rm”.")
                    .arg(namesOf(members.services));
    if (said.isEmpty()) said << tr("Nobody is on it.");
    members_->setText(said.join(u'\n'));
    const bool manager = !networks::takesManager(network_, store_.snapshot());
    const bool canGo = manager && members.elsewhere.empty() && members.services.empty();
    // Else the members would lose it for nothing.
    disconnect_->setVisible(canGo && !members.up.empty());
    std::vector<changes::Change> steps;
    const changes::NetworkRef network{network_.id, network_.name};
    if (canGo && disconnect_->isChecked())
        for (const auto &container : members.up)
            steps.push_back(changes::DisconnectContainer{network, {container->id, container->name}, false});
    steps.push_back(changes::RemoveNetwork{network});
    setWhyNot(!manager ? tr("It is a swarm's: only a manager removes it.")
              : canGo  ? QString()
                       : tr("Somebody of the swarm is still on it."));
    setChanges(std::move(steps), canGo);
}

void RemoveNetworkDialog::retranslateUi() {
    setTitle(tr("Remove the network %1?").arg(shown(network_.name, 60)));
    disconnect_->setText(tr("Disconnect them first"));
    setVerb(tr("Remove"));
    read();
}

PruneNetworksDialog::PruneNetworksDialog(qt::ChangeLog &log, const qt::SnapshotStore &store,
                                         const Engine &engine, const Theme &theme, QWidget *parent)
    : ChangeDialog(log, engine.key, theme, parent), store_(store), list_(toneParagraph("plain")) {
    list_->setObjectName(QStringLiteral("pruned"));
    body()->addWidget(scrolled(list_), 1);
    connect(&store, &qt::SnapshotStore::changed, this, &PruneNetworksDialog::read);
    retranslateUi();
}

void PruneNetworksDialog::read() {
    const auto unused = networks::unused(engine(), store_.snapshot());
    if (unused.empty()) {
        list_->setText(tr("Every network of your own has somebody on it: there is nothing to remove."));
        return setChanges({});
    }
    std::vector<std::shared_ptr<const Container>> stranded;
    for (const auto &network : unused)
        for (const auto &container : networks::membersOf(*network, store_.snapshot()).down)
            stranded.push_back(container);
    QString said = tr("These go: %1.").arg(namesOf(unused));
    if (!stranded.empty())
        said += u'\n' + tr("Made for them, but not on them now: %1. They will not start any more.")
                            .arg(namesOf(stranded));
    const auto ofSwarm = [](const auto &network) { return network->scope == "swarm"; };
    if (std::any_of(unused.begin(), unused.end(), ofSwarm))
        said += u'\n' + tr("Of a swarm's, those stay that somebody on another host is on.");
    list_->setText(said);
    setChange(changes::PruneNetworks{});
}

void PruneNetworksDialog::retranslateUi() {
    setTitle(tr("Remove unused networks?"),
             tr("All that nobody who is up is on. This cannot be taken back."));
    setVerb(tr("Remove"));
    read();
}

} // namespace portolan::views
