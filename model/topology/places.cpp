#include "model/topology/places.h"

#include <algorithm>
#include <utility>

#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

Place answered(const Container *holder, bool byName = false) {
    return {Place::Kind::answered, holder, byName};
}
Place empty(bool byName = false) { return {Place::Kind::empty, nullptr, byName}; }

bool isLan(const Network &network) {
    return driverKind(network) == DriverKind::macvlan || driverKind(network) == DriverKind::ipvlan;
}

bool isUserDefined(const Network &network) {
    const DriverKind kind = driverKind(network);
    return kind != DriverKind::host && kind != DriverKind::none &&
           !(kind == DriverKind::bridge && network.name == "bridge") && !network.ingress;
}

} // namespace

/// What a lookup has to know of the one who asks.
struct Places::Viewer {
    const Container &self;
    const Container *owner; ///< whose network it is in: itself, unless in `container:` mode; nullptr: gone
    const Engine *engine;
    bool onHost = false;
    Rows<Endpoint> endpoints; ///< the owner's
};

Places::Viewer Places::viewerOf(const Container &from) {
    Viewer out{from, &from, atlas_.engine(from.engine), false, {}};
    if (const auto shared = now_.sharedNetworks.find(from.id.value))
        out.owner = shared->owner.empty() ? nullptr : atlas_.container(shared->owner.value);
    if (!out.owner) return out;
    out.onHost = out.owner->networkMode == "host";
    out.endpoints = rowsOf<Endpoint>(now_.endpoints, out.owner->id.value);
    return out;
}

Hosts &Places::hosts() {
    if (!hosts_) hosts_.emplace(now_);
    return *hosts_;
}

const std::vector<Places::SubnetOf> &Places::subnetsOf(const EngineKey &engine) {
    if (subnetsByEngine_.empty())
        for (const auto &network : now_.networks)
            for (const Subnet &subnet : network->subnets)
                if (const auto cidr = parseCidr(subnet.subnet))
                    subnetsByEngine_[network->engine.value].push_back({*cidr, network.get()});
    return subnetsByEngine_[engine.value];
}

const std::unordered_multimap<std::string_view, const Endpoint *> &Places::endpointsByAddress() {
    if (!std::exchange(addressesIndexed_, true)) {
        endpointsByAddress_.reserve(now_.endpoints.size());
        for (const auto &endpoint : now_.endpoints) {
            if (!endpoint->ipv4.empty()) endpointsByAddress_.emplace(endpoint->ipv4, endpoint.get());
            if (!endpoint->ipv6.empty()) endpointsByAddress_.emplace(endpoint->ipv6, endpoint.get());
        }
    }
    return endpointsByAddress_;
}

/// The same 172.17.0.2 is on every host; what reaches over hosts is a network with one id on all of them, or
/// a piece of LAN that both sit on.
bool Places::isReachable(const Viewer &viewer, const Endpoint &endpoint) {
    const EngineKey &here = viewer.self.engine;
    if (endpoint.engine == here || atlas_.network(here, endpoint.network.value)) return true;
    const Network *there = atlas_.network(endpoint.engine, endpoint.network.value);
    if (!there || !isLan(*there)) return false;
    const auto &own = subnetsOf(here);
    return std::any_of(there->subnets.begin(), there->subnets.end(), [&](const Subnet &subnet) {
        const auto cidr = parseCidr(subnet.subnet);
        return cidr && std::any_of(own.begin(), own.end(), [&](const SubnetOf &mine) {
                   return isLan(*mine.network) && mine.cidr == *cidr;
               });
    });
}

std::optional<Place> Places::endpoint(const Viewer &viewer, const IpAddress &ip) {
    const std::string text = toString(ip);
    const auto [from, end] = endpointsByAddress().equal_range(text);
    const Endpoint *best = nullptr;
    const auto rank = [&](const Endpoint &candidate) {
        const bool near = std::any_of(viewer.endpoints.begin(), viewer.endpoints.end(),
                                      [&](const auto &own) { return own->network == candidate.network; });
        return std::tuple(!near, candidate.engine != viewer.self.engine, keyOf(candidate));
    };
    for (auto at = from; at != end; ++at)
        if (isReachable(viewer, *at->second) && (!best || rank(*at->second) < rank(*best))) best = at->second;
    if (!best) return std::nullopt;
    const Container *holder = atlas_.container(best->container.value);
    return holder ? std::optional(answered(holder)) : std::nullopt;
}

/// A container's loopback is its own and that of those who share its network.
std::optional<Place> Places::loopback(const Viewer &viewer, const HostPort &to, const std::string &protocol) {
    if (!viewer.owner) return std::nullopt;
    if (viewer.onHost && viewer.engine) {
        const Container *holder = hosts().answering(*viewer.engine, to, protocol, &viewer.self);
        return holder ? answered(holder) : empty();
    }
    std::vector<const Container *> others;
    if (viewer.owner != &viewer.self) others.push_back(viewer.owner);
    for (const auto &shared : now_.sharedNetworks)
        if (shared->owner == viewer.owner->id && shared->guest != viewer.self.id && !shared->stranded)
            if (const Container *guest = atlas_.container(shared->guest.value)) others.push_back(guest);
    std::erase_if(others, [](const Container *other) { return !isUp(other->state); });
    const auto exposes = [&](const Container *other) {
        const Port wanted{to.port, protocol};
        return std::find(other->exposed.begin(), other->exposed.end(), wanted) != other->exposed.end();
    };
    const auto best = std::find_if(others.begin(), others.end(), exposes);
    if (best != others.end()) return answered(*best);
    if (!others.empty()) return answered(others.front());
    return std::nullopt;
}

std::optional<Place> Places::linked(const Viewer &viewer, const HostPort &to) {
    const NameEqual same;
    for (const auto &link : rowsOf<Link>(now_.links, viewer.owner->id.value)) {
        const Container *target = link->target.empty() ? nullptr : atlas_.container(link->target.value);
        bool meant = same(link->alias, to.host);
        // /etc/hosts of the default bridge has the real name and the hostname beside the alias.
        if (link->kind == LinkKind::defaultBridge)
            meant = meant || same(link->targetName, to.host) || (target && same(target->hostname, to.host));
        if (!meant) continue;
        return target && isUp(target->state) ? answered(target, true) : empty(true);
    }
    return std::nullopt;
}

/// As Docker's resolver does it: the whole name on each network, then "name.network" at every dot.
std::optional<Place> Places::named(const Viewer &viewer, std::string_view name) {
    if (name.ends_with('.')) name.remove_suffix(1);
    bool known = false;
    std::string_view asked = name;
    std::string_view onNetwork;
    while (true) {
        for (const auto &endpoint : viewer.endpoints) {
            const Network *network = atlas_.network(endpoint->engine, endpoint->network.value);
            if (!network || !isUserDefined(*network)) continue;
            if (!onNetwork.empty() && network->name != onNetwork) continue;
            const Names::Answer answer = names_.on(endpoint->network, asked);
            if (answer.holder) return answered(answer.holder, true);
            known = known || answer.known;
        }
        const auto dot = asked.rfind('.');
        if (dot == std::string_view::npos || dot == 0) break;
        asked = name.substr(0, dot);
        onNetwork = name.substr(dot + 1);
    }
    return known ? std::optional(empty(true)) : std::nullopt;
}

bool Places::isServed(const SwarmService &service) const {
    return std::any_of(now_.swarmTasks.begin(), now_.swarmTasks.end(), [&](const auto &task) {
        return task->service == service.id && task->state == "running";
    });
}

/// The task's container, when there is one that we see.
const Container *Places::holderOf(const SwarmService &service) const {
    const Container *only = nullptr;
    for (const auto &task : now_.swarmTasks) {
        if (task->service != service.id || task->state != "running") continue;
        const auto container = now_.containers.find(task->container.value);
        if (!container || only) return nullptr;
        only = container.get();
    }
    return only;
}

/// A swarm's service answers at its virtual address, by its name on its networks, and by its published ports
/// on every node.
std::optional<Place> Places::service(const Viewer &viewer, const HostPort &to) {
    for (const auto &service : now_.swarmServices) {
        bool meant = false, byName = false;
        if (to.ip) {
            for (const std::string &address : service->virtualAddresses) {
                const auto ip = parseIp(std::string_view(address).substr(0, address.find('/')));
                meant = meant || (ip && *ip == *to.ip);
            }
            meant = meant || (hosts().isSwarmNode(to) &&
                              std::any_of(service->publications.begin(), service->publications.end(),
                                          [&](const Publication &p) { return p.hostPort == to.port; }));
        } else if (NameEqual()(service->name, to.host)) {
            byName = meant =
                std::any_of(viewer.endpoints.begin(), viewer.endpoints.end(), [&](const auto &endpoint) {
                    return std::find(service->networks.begin(), service->networks.end(), endpoint->network) !=
                           service->networks.end();
                });
        }
        if (!meant) continue;
        return isServed(*service) ? answered(holderOf(*service), byName) : empty(byName);
    }
    return std::nullopt;
}

/// A bridge's gateway is the host itself. One of a macvlan is a router of the LAN.
bool Places::isOwnGateway(const Viewer &viewer, const IpAddress &ip) {
    for (const auto &[cidr, network] : subnetsOf(viewer.self.engine)) {
        if (driverKind(*network) != DriverKind::bridge || !cidr.contains(ip)) continue;
        for (const Subnet &subnet : network->subnets)
            if (parseIp(subnet.gateway) == ip) return true;
        // Engines before 29 do not tell a gateway that they chose themselves; the endpoints know it.
        for (const auto &endpoint : viewer.endpoints)
            if (endpoint->network == network->id && parseIp(endpoint->gateway) == ip) return true;
    }
    return false;
}

std::optional<Place> Places::host(const Viewer &viewer, const HostPort &to, const std::string &protocol) {
    std::vector<const Engine *> candidates = hosts().at(viewer.engine, to);
    if (to.ip && viewer.engine && isOwnGateway(viewer, *to.ip)) candidates = {viewer.engine};
    for (const Engine *candidate : candidates)
        if (const Container *holder = hosts().answering(*candidate, to, protocol, &viewer.self))
            return answered(holder);
    return candidates.empty() ? std::nullopt : std::optional(empty());
}

Place Places::find(const Container &from, const HostPort &to, const std::string &givenProtocol) {
    const Viewer viewer = viewerOf(from);
    const std::string &protocol = to.protocol.empty() ? givenProtocol : to.protocol;
    std::optional<Place> place;
    if (to.ip ? to.ip->isLoopback() || to.ip->isUnspecified() : NameEqual()(to.host, "localhost"))
        return loopback(viewer, to, protocol).value_or(Place{});
    if (to.ip) {
        place = endpoint(viewer, *to.ip);
    } else if (viewer.owner && !viewer.onHost) {
        place = linked(viewer, to);
        if (!place) place = named(viewer, to.host);
    }
    if (place && place->kind == Place::Kind::answered) return *place;
    if (const auto served = service(viewer, to)) return *served;
    if (place) return *place;
    if (const auto onHost = host(viewer, to, protocol)) return *onHost;
    if (!to.ip) return {};
    const auto &own = subnetsOf(from.engine);
    const bool inside = std::any_of(own.begin(), own.end(),
                                    [&](const SubnetOf &subnet) { return subnet.cidr.contains(*to.ip); });
    return inside ? empty() : Place{};
}

const Container *Places::anywhere(const HostPort &to) {
    if (to.ip && (to.ip->isLoopback() || to.ip->isUnspecified())) return nullptr;
    std::vector<const Container *> holders;
    if (to.ip) {
        const std::string text = toString(*to.ip);
        const auto [from, end] = endpointsByAddress().equal_range(text);
        for (auto at = from; at != end; ++at)
            if (const Container *holder = atlas_.container(at->second->container.value))
                holders.push_back(holder);
    }
    if (holders.empty() && to.port != 0)
        for (const Engine *host : hosts().at(nullptr, to))
            for (const char *protocol : {"tcp", "udp"})
                if (const Container *holder = hosts().answering(*host, to, protocol, nullptr)) {
                    holders.push_back(holder);
                    break;
                }
    std::sort(holders.begin(), holders.end());
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
    return holders.size() == 1 ? holders.front() : nullptr;
}

} // namespace portolan::topology
