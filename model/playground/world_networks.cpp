#include <algorithm>

#include "model/playground/world.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

constexpr const char *noManager = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker "
                                  "swarm join\" to connect this node "
                                  "to swarm and try again.";

std::string inQuotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

} // namespace

/// The network card that a macvlan or ipvlan is laid over.
Answer<> World::checkParent(const Network &network, const std::string &parent) const {
    if (parent.empty()) return {};
    const std::string &kind = network.driver;
    if (parent == "lo") return refuse(500, "loopback interface is not a valid " + kind + " parent link");
    const auto exists = [&](const std::string &card) {
        return card == "eth0" || card == "docker0" || std::ranges::any_of(networks_, [&](const auto &entry) {
                   return entry.second->driver == "bridge" && card == "br-" + entry.first.substr(0, 12);
               });
    };
    for (const auto &[id, other] : networks_) {
        const bool shared = profile().modern() && kind == "macvlan";
        if (other->driver == kind && stringIn(other->options, "parent") == parent && !shared)
            return refuse(500, "network " + std::string(kind == "macvlan" ? "dm-" : "di-") +
                                   id.substr(0, 12) + " is already using parent interface " + parent);
    }
    if (exists(parent)) return {};
    const auto dot = parent.find('.');
    if (dot == std::string::npos || parent.find('.', dot + 1) != std::string::npos)
        return refuse(500, "invalid subinterface vlan name " + parent + ", example formatting is eth0.10");
    const std::string digits = parent.substr(dot + 1);
    const auto vlan = topology::parsePort(digits);
    if (!vlan || *vlan > 4094) return refuse(500, "vlan id must be between 1-4094, received: " + digits);
    if (!exists(parent.substr(0, dot)))
        return refuse(500, std::string("-o parent interface ") + (profile().modern() ? "" : "does ") +
                               "was not found on the host: " + parent.substr(0, dot));
    return {};
}

Answer<NetworkPtr> World::createNetwork(const Json &request) {
    const bool modern = profile().modern();
    auto network = std::make_shared<Network>();
    network->name = stringIn(request, "Name");
    if (const std::string driver = stringIn(request, "Driver"); !driver.empty()) network->driver = driver;
    const std::string &name = network->name;
    const bool blank = name.find_first_not_of(" \t\n") == std::string::npos;
    if (modern && blank) return refuse(400, "invalid name: name is empty");
    if (profile().line == Profile::Line::v29 && (name == "container" || name.starts_with("container:")))
        return refuse(403, "network name " + inQuotes(name) + " is reserved and cannot be created");
    if (network->predefined() || name == "default")
        return refuse(403, "operation is not permitted on predefined " + name + " network ");
    if (findNetwork(name) && (modern || boolIn(request, "CheckDuplicate")) && findNetwork(name)->name == name)
        return refuse(409, "network with name " + name + " already exists");
    const std::string scope = stringIn(request, "Scope");
    if (swarm_ && std::ranges::any_of(networks_, [&](const auto &entry) {
            return entry.second->ofSwarm() && entry.second->name == name;
        }))
        return refuse(409, "network with name " + name + " already exists");
    if (network->driver == "overlay") {
        if (swarm_) return createSwarmNetwork(network, request, true);
        return refuse(modern ? 403 : 500, noManager);
    }
    if (swarm_ && scope == "swarm") return refuse(501, "the playground's swarm has overlay networks only");
    if (scope == "swarm") return refuse(403, "cannot create a swarm scoped network when swarm is not active");
    if (network->driver == "host" || network->driver == "null")
        return refuse(403, "only one instance of \"" + network->driver + "\" network is allowed");
    const Json &ipam = field(request, "IPAM");
    if (const std::string driver = stringIn(ipam, "Driver"); !driver.empty()) network->ipamDriver = driver;
    const Json &options = field(request, "Options");
    const auto lan = network->driver == "macvlan" || network->driver == "ipvlan";
    if (network->driver != "bridge" && !lan)
        return refuse(404, "plugin " + inQuotes(network->driver) + " not found");
    if (blank) return refuse(500, "invalid name: " + name);
    if (network->ipamDriver != "default" && network->ipamDriver != "null")
        return refuse(404, "plugin " + inQuotes(network->ipamDriver) + " not found");
    network->internal = boolIn(request, "Internal");
    network->attachable = boolIn(request, "Attachable");
    network->ipv6 = boolIn(request, "EnableIPv6");
    auto entries = readIpam(ipam, network->driver);
    if (!entries) return tl::unexpected(entries.error());
    if (auto read = readIpam6(ipam, *network); !read) return tl::unexpected(read.error());
    // Only now the driver is asked; its refusals cost a subnet where engines before 28 deal them in turn.
    if (lan) {
        const std::string kind = network->driver, mode = stringIn(options, kind + "_mode");
        const std::vector<std::string> modes =
            kind == "macvlan" ? std::vector<std::string>{"", "bridge", "private", "vepa", "passthru"}
                              : std::vector<std::string>{"", "l2", "l3", "l3s"};
        const bool unheardOf = !modern && mode == "l3s"; // of Docker 23
        if (unheardOf || std::ranges::find(modes, mode) == modes.end())
            return refuse(500, "requested " + kind + " mode '" + mode + "' is not valid, '" + modes[1] +
                                   "' mode is the " + kind + " driver default");
        const std::string flag = stringIn(options, "ipvlan_flag");
        if (modern && kind == "ipvlan" && !flag.empty() && flag != "bridge" && flag != "private" &&
            flag != "vepa")
            return refuse(500, "requested ipvlan flag '" + flag +
                                   "' is not valid, 'bridge' is the ipvlan driver "
                                   "default");
        if (auto fits = checkParent(*network, stringIn(options, "parent")); !fits)
            return tl::unexpected(fits.error());
    }
    network->subnetGiven = !field(ipam, "Config").empty();
    network->subnet4Given = std::ranges::any_of(field(ipam, "Config"), [](const Json &config) {
        const std::string subnet = stringIn(config, "Subnet");
        return !subnet.empty() && subnet.find(':') == std::string::npos;
    });
    network->ipam = std::move(*entries);
    network->ipamOptions = field(ipam, "Options");
    if (options.is_object()) network->options = options;
    if (const Json &labels = field(request, "Labels"); labels.is_object()) network->labels = labels;
    network->id = newId();
    if (lan && stringIn(network->options, "parent").empty() && !network->internal)
        network->options["parent"] =
            (network->driver == "macvlan" ? "dm-" : "di-") + network->id.substr(0, 12);
    network->created = now();
    network->order = ++order_;
    networks_[network->id] = network;
    announce(*network, "create");
    return network;
}

Answer<> World::removeNetwork(const NetworkPtr &network) {
    if (network->predefined())
        return refuse(403, network->name + " is a pre-defined network and cannot be removed");
    if (network->ofSwarm() && swarm_) return removeSwarmNetwork(network);
    if (!network->members.empty() || !network->fixtures.empty()) {
        if (!profile().modern())
            return refuse(403, "error while removing network: network " + network->name + " id " +
                                   network->id + " has active endpoints");
        std::string list;
        for (const std::string &id : network->members) {
            const auto &member = containers_.at(id);
            list += (list.empty() ? "" : ", ") + std::string("name:") + inQuotes(member->name) +
                    " id:" + inQuotes(member->endpoints.at(network->name).id.substr(0, 12));
        }
        for (const auto &[key, fixture] : network->fixtures)
            list += (list.empty() ? "" : ", ") + std::string("name:") + inQuotes(fixture.name) +
                    " id:" + inQuotes(fixture.endpoint.id.substr(0, 12));
        return refuse(403, "error while removing network: network " + network->name +
                               " has active endpoints (" + list + ")");
    }
    networks_.erase(network->id);
    announce(*network, "destroy");
    return {};
}

Answer<> World::connect(const NetworkPtr &network, const ContainerPtr &container, const Json &config) {
    Container &c = *container;
    const bool modern = profile().modern();
    const std::string &name = network->name;
    if (c.networkMode.starts_with("container:") || (c.networkMode == "host" && c.running()))
        return refuse(
            400, "container sharing network namespace with another container or host cannot be connected "
                 "to any other network");
    if (name == "host")
        return refuse(400,
                      modern ? "cannot connect container to host network - container must be created in host "
                               "network mode"
                             : "container cannot be disconnected from host network or connected to host "
                               "network");
    if (name == "none" || c.networkMode == "none")
        return refuse(
            400, "container cannot be connected to multiple networks with one of the networks in private "
                 "(none) mode");
    Endpoint endpoint;
    endpoint.ipamConfig = field(config, "IPAMConfig");
    endpoint.driverOpts = field(config, "DriverOpts");
    for (const Json &alias : field(config, "Aliases"))
        if (alias.is_string()) endpoint.aliases.push_back(alias.get<std::string>());
    for (const Json &link : field(config, "Links"))
        if (link.is_string()) endpoint.links.push_back(link.get<std::string>());
    const std::string wanted = stringIn(endpoint.ipamConfig, "IPv4Address"),
                      wanted6 = stringIn(endpoint.ipamConfig, "IPv6Address");
    if (!wanted6.empty() && !topology::parseIp(wanted6))
        return modern ? refuse(400, "invalid JSON: ParseAddr(" + inQuotes(wanted6) + "): unable to parse IP")
                      : refuse(500, "Invalid IPv6 address: " + wanted6 + ")");
    if (!wanted.empty() && !parseIp4(wanted))
        return modern ? refuse(400, "invalid JSON: ParseAddr(" + inQuotes(wanted) + "): unable to parse IP")
                      : refuse(500, "Invalid IPv4 address: " + wanted + ")");
    if (auto fits = checkEndpoint(*network, endpoint); !fits) return fits;
    if (!c.running()) {
        c.endpoints.insert_or_assign(name, std::move(endpoint));
        ++revision_;
        return {};
    }
    if (const auto present = c.endpoints.find(name);
        present != c.endpoints.end() && !present->second.id.empty())
        return refuse(403, "endpoint with name " + c.name + " already exists in network " + name);
    if (auto may = mayAttach(*network, c); !may) return may;
    // What was asked for stays with the container even when the attachment fails.
    const auto asked = endpoint.ipamConfig;
    Endpoint &kept = c.endpoints.try_emplace(name, std::move(endpoint)).first->second;
    kept.ipamConfig = kept.networkId.empty() ? kept.ipamConfig : asked;
    Endpoint attempt = kept;
    attempt.ipamConfig = asked;
    if (auto attached = attach(*network, c, attempt); !attached) {
        kept.aliases = attempt.aliases;
        kept.dnsNames = attempt.dnsNames;
        return attached;
    }
    kept = std::move(attempt);
    (void)openWayOut(c);
    balance();
    return {};
}

Answer<> World::disconnect(const NetworkPtr &network, const ContainerPtr &container) {
    Container &c = *container;
    if (network->name == "host" && c.networkMode == "host")
        return refuse(
            400, profile().modern()
                     ? "cannot disconnect container from host network - container was created in host "
                       "network mode"
                     : "container cannot be disconnected from host network or connected to host network");
    const auto at = c.endpoints.find(network->name);
    if (at == c.endpoints.end() || (c.running() && at->second.id.empty()))
        return refuse(500, "container " + c.id + " is not connected to network " + network->name);
    if (c.running())
        detach(c, network->name, true);
    else if (!profile().modern())
        announce(*network, "disconnect", {{"container", c.id}});
    c.endpoints.erase(network->name);
    balance();
    ++revision_;
    return {};
}

} // namespace portolan::playground
