#include "model/playground/netview.h"

#include <algorithm>

#include "model/topology/address.h"

namespace portolan::playground {
namespace {

bool same(std::string_view a, std::string_view b) { return topology::NameEqual()(a, b); }

bool attached(const Endpoint &endpoint) { return !endpoint.id.empty() && endpoint.address.has_value(); }

} // namespace

bool listensAt(const World &world, const Container &owner, std::uint16_t port, const Container **who) {
    const auto has = [&](const Container &container) {
        const auto &listens = container.process.listens;
        if (!container.running() || std::ranges::find(listens, port) == listens.end()) return false;
        if (who) *who = &container;
        return true;
    };
    if (has(owner)) return true;
    const std::string mode = "container:" + owner.id;
    return std::ranges::any_of(world.containers(), [&](const auto &entry) {
        const Container &guest = *entry.second;
        return guest.networkMode == mode && guest.sandboxId == owner.sandboxId && has(guest);
    });
}

std::optional<Ip4> NetView::resolve(std::string_view name) const {
    if (const auto ip = parseIp4(name)) return ip;
    if (same(name, "localhost")) return 0x7f000001;
    if (!owner_) return std::nullopt;
    const std::string hosts = hostsFile();
    for (std::size_t at = 0; at < hosts.size();) {
        const auto end = std::min(hosts.find('\n', at), hosts.size());
        std::string_view line = std::string_view(hosts).substr(at, end - at);
        at = end + 1;
        std::optional<Ip4> ip;
        while (!line.empty()) {
            const auto stop = std::min(line.find_first_of(" \t"), line.size());
            const std::string_view word = line.substr(0, stop);
            line.remove_prefix(std::min(stop + 1, line.size()));
            if (!ip) {
                ip = parseIp4(word);
                if (!ip) break;
            } else if (same(word, name)) {
                return ip;
            }
        }
    }
    if (hasDns()) return askDns(name);
    std::optional<Ip4> found;
    for (const Json &server : field(owner_->hostConfig, "Dns"))
        if (const auto ip = server.is_string() ? parseIp4(server.get<std::string>()) : std::nullopt)
            if (askServer(*ip, name, found)) break;
    return found;
}

std::optional<Ip4> NetView::firstServer() const {
    if (!owner_) return std::nullopt;
    if (hasDns()) return 0x7f00000b;
    for (const Json &server : field(owner_->hostConfig, "Dns"))
        if (server.is_string()) return parseIp4(server.get<std::string>());
    return parseIp4("192.0.2.53");
}

/// It passes on what its own resolv.conf leads to, as a CoreDNS does that has nothing of its own.
bool NetView::askServer(Ip4 server, std::string_view name, std::optional<Ip4> &found) const {
    if (server == 0x7f00000b && hasDns()) {
        found = askDns(name);
        return true;
    }
    const Peer peer = connect(server, 53);
    if (peer.reach != Reach::answers || peer.container->process.serves != "dns") return false;
    found = NetView(world_, *peer.container).askDns(name);
    return true;
}

bool NetView::hasDns() const {
    if (!owner_) return false;
    return std::ranges::any_of(owner_->endpoints, [&](const auto &entry) {
        const auto network = world_.findNetwork(entry.second.networkId);
        return !entry.second.id.empty() && network && !network->predefined();
    });
}

std::optional<Ip4> NetView::askDns(std::string_view name) const {
    if (!owner_) return std::nullopt;
    if (name.ends_with('.')) name.remove_suffix(1);
    for (const auto &[networkName, endpoint] : owner_->endpoints) {
        const auto network = world_.findNetwork(endpoint.networkId);
        if (endpoint.id.empty() || !network || network->predefined()) continue;
        std::string_view wanted = name;
        if (const std::string suffix = "." + networkName; wanted.ends_with(suffix))
            wanted.remove_suffix(suffix.size());
        std::string linked;
        for (const std::string &link : endpoint.links) {
            const auto colon = link.find(':');
            if (colon != std::string::npos && same(link.substr(colon + 1), wanted))
                linked = link.substr(0, colon);
        }
        if (!linked.empty()) wanted = linked;
        for (const std::string &id : network->members) {
            const Container &member = *world_.containers().at(id);
            const Endpoint &its = member.endpoints.at(networkName);
            const bool named =
                same(member.name, wanted) || same(id.substr(0, 12), wanted) ||
                std::ranges::any_of(its.aliases, [&](const auto &alias) { return same(alias, wanted); });
            if (named && its.address) return its.address;
        }
        if (const auto ip = askSwarm(*network, wanted)) return ip;
    }
    return std::nullopt;
}

/// A service answers by its virtual address, or, without one, by a task's; `tasks.<service>` always does.
std::optional<Ip4> NetView::askSwarm(const Network &network, std::string_view name) const {
    if (!world_.swarm() || !network.ofSwarm()) return std::nullopt;
    const bool tasks = name.starts_with("tasks.");
    if (tasks) name.remove_prefix(6);
    for (const auto &[id, service] : world_.swarm()->services) {
        if (!same(service->name, name)) continue;
        for (const auto &[networkId, address] : service->vips)
            if (!tasks && networkId == network.id && address) return address;
        for (const std::string &member : network.members)
            if (stringIn(field(world_.containers().at(member)->config, "Labels"),
                         "com.docker.swarm.service.id") == id)
                return world_.containers().at(member)->endpoints.at(network.name).address;
    }
    return std::nullopt;
}

/// A task that takes what comes to a service's virtual address on a network of ours.
const Container *NetView::behind(Ip4 address) const {
    if (!world_.swarm() || !owner_) return nullptr;
    for (const auto &[id, service] : world_.swarm()->services)
        for (const auto &[networkId, vip] : service->vips) {
            if (vip != address) continue;
            if (std::ranges::none_of(owner_->endpoints, [&](const auto &entry) {
                    return entry.second.networkId == networkId && !entry.second.id.empty();
                }))
                continue;
            if (const Container *task = taskOf(*service)) return task;
        }
    return nullptr;
}

const Container *NetView::taskOf(const SwarmService &service) const {
    for (const auto &task : service.tasks)
        if (const auto found = task->wanted ? world_.findContainer(task->containerId) : nullptr)
            if (found->running()) return found.get();
    return nullptr;
}

bool NetView::isHost(Ip4 address) const {
    if (parseIp4(world_.hostAddress()) == address) return true;
    return std::ranges::any_of(world_.networks(), [&](const auto &entry) {
        return entry.second->driver == "bridge" &&
               std::ranges::any_of(entry.second->ipam,
                                   [&](const IpamEntry &ipam) { return ipam.gatewayAddress == address; });
    });
}

bool NetView::shares(const Container &other, Ip4 address, bool &blocked) const {
    for (const auto &[name, endpoint] : other.endpoints) {
        if (!attached(endpoint) || *endpoint.address != address) continue;
        if (self_.networkMode == "host") return true;
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

NetView::Peer NetView::into(const Container &container, std::uint16_t port, int hops) const {
    const Container *who = nullptr;
    if (!listensAt(world_, container, port, &who)) return {Reach::refused, nullptr, port};
    const auto relay = who->process.relays.find(port);
    if (relay == who->process.relays.end()) return {Reach::answers, who, port};
    // A relay accepts whatever becomes of its own connection; the client sees the end of it.
    const auto target = topology::parseHostPort(relay->second);
    if (!target || hops > 8) return {Reach::answers, who, port};
    const NetView from(world_, *who);
    const auto ip = from.resolve(target->host);
    if (!ip) return {Reach::answers, who, port};
    const Peer end = from.connect(*ip, target->port, hops + 1);
    return end.reach == Reach::answers ? end : Peer{Reach::answers, who, port};
}

NetView::Peer NetView::connect(Ip4 address, std::uint16_t port) const { return connect(address, port, 0); }

NetView::Peer NetView::connect(Ip4 address, std::uint16_t port, int hops) const {
    if (!owner_) {
        if (address >> 24 != 127) return {Reach::unreachable, nullptr, port};
        const auto &own = self_.process.listens;
        return std::ranges::find(own, port) != own.end() ? Peer{Reach::answers, &self_, port}
                                                         : Peer{Reach::refused, nullptr, port};
    }
    if (address >> 24 == 127) return into(*owner_, port, hops);
    bool routed = self_.networkMode == "host" || world_.wayOutOf(*owner_);
    for (const auto &[name, endpoint] : owner_->endpoints) {
        if (!attached(endpoint)) continue;
        if (*endpoint.address == address) return into(*owner_, port, hops);
        const auto network = world_.findNetwork(endpoint.networkId);
        routed = routed || (network && !network->internal && endpoint.gateway);
    }
    for (const auto &[id, other] : world_.containers()) {
        bool blocked = false;
        if (!other->running() || !shares(*other, address, blocked)) continue;
        return blocked ? Peer{Reach::timesOut, nullptr, port} : into(*other, port, hops);
    }
    if (const Container *task = behind(address)) return into(*task, port, hops);
    if (isHost(address)) {
        if (world_.swarm())
            for (const auto &[id, service] : world_.swarm()->services)
                for (const Json &open : field(field(service->spec, "EndpointSpec"), "Ports"))
                    if (const Container *task =
                            field(open, "PublishedPort") == port ? taskOf(*service) : nullptr)
                        return into(*task, open["TargetPort"].get<std::uint16_t>(), hops);
        for (const auto &[id, other] : world_.containers())
            for (const Binding &binding : other->bindings)
                if (binding.hostPort == port && binding.port.ends_with("/tcp") &&
                    (binding.hostIp == "0.0.0.0" || parseIp4(binding.hostIp) == address))
                    return into(
                        *other,
                        topology::parsePort(binding.port.substr(0, binding.port.find('/'))).value_or(0),
                        hops);
        return {Reach::refused, nullptr, port};
    }
    return {routed ? Reach::timesOut : Reach::unreachable, nullptr, port};
}

bool NetView::ping(Ip4 address) const {
    if (address >> 24 == 127) return true;
    if (!owner_) return false;
    for (const auto &[name, endpoint] : owner_->endpoints)
        if (attached(endpoint) && (*endpoint.address == address || endpoint.gateway == address)) return true;
    if (behind(address)) return true;
    for (const auto &[id, other] : world_.containers()) {
        bool blocked = false;
        if (other->running() && shares(*other, address, blocked)) return !blocked;
    }
    return false;
}

} // namespace portolan::playground
