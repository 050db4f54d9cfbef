#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/topology/address.h"

namespace portolan::playground {

using Ip6 = topology::IpAddress;
using Ip4 = std::uint32_t;      ///< in the machine's order: 172.17.0.1 is 0xac110001
using Ip = topology::IpAddress; ///< of either kind

Ip ipOf(Ip4 address);
std::optional<Ip4> ip4Of(const Ip &address);

std::optional<Ip4> parseIp4(std::string_view text);
std::string toString(Ip4 address);
std::string macOf(Ip4 address); ///< as engines before 28 derive it: 02:42 and the address

struct Subnet {
    Ip4 base = 0;
    int prefix = 32;

    Ip4 mask() const { return prefix == 0 ? 0 : ~Ip4{0} << (32 - prefix); }
    Ip4 last() const { return base | ~mask(); }
    bool contains(Ip4 address) const { return (address & mask()) == base; }
    bool contains(const Subnet &other) const { return other.prefix >= prefix && contains(other.base); }
    bool overlaps(const Subnet &other) const { return contains(other.base) || other.contains(base); }
    std::uint64_t size() const { return std::uint64_t{1} << (32 - prefix); }
    friend bool operator==(const Subnet &, const Subnet &) = default;
};

std::optional<Subnet> parseSubnet(std::string_view text); ///< bits of the host are cleared
std::string toString(const Subnet &subnet);

/// The addresses of one subnet, dealt as the engine deals them: the lowest that is free, in `range` when
/// there is one. The subnet's first and last address are never dealt.
class Pool {
public:
    Pool() = default;
    /// `serial`: as swarms deal, the next one after the last dealt, so that none comes back soon.
    Pool(Subnet subnet, std::optional<Subnet> range, bool serial = false);

    const Subnet &subnet() const { return subnet_; }
    std::optional<Ip4> take();
    bool take(Ip4 address); ///< false: in use already
    void release(Ip4 address) { used_.erase(address); }
    std::uint64_t inUse() const { return used_.size() + 2; } ///< with the first and the last
    std::uint64_t available() const;                         ///< that take() could still deal

private:
    Subnet subnet_;
    std::optional<Subnet> range_;
    std::set<Ip4> used_;
    std::optional<Ip4> lastDealt_; ///< only of a serial one
    bool serial_ = false;
};

/// The addresses of one IPv6 subnet: the lowest that is free, in `range` when there is one; the subnet's
/// first is never dealt.
class Pool6 {
public:
    Pool6() = default;
    explicit Pool6(topology::Cidr subnet, std::optional<topology::Cidr> range = {})
        : subnet_(subnet), range_(range) {}

    const topology::Cidr &subnet() const { return subnet_; }
    std::optional<Ip6> take();
    bool take(const Ip6 &address) { return address != subnet_.base && used_.insert(address).second; }
    void release(const Ip6 &address) { used_.erase(address); }
    std::uint64_t inUse() const { return used_.size() + 1; }
    std::uint64_t available() const; ///< as far as 64 bits count

private:
    const topology::Cidr &from() const { return range_ ? *range_ : subnet_; }

    topology::Cidr subnet_;
    std::optional<topology::Cidr> range_;
    std::set<Ip6> used_;
};

/// The engine's list of subnets for networks that ask for none: 172.17/16 to 172.31/16, then 192.168.0/20
/// to 192.168.240/20. Engines before 28 go on from the last one dealt, today's take the lowest free.
class SubnetChooser {
public:
    std::optional<Subnet> next(const std::vector<Subnet> &taken, bool lowest);

private:
    std::size_t start_ = 0;
};

} // namespace portolan::playground
