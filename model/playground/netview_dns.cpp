#include <algorithm>

#include "model/playground/etcd_store.h"
#include "model/playground/netview.h"
#include "model/playground/skydns.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

using Outcome = DnsReply::Outcome;

constexpr int mostQuestions = 8; // of servers that ask each other
const Ip engineServer = ipOf(0x7f00000b);

bool same(std::string_view a, std::string_view b) { return topology::NameEqual()(a, b); }

/// "2.0.18.172.in-addr.arpa" or the ip6.arpa of an address.
std::optional<Ip> addressIn(std::string_view reverse) {
    std::string text;
    const auto take = [&](std::string_view suffix, std::size_t labels, char between, std::size_t group) {
        if (!reverse.ends_with(suffix)) return false;
        std::string_view rest = reverse.substr(0, reverse.size() - suffix.size());
        std::size_t count = 0;
        for (; count < labels && !rest.empty(); ++count) {
            const auto dot = rest.rfind('.');
            if (count > 0 && count % group == 0) text += between;
            text += rest.substr(dot == std::string_view::npos ? 0 : dot + 1);
            rest = rest.substr(0, dot == std::string_view::npos ? 0 : dot);
        }
        return count == labels && rest.empty();
    };
    if (take(".in-addr.arpa", 4, '.', 1) || take(".ip6.arpa", 32, ':', 4)) return topology::parseIp(text);
    return std::nullopt;
}

DnsReply only(Outcome outcome) {
    DnsReply reply;
    reply.outcome = outcome;
    return reply;
}

/// The servers that were given to a container.
std::vector<Ip> serversOf(const Container &container) {
    std::vector<Ip> servers;
    for (const Json &server : field(container.hostConfig, "Dns"))
        if (const auto ip = server.is_string() ? topology::parseIp(server.get<std::string>()) : std::nullopt)
            servers.push_back(*ip);
    return servers;
}

} // namespace

bool NetView::hasDns() const {
    if (!owner_) return false;
    return std::ranges::any_of(owner_->endpoints, [&](const auto &entry) {
        const auto network = world_.findNetwork(entry.second.networkId);
        return !entry.second.id.empty() && network && !network->predefined();
    });
}

std::optional<Ip> NetView::firstServer() const {
    if (!owner_) return std::nullopt;
    if (hasDns()) return engineServer;
    const auto servers = serversOf(*owner_);
    return servers.empty() ? topology::parseIp("192.0.2.53") : servers[0];
}

std::optional<Ip> NetView::resolve(std::string_view name, Family family) const {
    const auto fits = [&](const Ip &ip) {
        return family == Family::any || ip.isV4() == (family == Family::four);
    };
    if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
    if (const auto ip = topology::parseIp(name)) return fits(*ip) ? ip : std::nullopt;
    if (same(name, "localhost")) return family == Family::six ? topology::parseIp("::1") : ipOf(0x7f000001);
    if (!owner_ || name.empty()) return std::nullopt;
    const std::string hosts = hostsFile();
    for (std::size_t at = 0; at < hosts.size();) {
        const auto end = std::min(hosts.find('\n', at), hosts.size());
        std::string_view line = std::string_view(hosts).substr(at, end - at);
        at = end + 1;
        std::optional<Ip> ip;
        while (!line.empty()) {
            const auto stop = std::min(line.find_first_of(" \t"), line.size());
            const std::string_view word = line.substr(0, stop);
            line.remove_prefix(std::min(stop + 1, line.size()));
            if (!ip) {
                ip = topology::parseIp(word);
                if (!ip || !fits(*ip)) break;
            } else if (same(word, name)) {
                return ip;
            }
        }
    }
    std::vector<Ip> servers = serversOf(*owner_);
    if (hasDns()) servers = {engineServer};
    const bool six = std::ranges::any_of(owner_->endpoints,
                                         [](const auto &entry) { return entry.second.address6.has_value(); });
    for (const DnsType type : {DnsType::aaaa, DnsType::a}) {
        if (family == (type == DnsType::a ? Family::six : Family::four)) continue;
        if (type == DnsType::aaaa && !six && family == Family::any) continue;
        for (const Ip &server : servers)
            if (const DnsReply reply = ask(server, name, type); !reply.addresses.empty())
                return reply.addresses[0];
    }
    return std::nullopt;
}

DnsReply NetView::ask(const Ip &server, std::string_view name, DnsType type) const {
    if (name.ends_with('.')) name.remove_suffix(1);
    if (hops_ > mostQuestions) return {};
    if (server == engineServer && hasDns()) return askEngine(name, type);
    const Peer peer = connect(server, 53, "udp");
    if (peer.reach == Reach::refused) return only(Outcome::refused);
    if (peer.reach != Reach::answers || peer.container->process.serves != "dns") return {};
    return NetView(*peer.world, *peer.container, hops_ + 1).serveDns(name, type);
}

/// What CoreDNS does that asks an etcd by that name first, and passes on what is not in it.
DnsReply NetView::serveDns(std::string_view name, DnsType type) const {
    if (const auto etcd = resolve("etcd", Family::four)) {
        const Peer peer = connect(*etcd, 2379);
        if (peer.reach == Reach::answers && peer.container->process.serves == "etcd")
            if (auto reply = askSkyDns(keysOf(*peer.world, *peer.container), name, type)) {
                if (!reply->alias.empty() && hops_ <= mostQuestions)
                    for (const Ip &ip :
                         NetView(world_, self_, hops_ + 1).serveDns(reply->alias, type).addresses)
                        reply->addresses.push_back(ip);
                return *reply;
            }
    }
    return hasDns() ? askEngine(name, type) : forward(name, type);
}

DnsReply NetView::forward(std::string_view name, DnsType type) const {
    for (const Ip &server : serversOf(*owner_))
        if (DnsReply reply = NetView(world_, self_, hops_ + 1).ask(server, name, type);
            reply.outcome != Outcome::silent && reply.outcome != Outcome::refused)
            return reply;
    // There is nobody outside who would answer; older engines are silent then, too.
    return only(world_.profile().modern() ? Outcome::fails : Outcome::silent);
}

DnsReply NetView::askEngine(std::string_view name, DnsType type) const {
    DnsReply own = askMembers(name, type);
    return own.outcome == Outcome::answered ? own : forward(name, type);
}

DnsReply NetView::askMembers(std::string_view name, DnsType type) const {
    DnsReply reply;
    const auto add = [&](const Endpoint &endpoint) {
        reply.outcome = Outcome::answered;
        if (type == DnsType::a && endpoint.address) reply.addresses.push_back(ipOf(*endpoint.address));
        if (type == DnsType::aaaa && endpoint.address6) reply.addresses.push_back(*endpoint.address6);
    };
    const auto reverse = type == DnsType::ptr ? addressIn(name) : std::nullopt;
    if (type == DnsType::srv || (type == DnsType::ptr && !reverse)) return reply;
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
            if (reverse) {
                if (reverse != its.address6 && (!its.address || ip4Of(*reverse) != its.address)) continue;
                reply.outcome = Outcome::answered;
                reply.texts.push_back(member.name + "." + networkName);
            } else if (same(member.name, wanted) || same(id.substr(0, 12), wanted) ||
                       std::ranges::any_of(its.aliases,
                                           [&](const auto &alias) { return same(alias, wanted); })) {
                add(its);
            }
        }
        if (!reverse && reply.outcome != Outcome::answered)
            if (const auto ip = askSwarm(*network, wanted)) {
                reply.outcome = Outcome::answered;
                if (type == DnsType::a) reply.addresses.push_back(ipOf(*ip));
            }
        if (reply.outcome == Outcome::answered) return reply;
    }
    return reply;
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

} // namespace portolan::playground
