#include "model/networks/overlay_ports.h"

#include <algorithm>
#include <set>

#include "model/topology/address.h"

namespace portolan::networks {
namespace {

constexpr std::uint16_t management = 2377, gossip = 7946, vxlan = 4789;

bool isForOthers(const std::string &address) {
    const auto ip = topology::parseIp(address);
    if (!ip) return false;
    static const auto loop4 = *topology::parseCidr("127.0.0.0/8"), loop6 = *topology::parseCidr("::1/128"),
                      any4 = *topology::parseCidr("0.0.0.0/32"), any6 = *topology::parseCidr("::/128");
    return !loop4.contains(*ip) && !loop6.contains(*ip) && !any4.contains(*ip) && !any6.contains(*ip);
}

/// Where an engine's host is reached: as its swarm says, else as its URL does. All addresses of this machine
/// are an engine's that is local: which of them is meant cannot be told.
std::string addressOf(const Engine &engine) {
    if (!engine.swarmNodeAddress.empty()) return engine.swarmNodeAddress;
    if (engine.local) return {};
    const auto found = std::find_if(engine.addresses.begin(), engine.addresses.end(), isForOthers);
    return found == engine.addresses.end() ? std::string() : *found;
}

std::set<std::string> peersTold(const Snapshot &snapshot) {
    std::set<std::string> told;
    for (const auto &network : snapshot.networks) {
        const auto teller = snapshot.engines.find(std::string_view(network->engine.value));
        for (const OverlayPeer &peer : network->peers)
            // Each names itself, too: that proves nothing.
            if (!teller || teller->swarmNodeAddress != peer.address) told.insert(peer.address);
    }
    return told;
}

} // namespace

std::vector<OverlayHost> overlayHosts(const Snapshot &snapshot, const EngineKey &key) {
    std::vector<OverlayHost> hosts;
    const auto told = peersTold(snapshot);
    std::set<std::string> nodes;
    // A worker does not know the others, but a manager of its swarm may be connected, too.
    const auto asked = snapshot.engines.find(std::string_view(key.value));
    const auto fits = [&](const EngineKey &manager) {
        if (manager == key) return true;
        return std::any_of(snapshot.swarmNodes.begin(), snapshot.swarmNodes.end(), [&](const auto &node) {
            return node->engine == manager && asked && node->id == asked->swarmNodeId;
        });
    };
    for (const auto &node : snapshot.swarmNodes) {
        if (!fits(node->engine) || !nodes.insert(node->id).second) continue;
        hosts.push_back({node->hostname, isForOthers(node->address) ? node->address : std::string(),
                         node->role == "manager" ? SwarmRole::manager : SwarmRole::worker, node->state,
                         node->reachability, told.contains(node->address)});
    }
    for (const auto &engine : snapshot.engines) {
        if (engine->state != SourceState::live || nodes.contains(engine->swarmNodeId)) continue;
        const std::string address = addressOf(*engine);
        hosts.push_back({engine->name,
                         isForOthers(address) ? address : std::string(),
                         engine->swarm,
                         {},
                         {},
                         told.contains(address)});
    }
    std::stable_sort(hosts.begin(), hosts.end(),
                     [](const OverlayHost &a, const OverlayHost &b) { return a.name < b.name; });
    return hosts;
}

std::vector<PortQuestion> portsOf(const OverlayHost &host) {
    if (host.address.empty()) return {};
    std::vector<PortQuestion> ports;
    if (host.role == SwarmRole::manager) ports.push_back({host.address, {management, "tcp"}});
    for (const Port &port : {Port{gossip, "tcp"}, Port{gossip, "udp"}, Port{vxlan, "udp"}})
        ports.push_back({host.address, port});
    return ports;
}

} // namespace portolan::networks
