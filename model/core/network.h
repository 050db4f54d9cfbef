#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/core/id.h"
#include "model/core/time.h"

namespace portolan {

/// Source of all of this file: Docker Engine API, GET /networks and GET /networks/{id}.

struct Subnet {
    std::string subnet;  ///< CIDR
    std::string gateway; ///< empty: not told (20.10 does not tell one it chose itself)
    std::string ipRange;
    std::map<std::string, std::string> auxAddresses;

    friend bool operator==(const Subnet &, const Subnet &) = default;
};

/// Another node of the swarm that takes part in an overlay network.
struct OverlayPeer {
    std::string name;
    std::string address;

    friend bool operator==(const OverlayPeer &, const OverlayPeer &) = default;
};

struct Network {
    NetworkId id;
    EngineKey engine;
    std::string name;
    std::string driver; ///< bridge, overlay, macvlan, ipvlan, host, null, or a plugin's
    std::string scope;  ///< local, swarm, global
    std::vector<Subnet> subnets;
    bool internal = false;
    bool attachable = false;
    bool ingress = false;
    bool ipv6 = false;
    std::optional<Moment> created;
    std::map<std::string, std::string> options;
    std::map<std::string, std::string> labels;
    std::vector<OverlayPeer> peers;
    std::shared_ptr<const std::string> raw; ///< the engine's JSON; not part of ==

    friend bool operator==(const Network &, const Network &);
};

enum class DriverKind { bridge, overlay, macvlan, ipvlan, host, none, other };
DriverKind driverKind(const Network &network); ///< Docker's driver "null" is `none`

} // namespace portolan
