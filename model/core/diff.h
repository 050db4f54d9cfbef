#pragma once

#include <memory>
#include <vector>

#include "model/core/snapshot.h"

namespace portolan {

template <class T>
struct Change {
    std::shared_ptr<const T> before;
    std::shared_ptr<const T> after;
};

/// What became of one table; each list in the order of keys.
template <class T>
struct Changes {
    std::vector<std::shared_ptr<const T>> added;
    std::vector<Change<T>> changed;
    std::vector<std::shared_ptr<const T>> removed;

    bool empty() const { return added.empty() && changed.empty() && removed.empty(); }
};

/// What lies between two snapshots.
struct Diff {
    Changes<Engine> engines;
    Changes<Network> networks;
    Changes<Container> containers;
    Changes<Endpoint> endpoints;
    Changes<Link> links;
    Changes<SharedNetwork> sharedNetworks;
    Changes<Ambassador> ambassadors;
    Changes<Relay> relays;
    Changes<Registration> registrations;
    Changes<EtcdSource> etcdSources;
    Changes<EtcdEntry> etcdEntries;
    Changes<SwarmNode> swarmNodes;
    Changes<SwarmService> swarmServices;
    Changes<SwarmTask> swarmTasks;

    bool empty() const;
};

/// Compares pointers first: cost is one pass over the rows, plus == for those that are other objects.
Diff diff(const Snapshot &before, const Snapshot &after);

/// Calls `f(changes)` for each kind of entity.
template <class DiffType, class F>
void forEachChanges(DiffType &d, F &&f) {
    f(d.engines);
    f(d.networks);
    f(d.containers);
    f(d.endpoints);
    f(d.links);
    f(d.sharedNetworks);
    f(d.ambassadors);
    f(d.relays);
    f(d.registrations);
    f(d.etcdSources);
    f(d.etcdEntries);
    f(d.swarmNodes);
    f(d.swarmServices);
    f(d.swarmTasks);
}

} // namespace portolan
