#include "model/docker/holdings.h"

#include <algorithm>
#include <map>

namespace portolan::docker {
namespace {

/// The row held before, when the new one says the same.
template <class T>
std::shared_ptr<const T> kept(const Table<T> &before, std::shared_ptr<const T> row) {
    auto held = before.find(keyOf(*row));
    return held && *held == *row ? held : row;
}

template <class T>
bool sameRows(const Table<T> &a, const Table<T> &b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

template <class T>
bool replaceRows(Table<T> &table, std::vector<std::shared_ptr<const T>> rows) {
    for (auto &row : rows) row = kept(table, std::move(row));
    Table<T> next = Table<T>::of(std::move(rows));
    const bool changed = !sameRows(table, next);
    table = std::move(next);
    return changed;
}

template <class T>
bool replaceRows(Table<T> &table, const std::vector<T> &values) {
    std::vector<std::shared_ptr<const T>> rows;
    rows.reserve(values.size());
    for (const T &value : values) rows.push_back(std::make_shared<const T>(value));
    return replaceRows(table, std::move(rows));
}

template <class T>
bool putRow(Table<T> &table, const std::shared_ptr<const T> &row) {
    const auto held = table.find(keyOf(*row));
    if (held && *held == *row) return false;
    table.put(row);
    return true;
}

template <class T>
std::vector<std::shared_ptr<const T>> without(const std::vector<std::shared_ptr<const T>> &rows,
                                              const std::set<std::string> &gone) {
    std::vector<std::shared_ptr<const T>> out;
    out.reserve(rows.size());
    for (const auto &row : rows)
        if (!gone.contains(row->id.value)) out.push_back(row);
    return out;
}

/// The aliases that default-bridge links give to their targets, by the target's name, as GET
/// /containers/json writes both: "/target" → "/consumer/alias".
std::multimap<std::string_view, std::string_view> linkNames(const Table<Container> &containers) {
    std::multimap<std::string_view, std::string_view> names;
    for (const auto &consumer : containers) {
        for (const std::string_view link : consumer->legacyLinks) {
            const std::size_t colon = link.find(':');
            if (colon != std::string_view::npos) names.emplace(link.substr(0, colon), link.substr(colon + 1));
        }
    }
    return names;
}

bool sameNetworks(const Container &held, const Container &listed) {
    return std::equal(held.attachments.begin(), held.attachments.end(), listed.attachments.begin(),
                      listed.attachments.end(), [&](const Attachment &a, const Attachment &b) {
                          // A list may be behind about the addresses of what does not run.
                          return a.networkName == b.networkName && (!isUp(held.state) || a.ipv4 == b.ipv4);
                      });
}

} // namespace

void Holdings::replace(const Fetched &list, const std::set<std::string> &gone) {
    replaceRows(containers_, without(list.containers, gone));
    replaceRows(networks_, without(list.networks, gone));
    if (list.swarm) takeSwarm(*list.swarm);
}

bool Holdings::update(const Fetched &answer, const std::set<std::string> &gone) {
    bool changed = false;
    for (const auto &row : answer.containers)
        if (!gone.contains(row->id.value)) changed |= putRow(containers_, row);
    for (const auto &row : answer.networks)
        if (!gone.contains(row->id.value)) changed |= putRow(networks_, row);
    for (const std::string &id : answer.goneContainers) changed |= removeContainer(id);
    if (!answer.goneNetworks.empty()) {
        std::vector<std::shared_ptr<const Network>> left =
            without(std::vector<std::shared_ptr<const Network>>(networks_.begin(), networks_.end()),
                    answer.goneNetworks);
        changed |= left.size() != networks_.size();
        networks_ = Table<Network>::of(std::move(left));
    }
    if (answer.swarm) changed |= takeSwarm(*answer.swarm);
    return changed;
}

bool Holdings::removeContainer(const std::string &id) { return containers_.remove(std::string_view(id)); }

bool Holdings::removeNetwork(const EngineKey &engine, const std::string &id) {
    return networks_.remove(PairKey(engine.value, id));
}

bool Holdings::dropSwarm() { return takeSwarm({}); }

bool Holdings::takeSwarm(const SwarmLists &lists) {
    bool changed = replaceRows(nodes_, lists.nodes);
    changed |= replaceRows(services_, lists.services);
    changed |= replaceRows(tasks_, lists.tasks);
    return changed;
}

Wanted Holdings::differences(const Roll &roll) const {
    Wanted wanted;
    const auto aliases = linkNames(containers_);
    std::set<std::string_view> named;
    bool linksDiffer = false;
    for (const ListedContainer &row : roll.containers) {
        const Container &listed = row.summary;
        named.insert(listed.id.value);
        const auto held = containers_.find(keyOf(listed));
        if (!held || held->state != listed.state || !sameNetworks(*held, listed)) {
            wanted.containers.insert(listed.id.value);
            continue;
        }
        const std::string ownName = "/" + held->name;
        std::vector<std::string> names{ownName};
        for (auto [it, end] = aliases.equal_range(ownName); it != end; ++it) names.emplace_back(it->second);
        std::sort(names.begin(), names.end());
        if (names != row.names) {
            wanted.containers.insert(listed.id.value);
            linksDiffer = true;
        }
    }
    for (const auto &held : containers_)
        if (!named.contains(held->id.value)) wanted.containers.insert(held->id.value);
    if (linksDiffer) wanted.containers.merge(linkers());

    named.clear();
    for (const Network &listed : roll.networks) {
        named.insert(listed.id.value);
        const auto held = networks_.find(keyOf(listed));
        Network comparable = listed; // the list does not tell peers
        if (held) comparable.peers = held->peers;
        // Nobody tells when an overlay gets or loses a peer elsewhere.
        const bool overlay = driverKind(listed) == DriverKind::overlay;
        if (!held || overlay || !(*held == comparable)) wanted.networks.insert(listed.id.value);
    }
    for (const auto &held : networks_)
        if (!named.contains(held->id.value)) wanted.networks.insert(held->id.value);
    return wanted;
}

std::set<std::string> Holdings::linkers() const {
    std::set<std::string> ids;
    for (const auto &container : containers_)
        if (!container->legacyLinks.empty()) ids.insert(container->id.value);
    return ids;
}

bool Holdings::swarmMoves() const {
    return std::any_of(tasks_.begin(), tasks_.end(), [](const auto &task) {
        return (task->desiredState == "running" || task->desiredState == "ready") &&
               task->state != task->desiredState;
    });
}

void Holdings::copyTo(EngineObservation &observation) const {
    observation.networks = networks_;
    observation.containers = containers_;
    observation.nodes = nodes_;
    observation.services = services_;
    observation.tasks = tasks_;
}

} // namespace portolan::docker
