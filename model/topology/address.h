#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan::topology {

/// An IPv4 or IPv6 address; IPv4 is kept as IPv6 with the mapped prefix, so that both compare as one kind.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};

    bool isV4() const;
    bool isLoopback() const;    ///< 127.0.0.0/8, ::1
    bool isUnspecified() const; ///< 0.0.0.0, ::
    friend auto operator<=>(const IpAddress &, const IpAddress &) = default;
};

std::optional<IpAddress> parseIp(std::string_view text); ///< without brackets, zone or prefix length
std::string toString(const IpAddress &address);          ///< as Docker writes it

struct Cidr {
    IpAddress base;
    int prefix = 128; ///< counted in the 128 bits of `base`

    bool contains(const IpAddress &address) const;
    friend bool operator==(const Cidr &, const Cidr &) = default;
};

std::optional<Cidr> parseCidr(std::string_view text); ///< the host's bits are cleared

/// Where a relay sends to.
struct HostPort {
    std::string host; ///< IPv4, IPv6 without brackets, or a name
    std::optional<IpAddress> ip;
    std::uint16_t port = 0;
    std::string protocol; ///< tcp, udp, sctp; empty: the address does not tell
};

/// Reads "tcp://172.17.0.2:6379", "TCP4:172.17.0.2:6379" as socat has it, or "redis:6379"; IPv6 in brackets.
/// nullopt: no port, a port that is none (a service's name counts as none), no host or one that cannot be.
std::optional<HostPort> parseHostPort(std::string_view address);

std::optional<std::uint16_t> parsePort(std::string_view digits); ///< 1 to 65535

std::string lowered(std::string_view ascii);

/// As hash and equality of a map: names of DNS are the same in either case.
struct NameHash {
    std::size_t operator()(std::string_view name) const noexcept;
};
struct NameEqual {
    bool operator()(std::string_view a, std::string_view b) const noexcept;
};

} // namespace portolan::topology
