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
std::uint64_t roomFor(const topology::Cidr &range);
/// The same of a part of a subnet, whose gateway is known or is none.
std::uint64_t roomIn(const topology::Cidr &part, const topology::Cidr &subnet,
                     const std::optional<topology::IpAddress> &gateway);
/// The subnet's own address, and IPv4's broadcast; of an IPv4 /31 both are for machines.
bool isEdge(const topology::Cidr &subnet, const topology::IpAddress &address);
/// What an engine deals first of a subnet, or of the part from which it is to deal.
std::optional<topology::IpAddress> firstOf(const topology::Cidr &subnet,
                                           const std::optional<topology::Cidr> &part);
/// The address `offset` places behind the range's first; nullopt: that is outside.
std::optional<topology::IpAddress> at(const topology::Cidr &range, std::uint64_t offset);

/// Who is in the way of a range.
std::vector<Occupied> inTheWay(const topology::Cidr &range, const std::vector<Occupied> &occupied);

/// A free range like those that Docker itself gives (172.17–31.0.0/16, then 192.168.0.0/20 and on; a swarm:
/// 10.0.1.0/24 and on, Docker's advice for overlays; IPv6: fd00::/64 and on), beside everything in use;
/// nullopt: all of them are taken.
enum class Pool { local, swarm, ipv6 };
std::optional<topology::Cidr> nextFree(const std::vector<Occupied> &occupied, Pool pool = Pool::local);

} // namespace portolan::networks
