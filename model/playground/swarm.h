#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/playground/entities.h"

namespace portolan::playground {

struct SwarmTask {
    std::string id, serviceId;
    int slot = 0; ///< 0 for a global service
    Moment created{}, updated{};
    std::uint64_t version = 0;
    std::string state = "running", message = "started", error;
    bool wanted = true; ///< desired state is "running"
    std::string containerId;
    int exitCode = 0;
    std::map<std::string, std::string> addresses; ///< by network id, with prefix
};

struct SwarmService {
    std::string id, name;
    Json spec;     ///< as the engine keeps it
    Json previous; ///< before the last update, or null
    Moment created{}, updated{};
    std::uint64_t version = 0;
    std::vector<std::string> networks;                            ///< ids; ingress first when it publishes
    std::vector<std::pair<std::string, std::optional<Ip4>>> vips; ///< by network id
    int balancer = 0;                                             ///< number of its load balancer
    std::vector<std::shared_ptr<SwarmTask>> tasks;                ///< in the order they were made

    bool global() const { return field(field(spec, "Mode"), "Global").is_object(); }
    int replicas() const; ///< 1 for a global one
};
using ServicePtr = std::shared_ptr<SwarmService>;

/// A swarm of one node, this one, which manages it.
struct Swarm {
    std::string id, nodeId, peer;
    Moment created{}, updated{};
    std::uint64_t version = 0, nodeVersion = 0;
    Moment nodeUpdated{};
    Json spec, nodeSpec;
    std::string address;   ///< that it tells others
    std::string addresses; ///< pool for networks, "10.0.0.0/8"
    int subnetSize = 24;
    int dataPort = 4789;
    std::string workerToken, managerToken;
    std::string hostNetwork, bridgeNetwork; ///< the swarm's names for the node's own two
    std::uint64_t lastVersion = 0;
    int nextVxlan = 4096, nextBalancer = 256;
    std::optional<Ip4> lastSubnet;              ///< base of the one dealt last
    std::map<std::string, ServicePtr> services; ///< by id
};

/// The 25 digits and letters of an id of a swarm, out of the 64 of an engine's.
std::string swarmId(std::string_view id);

} // namespace portolan::playground
