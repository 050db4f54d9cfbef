#include "model/networks/subnets.h"

#include <charconv>

namespace portolan::networks {
namespace {

using topology::Cidr;
using topology::IpAddress;

constexpr int bits = 128, v4Offset = 96;

/// 2^(free bits), as far as it can be told.
std::uint64_t sizeOf(const Cidr &range) {
    const int free = bits - range.prefix;
    return free >= 62 ? std::uint64_t(1) << 62U : std::uint64_t(1) << static_cast<unsigned>(free);
}

std::optional<Cidr> firstFree(Cidr start, int steps, const std::vector<Occupied> &occupied) {
    for (int step = 0; step < steps; ++step) {
        if (inTheWay(start, occupied).empty()) return start;
        // The next range of the same size: one is added at the last bit of the prefix.
        for (int bit = start.prefix - 1; bit >= 0; --bit) {
            auto &byte = start.base.bytes[static_cast<std::size_t>(bit / 8)];
            const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
            byte = static_cast<std::uint8_t>(byte ^ mask);
            if (byte & mask) break;
        }
    }
    return std::nullopt;
}

} // namespace

bool isV4(const Cidr &range) { return range.prefix >= v4Offset && range.base.isV4(); }

int prefixOf(const Cidr &range) { return isV4(range) ? range.prefix - v4Offset : range.prefix; }

std::string toString(const Cidr &range) {
    return topology::toString(range.base) + "/" + std::to_string(prefixOf(range));
}

ReadCidr readCidr(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    const auto address = topology::parseIp(text.substr(0, slash));
    const auto range = topology::parseCidr(text);
    // Go's reader, and with it engines from 29 on, takes no prefix like "024".
    if (!address || !range || (text[slash + 1] == '0' && text.size() > slash + 2)) return {};
    return {range->base == *address ? CidrTrouble::none : CidrTrouble::hostBits, *range};
}

bool within(const Cidr &inner, const Cidr &outer) {
    return inner.prefix >= outer.prefix && outer.contains(inner.base);
}

bool overlap(const Cidr &a, const Cidr &b) { return within(a, b) || within(b, a); }

IpAddress lastOf(const Cidr &range) {
    IpAddress last = range.base;
    for (int bit = range.prefix; bit < bits; ++bit)
        last.bytes[static_cast<std::size_t>(bit / 8)] |= static_cast<std::uint8_t>(0x80U >> (bit % 8));
    return last;
}

bool isEdge(const Cidr &subnet, const IpAddress &address) {
    if (!isV4(subnet)) return address == subnet.base;
    return subnet.prefix < bits - 1 && (address == subnet.base || address == lastOf(subnet));
}

std::uint64_t roomFor(const Cidr &range) { return roomIn(range, range, firstOf(range, {})); }

std::uint64_t roomIn(const Cidr &part, const Cidr &subnet, const std::optional<IpAddress> &gateway) {
    const auto kept = [&](const IpAddress &address) { return part.contains(address) ? 1U : 0U; };
    const IpAddress last = lastOf(subnet);
    return sizeOf(part) - (isEdge(subnet, subnet.base) ? kept(subnet.base) : 0) -
           (last != subnet.base && isEdge(subnet, last) ? kept(last) : 0) -
           (gateway && !isEdge(subnet, *gateway) ? kept(*gateway) : 0);
}

std::optional<IpAddress> firstOf(const Cidr &subnet, const std::optional<Cidr> &part) {
    const Cidr &pool = part && within(*part, subnet) ? *part : subnet;
    return at(pool, isEdge(subnet, pool.base) ? 1 : 0);
}

std::optional<IpAddress> at(const Cidr &range, std::uint64_t offset) {
    if (offset >= sizeOf(range)) return std::nullopt;
    IpAddress address = range.base;
    unsigned carry = 0;
    for (std::size_t i = 16; i-- > 0;) {
        const unsigned sum = address.bytes[i] + static_cast<unsigned>(offset & 0xFFU) + carry;
        address.bytes[i] = static_cast<std::uint8_t>(sum & 0xFFU);
        carry = sum >> 8U;
        offset >>= 8U;
    }
    return address;
}

std::vector<Occupied> inTheWay(const Cidr &range, const std::vector<Occupied> &occupied) {
    std::vector<Occupied> found;
    for (const Occupied &one : occupied)
        if (overlap(range, one.range)) found.push_back(one);
    return found;
}

std::optional<Cidr> nextFree(const std::vector<Occupied> &occupied, Pool pool) {
    const auto range = [](const char *text) { return *topology::parseCidr(text); };
    if (pool == Pool::ipv6) return firstFree(range("fd00:0:0:1::/64"), 4096, occupied);
    if (pool == Pool::swarm) return firstFree(range("10.0.1.0/24"), 4096, occupied);
    auto found = firstFree(range("172.17.0.0/16"), 15, occupied);
    if (!found) found = firstFree(range("192.168.0.0/20"), 16, occupied);
    return found;
}

} // namespace portolan::networks
