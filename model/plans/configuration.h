#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/core/container.h"
#include "model/core/result.h"

namespace portolan::plans {

/// A container's whole configuration as the engine told it, ready to be asked for again. Everything in it is
/// the engine's own JSON: what we know nothing of comes along. Source: Docker Engine API, GET
/// /containers/{id}/json and POST /containers/create.
struct Configuration {
    nlohmann::json body;                             ///< Config with HostConfig, without networks
    std::map<std::string, nlohmann::json> endpoints; ///< EndpointSettings as they are asked for, by name
    std::string network;            ///< the one it is made on: a key of `endpoints`, "host"…
    bool onNone = false;            ///< but has been taken from it, and from all others
    std::vector<std::string> links; ///< "target:alias", of the default bridge
    bool removedAtEnd = false;
};

/// From GET /containers/{id}/json. Anonymous volumes are asked for by their names, a hostname that the
/// engine had chosen is not asked for.
Result<Configuration> configurationOf(const Container &container, const std::string &engineName);

/// Docker waits so long for a health check to pass: the start period, then the retries.
std::chrono::seconds patienceFor(const nlohmann::json &body);

/// "target:alias" of each link, wherever its network keeps them.
std::vector<std::string> linksOf(const Configuration &configuration);

bool isContainerMode(const std::string &network); ///< "container:…"
/// Host, none or a container's: there it has no address, no port and no link of its own.
bool isWithoutEndpoint(const std::string &network);
bool isUserNetwork(const std::string &network); ///< neither the default bridge, host, none nor a container's

} // namespace portolan::plans
