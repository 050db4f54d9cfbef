#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/snapshot.h"
#include "model/topology/address.h"

namespace portolan::networks {

/// A network card of an engine's host, or what looks like one.
struct HostInterface {
    std::string name;
    bool up = false;
    bool wireless = false;
    bool loopback = false;
    std::vector<std::string> addresses; ///< CIDR, as the host has them

    friend bool operator==(const HostInterface &, const HostInterface &) = default;
};

struct HostRoute {
    std::string destination; ///< CIDR; the default route is not among them
    std::string interface;

    friend bool operator==(const HostRoute &, const HostRoute &) = default;
};

/// What is known of the host that an engine runs on. Of a remote one: nothing.
struct HostNetwork {
    bool known = false;
    bool inMachine = false; ///< it is a virtual machine of this one: nothing is known of it either
    std::vector<HostInterface> interfaces;
    std::vector<HostRoute> routes;
    HostRoute outward; ///< the default route: its gateway as the destination; empty: there is none
};

/// A range of addresses that is in use on an engine, and by whom.
struct Occupied {
    enum class By { network, hostRoute };
    topology::Cidr range;
    By by = By::network;
    std::string name;        ///< of the network, or of the route's interface
    NetworkId network;       ///< empty for a route
    bool swarmScope = false; ///< dealt by the swarm: on this host only while it is used here
    bool ingress = false;    ///< of a swarm's networks the one that is always here
    std::string parent{};    ///< of a macvlan or ipvlan: the interface whose LAN it shares

    friend bool operator==(const Occupied &, const Occupied &) = default;
};

/// A macvlan or ipvlan network and what it stands on.
struct ParentUse {
    std::string interface;
    std::string network;
    DriverKind kind = DriverKind::macvlan;
    bool passthru = false;

    friend bool operator==(const ParentUse &, const ParentUse &) = default;
};

/// All that a new network on an engine has to get along with.
struct Surroundings {
    std::vector<Occupied> occupied;   ///< sorted by range
    std::vector<std::string> names;   ///< of the engine's networks
    std::vector<std::string> bridges; ///< names of bridges that its networks use already
    std::vector<ParentUse> parents;
    HostNetwork host;
    std::string apiVersion; ///< negotiated, "1.41"
    SwarmRole swarm = SwarmRole::none;
    bool rootless = false; ///< see Engine
};

/// `host` is that of the engine, where it is known.
Surroundings surroundingsOf(const Snapshot &snapshot, const EngineKey &engine, HostNetwork host);

/// Interfaces a macvlan or ipvlan could stand on, the likeliest first: what leads out of the host, what is up
/// and has an address, what is up, what is down. Not the loopback, and none of Docker's own making.
std::vector<HostInterface> parentChoices(const Surroundings &around);
/// Standing on it is likely what one wants.
bool isLikelyParent(const HostInterface &card);

const HostInterface *cardNamed(const HostNetwork &host, std::string_view name); ///< nullptr: none is known
/// A macvlan or ipvlan: the host has no route to it, it is on somebody's LAN.
bool sharesLan(DriverKind kind);

/// The IPv4 range of the LAN that the interface is on, as its address there tells.
std::optional<topology::Cidr> lanOf(const HostInterface &card);

} // namespace portolan::networks
