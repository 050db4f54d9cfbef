#pragma once

#include <set>
#include <string>

#include "model/core/observation.h"
#include "model/docker/fetched.h"

namespace portolan::docker {

/// What we hold of one engine. A row that is told again and has not changed stays the same object.
class Holdings {
public:
    const Table<Container> &containers() const { return containers_; }

    /// Takes a whole list: what it does not name is gone. `gone`: what was destroyed while it was read.
    void replace(const Fetched &list, const std::set<std::string> &gone);
    /// Takes the answer to a Wanted. False: it changed nothing.
    bool update(const Fetched &answer, const std::set<std::string> &gone);
    bool removeContainer(const std::string &id);
    bool removeNetwork(const EngineKey &engine, const std::string &id);
    bool dropSwarm(); ///< the engine is no manager any more

    /// Where the slow poll's lists differ from what we hold, on either side.
    Wanted differences(const Roll &roll) const;
    /// Containers with default-bridge links: their links change with the names of others.
    std::set<std::string> linkers() const;
    /// Whether some task is on its way to the state it should have.
    bool swarmMoves() const;

    void copyTo(EngineObservation &observation) const;

private:
    bool takeSwarm(const SwarmLists &lists);

    Table<Network> networks_;
    Table<Container> containers_;
    Table<SwarmNode> nodes_;
    Table<SwarmService> services_;
    Table<SwarmTask> tasks_;
};

} // namespace portolan::docker
