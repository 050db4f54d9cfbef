#include "model/networks/surroundings.h"

#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

constexpr const char *bridgeOption = "com.docker.network.bridge.name";

/// The engine names a bridge by the network's id where nobody else names it.
std::string bridgeOf(const Network &network) {
    if (driverKind(network) != DriverKind::bridge) return {};
    const auto name = network.options.find(bridgeOption);
    return name != network.options.end() ? name->second : "br-" + network.id.value.substr(0, 12);
}

} // namespace

Surroundings surroundingsOf(const Snapshot &snapshot, const EngineKey &engine, HostNetwork host) {
    Surroundings around;
    for (const auto &network : snapshot.networks) {
        if (network->engine != engine) continue;
        around.names.push_back(network->name);
        if (std::string bridge = bridgeOf(*network); !bridge.empty())
            around.bridges.push_back(std::move(bridge));
        const auto parent = network->options.find("parent");
        const bool stands = sharesLan(driverKind(*network)) && parent != network->options.end();
        if (stands) {
            const auto mode = network->options.find("macvlan_mode");
            const bool passthru = mode != network->options.end() && mode->second == "passthru";
            around.parents.push_back({parent->second, network->name, driverKind(*network), passthru});
        }
        for (const Subnet &subnet : network->subnets)
            if (const auto range = topology::parseCidr(subnet.subnet))
                around.occupied.push_back({*range, Occupied::By::network, network->name, network->id,
                                           network->scope == "swarm", network->ingress,
                                           stands ? parent->second : std::string()});
    }
    for (const HostRoute &route : host.routes) {
        const auto range = topology::parseCidr(route.destination);
        if (!range) continue;
        // Docker's own bridges have routes, too: those are told of by their networks.
        const bool ours = std::any_of(around.occupied.begin(), around.occupied.end(), [&](const Occupied &o) {
            return o.by == Occupied::By::network && o.parent.empty() && o.range == *range;
        });
        if (!ours) around.occupied.push_back({*range, Occupied::By::hostRoute, route.interface, {}, false});
    }
    std::sort(around.occupied.begin(), around.occupied.end(), [](const Occupied &a, const Occupied &b) {
        return std::tie(a.range.base, a.range.prefix, a.name) <
               std::tie(b.range.base, b.range.prefix, b.name);
    });
    around.host = std::move(host);
    if (const auto seen = snapshot.engines.find(std::string_view(engine.value))) {
        around.apiVersion = seen->apiVersion;
        around.swarm = seen->swarm;
        around.rootless = seen->rootless;
    }
    return around;
}

std::vector<HostInterface> parentChoices(const Surroundings &around) {
    std::vector<HostInterface> cards;
    for (const HostInterface &card : around.host.interfaces) {
        const bool isBridge =
            std::find(around.bridges.begin(), around.bridges.end(), card.name) != around.bridges.end();
        // A container's end of a cable is named so by Docker.
        if (!card.loopback && !isBridge && card.name.rfind("veth", 0) != 0) cards.push_back(card);
    }
    const auto rank = [&](const HostInterface &card) {
        if (!card.up) return 3;
        return card.name == around.host.outward.interface ? 0 : isLikelyParent(card) ? 1 : 2;
    };
    std::stable_sort(cards.begin(), cards.end(), [&](const HostInterface &a, const HostInterface &b) {
        return std::pair(rank(a), a.name) < std::pair(rank(b), b.name);
    });
    return cards;
}

const HostInterface *cardNamed(const HostNetwork &host, std::string_view name) {
    const auto found = std::find_if(host.interfaces.begin(), host.interfaces.end(),
                                    [&](const HostInterface &card) { return card.name == name; });
    return found == host.interfaces.end() ? nullptr : &*found;
}

bool sharesLan(DriverKind kind) { return kind == DriverKind::macvlan || kind == DriverKind::ipvlan; }

bool isLikelyParent(const HostInterface &card) { return card.up && !card.wireless && lanOf(card); }

std::optional<topology::Cidr> lanOf(const HostInterface &card) {
    for (const std::string &address : card.addresses) {
        auto range = topology::parseCidr(address);
        if (range && isV4(*range)) return range;
    }
    return std::nullopt;
}

} // namespace portolan::networks
