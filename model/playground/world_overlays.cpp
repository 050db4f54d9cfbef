#include <algorithm>

#include "model/playground/ipam_problems.h"
#include "model/playground/world.h"

namespace portolan::playground {
namespace {

std::string rpc(std::string_view code, const std::string &why) {
    return "rpc error: code = " + std::string(code) + " desc = " + why;
}

constexpr const char *wayOutName = "docker_gwbridge";

/// What a swarm takes as a name; empty: it takes it.
std::string dnsProblem(const std::string &name) {
    const auto alnum = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const bool fits = !name.empty() && alnum(name.front()) && alnum(name.back()) &&
                      std::ranges::all_of(name, [&](char c) { return alnum(c) || c == '-' || c == '_'; });
    if (!fits) return "name must be valid as a DNS name component";
    return name.size() > 63 ? "name must be 63 characters or fewer" : "";
}

} // namespace

std::optional<Subnet> World::chooseSwarmSubnet() {
    const Subnet all = *parseSubnet(swarm_->addresses);
    std::vector<Subnet> taken;
    for (const auto &[id, network] : networks_)
        if (network->ofSwarm())
            for (const IpamEntry &entry : network->ipam) taken.push_back(entry.pool.subnet());
    const Ip4 step = Ip4{1} << (32 - swarm_->subnetSize);
    const auto count = std::uint64_t{1} << std::max(0, swarm_->subnetSize - all.prefix);
    // Engines before 28 go on from the last one dealt, today's take the lowest free.
    Ip4 base = !profile().modern() && swarm_->lastSubnet ? *swarm_->lastSubnet + step : all.base;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(count, 65536); ++i, base += step) {
        if (!all.contains(base)) base = all.base;
        const Subnet wanted{base, swarm_->subnetSize};
        if (std::ranges::any_of(taken, [&](const Subnet &other) { return other.overlaps(wanted); })) continue;
        swarm_->lastSubnet = base;
        return wanted;
    }
    return std::nullopt;
}

Answer<NetworkPtr> World::createSwarmNetwork(NetworkPtr network, const Json &request, bool tell) {
    if (stringIn(request, "Scope") == "local")
        return refuse(403, "cannot downgrade network scope for overlay networks");
    if (const std::string problem = dnsProblem(network->name); !problem.empty())
        return refuse(400, rpc("InvalidArgument", problem));
    network->ingress = boolIn(request, "Ingress");
    network->attachable = boolIn(request, "Attachable");
    if (network->ingress && network->attachable)
        return refuse(400, rpc("InvalidArgument", "ingress network cannot be attachable"));
    if (network->ingress)
        for (const auto &[id, other] : networks_)
            if (other->ingress)
                return refuse(409, rpc("AlreadyExists", "ingress network (" + id + ") is already present"));
    network->scope = "swarm";
    network->here = false;
    network->id = swarmId(newId());
    network->internal = boolIn(request, "Internal");
    if (const Json &labels = field(request, "Labels"); labels.is_object() && !labels.empty()) {
        network->labels = labels;
        network->labelsGiven = true;
    }
    std::vector<Subnet> taken;
    for (const auto &[id, other] : networks_)
        if (other->ofSwarm())
            for (const IpamEntry &entry : other->ipam) taken.push_back(entry.pool.subnet());
    const Json &configs = field(field(request, "IPAM"), "Config");
    std::vector<IpamEntry> entries;
    const bool modern = profile().modern();
    std::string problems; // today's engine tells all at once
    for (const Json &config : configs) {
        IpamEntry entry;
        entry.subnet = stringIn(config, "Subnet");
        entry.range = stringIn(config, "IPRange");
        entry.gateway = stringIn(config, "Gateway");
        if (entry.subnet.find(':') != std::string::npos) continue; // IPv6 is not played here
        const auto subnet = parseSubnet(entry.subnet);
        if (!subnet && !(modern && entry.subnet.empty())) return tl::unexpected(badSubnet(entry.subnet));
        problems += ipamProblems(config);
        if (!subnet) continue;
        const auto range = parseSubnet(entry.range);
        const auto gateway = parseIp4(entry.gateway);
        const std::string holds = "ipam configuration: subnet " + entry.subnet + " does not contain ";
        if (!modern && range && !subnet->contains(*range))
            return refuse(400, rpc("InvalidArgument", holds + "range " + entry.range));
        if (!modern && gateway && !subnet->contains(*gateway))
            return refuse(400, rpc("InvalidArgument", holds + "gateway " + entry.gateway));
        network->allocated = network->allocated && std::ranges::none_of(taken, [&](const Subnet &other) {
                                 return other.overlaps(*subnet);
                             });
        entry.pool = Pool(*subnet, range, true);
        entries.push_back(std::move(entry));
    }
    if (modern && !problems.empty()) return refuse(400, "invalid network config:" + problems);
    network->options = {
        {"com.docker.network.driver.overlay.vxlanid_list", std::to_string(swarm_->nextVxlan++)}};
    for (const auto &[key, value] : field(request, "Options").items()) network->options[key] = value;
    if (entries.empty()) {
        const auto subnet = chooseSwarmSubnet();
        network->allocated = subnet.has_value();
        IpamEntry entry;
        if (subnet) {
            entry.subnet = toString(*subnet);
            entry.pool = Pool(*subnet, std::nullopt, true);
            entries.push_back(std::move(entry));
        }
    }
    if (network->allocated)
        for (IpamEntry &entry : entries) {
            if (const auto gateway = parseIp4(entry.gateway); gateway && entry.pool.take(*gateway))
                entry.gatewayAddress = gateway;
            else
                entry.gatewayAddress = entry.pool.take();
            network->ipam.push_back(std::move(entry));
        }
    network->created = now();
    network->order = ++order_;
    networks_[network->id] = network;
    if (tell) {
        announceSwarm("network", "create", network->id, network->name);
        if (network->allocated) announceSwarm("network", "update", network->id, network->name);
    }
    swarm_->lastVersion += 2;
    balance();
    return network;
}

Answer<> World::removeSwarmNetwork(const NetworkPtr &network) {
    for (const auto &[id, service] : swarm_->services)
        if (std::ranges::find(service->networks, network->id) != service->networks.end())
            return refuse(
                400, rpc("FailedPrecondition",
                         network->ingress
                             ? "ingress network cannot be removed because service " + id + " depends on it"
                             : "network " + network->id + " is in use by service " + id));
    if (!network->members.empty()) {
        const Endpoint &endpoint = containers_.at(network->members.front())->endpoints.at(network->name);
        return refuse(400, rpc("FailedPrecondition",
                               "network " + network->id + " is in use by task " + swarmId(endpoint.id)));
    }
    network->ingress = false;
    balance();
    networks_.erase(network->id);
    announceSwarm("network", "remove", network->id, network->name);
    return {};
}

Answer<> World::mayAttach(const Network &network, const Container &container) const {
    if (!network.ofSwarm()) return {};
    if (!network.attachable && container.taskId.empty())
        return refuse(500, "Could not attach to network " + network.name +
                               ": rpc error: code = PermissionDenied desc = network " + network.name +
                               " not manually attachable");
    // All that is on a host shares one space of addresses: else the host's agent fails, and the engine waits
    // for it in vain.
    for (const IpamEntry &entry : network.ipam)
        for (const Subnet &held : network.here ? std::vector<Subnet>() : takenSubnets())
            if (held.overlaps(entry.pool.subnet()))
                return refuse(500, "attaching to network failed, make sure your network options are correct "
                                   "and check manager logs: context deadline exceeded");
    return {};
}

void World::balance() {
    if (!swarm_ || reconciling_) return;
    const auto put = [&](Network &network, const std::string &key, const std::string &name) {
        if (network.ipam.empty() || network.fixtures.contains(key)) return;
        IpamEntry &entry = network.ipam.front();
        Fixture fixture{name, {}};
        fixture.endpoint.id = newId();
        fixture.endpoint.address = entry.pool.take();
        if (!fixture.endpoint.address) return;
        fixture.endpoint.prefix = entry.pool.subnet().prefix;
        fixture.endpoint.mac =
            network.ofSwarm() ? macOf(*fixture.endpoint.address) : newMac(*fixture.endpoint.address);
        network.fixtures.emplace(key, std::move(fixture));
    };
    const auto drop = [&](Network &network, const std::string &key) {
        const auto at = network.fixtures.find(key);
        if (at == network.fixtures.end()) return;
        network.ipam.front().pool.release(*at->second.endpoint.address);
        network.fixtures.erase(at);
    };
    const auto way = findNetwork(wayOutName);
    bool ingress = false;
    for (const auto &[id, network] : networks_) {
        if (!network->ofSwarm()) continue;
        Network &n = *network;
        ingress = ingress || n.ingress;
        const std::string key =
            n.ingress || n.fixtures.contains("ingress-sbox") ? "ingress-sbox" : "lb-" + n.name;
        const bool used = n.ingress || !n.members.empty();
        if (used && n.allocated) {
            if (!n.here) {
                n.here = true;
                n.localSince = now();
                announce(n, "create");
            }
            put(n, key, n.name + "-endpoint");
        } else if (!used && n.here) {
            drop(n, key);
            n.here = false;
            n.localSince.reset();
            announce(n, "destroy");
        }
    }
    if (!way) return;
    if (ingress)
        put(*way, "ingress-sbox", "gateway_ingress-sbox");
    else
        drop(*way, "ingress-sbox");
}

const Endpoint *World::openWayOut(Container &container) {
    bool needed = false, has = false;
    for (const auto &[name, endpoint] : container.endpoints) {
        if (endpoint.id.empty()) continue;
        const auto network = findNetwork(endpoint.networkId);
        if (!network || network->internal) continue;
        needed = needed || network->ofSwarm();
        has = has || (network->driver == "bridge" && endpoint.gateway);
    }
    if (!needed || has) return nullptr;
    const auto way = findNetwork(wayOutName);
    if (!way || way->ipam.empty()) return nullptr;
    if (const auto there = way->fixtures.find(container.id); there != way->fixtures.end())
        return &there->second.endpoint;
    Fixture fixture{"gateway_" + container.sandboxId.substr(0, 12), {}};
    IpamEntry &entry = way->ipam.front();
    fixture.endpoint.address = entry.pool.take();
    if (!fixture.endpoint.address) return nullptr;
    fixture.endpoint.id = newId();
    fixture.endpoint.prefix = entry.pool.subnet().prefix;
    fixture.endpoint.gateway = entry.gatewayAddress;
    fixture.endpoint.mac = newMac(*fixture.endpoint.address);
    return &way->fixtures.emplace(container.id, std::move(fixture)).first->second.endpoint;
}

void World::closeWayOut(const Container &container) {
    if (const auto way = findNetwork(wayOutName))
        if (const auto at = way->fixtures.find(container.id); at != way->fixtures.end()) {
            way->ipam.front().pool.release(*at->second.endpoint.address);
            way->fixtures.erase(at);
        }
}

const Endpoint *World::wayOutOf(const Container &container) const {
    const auto way = findNetwork(wayOutName);
    if (!way) return nullptr;
    const auto at = way->fixtures.find(container.id);
    return at == way->fixtures.end() ? nullptr : &at->second.endpoint;
}

} // namespace portolan::playground
