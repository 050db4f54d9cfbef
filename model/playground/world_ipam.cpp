#include <algorithm>

#include "model/playground/ipam_problems.h"
#include "model/playground/world.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

std::string inQuotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

tl::unexpected<Refusal> auxiliaryTaken(const std::string &name, const std::string &address) {
    return tl::unexpected(Refusal{500, "failed to allocate secondary ip address (" + name + ":" + address +
                                           "): Address already in use"});
}

/// Of another kind than the subnet or outside of it, it counts for nothing.
std::optional<topology::Cidr> rangeOf(const std::string &text, const topology::Cidr &subnet) {
    const auto range = topology::parseCidr(text);
    const bool within = range && range->prefix >= subnet.prefix && subnet.contains(range->base);
    return within ? range : std::nullopt;
}

} // namespace

std::vector<Subnet> World::takenSubnets() const {
    std::vector<Subnet> taken;
    for (const auto &[id, network] : networks_)
        if (!network->ofSwarm() || network->here) // a swarm's network holds its range only where it is
            for (const IpamEntry &entry : network->ipam) taken.push_back(entry.pool.subnet());
    return taken;
}

std::optional<Subnet> World::chooseSubnet() { return chooser_.next(takenSubnets(), profile().modern()); }

Refusal World::badSubnet(const std::string &text) const {
    if (!profile().modern()) return {500, "Invalid subnet " + text + " : invalid CIDR address: " + text};
    const bool slash = text.find('/') != std::string::npos;
    return {400, "invalid JSON: netip.ParsePrefix(" + inQuotes(text) +
                     "): " + (slash ? "prefix length out of range" : "no '/'")};
}

Answer<std::vector<IpamEntry>> World::readIpam(const Json &ipam, const std::string &driver) {
    const bool modern = profile().modern();
    std::vector<IpamEntry> entries;
    const Json &configs = field(ipam, "Config");
    std::string problems; // today's engine tells all at once
    for (const Json &config : configs) {
        IpamEntry entry;
        entry.subnet = stringIn(config, "Subnet");
        entry.range = stringIn(config, "IPRange");
        entry.gateway = stringIn(config, "Gateway");
        entry.gatewayShown = modern || !entry.gateway.empty();
        for (const auto &[name, address] : field(config, "AuxiliaryAddresses").items())
            if (address.is_string()) entry.auxiliary[name] = address.get<std::string>();
        if (entry.subnet.find(':') != std::string::npos) continue; // read by readIpam6
        const auto subnet = parseSubnet(entry.subnet);
        if (!subnet && !(modern && entry.subnet.empty())) return tl::unexpected(badSubnet(entry.subnet));
        const std::optional<Subnet> range = parseSubnet(entry.range);
        if (modern) problems += ipamProblems(config);
        if (!subnet) continue;
        entry.pool = Pool(*subnet, range);
        entries.push_back(std::move(entry));
    }
    if (!problems.empty()) return refuse(400, "invalid network config:" + problems);
    if (modern && driver == "bridge" && entries.size() > 1)
        return refuse(403, "bridge driver doesn't support multiple subnets");

    if (entries.empty()) {
        const auto subnet = chooseSubnet();
        if (!subnet)
            return modern ? refuse(404, "all predefined address pools have been fully subnetted")
                          : refuse(404,
                                   "could not find an available, non-overlapping IPv4 address pool among the "
                                   "defaults to assign to the network");
        IpamEntry entry;
        entry.subnet = toString(*subnet);
        entry.pool = Pool(*subnet, std::nullopt);
        entries.push_back(std::move(entry));
    } else {
        std::vector<Subnet> taken = takenSubnets();
        for (const IpamEntry &entry : entries) {
            if (std::ranges::any_of(taken, [&](const Subnet &o) { return o.overlaps(entry.pool.subnet()); }))
                return refuse(403, std::string(modern ? "invalid pool request: " : "") +
                                       "Pool overlaps with other one on this address space");
            taken.push_back(entry.pool.subnet());
        }
    }
    for (IpamEntry &entry : entries) {
        const bool lan = driver == "macvlan" || driver == "ipvlan";
        const bool none = lan && entry.gateway.empty() && !profile().guessesRouters();
        if (const auto gateway = parseIp4(entry.gateway)) {
            if (!entry.pool.subnet().contains(*gateway))
                return refuse(500, "failed to allocate gateway (" + entry.gateway +
                                       "): Requested address is out of range");
            entry.gatewayAddress = gateway;
            if (!entry.pool.take(*gateway))
                return refuse(500,
                              "failed to allocate gateway (" + entry.gateway + "): Address already in use");
        } else if (!none) {
            entry.gatewayAddress = entry.pool.take();
        }
        for (const auto &[name, address] : entry.auxiliary)
            if (const auto ip = parseIp4(address); ip && !entry.pool.take(*ip))
                return auxiliaryTaken(name, address);
    }
    return entries;
}

/// IPv6. Today's engine passes over it where it is not switched on, and finds a subnet of its own where it
/// is.
Answer<> World::readIpam6(const Json &ipam, Network &network) {
    const bool modern = profile().modern();
    if (modern && !network.ipv6) return {};
    bool first = true, any4 = false;
    std::string problems;
    for (const Json &config : field(ipam, "Config")) {
        Ipam6Entry entry;
        entry.subnet = stringIn(config, "Subnet");
        entry.range = stringIn(config, "IPRange");
        entry.gateway = stringIn(config, "Gateway");
        entry.gatewayShown = modern || !entry.gateway.empty();
        if (entry.subnet.find(':') == std::string::npos) {
            any4 = any4 || !entry.subnet.empty();
            continue;
        }
        network.ipam6First = network.ipam6First || (first && !any4 && modern);
        first = false;
        const auto subnet = topology::parseCidr(entry.subnet);
        if (!subnet || subnet->base.isV4()) return tl::unexpected(badSubnet(entry.subnet));
        for (const auto &[id, other] : networks_)
            for (const Ipam6Entry &theirs : other->ipam6)
                if (theirs.pool.subnet().contains(subnet->base) ||
                    subnet->contains(theirs.pool.subnet().base))
                    return refuse(403, std::string(modern ? "invalid pool request: " : "") +
                                           "Pool overlaps with other one on this address space");
        const auto gateway = topology::parseIp(entry.gateway);
        if (modern) problems += ipamProblems(config);
        if (!modern && gateway && !subnet->contains(*gateway))
            return refuse(500, "failed to allocate gateway (" + entry.gateway +
                                   "): Requested address is out of range");
        entry.pool = Pool6(*subnet, rangeOf(entry.range, *subnet));
        network.ipam6.push_back(std::move(entry));
    }
    if (!problems.empty()) return refuse(400, "invalid network config:" + problems);
    if (network.ipv6 && network.ipam6.empty()) {
        if (!modern)
            return refuse(404,
                          "could not find an available, non-overlapping IPv6 address pool among the defaults "
                          "to assign to the network");
        const std::string id = newId();
        Ipam6Entry entry;
        entry.subnet = "fd" + id.substr(0, 2) + ":" + id.substr(2, 4) + ":" + id.substr(6, 4) + ":" +
                       id.substr(10, 4) + "::/64";
        const auto subnet = topology::parseCidr(entry.subnet);
        entry.subnet = topology::toString(subnet->base) + "/64";
        entry.pool = Pool6(*subnet);
        network.ipam6.push_back(std::move(entry));
    }
    for (Ipam6Entry &entry : network.ipam6) {
        const auto gateway = topology::parseIp(entry.gateway);
        entry.gatewayAddress = gateway && entry.pool.take(*gateway) ? gateway : entry.pool.take();
        for (const Json &config : field(ipam, "Config"))
            for (const auto &[name, address] : field(config, "AuxiliaryAddresses").items()) {
                const auto ip = topology::parseIp(address.is_string() ? address.get<std::string>() : "");
                if (ip && entry.pool.subnet().contains(*ip) && !entry.pool.take(*ip))
                    return auxiliaryTaken(name,
                                          modern ? topology::toString(*ip) : address.get<std::string>());
            }
    }
    return {};
}

} // namespace portolan::playground
