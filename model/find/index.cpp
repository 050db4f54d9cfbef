#include "model/find/index.h"

#include <algorithm>
#include <unordered_set>

#include "model/find/write_records.h"

namespace portolan::find {
namespace {

/// The ids of the containers that a diff concerns, sorted, each once. They view into entities that the diff
/// or the snapshot holds.
using Touched = std::vector<std::string_view>;

void sortOnce(Touched &ids) {
    if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

template <class T, class Key>
void touch(Touched &ids, const Changes<T> &changes, Key &&key) {
    for (const auto &row : changes.added) ids.push_back(key(*row));
    for (const auto &change : changes.changed) ids.push_back(key(*change.after));
    for (const auto &row : changes.removed) ids.push_back(key(*row));
}

bool saysTheSame(const Network &a, const Network &b) { return a.name == b.name && a.driver == b.driver; }

/// The containers on networks that came, went or are called otherwise now.
void touchNetworks(Touched &ids, const Diff &diff, const Snapshot &now) {
    std::unordered_set<std::string_view> networks;
    for (const auto &n : diff.networks.added) networks.insert(n->id.value);
    for (const auto &n : diff.networks.removed) networks.insert(n->id.value);
    for (const auto &[before, after] : diff.networks.changed)
        if (!saysTheSame(*before, *after)) networks.insert(after->id.value);
    if (networks.empty()) return;
    for (const auto &e : now.endpoints)
        if (networks.contains(e->network.value)) ids.push_back(e->container.value);
}

std::unordered_set<std::string_view> renamedEngines(const Diff &diff) {
    std::unordered_set<std::string_view> keys;
    for (const auto &e : diff.engines.added) keys.insert(e->key.value);
    for (const auto &e : diff.engines.removed) keys.insert(e->key.value);
    for (const auto &[before, after] : diff.engines.changed)
        if (before->name != after->name || before->url != after->url) keys.insert(after->key.value);
    return keys;
}

Touched touchedContainers(const Diff &diff, const Snapshot &now) {
    Touched ids, more;
    touch(ids, diff.containers, [](const Container &c) -> std::string_view { return c.id.value; });
    if (ids.size() == diff.containers.added.size() && ids.size() == now.containers.size())
        return ids; // all are new
    touch(more, diff.endpoints, [](const Endpoint &e) -> std::string_view { return e.container.value; });
    touch(more, diff.ambassadors, [](const Ambassador &a) -> std::string_view { return a.container.value; });
    touch(more, diff.relays, [](const Relay &r) -> std::string_view { return r.ambassador.value; });
    touch(more, diff.sharedNetworks,
          [](const SharedNetwork &s) -> std::string_view { return s.guest.value; });
    touchNetworks(more, diff, now);
    const auto engines = renamedEngines(diff);
    if (!engines.empty())
        for (const auto &c : now.containers)
            if (engines.contains(c->engine.value)) more.push_back(c->id.value);
    // Most of what an endpoint touches was touched with its container already.
    const auto known = [&](std::string_view id) { return std::binary_search(ids.begin(), ids.end(), id); };
    if (std::is_sorted(ids.begin(), ids.end())) std::erase_if(more, known);
    ids.insert(ids.end(), more.begin(), more.end());
    sortOnce(ids);
    const std::size_t owners = ids.size();
    for (const auto &s : now.sharedNetworks) // a guest shows the networks of its owner
        if (std::binary_search(ids.begin(), ids.begin() + std::ptrdiff_t(owners), s->owner.value))
            ids.push_back(s->guest.value);
    if (ids.size() != owners) sortOnce(ids);
    return ids;
}

} // namespace

bool isFilterable(EntityKind kind) {
    return kind == EntityKind::container || kind == EntityKind::network || kind == EntityKind::etcdSource;
}

std::vector<EntityId> Index::apply(const Diff &diff, const Snapshot &now) {
    std::vector<EntityId> touched;
    const auto put = [&](Record record) {
        touched.push_back(record.id);
        this->put(std::move(record));
    };
    const auto drop = [&](EntityId id) {
        remove(id);
        touched.push_back(std::move(id));
    };
    const Touched containers = touchedContainers(diff, now);
    const std::size_t expected = records_.size() + diff.containers.added.size() + diff.networks.added.size() +
                                 diff.etcdEntries.added.size() + 16;
    if (expected > 2 * records_.capacity()) { // many at once; else they grow by themselves
        records_.reserve(expected);
        places().reserve(expected);
    }
    touched.reserve(containers.size());
    ContainerWriter writer(now);
    for (const std::string_view id : containers) {
        if (auto record = writer.write(id))
            put(std::move(*record));
        else
            drop({EntityKind::container, std::string(id)});
    }
    const auto follow = [&](const auto &changes, auto &&write) {
        for (const auto &row : changes.removed) drop(idOf(*row));
        for (const auto &row : changes.added) put(write(*row));
        for (const auto &change : changes.changed) put(write(*change.after));
    };
    follow(diff.networks, [&](const Network &n) { return recordOf(n, now); });
    follow(diff.engines, [&](const Engine &e) { return recordOf(e); });
    follow(diff.etcdSources, [&](const EtcdSource &s) { return recordOf(s); });
    follow(diff.etcdEntries, [&](const EtcdEntry &e) { return recordOf(e, now); });
    follow(diff.swarmNodes, [&](const SwarmNode &n) { return recordOf(n, now); });
    follow(diff.swarmServices, [&](const SwarmService &s) { return recordOf(s, now); });
    if (const auto engines = renamedEngines(diff); !engines.empty()) {
        const auto again = [&](const auto &table) {
            for (const auto &row : table)
                if (engines.contains(row->engine.value)) put(recordOf(*row, now));
        };
        again(now.networks);
        again(now.swarmNodes);
        again(now.swarmServices);
    }
    const auto entryOf = [&](const Registration &r) {
        if (const auto entry = now.etcdEntries.find(keyOf(r))) put(recordOf(*entry, now));
    };
    for (const auto &row : diff.registrations.added) entryOf(*row);
    for (const auto &change : diff.registrations.changed) entryOf(*change.after);
    for (const auto &row : diff.registrations.removed) entryOf(*row);
    if (!diff.engines.empty() || !diff.registrations.empty()) { // only these name something a second time
        std::sort(touched.begin(), touched.end());
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    }
    return touched;
}

void Index::build(const Snapshot &now) {
    records_.reserve(now.containers.size() + now.networks.size() + now.engines.size() +
                     now.etcdSources.size() + now.etcdEntries.size() + now.swarmNodes.size() +
                     now.swarmServices.size());
    ContainerWriter writer(now);
    for (const auto &row : now.containers)
        if (auto record = writer.write(row->id.value)) records_.push_back(std::move(*record));
    for (const auto &row : now.networks) records_.push_back(recordOf(*row, now));
    for (const auto &row : now.engines) records_.push_back(recordOf(*row));
    for (const auto &row : now.etcdSources) records_.push_back(recordOf(*row));
    for (const auto &row : now.etcdEntries) records_.push_back(recordOf(*row, now));
    for (const auto &row : now.swarmNodes) records_.push_back(recordOf(*row, now));
    for (const auto &row : now.swarmServices) records_.push_back(recordOf(*row, now));
    filterable_ = now.containers.size() + now.networks.size() + now.etcdSources.size();
    placesStale_ = true;
}

std::unordered_map<EntityId, std::uint32_t> &Index::places() const {
    if (std::exchange(placesStale_, false)) {
        at_.reserve(records_.size());
        for (std::uint32_t i = 0; i < records_.size(); ++i) at_[records_[i].id] = i;
    }
    return at_;
}

const Record *Index::find(const EntityId &id) const {
    const auto at = places().find(id);
    return at == at_.end() ? nullptr : &records_[at->second];
}

void Index::put(Record record) {
    const auto [at, fresh] = places().try_emplace(record.id, static_cast<std::uint32_t>(records_.size()));
    if (!fresh) {
        records_[at->second] = std::move(record);
        return;
    }
    filterable_ += isFilterable(record.id.kind) ? 1 : 0;
    records_.push_back(std::move(record));
}

void Index::remove(const EntityId &id) {
    const auto at = places().find(id);
    if (at == at_.end()) return;
    filterable_ -= isFilterable(id.kind) ? 1 : 0;
    const std::uint32_t hole = at->second;
    at_.erase(at);
    if (hole + 1 != records_.size()) {
        records_[hole] = std::move(records_.back());
        at_[records_[hole].id] = hole;
    }
    records_.pop_back();
}

} // namespace portolan::find
