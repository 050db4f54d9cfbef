#include <algorithm>

#include "model/docker/codec.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

std::uint64_t count(Json &object, const char *key) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(integer(object, key), 0));
}

/// A manager told to advertise no address in particular names none; where the others reach it is in its
/// manager status, with a port.
std::string nodeAddress(Json &node) {
    std::string address = takeText(part(node, "Status"), "Addr");
    if (!address.empty() && address != "0.0.0.0") return address;
    const std::string manager = takeText(part(node, "ManagerStatus"), "Addr");
    return manager.substr(0, manager.rfind(':'));
}

std::optional<SwarmNode> node(Document &document, const EngineKey &engine) {
    Json &root = document.root;
    SwarmNode n;
    n.id = takeText(root, "ID");
    if (n.id.empty()) return std::nullopt;
    n.engine = engine;
    n.hostname = takeText(part(root, "Description"), "Hostname");
    n.address = nodeAddress(root);
    n.role = takeText(part(root, "Spec"), "Role");
    n.availability = takeText(part(root, "Spec"), "Availability");
    n.state = takeText(part(root, "Status"), "State");
    n.leader = flag(part(root, "ManagerStatus"), "Leader");
    n.reachability = takeText(part(root, "ManagerStatus"), "Reachability");
    return n;
}

std::optional<std::uint64_t> replicas(Json &mode) {
    if (Json *const replicated = member(mode, "Replicated")) return count(*replicated, "Replicas");
    if (Json *const job = member(mode, "ReplicatedJob")) return count(*job, "TotalCompletions");
    return std::nullopt;
}

std::vector<Publication> servicePorts(Json &endpoint) {
    std::vector<Publication> ports;
    forEachElement(endpoint, "Ports", [&](Json &entry) {
        const std::uint64_t inner = count(entry, "TargetPort");
        const std::uint64_t outer = count(entry, "PublishedPort");
        if (inner == 0 || inner > UINT16_MAX || outer > UINT16_MAX) return;
        ports.push_back({{},
                         static_cast<std::uint16_t>(outer),
                         {static_cast<std::uint16_t>(inner), takeText(entry, "Protocol")}});
    });
    std::sort(ports.begin(), ports.end());
    return ports;
}

std::optional<SwarmService> service(Document &document, const EngineKey &engine) {
    Json &root = document.root;
    SwarmService s;
    s.id = takeText(root, "ID");
    if (s.id.empty()) return std::nullopt;
    s.engine = engine;
    Json &spec = part(root, "Spec");
    s.name = takeText(spec, "Name");
    Json &task = part(spec, "TaskTemplate");
    s.image = takeText(part(task, "ContainerSpec"), "Image");
    s.replicas = replicas(part(spec, "Mode"));
    Json &endpoint = part(root, "Endpoint");
    forEachElement(endpoint, "VirtualIPs", [&](Json &entry) {
        s.networks.emplace_back(takeText(entry, "NetworkID"));
        if (std::string address = takeText(entry, "Addr"); !address.empty())
            s.virtualAddresses.push_back(std::move(address));
    });
    forEachElement(task, "Networks",
                   [&](Json &entry) { s.networks.emplace_back(takeText(entry, "Target")); });
    std::sort(s.networks.begin(), s.networks.end());
    s.networks.erase(std::unique(s.networks.begin(), s.networks.end()), s.networks.end());
    std::erase(s.networks, NetworkId());
    s.publications = servicePorts(endpoint);
    return s;
}

std::optional<SwarmTask> task(Document &document, const EngineKey &engine) {
    Json &root = document.root;
    SwarmTask t;
    t.id = takeText(root, "ID");
    if (t.id.empty()) return std::nullopt;
    t.engine = engine;
    t.service = takeText(root, "ServiceID");
    t.node = takeText(root, "NodeID");
    t.slot = count(root, "Slot");
    Json &status = part(root, "Status");
    t.state = takeText(status, "State");
    t.error = takeText(status, "Err");
    t.container = ContainerId(takeText(part(status, "ContainerStatus"), "ContainerID"));
    t.desiredState = takeText(root, "DesiredState");
    forEachElement(root, "NetworksAttachments", [&](Json &attachment) {
        for (std::string &address : takeTexts(attachment, "Addresses"))
            t.addresses.push_back(std::move(address));
    });
    return t;
}

} // namespace

Result<std::vector<SwarmNode>> decodeNodes(std::string_view bytes, const EngineKey &engine) {
    return decodeRows<SwarmNode>(bytes, "node list", [&](Document &row) { return node(row, engine); });
}

Result<std::vector<SwarmService>> decodeServices(std::string_view bytes, const EngineKey &engine) {
    return decodeRows<SwarmService>(bytes, "service list",
                                    [&](Document &row) { return service(row, engine); });
}

Result<std::vector<SwarmTask>> decodeTasks(std::string_view bytes, const EngineKey &engine) {
    return decodeRows<SwarmTask>(bytes, "task list", [&](Document &row) { return task(row, engine); });
}

} // namespace portolan::docker
