#pragma once

#include <string>
#include <vector>

#include "model/core/network.h"

namespace portolan::networks {

/// What an engine can make of a network, by its driver and the API version that was negotiated ("1.41"). An
/// older engine takes most options that it does not know and does nothing with them. Sources: Docker's
/// release notes of 23.0, 27.0 and 28.0; moby's issue 52469 for overlays; all seen with 20.10 and 29.

/// A driver's modes, its own choice first; none for a driver without.
std::vector<std::string> driverModes(DriverKind kind, const std::string &apiVersion);
std::vector<std::string> ipvlanFlags(const std::string &apiVersion);
/// Of a bridge.
std::vector<std::string> gatewayModes(const std::string &apiVersion);

/// A swarm's managers deal the addresses of an overlay network, and drop reserved ones without a word.
bool keepsReserved(DriverKind kind);
/// Several macvlan networks may stand on one parent, but for those in mode passthru (moby's change 47318). Of
/// an ipvlan there is one for each.
bool sharesParents(const std::string &apiVersion);
/// It takes an address of the subnet for the gateway where none was typed. On a LAN the router has one
/// already: engines before 29 send the containers to the address that they took, later ones leave it (moby's
/// change 50929).
bool dealsGateway(DriverKind kind, const std::string &apiVersion);
/// Both addresses of an IPv4 /31 are dealt (moby's change 42626).
bool dealsPairs(DriverKind kind, const std::string &apiVersion);
/// It finds an IPv6 range by itself.
bool choosesIpv6(const std::string &apiVersion);
/// Later ones make an overlay network with IPv6 that never comes up.
bool hasIpv6Overlays(const std::string &apiVersion);

} // namespace portolan::networks
