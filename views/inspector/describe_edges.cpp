#include "views/inspector/describer.h"
#include "views/theme/swarm_words.h"
#include "views/theme/words.h"

// Links, relays and registrations, and the things of a swarm.

namespace portolan::views {

QVector<Section> Describer::overviewOf(const Link &l) const {
    Rows rows;
    //: the container that uses a link
    add(rows, tr("Consumer"), {{piece(l.consumer)}});
    add(rows, tr("Target"), {{piece(l.target, l.targetName)}});
    addMono(rows, tr("Alias"), l.alias);
    addText(rows, tr("Kind"), linkKindWord(l.kind));
    add(rows, tr("Network"), {{piece(l.engine, l.network)}});
    add(rows, tr("Engine"), {{piece(l.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const SharedNetwork &s) const {
    Rows rows;
    //: a container that has joined the network of another one
    add(rows, tr("Guest"), {{piece(s.guest)}});
    //: the container whose network others have joined
    add(rows, tr("Owner"), {{piece(s.owner, s.ownerAsGiven.substr(0, 40))}});
    add(rows, tr("Engine"), {{piece(s.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const Relay &r) const {
    Rows rows;
    addText(rows, tr("State"), relayStateWord(r.state));
    add(rows, entityKindWord(EntityKind::ambassador), {{piece(r.ambassador)}});
    addMono(rows, tr("Listens on"), r.listen == 0 ? "" : std::to_string(r.listen) + "/" + r.protocol);
    addMono(rows, tr("Forwards to"), r.address);
    if (r.target) add(rows, tr("Target"), {{piece(r.target)}});
    if (r.firstTarget && r.firstTarget != r.target)
        add(rows, tr("At first"), {{piece(r.firstTarget, r.firstTargetName)}});
    addText(rows, tr("Read from"), relaySourceWord(r.source));
    add(rows, tr("Engine"), {{piece(r.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const Registration &r) const {
    Rows rows;
    addMono(rows, tr("Name"), r.name);
    addMono(rows, tr("Host"), r.host);
    if (r.port != 0) addMono(rows, tr("Port"), std::to_string(r.port));
    if (r.container) add(rows, tr("Container"), {{piece(r.container)}});
    const auto entry = now_.etcdEntries.find(PairKey{r.keyspace.value, r.key});
    add(rows, tr("Key"), {{{shown(r.key), entry ? idOf(*entry) : EntityId{}, true}}});
    if (const auto s = now_.etcdSources.find(std::string_view(r.keyspace.value)))
        add(rows, entityKindWord(EntityKind::etcdSource), {{{shown(s->key.value, 200), idOf(*s), false}}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const SwarmNode &n) const {
    Rows rows;
    addText(rows, tr("State"), swarmStateWord(shown(n.state, 60)));
    QString role = swarmStateWord(shown(n.role, 60));
    //: the manager that leads the swarm
    if (n.leader) role += QStringLiteral(" · ") + tr("leader");
    addText(rows, tr("Role"), role);
    addText(rows, tr("Availability"), swarmStateWord(shown(n.availability, 60)));
    addMono(rows, tr("Address"), n.address);
    QVector<Line> tasks;
    for (const auto &t : now_.swarmTasks)
        if (t->node == n.id) {
            const auto service = now_.swarmServices.find(std::string_view(t->service));
            const std::string name = service ? service->name + "." + std::to_string(t->slot) : t->id;
            tasks.push_back({{shown(name, 120), idOf(*t), false}, text(swarmStateWord(shown(t->state, 40)))});
        }
    add(rows, tr("Tasks"), std::move(tasks));
    //: the manager that told us about this thing of a swarm
    add(rows, tr("Told by"), {{piece(n.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const SwarmService &s) const {
    Rows rows;
    addMono(rows, tr("Image"), s.image);
    //: how many tasks of a swarm service there shall be
    addText(rows, tr("Replicas"), s.replicas ? QString::number(*s.replicas) : tr("one on each node"));
    QVector<Line> networks, addresses, published, tasks;
    for (const NetworkId &id : s.networks) networks.push_back({piece(s.engine, id)});
    for (const std::string &address : s.virtualAddresses) addresses.push_back({mono(address)});
    for (const Publication &p : s.publications) published.push_back({{publicationText(p), {}, true}});
    for (const auto &t : now_.swarmTasks)
        if (t->service == s.id)
            tasks.push_back({{s.replicas ? u'.' + QString::number(t->slot) : shown(t->node.substr(0, 12), 12),
                              idOf(*t), false},
                             text(swarmStateWord(shown(t->state, 40)))});
    add(rows, tr("Networks"), std::move(networks));
    add(rows, tr("Virtual addresses"), std::move(addresses));
    add(rows, tr("Published"), std::move(published));
    add(rows, tr("Tasks"), std::move(tasks));
    add(rows, tr("Told by"), {{piece(s.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

QVector<Section> Describer::overviewOf(const SwarmTask &t) const {
    Rows rows;
    addText(rows, tr("State"), swarmStateWord(shown(t.state, 60)));
    addText(rows, tr("Wanted"), swarmStateWord(shown(t.desiredState, 60)));
    if (const auto s = now_.swarmServices.find(std::string_view(t.service)))
        add(rows, tr("Service"), {{{shown(s->name, 120), idOf(*s), false}}});
    if (const auto n = now_.swarmNodes.find(std::string_view(t.node)))
        add(rows, tr("Node"), {{{shown(n->hostname, 120), idOf(*n), false}}});
    if (t.container) add(rows, tr("Container"), {{piece(t.container)}});
    QVector<Line> addresses;
    for (const std::string &address : t.addresses) addresses.push_back({mono(address)});
    add(rows, tr("Addresses"), std::move(addresses));
    add(rows, tr("Told by"), {{piece(t.engine)}});
    return {{{}, rows, {}, InspectorAction::none}};
}

} // namespace portolan::views
