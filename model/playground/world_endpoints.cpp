#include <algorithm>
#include <cctype>

#include "model/playground/ports.h"
#include "model/playground/world.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

std::string upper(std::string_view name) {
    std::string out;
    for (const char c : name)
        out += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

} // namespace

Answer<> World::checkEndpoint(const Network &network, const Endpoint &endpoint) const {
    const bool modern = profile().modern();
    const std::string wanted = stringIn(endpoint.ipamConfig, "IPv4Address");
    std::string problems;
    const auto tell = [&](const char *today, const char *before) -> Answer<> {
        if (!modern) return refuse(400, before);
        problems += std::string("\n") + today;
        return {};
    };
    if (network.predefined()) {
        if (!wanted.empty())
            if (auto told = tell("user-specified IP address is supported on user-defined networks only",
                                 "user specified IP address is supported on user defined networks only");
                !told)
                return told;
        if (!endpoint.aliases.empty())
            if (auto told =
                    tell("network-scoped aliases are only supported for user-defined networks",
                         "network-scoped alias is supported only for containers in user defined networks");
                !told)
                return told;
    } else if (const auto ip = parseIp4(wanted)) {
        if (!modern && !network.subnetGiven)
            return refuse(400,
                          "user specified IP address is supported only when connecting to networks with user "
                          "configured subnets");
        if (modern && std::ranges::none_of(network.ipam, [&](const IpamEntry &entry) {
                return entry.pool.subnet().contains(*ip);
            }))
            problems += "\nno configured subnet contains IP address " + wanted;
    }
    const std::string wanted6 = stringIn(endpoint.ipamConfig, "IPv6Address");
    if (const auto ip = topology::parseIp(wanted6);
        ip && modern && std::ranges::none_of(network.ipam6, [&](const Ipam6Entry &entry) {
            return entry.pool.subnet().contains(*ip);
        }))
        problems += "\nno configured subnet contains IP address " + wanted6;
    if (!problems.empty()) return refuse(400, "invalid endpoint settings:" + problems);
    return {};
}

std::string World::newMac(Ip4 address) const {
    if (!profile().modern()) return macOf(address);
    const std::string id = newId();
    // Locally administered, for one station: the second digit is 2, 6, a or e.
    std::string mac{id[0], "26ae"[static_cast<unsigned char>(id[1]) % 4]};
    for (std::size_t i = 2; i < 12; i += 2) mac += ":" + id.substr(i, 2);
    return mac;
}

Answer<> World::attach(Network &network, Container &container, Endpoint &endpoint) {
    const std::string shortId = container.id.substr(0, 12);
    if (network.ofSwarm()) {
        if (auto may = mayAttach(network, container); !may) return may;
        if (!network.here) {
            network.here = true;
            network.localSince = now();
            announce(network, "create");
        }
    }
    endpoint.networkId = network.id;
    if (!network.predefined()) {
        if (!profile().modern() && std::ranges::find(endpoint.aliases, shortId) == endpoint.aliases.end())
            endpoint.aliases.push_back(shortId);
        endpoint.dnsNames = {container.name};
        for (const std::string &alias : endpoint.aliases)
            if (std::ranges::find(endpoint.dnsNames, alias) == endpoint.dnsNames.end())
                endpoint.dnsNames.push_back(alias);
        if (endpoint.dnsNames.back() != shortId) endpoint.dnsNames.push_back(shortId);
    }
    if (!network.ipam.empty()) {
        const std::string wanted = stringIn(endpoint.ipamConfig, "IPv4Address");
        IpamEntry *from = nullptr;
        if (const auto ip = parseIp4(wanted)) {
            for (IpamEntry &entry : network.ipam)
                if (entry.pool.subnet().contains(*ip)) from = &entry;
            endpoint.networkId.clear();
            if (!from)
                return refuse(500, "Invalid address " + wanted +
                                       ": It does not belong to any of this network's subnets");
            if (!from->pool.take(*ip)) return refuse(403, "Address already in use");
            endpoint.networkId = network.id;
            endpoint.address = ip;
        } else {
            for (IpamEntry &entry : network.ipam) {
                endpoint.address = entry.pool.take();
                from = &entry;
                if (endpoint.address) break;
            }
            if (!endpoint.address)
                return refuse(500, "no available IPv4 addresses on this network's address pools: " +
                                       network.name + " (" + network.id + ")");
        }
        endpoint.prefix = from->pool.subnet().prefix;
        // Of a LAN without a gateway older engines take the subnet's first address for its router.
        const bool lan = network.driver == "macvlan" || network.driver == "ipvlan";
        const bool lanWithout =
            network.driver != "bridge" && from->gateway.empty() && !(lan && profile().guessesRouters());
        const bool inside = (profile().modern() || lan) && network.internal;
        endpoint.gateway = lanWithout || inside ? std::nullopt : from->gatewayAddress;
        endpoint.mac = network.ofSwarm() ? macOf(*endpoint.address) : newMac(*endpoint.address);
        if (network.ofSwarm() && stringIn(endpoint.ipamConfig, "IPv4Address").empty()) {
            endpoint.ipamConfig = {{"IPv4Address", toString(*endpoint.address)}};
            endpoint.configIsDealt = true;
        }
    }
    if (network.ipv6 && !network.ipam6.empty()) {
        Ipam6Entry &entry = network.ipam6.front();
        const auto giveBack = [&](Refusal why) -> Answer<> {
            for (IpamEntry &four : network.ipam)
                if (endpoint.address && four.pool.subnet().contains(*endpoint.address))
                    four.pool.release(*endpoint.address);
            endpoint.address.reset();
            endpoint.networkId.clear();
            return tl::unexpected(std::move(why));
        };
        if (const auto wanted = topology::parseIp(stringIn(endpoint.ipamConfig, "IPv6Address"))) {
            if (!entry.pool.subnet().contains(*wanted))
                return giveBack({500, "Invalid address " + topology::toString(*wanted) +
                                          ": It does not belong to any of this network's subnets"});
            if (!entry.pool.take(*wanted)) return giveBack({403, "Address already in use"});
            endpoint.address6 = wanted;
        } else {
            endpoint.address6 = entry.pool.take();
            if (!endpoint.address6)
                return giveBack({500, "no available IPv6 addresses on this network's address pools: " +
                                          network.name + " (" + network.id + ")"});
        }
        endpoint.prefix6 = entry.pool.subnet().prefix;
        endpoint.gateway6 = network.internal ? std::nullopt : entry.gatewayAddress;
    }
    endpoint.id = newId();
    endpoint.order = ++order_;
    network.members.push_back(container.id);
    announce(network, "connect", {{"container", container.id}});
    return {};
}

void World::detach(Container &container, const std::string &networkName, bool tell) {
    Endpoint &endpoint = container.endpoints.at(networkName);
    if (endpoint.id.empty()) return;
    if (const auto at = networks_.find(endpoint.networkId); at != networks_.end()) {
        Network &network = *at->second;
        std::erase(network.members, container.id);
        if (endpoint.address)
            for (IpamEntry &entry : network.ipam)
                if (entry.pool.subnet().contains(*endpoint.address)) entry.pool.release(*endpoint.address);
        if (endpoint.address6)
            for (Ipam6Entry &entry : network.ipam6) entry.pool.release(*endpoint.address6);
        if (tell) announce(network, "disconnect", {{"container", container.id}});
    }
    if (endpoint.configIsDealt) endpoint.ipamConfig = Json();
    endpoint.configIsDealt = false;
    endpoint.id.clear();
    endpoint.address.reset();
    endpoint.gateway.reset();
    endpoint.prefix = 0;
    endpoint.address6.reset();
    endpoint.gateway6.reset();
    endpoint.prefix6 = 0;
    endpoint.mac.clear();
}

Answer<> World::setUpNetworking(Container &container) {
    const bool modern = profile().modern();
    const auto undo = [&](Refusal why) -> Answer<> {
        closePorts(container);
        for (const auto &[name, endpoint] : container.endpoints) detach(container, name, true);
        if (modern || why.status == 404 || why.message.starts_with("Could not attach")) {
            container.sandboxId.clear();
            container.sandboxKey.clear();
        }
        return tl::unexpected(std::move(why));
    };
    const auto setUp = [&](Refusal why) {
        if (modern) why.message = "failed to set up container networking: " + why.message;
        return undo(std::move(why));
    };
    if (modern) container.filesKnown = true;
    container.sandboxId = newId();
    container.sandboxKey = "/run/docker/netns/" +
                           (container.networkMode == "host" ? "default" : container.sandboxId.substr(0, 12));
    if (container.networkMode == "host") container.config["Hostname"] = options_.hostName;
    std::vector<std::string> names; // the one it was made for comes first
    for (const auto &[name, endpoint] : container.endpoints) names.push_back(name);
    std::ranges::stable_partition(names, [&](const std::string &name) {
        return name == container.networkMode || (name == "bridge" && container.networkMode == "default");
    });
    for (const std::string &name : names) {
        Endpoint &endpoint = container.endpoints.at(name);
        const auto network = endpoint.networkId.empty() ? findNetwork(name) : findNetwork(endpoint.networkId);
        if (!network)
            return setUp(
                {404, "network " + (endpoint.networkId.empty() ? name : endpoint.networkId) + " not found"});
        if (auto fits = checkEndpoint(*network, endpoint); !fits) return setUp(fits.error());
        if (auto attached = attach(*network, container, endpoint); !attached) return setUp(attached.error());
    }
    const Endpoint *way = openWayOut(container);
    for (const auto &[alias, target] : container.links) {
        const auto other = findContainer(target);
        if (!other || !other->running())
            return undo({500, "Cannot link to a non running container: /" + (other ? other->name : target) +
                                  " AS /" + container.name + "/" + alias});
    }
    container.namesKnown = true;
    for (const auto &[name, endpoint] : container.endpoints) {
        const auto network = findNetwork(endpoint.networkId);
        if (network->driver != "bridge" || network->internal) continue;
        if (auto opened = openPorts(container, endpoint); !opened) {
            auto refused = setUp(opened.error());
            if (modern) container.endpoints.clear(); // that engine forgets them
            return refused;
        }
        break;
    }
    if (way && container.openPorts.empty())
        if (auto opened = openPorts(container, *way); !opened) return setUp(opened.error());
    container.filesKnown = true;
    return {};
}

Answer<std::uint16_t> World::claimPort(const std::string &ip, const std::string &protocol,
                                       const std::string &wanted) {
    const auto key = [&](std::uint16_t port) { return protocol + ":" + std::to_string(port); };
    const auto free = [&](std::uint16_t port) {
        // Sorted by port and protocol first: all claims of this port stand together.
        for (auto at = claimed_.lower_bound({key(port), ""}); at != claimed_.end() && at->first == key(port);
             ++at)
            if (ip == "0.0.0.0" || at->second == "0.0.0.0" || at->second == ip) return false;
        return true;
    };
    if (wanted.empty() || wanted == "0") {
        for (int tries = 0; tries < 28232; ++tries) {
            const std::uint16_t port = nextPort_;
            nextPort_ = nextPort_ >= 60999 ? std::uint16_t{32768} : static_cast<std::uint16_t>(nextPort_ + 1);
            if (!free(port)) continue;
            claimed_.insert({key(port), ip});
            return port;
        }
        return refuse(500, "all ports are allocated");
    }
    const auto range = readPortRange(wanted);
    for (std::uint32_t port = range->first; port <= range->second; ++port)
        if (free(static_cast<std::uint16_t>(port))) {
            claimed_.insert({key(static_cast<std::uint16_t>(port)), ip});
            return static_cast<std::uint16_t>(port);
        }
    if (range->first != range->second) return refuse(500, "all ports are allocated");
    return refuse(500, "Bind for " + ip + ":" + wanted + " failed: port is already allocated");
}

Answer<> World::openPorts(Container &container, const Endpoint &on) {
    const bool modern = profile().modern();
    const Json &wanted = field(container.hostConfig, "PortBindings");
    std::map<std::string, Json> ports;
    for (const auto &[port, nothing] : field(container.config, "ExposedPorts").items())
        ports[port] = field(wanted, port);
    if (modern && wanted.is_object()) // engines before 28 pass over what is not exposed
        for (const auto &[port, places] : wanted.items()) ports[port] = places;
    const bool all = boolIn(container.hostConfig, "PublishAllPorts");
    for (auto &[port, places] : ports) {
        const auto read = readPort(port);
        if (!read) continue;
        container.openPorts.push_back(port);
        if ((!places.is_array() || places.empty()) && all) places = Json::array({Json::object()});
        if (!places.is_array()) continue;
        for (const Json &place : places) {
            const std::string asked = stringIn(place, "HostIp");
            const std::string ip = asked.empty() ? "0.0.0.0" : asked;
            const auto trouble = [&](const std::string &why) {
                return refuse(500, "driver failed programming external connectivity on endpoint " +
                                       container.name + " (" + on.id + "): " + why);
            };
            const auto address = parseIp4(ip);
            bool ours = !address || *address == 0 || *address >> 24 == 127;
            for (const auto &[id, network] : networks_)
                for (const IpamEntry &entry : network->ipam)
                    ours = ours || (network->driver == "bridge" && entry.gatewayAddress == address);
            const std::string number = stringIn(place, "HostPort");
            if (!ours)
                return trouble(modern ? "failed to bind host port " + ip + ":" + number + "/" + read->second +
                                            ": cannot assign requested address"
                                      : "Error starting userland proxy: listen " + read->second + "4 " + ip +
                                            ":" + number + ": bind: cannot assign requested address");
            const auto claimed = claimPort(ip, read->second, number);
            if (!claimed) return trouble(claimed.error().message);
            if (read->second == "tcp" && listensAtHost(*claimed)) {
                claimed_.erase({read->second + ":" + std::to_string(*claimed), ip});
                return trouble(modern ? "failed to bind host port " + ip + ":" + number +
                                            "/tcp: address already in "
                                            "use"
                                      : "Error starting userland proxy: listen tcp4 " + ip + ":" + number +
                                            ": bind: address already in use");
            }
            container.bindings.push_back({port, ip, *claimed});
            if (asked.empty()) container.bindings.push_back({port, "::", *claimed});
        }
    }
    return {};
}

void World::closePorts(Container &container) {
    closeWayOut(container); // through which an overlay's are published
    for (const Binding &binding : container.bindings) {
        const std::string protocol = binding.port.substr(binding.port.find('/') + 1);
        claimed_.erase({protocol + ":" + std::to_string(binding.hostPort), binding.hostIp});
    }
    container.bindings.clear();
    container.openPorts.clear();
}

bool World::listensAtHost(std::uint16_t port) const {
    return std::ranges::any_of(containers_, [&](const auto &entry) {
        const Container &c = *entry.second;
        return c.networkMode == "host" && c.running() &&
               std::ranges::find(c.process.listens, port, &Listening::port) != c.process.listens.end();
    });
}

bool World::publishedAtHost(std::uint16_t port) const {
    const std::string key = "tcp:" + std::to_string(port);
    const auto at = claimed_.lower_bound({key, ""});
    return at != claimed_.end() && at->first == key;
}

const Container *World::networkOwner(const Container &container) const {
    if (!container.networkMode.starts_with("container:")) return &container;
    const auto owner = findContainer(container.networkMode.substr(10));
    // The namespace is the owner's of that time: after a restart of the owner the guest keeps an empty one.
    return owner && owner->running() && owner->sandboxId == container.sandboxId ? owner.get() : nullptr;
}

std::vector<std::string> World::linkVariablesOf(const Container &container) const {
    std::vector<std::string> out;
    if (!profile().linkVariables) return out;
    for (const auto &[alias, target] : container.links) {
        const auto other = findContainer(target);
        if (!other) continue;
        const auto bridge = other->endpoints.find("bridge");
        if (bridge == other->endpoints.end() || !bridge->second.address) continue;
        const std::string ip = toString(*bridge->second.address), prefix = upper(alias);
        std::vector<std::pair<std::uint16_t, std::string>> ports;
        for (const auto &[port, nothing] : field(other->config, "ExposedPorts").items())
            if (const auto read = readPort(port)) ports.push_back(*read);
        std::ranges::sort(ports);
        if (!ports.empty())
            out.push_back(prefix + "_PORT=" + ports[0].second + "://" + ip + ":" +
                          std::to_string(ports[0].first));
        for (const auto &[port, protocol] : ports) {
            const std::string number = std::to_string(port);
            const std::string name = prefix + "_PORT_" + number + "_" + upper(protocol);
            out.push_back(name + "=" + protocol + "://" + ip + ":" + number);
            out.push_back(name + "_ADDR=" + ip);
            out.push_back(name + "_PORT=" + number);
            out.push_back(name + "_PROTO=" + protocol);
        }
        out.push_back(prefix + "_NAME=/" + container.name + "/" + alias);
        for (const Json &variable : field(other->config, "Env"))
            if (const std::string text = variable.is_string() ? variable.get<std::string>() : std::string();
                text.find('=') != std::string::npos && !text.starts_with("PATH=") &&
                !text.starts_with("HOME="))
                out.push_back(prefix + "_ENV_" + text);
    }
    return out;
}

} // namespace portolan::playground
