#include <algorithm>

#include "model/playground/views.h"

namespace portolan::playground {
namespace {

/// A certificate made for this file; its key was thrown away at once, so nobody can sign with it.
constexpr const char *certificate = "-----BEGIN CERTIFICATE-----\n"
                                    "MIIBfDCCASOgAwIBAgIUGG2Q93iRjW+0oJwV9CEJABSg9mMwCgYIKoZIzj0EAwIw\n"
                                    "EzERMA8GA1UEAwwIc3dhcm0tY2EwIBcNMjYxMTI0MTMyMjExWhgPMjEyNjEwMzEx\n"
                                    "MzIyMTFaMBMxETAPBgNVBAMMCHN3YXJtLWNhMFkwEwYHKoZIzj0CAQYIKoZIzj0D\n"
                                    "AQcDQgAE8h2hx0T2WSO+U0/WMHlxgmgtOCyrPpHW6bcGQYpiEK3c77l/NCoqp8CQ\n"
                                    "HAT/xAa5hsIAAFjdBBPwrzkzUi1r/6NTMFEwHQYDVR0OBBYEFJpoxl2dRSj4YZ75\n"
                                    "grxsvZWNQd6lMB8GA1UdIwQYMBaAFJpoxl2dRSj4YZ75grxsvZWNQd6lMA8GA1Ud\n"
                                    "EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgM7J5XxVxrdh+k2S7lfHg3d2k\n"
                                    "LTBqkW+6fuDKAm+vY8oCID13L/ivu1aine7LOkGfbfDE2BhaLWgQxbaPA4v4ZgJW\n"
                                    "-----END CERTIFICATE-----\n";
constexpr const char *publicKey =
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8h2hx0T2WSO+U0/WMHlxgmgtOCyrPpHW6bcGQYpiEK3c77l/"
    "NCoqp8CQHAT/xAa5hsIAAFjdBBPwrzkzUi1r/w==";

Json trust() {
    return {{"TrustRoot", certificate},
            {"CertIssuerSubject", "MBMxETAPBgNVBAMTCHN3YXJtLWNh"},
            {"CertIssuerPublicKey", publicKey}};
}

void stamp(Json &json, const std::string &id, std::uint64_t version, Moment created, Moment updated) {
    json["ID"] = id;
    json["Version"]["Index"] = version;
    json["CreatedAt"] = toText(std::optional(created));
    json["UpdatedAt"] = toText(std::optional(updated));
}

Json networkOf(const Network &network) {
    Json json;
    stamp(json, network.id, network.order, network.created, network.created);
    Json &spec = json["Spec"] = {{"Name", network.name}, {"Labels", network.labels}};
    spec["DriverConfiguration"] = Json::object();
    if (!network.ingress) spec["DriverConfiguration"]["Name"] = network.driver;
    if (network.attachable) spec["Attachable"] = true;
    if (network.internal) spec["Internal"] = true;
    if (network.ingress) {
        spec["Ingress"] = true;
        spec["IPAMOptions"]["Driver"] = Json::object();
    }
    spec["Scope"] = "swarm";
    json["DriverState"] = {{"Name", network.driver}, {"Options", network.options}};
    json["IPAMOptions"]["Driver"]["Name"] = "default";
    Json &configs = json["IPAMOptions"]["Configs"] = Json::array();
    for (const IpamEntry &entry : network.ipam)
        configs.push_back({{"Subnet", entry.subnet},
                           {"Gateway", entry.gatewayAddress ? toString(*entry.gatewayAddress) : ""}});
    return json;
}

} // namespace

Json swarmCluster(const World &world, bool tokens) {
    const Swarm &swarm = *world.swarm();
    Json json;
    stamp(json, swarm.id, swarm.version, swarm.created, swarm.updated);
    json["Spec"] = swarm.spec;
    json["TLSInfo"] = trust();
    json["RootRotationInProgress"] = false;
    json["DefaultAddrPool"] = {swarm.addresses};
    json["SubnetSize"] = swarm.subnetSize;
    json["DataPathPort"] = swarm.dataPort;
    if (tokens) json["JoinTokens"] = {{"Worker", swarm.workerToken}, {"Manager", swarm.managerToken}};
    return json;
}

Json swarmNode(const World &world) {
    const Swarm &swarm = *world.swarm();
    const Json info = infoDefaults(world.profile());
    Json json;
    stamp(json, swarm.nodeId, swarm.nodeVersion, swarm.created, swarm.nodeUpdated);
    json["Spec"] = swarm.nodeSpec;
    Json &about = json["Description"] = {{"Hostname", world.hostName()},
                                         {"Platform", {{"Architecture", "x86_64"}, {"OS", "linux"}}}};
    about["Resources"] = {{"NanoCPUs", info["NCPU"].get<std::int64_t>() * 1'000'000'000},
                          {"MemoryBytes", info["MemTotal"]}};
    about["Engine"]["EngineVersion"] = world.profile().version;
    Json &plugins = about["Engine"]["Plugins"] = Json::array();
    for (const char *type : {"Log", "Network", "Volume"})
        for (const Json &name : field(info["Plugins"], type))
            plugins.push_back({{"Type", type}, {"Name", name}});
    about["TLSInfo"] = trust();
    json["Status"] = {{"State", "ready"}, {"Addr", swarm.address}};
    json["ManagerStatus"] = {
        {"Leader", true}, {"Reachability", "reachable"}, {"Addr", swarm.address + ":2377"}};
    return json;
}

Json swarmInfo(const World &world) {
    const Swarm &swarm = *world.swarm();
    return {{"NodeID", swarm.nodeId},
            {"NodeAddr", swarm.address},
            {"LocalNodeState", "active"},
            {"ControlAvailable", true},
            {"Error", ""},
            {"RemoteManagers", Json::array({{{"NodeID", swarm.nodeId}, {"Addr", swarm.address + ":2377"}}})},
            {"Nodes", 1},
            {"Managers", 1},
            {"Cluster", swarmCluster(world, false)}};
}

Json shown(const World &world, const SwarmService &service, bool status) {
    Json json;
    stamp(json, service.id, service.version, service.created, service.updated);
    json["Spec"] = service.spec;
    if (!service.previous.is_null()) json["PreviousSpec"] = service.previous;
    Json &endpoint = json["Endpoint"];
    const Json &spec = field(service.spec, "EndpointSpec");
    endpoint["Spec"] = service.vips.empty() || spec.is_null() ? Json::object() : spec;
    if (const Json &ports = field(spec, "Ports"); !ports.is_null()) endpoint["Ports"] = ports;
    for (const auto &[id, address] : service.vips) {
        Json vip = {{"NetworkID", id}};
        const auto network = world.findNetwork(id);
        if (address && network)
            vip["Addr"] =
                toString(*address) + "/" + std::to_string(network->ipam.front().pool.subnet().prefix);
        endpoint["VirtualIPs"].push_back(std::move(vip));
    }
    if (status) {
        const auto count = [&](const auto &matches) { return std::ranges::count_if(service.tasks, matches); };
        json["ServiceStatus"] = {
            {"RunningTasks", count([](const auto &t) { return t->wanted && t->state == "running"; })},
            {"DesiredTasks", service.replicas()},
            {"CompletedTasks", 0}};
    }
    return json;
}

Json shown(const World &world, const SwarmService &service, const SwarmTask &task) {
    Json json;
    stamp(json, task.id, task.version, task.created, task.updated);
    json["Labels"] = Json::object();
    Json &spec = json["Spec"] = field(service.spec, "TaskTemplate");
    spec.erase("Runtime");
    json["ServiceID"] = service.id;
    if (task.slot > 0) json["Slot"] = task.slot;
    json["NodeID"] = world.swarm()->nodeId;
    const auto container = task.containerId.empty() ? nullptr : world.findContainer(task.containerId);
    Json &status = json["Status"] = {
        {"Timestamp", toText(std::optional(task.updated))}, {"State", task.state}, {"Message", task.message}};
    if (!task.error.empty()) status["Err"] = task.error;
    status["ContainerStatus"] = {{"ContainerID", task.containerId},
                                 {"PID", container ? container->pid : 0},
                                 {"ExitCode", task.exitCode}};
    status["PortStatus"] = Json::object();
    json["DesiredState"] = task.wanted ? "running" : "shutdown";
    for (const std::string &id : service.networks) {
        const Swarm &swarm = *world.swarm();
        if (id == swarm.bridgeNetwork || id == swarm.hostNetwork) {
            const char *name = id == swarm.bridgeNetwork ? "bridge" : "host";
            Json network;
            stamp(network, id, 7, swarm.created, swarm.created);
            network["Spec"] = {{"Name", name},
                               {"Labels", {{"com.docker.swarm.predefined", "true"}}},
                               {"DriverConfiguration", {{"Name", name}}},
                               {"Scope", "swarm"}};
            network["DriverState"]["Name"] = name;
            network["IPAMOptions"]["Driver"] = Json::object();
            json["NetworksAttachments"].push_back({{"Network", std::move(network)}});
            continue;
        }
        const auto network = world.findNetwork(id);
        const auto address = task.addresses.find(id);
        if (!network || address == task.addresses.end()) continue;
        json["NetworksAttachments"].push_back(
            {{"Network", networkOf(*network)}, {"Addresses", {address->second}}});
    }
    if (world.profile().modern()) json["Volumes"] = Json();
    return json;
}

Json servicesOn(const World &world, const Network &network) {
    Json services = Json::object();
    const bool modern = world.profile().modern();
    const auto entry = [&](const std::string &name, const std::string &vip, int balancer) -> Json & {
        if (!services.contains(name))
            services[name] = {{"VIP", vip.empty() && !modern ? "<nil>" : vip},
                              {"Ports", Json::array()},
                              {"LocalLBIndex", balancer},
                              {"Tasks", Json::array()}};
        return services[name];
    };
    const auto task = [&](const std::string &name, const Endpoint &endpoint) -> Json {
        return {{"Name", name},
                {"EndpointID", endpoint.id},
                {"EndpointIP", endpoint.address ? toString(*endpoint.address) : ""},
                {"Info", {{"Host IP", world.swarm() ? world.swarm()->address : ""}}}};
    };
    for (const std::string &id : network.members) {
        const Container &member = *world.containers().at(id);
        const Endpoint &endpoint = member.endpoints.at(network.name);
        const auto service =
            world.findService(stringIn(field(member.config, "Labels"), "com.docker.swarm.service.id"));
        if (!service) {
            entry("", "", 0)["Tasks"].push_back(task(member.name, endpoint));
            continue;
        }
        std::string vip;
        for (const auto &[networkId, address] : service->vips)
            if (networkId == network.id && address) vip = toString(*address);
        Json &its = entry(service->name, vip, service->balancer);
        its["Tasks"].push_back(task(member.name, endpoint));
        if (its["Ports"].empty() && network.ingress)
            for (const Json &port : field(field(service->spec, "EndpointSpec"), "Ports"))
                its["Ports"].push_back("Target: " + std::to_string(numberIn(port, "TargetPort")) +
                                       ", Publish: " + std::to_string(numberIn(port, "PublishedPort")));
    }
    if (const auto box = network.fixtures.find("ingress-sbox");
        box != network.fixtures.end() && network.ingress && !modern)
        entry("", "", 0)["Tasks"].push_back(task("ingress-endpoint", box->second.endpoint));
    return services;
}

} // namespace portolan::playground
