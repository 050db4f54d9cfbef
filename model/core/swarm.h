#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/core/container.h"
#include "model/core/id.h"

namespace portolan {

/// Source of all of this file: Docker Engine API, GET /nodes, /services and /tasks of a swarm manager.

struct SwarmNode {
    std::string id;
    EngineKey engine; ///< the manager that told us
    std::string hostname;
    std::string address;
    std::string role;         ///< manager, worker
    std::string availability; ///< active, pause, drain
    std::string state;        ///< ready, down, unknown, disconnected
    bool leader = false;
    std::string reachability; ///< of a manager, as the others see it: reachable, unreachable, unknown

    friend bool operator==(const SwarmNode &, const SwarmNode &) = default;
};

struct SwarmService {
    std::string id;
    EngineKey engine;
    std::string name;
    std::string image;
    std::optional<std::uint64_t> replicas; ///< nullopt: global
    std::vector<NetworkId> networks;
    std::vector<std::string> virtualAddresses; ///< CIDR
    std::vector<Publication> publications;     ///< hostIp empty

    friend bool operator==(const SwarmService &, const SwarmService &) = default;
};

struct SwarmTask {
    std::string id;
    EngineKey engine;
    std::string service;
    std::string node;
    std::uint64_t slot = 0;
    std::string state; ///< running, failed, …
    std::string desiredState;
    std::string error;
    ContainerId container;
    std::vector<std::string> addresses; ///< CIDR

    friend bool operator==(const SwarmTask &, const SwarmTask &) = default;
};

} // namespace portolan
