#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/networks/surroundings.h"

namespace portolan::networks {

/// Text of a person as a range: what is wrong with it as far as text can be wrong.
enum class CidrTrouble { none, notCidr, hostBits };
struct ReadCidr {
    CidrTrouble trouble = CidrTrouble::notCidr;
    topology::Cidr range; ///< without host bits; only when it could be read
};
ReadCidr readCidr(std::string_view text);

bool isV4(const topology::Cidr &range);
int prefixOf(const topology::Cidr &range); ///< as written: 24 of 192.168.8.0/24
std::string toString(const topology::Cidr &range);
bool overlap(const topology::Cidr &a, const topology::Cidr &b);
bool within(const topology::Cidr &inner, const topology::Cidr &outer);
topology::IpAddress lastOf(const topology::Cidr &range); ///< IPv4: the broadcast address

/// Addresses that containers can have there: without the network's own, IPv4's broadcast, the gateway.
/// 2^62 at most.
std::uint64_t roomFor(const topology::Cidr &range, bool gatewayInside = true);
/// The address `offset` places behind the range's first; nullopt: that is outside.
std::optional<topology::IpAddress> at(const topology::Cidr &range, std::uint64_t offset);

/// Who is in the way of a range.
std::vector<Occupied> inTheWay(const topology::Cidr &range, const std::vector<Occupied> &occupied);

/// A free range like those that Docker itself gives (172.17–31.0.0/16, then 192.168.0.0/20 and on; IPv6:
/// fd00::/64 and on), beside everything in use; nullopt: all of them are taken.
std::optional<topology::Cidr> nextFree(const std::vector<Occupied> &occupied, bool ipv6 = false);

} // namespace portolan::networks
