#pragma once

#include <cstdint>
#include <memory>

#include "model/core/entities.h"
#include "model/core/table.h"
#include "model/core/time.h"

namespace portolan {

/// One immutable, complete picture. An entity that did not change is the same object as in the one before.
struct Snapshot {
    std::uint64_t revision = 0;
    Moment taken{};
    bool complete = false; ///< every source has either given its first full list or failed to

    Table<Engine> engines;
    Table<Network> networks;
    Table<Container> containers;
    Table<Endpoint> endpoints;
    Table<Link> links;
    Table<SharedNetwork> sharedNetworks;
    Table<Ambassador> ambassadors;
    Table<Relay> relays;
    Table<Registration> registrations;
    Table<EtcdSource> etcdSources;
    Table<EtcdEntry> etcdEntries;
    Table<SwarmNode> swarmNodes;
    Table<SwarmService> swarmServices;
    Table<SwarmTask> swarmTasks;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Calls `f(table of a, table of b)` for each kind of entity, in the order of EntityKind. One place to
/// extend.
template <class SnapshotA, class SnapshotB, class F>
void forEachTable(SnapshotA &a, SnapshotB &b, F &&f) {
    f(a.engines, b.engines);
    f(a.networks, b.networks);
    f(a.containers, b.containers);
    f(a.endpoints, b.endpoints);
    f(a.links, b.links);
    f(a.sharedNetworks, b.sharedNetworks);
    f(a.ambassadors, b.ambassadors);
    f(a.relays, b.relays);
    f(a.registrations, b.registrations);
    f(a.etcdSources, b.etcdSources);
    f(a.etcdEntries, b.etcdEntries);
    f(a.swarmNodes, b.swarmNodes);
    f(a.swarmServices, b.swarmServices);
    f(a.swarmTasks, b.swarmTasks);
}

} // namespace portolan
