#include "model/topology/hosts.h"

#include <algorithm>

namespace portolan::topology {
namespace {

/// Docker Desktop and Podman give every container these, and `--add-host NAME:host-gateway` usually one of
/// them.
bool meansOwnHost(std::string_view name) {
    const NameEqual same;
    return same(name, "host.docker.internal") || same(name, "gateway.docker.internal") ||
           same(name, "host.containers.internal");
}

std::string_view withoutBrackets(std::string_view address) {
    if (address.size() > 2 && address.front() == '[' && address.back() == ']')
        return address.substr(1, address.size() - 2);
    return address;
}

std::string keyOfHost(const HostPort &to) { return to.ip ? toString(*to.ip) : lowered(to.host); }

} // namespace

Hosts::Hosts(const Snapshot &now) : now_(now) {
    std::map<std::string_view, const Engine *> nodes; // by swarm node
    for (const auto &row : now.engines) {
        const Engine *engine = row.get();
        if (row->state == SourceState::duplicate) { // another way to the same machine
            engine = now.engines.find(row->sameAs.value).get();
            if (!engine) continue;
        }
        for (const std::string &address : row->addresses) add(address, engine);
        add(row->swarmNodeAddress, engine);
        if (!row->swarmNodeId.empty()) nodes.emplace(row->swarmNodeId, engine);
    }
    for (const auto &node : now.swarmNodes) {
        if (const auto at = nodes.find(node->id); at != nodes.end()) add(node->address, at->second);
        if (const auto ip = parseIp(node->address)) swarmNodes_.insert(toString(*ip));
    }
    for (const auto &network : now.networks)
        if (driverKind(*network) == DriverKind::bridge)
            for (const Subnet &subnet : network->subnets)
                if (const auto cidr = parseCidr(subnet.subnet))
                    bridges_[network->engine.value].push_back(*cidr);
}

void Hosts::add(std::string_view address, const Engine *engine) {
    const auto put = [&](auto &map, auto key) {
        const auto [from, to] = map.equal_range(key);
        if (std::none_of(from, to, [&](const auto &entry) { return entry.second == engine; }))
            map.emplace(std::move(key), engine);
    };
    address = withoutBrackets(address);
    if (const auto ip = parseIp(address)) {
        // Each container has a loopback of its own: as a way for us to an engine it says nothing to others.
        if (!ip->isLoopback() && !ip->isUnspecified()) put(byIp_, *ip);
    } else if (!address.empty() && !NameEqual()(address, "localhost")) {
        put(byName_, lowered(address));
    }
}

std::vector<const Engine *> Hosts::at(const Engine *viewer, const HostPort &to) const {
    std::vector<const Engine *> out;
    if (to.ip) {
        const auto [from, end] = byIp_.equal_range(*to.ip);
        for (auto at = from; at != end; ++at) {
            const auto bridges = bridges_.find(at->second->key.value);
            const bool internal = bridges != bridges_.end() &&
                                  std::any_of(bridges->second.begin(), bridges->second.end(),
                                              [&](const Cidr &bridge) { return bridge.contains(*to.ip); });
            if (!internal || at->second == viewer) out.push_back(at->second);
        }
    } else if (viewer && meansOwnHost(to.host)) {
        out.push_back(viewer);
    } else {
        const auto [from, end] = byName_.equal_range(lowered(to.host));
        for (auto at = from; at != end; ++at) out.push_back(at->second);
    }
    std::sort(out.begin(), out.end(), [&](const Engine *a, const Engine *b) { // the viewer's own first
        return std::pair(a != viewer, keyOf(*a)) < std::pair(b != viewer, keyOf(*b));
    });
    return out;
}

bool Hosts::isSwarmNode(const HostPort &to) const { return swarmNodes_.contains(keyOfHost(to)); }

void Hosts::indexOpenings() {
    if (std::exchange(openingsIndexed_, true)) return;
    for (const auto &container : now_.containers) {
        if (!isUp(container->state)) continue;
        if (container->networkMode == "host") {
            for (const Port &port : container->exposed)
                openings_[container->engine.value].emplace(PortKey(port.number, port.protocol),
                                                           Opening{container.get(), nullptr});
            continue; // -p is ignored there
        }
        for (const Publication &publication : container->publications)
            if (publication.hostPort != 0)
                openings_[container->engine.value].emplace(
                    PortKey(publication.hostPort, publication.container.protocol),
                    Opening{container.get(), &publication});
    }
}

bool Hosts::fits(const Opening &opening, const HostPort &to) const {
    if (!opening.publication) return true;
    const std::string &hostIp = opening.publication->hostIp;
    const auto bound = parseIp(hostIp);
    if (hostIp.empty() || (bound && bound->isUnspecified())) return true;
    // Which of the host's addresses a name stands for is not known here; its loopback it is not.
    return bound && (to.ip ? *bound == *to.ip : !bound->isLoopback());
}

const Container *Hosts::answering(const Engine &host, const HostPort &to, const std::string &protocol,
                                  const Container *except) {
    indexOpenings();
    const auto openings = openings_.find(host.key.value);
    if (openings == openings_.end()) return nullptr;
    const auto [from, end] = openings->second.equal_range(PortKey(to.port, protocol));
    const Opening *best = nullptr;
    // Publications before what is merely exposed, one for this very address before one for all.
    const auto rank = [&](const Opening &opening) {
        if (!opening.publication) return 2;
        const auto bound = parseIp(opening.publication->hostIp);
        return bound && to.ip && *bound == *to.ip ? 0 : 1;
    };
    for (auto at = from; at != end; ++at) {
        const Opening &opening = at->second;
        if (!fits(opening, to) || (!opening.publication && opening.container == except)) continue;
        if (!best || rank(opening) < rank(*best)) best = &opening;
    }
    return best ? best->container : nullptr;
}

} // namespace portolan::topology
