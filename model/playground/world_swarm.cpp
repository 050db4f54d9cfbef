#include <algorithm>

#include "model/playground/world.h"

namespace portolan::playground {
namespace {

constexpr const char *already =
    "This node is already part of a swarm. Use \"docker swarm leave\" to leave this "
    "swarm and join another one.";

std::string rpc(std::string_view code, const std::string &why) {
    return "rpc error: code = " + std::string(code) + " desc = " + why;
}

/// "host", "host:port" → host
std::string hostOf(const std::string &text) { return text.substr(0, text.rfind(':')); }

Json swarmSpec(const Json &asked) {
    Json spec = {{"Name", "default"},
                 {"Labels", Json::object()},
                 {"Orchestration", {{"TaskHistoryRetentionLimit", 5}}},
                 {"Raft",
                  {{"SnapshotInterval", 10000},
                   {"KeepOldSnapshots", 0},
                   {"LogEntriesForSlowFollowers", 500},
                   {"ElectionTick", 10},
                   {"HeartbeatTick", 1}}},
                 {"Dispatcher", {{"HeartbeatPeriod", 5'000'000'000}}},
                 {"CAConfig", {{"NodeCertExpiry", 7'776'000'000'000'000}}},
                 {"TaskDefaults", Json::object()},
                 {"EncryptionConfig", {{"AutoLockManagers", false}}}};
    if (const Json &labels = field(asked, "Labels"); labels.is_object()) spec["Labels"] = labels;
    for (const auto &[part, name] :
         {std::pair("Orchestration", "TaskHistoryRetentionLimit"), std::pair("Dispatcher", "HeartbeatPeriod"),
          std::pair("CAConfig", "NodeCertExpiry"), std::pair("EncryptionConfig", "AutoLockManagers")}) {
        const Json &value = field(field(asked, part), name);
        const bool number = value.is_number_integer() && value != 0;
        if (number ? spec[part][name].is_number() : value.is_boolean() && spec[part][name].is_boolean())
            spec[part][name] = value;
    }
    return spec;
}

std::string token(const std::string &digest, const std::string &secret) {
    return "SWMTKN-1-" + digest + "-" + secret;
}

} // namespace

std::string swarmId(std::string_view id) {
    std::string out;
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 0; i + 1 < id.size() && out.size() < 25; i += 2)
        out += "0123456789abcdefghijklmnopqrstuvwxyz"[(digit(id[i]) * 16 + digit(id[i + 1])) % 36];
    return out;
}

Answer<std::string> World::initSwarm(const Json &request) {
    if (swarm_) return refuse(503, already);
    const std::string listen = stringIn(request, "ListenAddr");
    if (listen.empty()) return refuse(400, "invalid ListenAddr \"\": invalid empty address");
    const std::string advertised = stringIn(request, "AdvertiseAddr");
    std::string address = advertised.empty() ? hostOf(listen) : advertised;
    if (address == "0.0.0.0" && advertised.empty()) address = options_.hostAddress;
    if (address == "eth0") address = options_.hostAddress;
    if (!parseIp4(address)) address = hostOf(address);
    const auto ip = parseIp4(address);
    if (!ip || *ip == 0)
        return refuse(400,
                      "advertise address must be a non-zero IP address or network interface (with optional "
                      "port number)");
    const bool ours = *ip >> 24 == 127 || address == options_.hostAddress;
    if (!ours && hostOf(listen) == "0.0.0.0")
        return refuse(400,
                      "must specify a listening address because the address to advertise is not recognized "
                      "as a system address, and a system's IP address to use could not be uniquely "
                      "identified");
    auto made = std::make_unique<Swarm>();
    made->id = swarmId(newId());
    made->nodeId = swarmId(newId());
    made->peer = newId().substr(0, 12);
    made->created = made->updated = made->nodeUpdated = now();
    made->version = made->lastVersion = 10;
    made->nodeVersion = 9;
    made->spec = swarmSpec(field(request, "Spec"));
    const std::string availability = stringIn(request, "Availability");
    made->nodeSpec = {{"Labels", Json::object()},
                      {"Role", "manager"},
                      {"Availability", availability.empty() ? "active" : availability}};
    made->address = address;
    made->addresses = "10.0.0.0/8";
    if (const Json &pools = field(request, "DefaultAddrPool"); pools.is_array() && !pools.empty())
        if (pools[0].is_string() && parseSubnet(pools[0].get<std::string>()))
            made->addresses = pools[0].get<std::string>();
    if (const Json &size = field(request, "SubnetSize"); size.is_number_integer() && size > 0 && size <= 29)
        made->subnetSize = size.get<int>();
    if (const Json &port = field(request, "DataPathPort"); port.is_number_integer() && port > 0)
        made->dataPort = port.get<int>();
    const std::string digest = swarmId(newId()) + swarmId(newId());
    made->workerToken = token(digest, swarmId(newId()));
    made->managerToken = token(digest, swarmId(newId()));
    made->hostNetwork = swarmId(newId());
    made->bridgeNetwork = swarmId(newId());
    swarm_ = std::move(made);

    auto ingress = std::make_shared<Network>();
    ingress->name = "ingress";
    ingress->driver = "overlay";
    const auto created = createSwarmNetwork(ingress, {{"Name", "ingress"}, {"Ingress", true}}, false);
    if (!findNetwork("docker_gwbridge")) {
        auto way = createNetwork({{"Name", "docker_gwbridge"},
                                  {"Options",
                                   {{"com.docker.network.bridge.enable_icc", "false"},
                                    {"com.docker.network.bridge.enable_ip_masquerade", "true"},
                                    {"com.docker.network.bridge.name", "docker_gwbridge"}}}});
        if (!way) return tl::unexpected(way.error());
    }
    balance();
    announceSwarm("node", "update", swarm_->nodeId, options_.hostName);
    return swarm_->nodeId;
}

Answer<> World::joinSwarm(const Json &request) const {
    if (swarm_) return refuse(503, already);
    if (stringIn(request, "ListenAddr").empty())
        return refuse(400, "invalid ListenAddr \"\": invalid empty address");
    const std::string given = stringIn(request, "JoinToken");
    const bool known = given.starts_with("SWMTKN-1-") && given.size() == 85 && given[59] == '-';
    if (!known) return refuse(500, "invalid join token");
    const Json &others = field(request, "RemoteAddrs");
    const std::string first = others.is_array() && !others.empty() && others[0].is_string()
                                  ? others[0].get<std::string>()
                                  : std::string();
    if (first.empty()) return refuse(400, "at least 1 RemoteAddr is required to join");
    return refuse(503, rpc("Unavailable", "connection error: desc = \"transport: Error while dialing" +
                                              std::string(profile().modern() ? ":" : "") + " dial tcp " +
                                              first + ": connect: connection refused\""));
}

Answer<> World::leaveSwarm(bool force) {
    if (!swarm_) return refuse(503, "This node is not part of a swarm");
    if (!force)
        return refuse(503,
                      "You are attempting to leave the swarm on a node that is participating as a manager. "
                      "Removing the last manager erases all current state of the swarm. Use `--force` to "
                      "ignore this message. ");
    while (!swarm_->services.empty()) {
        const ServicePtr service = swarm_->services.begin()->second;
        removeService(service);
    }
    std::vector<NetworkPtr> gone;
    for (const auto &[id, network] : networks_)
        if (network->ofSwarm()) gone.push_back(network);
    for (const NetworkPtr &network : gone) {
        for (auto &[id, container] : containers_)
            if (const auto at = container->endpoints.find(network->name);
                at != container->endpoints.end() && at->second.networkId == network->id) {
                detach(*container, network->name, true);
                container->endpoints.erase(at);
            }
        network->ingress = false;
    }
    balance();
    for (const NetworkPtr &network : gone) networks_.erase(network->id);
    if (const auto way = findNetwork("docker_gwbridge"))
        for (const auto &[id, container] : containers_)
            if (container->running() && way->fixtures.contains(id)) closeWayOut(*container);
    servicesDue_.clear();
    swarm_.reset();
    ++revision_;
    return {};
}

Answer<> World::updateSwarm(std::uint64_t version, const Json &spec, bool workerToken, bool managerToken) {
    if (version != swarm_->version) return refuse(500, rpc("Unknown", "update out of sequence"));
    swarm_->spec = swarmSpec(spec);
    for (auto [wanted, which] :
         {std::pair(workerToken, &swarm_->workerToken), std::pair(managerToken, &swarm_->managerToken)})
        if (wanted) *which = which->substr(0, 60) + swarmId(newId());
    swarm_->version = ++swarm_->lastVersion;
    swarm_->updated = now();
    ++revision_;
    return {};
}

Answer<> World::updateNode(std::uint64_t version, const Json &spec) {
    if (stringIn(spec, "Role") == "worker")
        return refuse(400, rpc("FailedPrecondition", "attempting to demote the last manager of the swarm"));
    if (version != swarm_->nodeVersion) return refuse(500, rpc("Unknown", "update out of sequence"));
    if (const Json &labels = field(spec, "Labels"); labels.is_object()) swarm_->nodeSpec["Labels"] = labels;
    if (const std::string word = stringIn(spec, "Availability"); !word.empty())
        swarm_->nodeSpec["Availability"] = word;
    swarm_->nodeVersion = ++swarm_->lastVersion;
    swarm_->nodeUpdated = now();
    announceSwarm("node", "update", swarm_->nodeId, options_.hostName);
    return {};
}

} // namespace portolan::playground
