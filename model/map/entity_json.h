#pragma once

#include <nlohmann/json.hpp>

#include "model/core/snapshot.h"

namespace portolan::map {

using Json = nlohmann::ordered_json;

/// Each entity as the map prints it. What is unknown is null. `snapshot` is the one it stands in.
Json toEntity(const Engine &engine, const Snapshot &snapshot);
Json toEntity(const Container &container, const Snapshot &snapshot);
Json toEntity(const Network &network, const Snapshot &snapshot);
Json toEntity(const Endpoint &endpoint, const Snapshot &snapshot);
Json toEntity(const Link &link, const Snapshot &snapshot);
Json toEntity(const Relay &relay, const Snapshot &snapshot);
Json toEntity(const Registration &registration, const Snapshot &snapshot);

/// Text that is valid whatever bytes strangers gave us.
std::string dump(const Json &json, int indent);

} // namespace portolan::map
