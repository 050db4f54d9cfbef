#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/docker/codec.h"

namespace portolan::docker {

/// Things of one engine that must be read (again).
struct Wanted {
    std::set<std::string> containers; ///< ids
    std::set<std::string> networks;
    bool info = false;
    bool swarm = false;

    bool empty() const { return containers.empty() && networks.empty() && !info && !swarm; }
    friend bool operator==(const Wanted &, const Wanted &) = default;
};

struct SwarmLists {
    std::vector<SwarmNode> nodes;
    std::vector<SwarmService> services;
    std::vector<SwarmTask> tasks;

    friend bool operator==(const SwarmLists &, const SwarmLists &) = default;
};

/// What reading them gave: a whole list of the engine, or the answer to a Wanted.
struct Fetched {
    std::vector<std::shared_ptr<const Container>> containers;
    std::vector<std::shared_ptr<const Network>> networks;
    std::set<std::string> goneContainers; ///< 404: not there any more
    std::set<std::string> goneNetworks;
    /// The engine could not tell about these now. In a whole list they are what their row tells.
    std::set<std::string> unsureContainers;
    std::set<std::string> unsureNetworks;
    std::optional<EngineFacts> facts; ///< nullopt: not asked, or not told
    std::optional<SwarmLists> swarm;  ///< nullopt: not asked, not told, or no manager
};

/// The short lists of the slow poll.
struct Roll {
    std::vector<ListedContainer> containers;
    std::vector<Network> networks;
    std::optional<EngineFacts> facts;
};

} // namespace portolan::docker
