#include "model/networks/surroundings.h"

namespace portolan::networks {
namespace {

constexpr const char *bridgeName = "com.docker.network.bridge.name";

} // namespace

Surroundings surroundingsOf(const Snapshot &snapshot, const EngineKey &engine, HostNetwork host) {
    Surroundings around;
    for (const auto &network : snapshot.networks) {
        if (network->engine != engine) continue;
        around.names.push_back(network->name);
        const auto name = network->options.find(bridgeName);
        if (name != network->options.end()) around.bridges.push_back(name->second);
        const auto parent = network->options.find("parent");
        if (parent != network->options.end()) around.parents.emplace_back(parent->second, network->name);
        for (const Subnet &subnet : network->subnets)
            if (const auto range = topology::parseCidr(subnet.subnet))
                around.occupied.push_back(
                    {*range, Occupied::By::network, network->name, network->id, network->scope == "swarm"});
    }
    for (const HostRoute &route : host.routes) {
        const auto range = topology::parseCidr(route.destination);
        if (!range) continue;
        // Docker's own bridges have routes, too: those are told of by their networks.
        const bool ours = std::any_of(around.occupied.begin(), around.occupied.end(), [&](const Occupied &o) {
            return o.by == Occupied::By::network && o.range == *range;
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
    }
    return around;
}

} // namespace portolan::networks
