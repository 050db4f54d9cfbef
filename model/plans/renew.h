#pragma once

#include "model/core/snapshot.h"
#include "model/plans/plan.h"

namespace portolan::plans {

/// What Docker makes for itself when a swarm begins, and changes only by making it anew.
/// Source: https://docs.docker.com/engine/swarm/networking/
enum class SwarmNetwork {
    ingress,       ///< carries the published ports of services
    gatewayBridge, ///< docker_gwbridge: the way of overlay networks out of the host
};
std::optional<SwarmNetwork> swarmNetworkOf(const Network &network);

/// What has to be so before anything is touched.
struct Precondition {
    enum class What {
        manager,   ///< the engine is one
        noService, ///< publishes a port by way of the ingress network
        noSwarm,   ///< the engine is in none
        nobodyOn,  ///< no container of this engine is on it
    };
    What what;
    bool met = true;
    std::vector<std::string> culprits; ///< names of services or containers, untrusted

    friend bool operator==(const Precondition &, const Precondition &) = default;
};
std::vector<Precondition> preconditionsOf(const Snapshot &snapshot, const EngineKey &engine,
                                          SwarmNetwork which);

/// As it is now, null when the engine has none.
std::shared_ptr<const Network> swarmNetwork(const Snapshot &snapshot, const EngineKey &engine,
                                            SwarmNetwork which);
/// What would make it again as it is, or as Docker makes it when there is none.
changes::NetworkSpec specOf(const Network *now, SwarmNetwork which);

/// Removes the one that is there and makes the wanted one; when that fails, makes the former one again.
Plan renew(const Network *now, SwarmNetwork which, changes::NetworkSpec wanted);

} // namespace portolan::plans
