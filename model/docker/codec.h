#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/container.h"
#include "model/core/engine.h"
#include "model/core/network.h"
#include "model/core/result.h"
#include "model/core/swarm.h"

namespace portolan::docker {

/// Pure functions from an engine's bytes to values. A field that is missing, null or of a strange type counts
/// as not told; a document that cannot be used at all (no JSON, no id) is Errc::protocol, whose operation
/// names the document and whose detail the place. What is not UTF-8 becomes U+FFFD. Source: Docker Engine
/// API 1.24 to 1.56, and Podman's imitation of it.

/// One row of GET /containers/json?all=1.
struct ListedContainer {
    /// What the row tells of the container: no environment, health, hostname, times nor legacy links.
    Container summary;
    /// As the engine writes them, sorted: "/name", and for each default-bridge link to it "/consumer/alias".
    std::vector<std::string> names;

    friend bool operator==(const ListedContainer &, const ListedContainer &) = default;
};
Result<std::vector<ListedContainer>> decodeContainerList(std::string_view bytes, const EngineKey &engine);

/// GET /containers/{id}/json
Result<Container> decodeContainer(std::string bytes, const EngineKey &engine);

/// GET /networks, and GET /networks/{id} with or without verbose (which alone tells peers).
Result<std::vector<Network>> decodeNetworkList(std::string_view bytes, const EngineKey &engine);
Result<Network> decodeNetwork(std::string bytes, const EngineKey &engine);

/// What GET /info tells of an engine.
struct EngineFacts {
    std::string id;
    std::string name;
    std::string version;
    std::string operatingSystem;
    SwarmRole swarm = SwarmRole::none;
    std::string swarmNodeId;
    std::string swarmNodeAddress;
    bool rootless = false;

    friend bool operator==(const EngineFacts &, const EngineFacts &) = default;
};
Result<EngineFacts> decodeInfo(std::string bytes);

/// GET /version. Empty where it does not tell.
struct EngineVersion {
    std::string version;
    std::string api;    ///< its newest
    std::string minApi; ///< its oldest

    friend bool operator==(const EngineVersion &, const EngineVersion &) = default;
};
Result<EngineVersion> decodeVersion(std::string bytes);

/// GET /nodes, /services, /tasks of a swarm manager.
Result<std::vector<SwarmNode>> decodeNodes(std::string_view bytes, const EngineKey &engine);
Result<std::vector<SwarmService>> decodeServices(std::string_view bytes, const EngineKey &engine);
Result<std::vector<SwarmTask>> decodeTasks(std::string_view bytes, const EngineKey &engine);

/// One message of GET /events.
struct Event {
    std::string type;   ///< container, network, daemon, node, service, …
    std::string action; ///< without what some actions carry behind ": " (exec_create, health_status)
    std::string actor;  ///< its id
    std::map<std::string, std::string> attributes;
    std::int64_t timeNano = 0; ///< the engine's clock
    friend bool operator==(const Event &, const Event &) = default;
};
Result<Event> decodeEvent(std::string bytes);

} // namespace portolan::docker
