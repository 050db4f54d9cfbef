#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/changes/specs.h"
#include "model/networks/surroundings.h"

namespace portolan::networks {

/// A network as a person types it: texts that may be wrong, without blanks around them.
struct Draft {
    DriverKind kind = DriverKind::bridge; ///< bridge, overlay, macvlan or ipvlan
    std::string name;
    std::string subnet, range, gateway;
    bool ipv6 = false;
    std::string subnet6, range6, gateway6;
    std::vector<std::string> aux; ///< "name=address"
    bool internal = false;
    bool attachable = false;            ///< overlay
    bool encrypted = false;             ///< overlay
    std::string parent, vlan;           ///< macvlan, ipvlan; `vlan` a number, empty: none
    std::string mode;                   ///< macvlan: bridge…; ipvlan: l2…; empty: the driver's own choice
    std::string flag;                   ///< ipvlan: bridge, private, vepa; empty: bridge
    bool icc = true, masquerade = true; ///< bridge
    std::string bridgeName, hostBinding, gatewayMode, gatewayMode6; ///< bridge
    std::string mtu;
    std::vector<std::string> labels, options; ///< "name=value"

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// The interface that a macvlan or ipvlan stands on: "eth0.50"; empty where none is typed.
std::string parentOf(const Draft &draft);
/// Of an ipvlan: the host stands between its containers and the LAN, and is their way out.
bool isRouted(const Draft &draft);

/// What the engine would be asked for. Says nothing of whether it makes sense: see check().
changes::NetworkSpec specOf(const Draft &draft);

enum class Field {
    name,
    subnet,
    range,
    gateway,
    subnet6,
    range6,
    gateway6,
    aux,
    parent,
    vlan,
    bridgeName,
    hostBinding,
    mtu,
    labels,
    options,
    gatewayMode,
    gatewayMode6,
};

enum class Trouble {
    // Errors: the engine would refuse it, or make something else than was meant.
    missing,
    tooLong,
    reservedName,
    nameTaken,
    notCidr,
    hostBits, ///< proposal: the range without them
    wrongFamily,
    tooSmall, ///< no room for a gateway and a container
    overlaps, ///< culprit: the network, its range in `subject`; proposal: a free range
    needsSubnet,
    notAddress,
    outside,  ///< culprit: of which range
    reserved, ///< the subnet's own address, its broadcast, or the gateway again
    notPair,
    duplicate,
    notNumber,
    outOfRange, ///< proposal: "68–65535"
    notInterfaceName,
    bridgeTaken,
    parentTaken,    ///< culprit: the network that uses it
    needsInternal,  ///< the gateway mode "isolated" is for internal networks alone
    noIpv6,         ///< an overlay network on an engine of today: made, it never comes up (moby issue 52469)
    notDnsName,     ///< an overlay network's name has to be one
    blankInName,    ///< of a label: engines take it, the docker command does not
    notForMachines, ///< culprit: loopback, multicast and the like
    loopback,       ///< as a parent
    noVlanOf,       ///< subject: there is no such interface, and Docker makes none of that name
    // Warnings: it can be, but somebody may be sorry.
    overlapsRoute,      ///< culprit: the host's interface
    overlapsRouteHere,  ///< the same of a network that the host has no route to
    overlapsOtherScope, ///< a swarm's network and one of the host alone; as overlaps
    oddRange,           ///< culprit: a block that is for machines, but of little use
    sameAsLan,          ///< culprit: the parent; give Docker its own part of the range
    parentMixed,        ///< culprit: a macvlan on an ipvlan's parent, or the other way round
    noGateway,      ///< macvlan, ipvlan l2: no way out without one; proposal: the host's own, if it is known
    guessedGateway, ///< subject: the address that an older engine takes for the LAN's router; proposal
                    ///< likewise
    noSuchInterface,
    interfaceDown,
    wireless,   ///< most cards take one MAC there
    unsureIpv6, ///< an overlay network on an older engine
    // Good news.
    vlanIsMade,  ///< subject: the sub-interface that Docker makes and takes away
    vlanIsThere, ///< subject: the sub-interface that the host has already
    lanIs,       ///< culprit: the parent; proposal: the range of its LAN
    room,        ///< number: how many containers find an address
};
enum class Severity { good, warning, error };
Severity severityOf(Trouble trouble);

struct Finding {
    Field field;
    Trouble what;
    std::string subject, culprit, proposal;
    std::uint64_t number = 0;

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// What is to be said of a draft on an engine, at most one finding a field, the worst.
std::vector<Finding> check(const Draft &draft, const Surroundings &around);
bool hasErrors(const std::vector<Finding> &findings);

/// Addresses as the engine would give them, for a picture; empty where they cannot be told.
struct Example {
    std::string gateway;
    std::vector<std::string> containers; ///< two
};
Example exampleOf(const Draft &draft, const Surroundings &around);

} // namespace portolan::networks
