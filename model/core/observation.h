#pragma once

#include <map>
#include <memory>

#include "model/core/entities.h"
#include "model/core/table.h"

namespace portolan {

/// All that one engine has told, as the chart takes it. The watcher publishes a new one after each batch of
/// changes; rows that did not change are the same objects.
struct EngineObservation {
    Engine engine;
    bool listed = false; ///< a first full list came in
    Table<Network> networks;
    Table<Container> containers;
    Table<SwarmNode> nodes;
    Table<SwarmService> services;
    Table<SwarmTask> tasks;
};

/// The same of one etcd cluster.
struct EtcdObservation {
    EtcdSource source;
    bool listed = false;
    Table<EtcdEntry> entries;
};

/// What the pure function `topology::chart` makes a Snapshot of.
struct Observations {
    std::map<EngineKey, std::shared_ptr<const EngineObservation>> engines;
    std::map<EtcdKeyspace, std::shared_ptr<const EtcdObservation>> etcds;
};

} // namespace portolan
