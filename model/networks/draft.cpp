#include "model/networks/draft.h"

#include "model/networks/abilities.h"
#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

using Map = std::map<std::string, std::string>;

Map pairsOf(const std::vector<std::string> &lines) {
    Map pairs;
    for (const std::string &line : lines) {
        const std::size_t equals = line.find('=');
        pairs[line.substr(0, equals)] = equals == std::string::npos ? std::string() : line.substr(equals + 1);
    }
    return pairs;
}

void addOptions(const Draft &draft, Map &options) {
    const auto set = [&](const char *name, const std::string &value) {
        if (!value.empty()) options[name] = value;
    };
    // The drivers of the LAN do not read it: their containers have the parent's.
    if (!sharesLan(draft.kind)) set("com.docker.network.driver.mtu", draft.mtu);
    switch (draft.kind) {
    case DriverKind::bridge:
        set("com.docker.network.bridge.name", draft.bridgeName);
        set("com.docker.network.bridge.host_binding_ipv4", draft.hostBinding);
        set("com.docker.network.bridge.gateway_mode_ipv4", draft.gatewayMode);
        if (draft.ipv6) set("com.docker.network.bridge.gateway_mode_ipv6", draft.gatewayMode6);
        if (!draft.icc) set("com.docker.network.bridge.enable_icc", "false");
        if (!draft.masquerade) set("com.docker.network.bridge.enable_ip_masquerade", "false");
        break;
    case DriverKind::overlay:
        if (draft.encrypted) options["encrypted"] = "";
        break;
    case DriverKind::macvlan:
        set("macvlan_mode", draft.mode);
        break;
    case DriverKind::ipvlan:
        set("ipvlan_mode", draft.mode);
        set("ipvlan_flag", draft.flag);
        break;
    default:
        break;
    }
    if (sharesLan(draft.kind)) set("parent", parentOf(draft));
}

const char *driverName(DriverKind kind) {
    switch (kind) {
    case DriverKind::overlay:
        return "overlay";
    case DriverKind::macvlan:
        return "macvlan";
    case DriverKind::ipvlan:
        return "ipvlan";
    default:
        return "bridge";
    }
}

} // namespace

std::string parentOf(const Draft &draft) {
    return draft.vlan.empty() || draft.parent.empty() ? draft.parent : draft.parent + "." + draft.vlan;
}

bool isRouted(const Draft &draft) {
    return draft.kind == DriverKind::ipvlan && (draft.mode == "l3" || draft.mode == "l3s");
}

changes::NetworkSpec specOf(const Draft &draft) {
    changes::NetworkSpec spec;
    spec.name = draft.name;
    spec.driver = driverName(draft.kind);
    if (!draft.subnet.empty()) spec.subnets.push_back({draft.subnet, draft.gateway, draft.range, {}});
    if (draft.ipv6 && !draft.subnet6.empty())
        spec.subnets.push_back({draft.subnet6, draft.gateway6, draft.range6, {}});
    for (const auto &[name, address] : keepsReserved(draft.kind) ? pairsOf(draft.aux) : Map()) {
        const auto ip = topology::parseIp(address);
        for (Subnet &subnet : spec.subnets) {
            const auto range = topology::parseCidr(subnet.subnet);
            if (ip && range && range->contains(*ip)) subnet.auxAddresses[name] = address;
        }
    }
    spec.ipv6 = draft.ipv6;
    spec.internal = draft.internal;
    spec.attachable = draft.kind == DriverKind::overlay && draft.attachable;
    spec.labels = pairsOf(draft.labels);
    spec.options = pairsOf(draft.options);
    addOptions(draft, spec.options);
    return spec;
}

Severity severityOf(Trouble trouble) {
    if (trouble >= Trouble::vlanIsMade) return Severity::good;
    return trouble < Trouble::overlapsRoute ? Severity::error : Severity::warning;
}

bool hasErrors(const std::vector<Finding> &findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding &f) { return severityOf(f.what) == Severity::error; });
}

Example exampleOf(const Draft &draft, const Surroundings &around) {
    Example example;
    std::optional<topology::Cidr> range;
    if (!draft.subnet.empty())
        range = topology::parseCidr(draft.subnet);
    else
        range = nextFree(around.occupied, draft.kind == DriverKind::overlay ? Pool::swarm : Pool::local);
    if (!range) return example;
    const auto part = topology::parseCidr(draft.range);
    const topology::Cidr pool = part && within(*part, *range) ? *part : *range;
    example.gateway = draft.gateway;
    const auto first = firstOf(*range, part);
    if (example.gateway.empty() && first && dealsGateway(draft.kind, around.apiVersion))
        example.gateway = topology::toString(*first);
    for (std::uint64_t i = 0; example.containers.size() < 2; ++i) {
        const auto address = at(pool, i);
        if (!address) break;
        if (isEdge(*range, *address)) continue;
        const std::string text = topology::toString(*address);
        if (text != example.gateway) example.containers.push_back(text);
    }
    return example;
}

} // namespace portolan::networks
