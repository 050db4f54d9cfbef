#pragma once

#include <string_view>

namespace portolan::changes {

/// Refusals of engines that puzzle people, recognised by the engine's own words (20.10 to 29).
enum class KnownRefusal {
    none,
    nameTaken,
    rangeTaken,   ///< a subnet overlaps another one of the engine
    rangesUsedUp, ///< the engine found none to choose
    noRanges6,    ///< older engines have no IPv6 subnets to choose from
    addressTaken,
    subnetFull,
    ownSubnetOnly, ///< a fixed address takes a network whose subnet was typed
    outsideSubnet,
    portTaken,
    portsUsedUp,     ///< of the range that was given
    notHostsAddress, ///< to publish a port at
    alreadyOn,       ///< the network
    notAttachable,   ///< an overlay for services alone
    notBrought,      ///< an overlay network does not come up on this host
    notDnsName,      ///< a swarm's names are
    ingressHeld,     ///< the swarm has one, or still holds the one that was removed
    stillUsed,       ///< somebody is on the network
    servicesUse,     ///< services publish ports by way of ingress
    serviceOn,       ///< a service is on the network
    taskOn,          ///< a container of another host, or of a service that goes, is on the network
    lacksVlan,       ///< the kernel's module 8021q
    lacksIpvlan,     ///< the kernel's module ipvlan
    lacksMacvlan,
    kernelLacks, ///< some module
    noParent,    ///< the parent interface of a macvlan or ipvlan is not there
    parentTaken,
    modeUnknown, ///< an ipvlan's
    noManager,   ///< of a swarm
    noImage,
    ownerDown, ///< whose network it would share
    notRunning,
    predefined, ///< bridge, host, none
    noImageName,
    diskFull,
    // Of pulls alone.
    needsLogin,        ///< or there is no such repository: registries do not tell the two apart
    noSuchTag,         ///< in the registry
    registryAway,      ///< the engine's host does not reach it
    registryPlain,     ///< it speaks no TLS
    registryUntrusted, ///< the engine's host does not know who signed its certificate
    pullLimit,
    otherPlatform,
};
KnownRefusal knownRefusal(std::string_view words);
KnownRefusal knownPullRefusal(std::string_view words);

} // namespace portolan::changes
