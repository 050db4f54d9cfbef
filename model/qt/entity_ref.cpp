#include "model/qt/entity_ref.h"

namespace portolan::qt {
namespace {

/// Ids are opaque, so this walks the table; the whole of 30,000 keys takes a few milliseconds.
template <class T>
EntityRef search(const Table<T> &table, const EntityId &id) {
    for (const auto &row : table)
        if (idOf(*row) == id) return row;
    return {};
}

} // namespace

EntityRef findEntity(const Snapshot &s, const EntityId &id) {
    if (id.empty()) return {};
    switch (id.kind) {
    case EntityKind::engine:
        return search(s.engines, id);
    case EntityKind::network:
        return search(s.networks, id);
    case EntityKind::container: { // by far the most asked for, and its id has one part
        const auto row = s.containers.find(std::string_view(id.key));
        return row ? EntityRef(row) : EntityRef();
    }
    case EntityKind::endpoint:
        return search(s.endpoints, id);
    case EntityKind::link:
        return search(s.links, id);
    case EntityKind::sharedNetwork:
        return search(s.sharedNetworks, id);
    case EntityKind::ambassador:
        return search(s.ambassadors, id);
    case EntityKind::relay:
        return search(s.relays, id);
    case EntityKind::registration:
        return search(s.registrations, id);
    case EntityKind::etcdSource:
        return search(s.etcdSources, id);
    case EntityKind::etcdEntry:
        return search(s.etcdEntries, id);
    case EntityKind::swarmNode:
        return search(s.swarmNodes, id);
    case EntityKind::swarmService:
        return search(s.swarmServices, id);
    case EntityKind::swarmTask:
        return search(s.swarmTasks, id);
    case EntityKind::group:
        return {};
    }
    return {};
}

} // namespace portolan::qt
