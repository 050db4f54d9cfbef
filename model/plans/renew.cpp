#include "model/plans/renew.h"

#include <algorithm>

#include "model/networks/membership.h"

namespace portolan::plans {
namespace {

constexpr const char *vxlanIds = "com.docker.network.driver.overlay.vxlanid_list";
constexpr const char *ingressName = "ingress", *bridgeName = "docker_gwbridge";

template <class Rows>
std::vector<std::string> namesOf(const Rows &rows) {
    std::vector<std::string> names;
    for (const auto &row : rows) names.push_back(row->name);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

std::optional<SwarmNetwork> swarmNetworkOf(const Network &network) {
    if (network.ingress) return SwarmNetwork::ingress;
    if (network.name == bridgeName && driverKind(network) == DriverKind::bridge)
        return SwarmNetwork::gatewayBridge;
    return std::nullopt;
}

std::shared_ptr<const Network> swarmNetwork(const Snapshot &snapshot, const EngineKey &engine,
                                            SwarmNetwork which) {
    for (const auto &network : snapshot.networks)
        if (network->engine == engine && swarmNetworkOf(*network) == which) return network;
    return nullptr;
}

std::vector<Precondition> preconditionsOf(const Snapshot &snapshot, const EngineKey &key,
                                          SwarmNetwork which) {
    using What = Precondition::What;
    const auto engine = snapshot.engines.find(std::string_view(key.value));
    const SwarmRole role = engine ? engine->swarm : SwarmRole::none;
    const auto now = swarmNetwork(snapshot, key, which);
    const networks::Members on = now ? networks::membersOf(*now, snapshot) : networks::Members();
    const Precondition nobodyOn{What::nobodyOn, on.up.empty(), namesOf(on.up)};
    if (which == SwarmNetwork::ingress) {
        // A service whose ports are the hosts' own has no address there.
        return {{What::manager, role == SwarmRole::manager, {}},
                {What::noService, on.services.empty(), namesOf(on.services)},
                // Of a service that was removed the containers go later. An engine whose ingress is removed
                // before that does not clear it away.
                nobodyOn};
    }
    return {{What::noSwarm, role == SwarmRole::none, {}}, nobodyOn};
}

changes::NetworkSpec specOf(const Network *now, SwarmNetwork which) {
    changes::NetworkSpec spec;
    const bool ingress = which == SwarmNetwork::ingress;
    spec.name = now ? now->name : ingress ? ingressName : bridgeName;
    spec.driver = ingress ? "overlay" : "bridge";
    spec.ingress = ingress;
    if (!now) {
        if (!ingress)
            spec.options = {{"com.docker.network.bridge.name", bridgeName},
                            {"com.docker.network.bridge.enable_icc", "false"},
                            {"com.docker.network.bridge.enable_ip_masquerade", "true"}};
        return spec;
    }
    spec.subnets = now->subnets;
    spec.ipv6 = now->ipv6;
    spec.internal = now->internal;
    spec.options = now->options;
    spec.options.erase(vxlanIds); // the engine deals them
    spec.labels = now->labels;
    return spec;
}

Plan renew(const Network *now, SwarmNetwork which, changes::NetworkSpec wanted) {
    Plan plan;
    const changes::NetworkRef made{{}, wanted.name};
    if (now)
        plan.steps.push_back({changes::RemoveNetwork{{now->id, now->name}},
                              changes::CreateNetwork{specOf(now, which)}, false});
    plan.steps.push_back({changes::CreateNetwork{std::move(wanted)}, changes::RemoveNetwork{made}, false});
    return plan;
}

} // namespace portolan::plans
