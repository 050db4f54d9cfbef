#include "model/playground/netview.h"

#include <algorithm>

#include "model/topology/address.h"

namespace portolan::playground {
namespace {

constexpr int mostHops = 8;

bool attached(const Endpoint &endpoint) { return !endpoint.id.empty() && endpoint.address.has_value(); }

bool has(const Endpoint &endpoint, const Ip &address) {
    return attached(endpoint) && (ip4Of(address) ? endpoint.address == ip4Of(address)
                                                 : endpoint.address6 == std::optional(address));
}

bool hasGateway(const Network &network, const Ip &address) {
    const auto four = ip4Of(address);
    if (network.driver != "bridge") return false;
    if (four)
        return std::ranges::any_of(network.ipam,
                                   [&](const auto &ipam) { return ipam.gatewayAddress == four; });
    return std::ranges::any_of(
        network.ipam6, [&](const auto &ipam) { return ipam.gatewayAddress == std::optional(address); });
}

} // namespace

bool listensAt(const World &world, const Container &owner, std::uint16_t port, const Ip *address,
               const Container **who) {
    const auto does = [&](const Container &container) {
        const auto &listens = container.process.listens;
        if (!container.running() || std::ranges::none_of(listens, [&](const Listening &one) {
                return one.port == port && (!address || one.hears(*address));
            }))
            return false;
        if (who) *who = &container;
        return true;
    };
    if (does(owner)) return true;
    const std::string mode = "container:" + owner.id;
    return std::ranges::any_of(world.containers(), [&](const auto &entry) {
        const Container &guest = *entry.second;
        return guest.networkMode == mode && guest.sandboxId == owner.sandboxId && does(guest);
    });
}

bool NetView::hasIp6() const {
    if (world_.profile().modern()) return true; // older ones switch it off where no network has it
    if (!owner_) return false;
    return owner_->networkMode == "host" || std::ranges::any_of(owner_->endpoints, [](const auto &entry) {
               return attached(entry.second) && entry.second.address6;
           });
}

bool NetView::isOwn(const Ip &address) const {
    return std::ranges::any_of(owner_->endpoints,
                               [&](const auto &entry) { return has(entry.second, address); });
}

bool NetView::isOwnGateway(const Ip &address) const {
    return std::ranges::any_of(owner_->endpoints, [&](const auto &entry) {
        const auto network = world_.findNetwork(entry.second.networkId);
        return attached(entry.second) && network && hasGateway(*network, address);
    });
}

bool NetView::isOnLink(const Ip &address) const {
    const auto four = ip4Of(address);
    return std::ranges::any_of(owner_->endpoints, [&](const auto &entry) {
        const Endpoint &e = entry.second;
        if (!attached(e)) return false;
        if (!four) return e.address6 && topology::Cidr{*e.address6, e.prefix6}.contains(address);
        return ((*four ^ *e.address) & Subnet{0, e.prefix}.mask()) == 0;
    });
}

bool NetView::hasRoute(bool six) const {
    if (owner_->networkMode == "host" || (!six && world_.wayOutOf(*owner_))) return true;
    return std::ranges::any_of(owner_->endpoints, [&](const auto &entry) {
        const auto network = world_.findNetwork(entry.second.networkId);
        return attached(entry.second) && network && !network->internal &&
               (six ? entry.second.gateway6.has_value() : entry.second.gateway.has_value());
    });
}

/// The LAN's drivers go past the host, which they cannot reach.
bool NetView::isOnBridge() const {
    if (owner_->networkMode == "host" || world_.wayOutOf(*owner_)) return true;
    return std::ranges::any_of(owner_->endpoints, [&](const auto &entry) {
        const auto network = world_.findNetwork(entry.second.networkId);
        return attached(entry.second) && network && !network->internal && network->driver == "bridge";
    });
}

const World *NetView::hostAt(const Ip &address) const {
    if (isOwnGateway(address)) return &world_;
    if (!isOnBridge()) return nullptr;
    const auto is = [&](const World &world) { return parseIp4(world.hostAddress()) == ip4Of(address); };
    if (address.isV4() && is(world_)) return &world_;
    for (const auto &[id, network] : world_.networks())
        if (hasGateway(*network, address)) return &world_;
    if (address.isV4())
        for (const World *other : world_.neighbours())
            if (is(*other)) return other;
    return nullptr;
}

/// A task that takes what comes to a service's virtual address on a network of ours.
const Container *NetView::behind(const Ip &address) const {
    if (!world_.swarm() || !address.isV4()) return nullptr;
    for (const auto &[id, service] : world_.swarm()->services)
        for (const auto &[networkId, vip] : service->vips) {
            if (vip != ip4Of(address)) continue;
            if (std::ranges::none_of(owner_->endpoints, [&](const auto &entry) {
                    return entry.second.networkId == networkId && !entry.second.id.empty();
                }))
                continue;
            if (const Container *task = taskOf(world_, *service)) return task;
        }
    return nullptr;
}

const Container *NetView::taskOf(const World &world, const SwarmService &service) const {
    for (const auto &task : service.tasks)
        if (const auto found = task->wanted ? world.findContainer(task->containerId) : nullptr)
            if (found->running()) return found.get();
    return nullptr;
}

bool NetView::shares(const Container &other, const Ip &address, bool &blocked) const {
    for (const auto &[name, endpoint] : other.endpoints) {
        if (!has(endpoint, address)) continue;
        if (owner_->networkMode == "host") return true;
        const auto mine = owner_->endpoints.find(name);
        if (mine == owner_->endpoints.end() || mine->second.networkId != endpoint.networkId ||
            mine->second.id.empty())
            continue;
        const auto network = world_.findNetwork(endpoint.networkId);
        blocked = stringIn(network->options, "com.docker.network.bridge.enable_icc") == "false";
        return true;
    }
    return false;
}

NetView::Peer NetView::into(const World &world, const Container &container, const Ip &address,
                            std::uint16_t port) const {
    const Container *who = nullptr;
    if (!listensAt(world, container, port, &address, &who)) return {Reach::refused, nullptr, nullptr, port};
    const Peer itself{Reach::answers, &world, who, port};
    const auto relay = who->process.relays.find(port);
    if (relay == who->process.relays.end()) return itself;
    // A relay accepts whatever becomes of its own connection; the client sees the end of it.
    const auto target = topology::parseHostPort(relay->second);
    if (!target || hops_ > mostHops) return itself;
    const NetView from(world, *who, hops_ + 1);
    const auto ip = from.resolve(target->host, Family::four);
    if (!ip) return itself;
    const Peer end = from.connect(*ip, target->port);
    return end.reach == Reach::answers ? end : itself;
}

NetView::Peer NetView::atHost(const World &host, const Ip &address, std::uint16_t port,
                              std::string_view protocol) const {
    // Whatever way it came: the engine sends it on to the container's IPv4 address.
    const Ip inside = ipOf(0);
    if (host.swarm())
        for (const auto &[id, service] : host.swarm()->services)
            for (const Json &open : field(field(service->spec, "EndpointSpec"), "Ports"))
                if (const Container *task =
                        field(open, "PublishedPort") == port ? taskOf(host, *service) : nullptr)
                    return into(host, *task, inside,
                                static_cast<std::uint16_t>(numberIn(open, "TargetPort")));
    for (const auto &[id, other] : host.containers())
        for (const Binding &binding : other->bindings) {
            const auto slash = binding.port.find('/');
            if (binding.hostPort != port || binding.port.substr(slash + 1) != protocol) continue;
            if (binding.hostIp == (address.isV4() ? "0.0.0.0" : "::") ||
                topology::parseIp(binding.hostIp) == address)
                return into(host, *other, inside,
                            topology::parsePort(binding.port.substr(0, slash)).value_or(0));
        }
    for (const auto &[id, other] : host.containers())
        if (other->networkMode == "host" && listensAt(host, *other, port, &address, nullptr))
            return into(host, *other, address, port);
    return {Reach::refused, nullptr, nullptr, port};
}

NetView::Reach NetView::nobodyAt(const Ip &address) const {
    if (isOnLink(address)) return Reach::noHost;
    return hasRoute(!address.isV4()) ? Reach::timesOut : Reach::unreachable;
}

NetView::Peer NetView::connect(const Ip &address, std::uint16_t port, const char *protocol) const {
    if (!address.isV4() && !hasIp6()) return {Reach::noAddress, nullptr, nullptr, port};
    if (!owner_)
        return address.isLoopback() ? into(world_, self_, address, port)
                                    : Peer{Reach::unreachable, nullptr, nullptr, port};
    const bool onHost = owner_->networkMode == "host";
    if (address.isLoopback() && onHost) return atHost(world_, address, port, protocol);
    if (address.isLoopback() || isOwn(address)) return into(world_, *owner_, address, port);
    for (const auto &[id, other] : world_.containers()) {
        bool blocked = false;
        if (!other->running() || !shares(*other, address, blocked)) continue;
        return blocked ? Peer{Reach::timesOut, nullptr, nullptr, port} : into(world_, *other, address, port);
    }
    if (const Container *task = behind(address)) return into(world_, *task, address, port);
    if (const World *host = hostAt(address)) return atHost(*host, address, port, protocol);
    return {nobodyAt(address), nullptr, nullptr, port};
}

NetView::Reach NetView::ping(const Ip &address) const {
    if (!address.isV4() && !hasIp6()) return Reach::noAddress;
    if (address.isLoopback()) return Reach::answers;
    if (!owner_) return Reach::unreachable;
    if (isOwn(address) || behind(address)) return Reach::answers;
    for (const auto &[id, other] : world_.containers()) {
        bool blocked = false;
        if (other->running() && shares(*other, address, blocked))
            return blocked ? Reach::timesOut : Reach::answers;
    }
    return hostAt(address) ? Reach::answers : nobodyAt(address);
}

} // namespace portolan::playground
