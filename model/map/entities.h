#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/core/snapshot.h"

namespace portolan::map {

using Json = nlohmann::ordered_json;
using Identity = std::vector<std::string>;

/// The map's form of each entity of one snapshot. Unknown is null.
class Entities {
public:
    explicit Entities(const Snapshot &snapshot) : snapshot_(snapshot) {}

    Json of(const Engine &engine) const;
    Json of(const Container &container) const;
    Json of(const Network &network) const;
    Json of(const Endpoint &endpoint) const;
    Json of(const Link &link) const;
    Json of(const Relay &relay) const;
    Json of(const Registration &registration) const;

    /// By which a reader of the map tells entities of one kind apart; also the order they stand in.
    Identity identity(const Engine &engine) const;
    Identity identity(const Container &container) const;
    Identity identity(const Network &network) const;
    Identity identity(const Endpoint &endpoint) const;
    Identity identity(const Link &link) const;
    Identity identity(const Relay &relay) const;
    Identity identity(const Registration &registration) const;

private:
    std::string engineOf(const EngineKey &key) const; ///< the daemon's own id; empty: unknown

    const Snapshot &snapshot_;
};

inline std::string_view typeOf(const Engine &) { return "engine"; }
inline std::string_view typeOf(const Container &) { return "container"; }
inline std::string_view typeOf(const Network &) { return "network"; }
inline std::string_view typeOf(const Endpoint &) { return "endpoint"; }
inline std::string_view typeOf(const Link &) { return "link"; }
inline std::string_view typeOf(const Relay &) { return "relay"; }
inline std::string_view typeOf(const Registration &) { return "registration"; }

std::string dump(const Json &json, int indent); ///< invalid UTF-8 becomes U+FFFD; -1: on one line

} // namespace portolan::map
