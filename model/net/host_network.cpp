#include "model/net/host_network.h"

#include <array>
#include <bit>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include "model/topology/address.h"

namespace portolan::net {
namespace {

using networks::HostInterface;

int prefixOf(const sockaddr *mask) {
    int bits = 0;
    const auto count = [&](const unsigned char *bytes, std::size_t length) {
        for (std::size_t i = 0; i < length; ++i) bits += std::popcount(bytes[i]);
    };
    if (!mask) return 0;
    if (mask->sa_family == AF_INET)
        count(reinterpret_cast<const unsigned char *>(&reinterpret_cast<const sockaddr_in *>(mask)->sin_addr),
              4);
    else
        count(reinterpret_cast<const sockaddr_in6 *>(mask)->sin6_addr.s6_addr, 16);
    return bits;
}

std::string textOf(const sockaddr *address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void *bytes =
        address->sa_family == AF_INET
            ? static_cast<const void *>(&reinterpret_cast<const sockaddr_in *>(address)->sin_addr)
            : static_cast<const void *>(&reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr);
    return inet_ntop(address->sa_family, bytes, text.data(), text.size()) ? text.data() : "";
}

HostInterface &cardOf(std::vector<HostInterface> &cards, const ifaddrs &entry) {
    for (HostInterface &card : cards)
        if (card.name == entry.ifa_name) return card;
    HostInterface card;
    card.name = entry.ifa_name;
    card.up = (entry.ifa_flags & IFF_UP) != 0 && (entry.ifa_flags & IFF_RUNNING) != 0;
    card.loopback = (entry.ifa_flags & IFF_LOOPBACK) != 0;
    std::error_code ignored;
    card.wireless = std::filesystem::exists("/sys/class/net/" + card.name + "/wireless", ignored);
    return cards.emplace_back(std::move(card));
}

std::string dotted(std::uint32_t address) {
    return std::to_string(address >> 24U) + "." + std::to_string((address >> 16U) & 255U) + "." +
           std::to_string((address >> 8U) & 255U) + "." + std::to_string(address & 255U);
}

/// A line of /proc/net/route.
struct RouteLine {
    std::string interface, destination, gateway, flags, count, use, metric, mask;
};

std::vector<RouteLine> linesOf(std::string_view table) {
    std::vector<RouteLine> routes;
    std::istringstream lines{std::string(table)};
    std::string line;
    std::getline(lines, line); // the headings
    while (std::getline(lines, line)) {
        RouteLine r;
        std::istringstream(line) >> r.interface >> r.destination >> r.gateway >> r.flags >> r.count >>
            r.use >> r.metric >> r.mask;
        routes.push_back(std::move(r));
    }
    return routes;
}

/// Eight hexadecimal digits, the lowest byte first.
std::optional<std::uint32_t> hostOrder(std::string_view hex) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (error != std::errc() || end != hex.data() + hex.size()) return std::nullopt;
    return ntohl(value);
}

} // namespace

std::vector<networks::HostRoute> parseRoutes(std::string_view table) {
    std::vector<networks::HostRoute> routes;
    for (const RouteLine &route : linesOf(table)) {
        const auto to = hostOrder(route.destination), bits = hostOrder(route.mask);
        if (!to || !bits || *bits == 0) continue;
        routes.push_back({dotted(*to) + "/" + std::to_string(std::popcount(*bits)), route.interface});
    }
    return routes;
}

networks::HostRoute parseOutward(std::string_view table) {
    for (const RouteLine &route : linesOf(table)) {
        const auto gateway = hostOrder(route.gateway), bits = hostOrder(route.mask);
        if (hostOrder(route.destination) == 0U && bits == 0U && gateway && *gateway != 0)
            return {dotted(*gateway), route.interface};
    }
    return {};
}

std::vector<networks::HostRoute> parseRoutes6(std::string_view table) {
    std::vector<networks::HostRoute> routes;
    std::istringstream lines{std::string(table)};
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string digits, prefix, word, flags, name;
        words >> digits >> prefix;
        for (int skipped = 0; skipped < 6; ++skipped)
            words >> word; // source, its prefix, next hop, metric, counts
        words >> flags >> name;
        unsigned bits = 0;
        const auto [end, error] = std::from_chars(prefix.data(), prefix.data() + prefix.size(), bits, 16);
        if (name.empty() || digits.size() != 32 || error != std::errc() ||
            end != prefix.data() + prefix.size())
            continue;
        std::string address;
        for (std::size_t i = 0; i < digits.size(); i += 4)
            address += (i == 0 ? "" : ":") + digits.substr(i, 4);
        const auto range = topology::parseCidr(address + "/" + std::to_string(bits));
        const bool elsewhere = digits.rfind("fe80", 0) == 0 || digits.rfind("ff", 0) == 0;
        if (!range || bits == 0 || bits == 128 || elsewhere || name == "lo") continue;
        routes.push_back({topology::toString(range->base) + "/" + std::to_string(bits), name});
    }
    return routes;
}

networks::HostNetwork localNetwork() {
    networks::HostNetwork host;
    ifaddrs *list = nullptr;
    if (getifaddrs(&list) != 0) return host;
    host.known = true;
    for (const ifaddrs *entry = list; entry; entry = entry->ifa_next) {
        HostInterface &card = cardOf(host.interfaces, *entry);
        if (!entry->ifa_addr) continue;
        if (entry->ifa_addr->sa_family != AF_INET && entry->ifa_addr->sa_family != AF_INET6) continue;
        card.addresses.push_back(textOf(entry->ifa_addr) + "/" +
                                 std::to_string(prefixOf(entry->ifa_netmask)));
    }
    freeifaddrs(list);
    const auto table = [](const char *path) {
        std::ostringstream text;
        text << std::ifstream(path).rdbuf();
        return text.str();
    };
    const std::string fours = table("/proc/net/route");
    host.routes = parseRoutes(fours);
    host.outward = parseOutward(fours);
    const auto sixes = parseRoutes6(table("/proc/net/ipv6_route"));
    host.routes.insert(host.routes.end(), sixes.begin(), sixes.end());
    return host;
}

} // namespace portolan::net
