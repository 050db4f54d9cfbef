#include <algorithm>
#include <cctype>

#include "model/playground/world.h"

namespace portolan::playground {
namespace {

constexpr int history = 5;       ///< tasks of a slot that are remembered
constexpr int mostReplicas = 64; ///< of one service; more would only fill the playground

Refusal rpc(int status, std::string_view code, const std::string &why) {
    return {status, "rpc error: code = " + std::string(code) + " desc = " + why};
}
tl::unexpected<Refusal> invalid(const std::string &why) {
    return tl::unexpected(rpc(400, "InvalidArgument", why));
}

/// Letters and digits, with '-' and '_' between them.
bool isService(std::string_view name) {
    const auto plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    return !name.empty() && plain(name.front()) && plain(name.back()) &&
           std::ranges::all_of(name, [&](char c) { return plain(c) || c == '-' || c == '_'; });
}

std::chrono::nanoseconds restartDelay(const SwarmService &service) {
    const Json &delay = field(field(field(service.spec, "TaskTemplate"), "RestartPolicy"), "Delay");
    return std::chrono::nanoseconds(delay.is_number_integer() ? delay.get<std::int64_t>() : 5'000'000'000);
}

bool balanced(const SwarmService &service) {
    return stringIn(field(service.spec, "EndpointSpec"), "Mode") != "dnsrr";
}

} // namespace

int SwarmService::replicas() const {
    if (global()) return 1;
    const Json &count = field(field(field(spec, "Mode"), "Replicated"), "Replicas");
    return count.is_number_integer()
               ? static_cast<int>(std::clamp<std::int64_t>(count.get<std::int64_t>(), 0, mostReplicas))
               : 1;
}

ServicePtr World::findService(std::string_view reference) const {
    if (!swarm_ || reference.empty()) return nullptr;
    if (const auto at = swarm_->services.find(std::string(reference)); at != swarm_->services.end())
        return at->second;
    ServicePtr found;
    for (const auto &[id, service] : swarm_->services) {
        if (service->name == reference) return service;
        if (id.starts_with(reference)) found = service;
    }
    return found;
}

/// The request's spec as the engine keeps it; the refusals in its order. `networks`: what its tasks join.
Answer<Json> World::readService(const Json &asked, std::vector<std::string> &networks,
                                const SwarmService *own) {
    const Json &task = field(asked, "TaskTemplate"), &container = field(task, "ContainerSpec");
    if (!container.is_object()) return refuse(400, "mismatched Runtime and *Spec fields");
    const std::string name = stringIn(asked, "Name");
    Json spec = {{"Name", name}, {"Labels", Json::object()}};
    if (const Json &labels = field(asked, "Labels"); labels.is_object()) spec["Labels"] = labels;
    Json joined;
    const Json &wanted =
        field(task, "Networks").is_array() ? field(task, "Networks") : field(asked, "Networks");
    for (const Json &network : wanted) {
        const std::string target = stringIn(network, "Target");
        const auto found = findNetwork(target);
        if (!found) return refuse(500, "network " + target + " not found");
        if (!found->ofSwarm() && found->name != "bridge" && found->name != "host")
            return refuse(403, "The network " + target +
                                   " cannot be used with services. Only networks scoped to the swarm can be "
                                   "used, such as those created with the overlay driver.");
        Json entry = network;
        const std::string id = found->name == "bridge" ? swarm_->bridgeNetwork
                               : found->name == "host" ? swarm_->hostNetwork
                                                       : found->id;
        entry["Target"] = id;
        joined.push_back(entry);
        networks.push_back(id);
    }
    if (name.empty()) return invalid("meta: name must be provided");
    if (name.size() > 63) return invalid("name must be 63 characters or fewer");
    if (!isService(name)) return invalid("name must be valid as a DNS name component");
    const std::string image = stringIn(container, "Image");
    if (image.empty()) return invalid("ContainerSpec: image reference must be provided");
    if (!imageReference(image, profile().modern()))
        return invalid("ContainerSpec: \"" + image + "\" is not a valid repository/tag");
    Json &kept = spec["TaskTemplate"] = task;
    kept["ContainerSpec"]["Isolation"] = "default";
    kept.erase("Networks");
    if (!joined.is_null()) kept["Networks"] = joined;
    if (!kept.contains("ForceUpdate")) kept["ForceUpdate"] = 0;
    kept["Runtime"] = "container";
    const Json &mode = field(asked, "Mode");
    if (mode.contains("ReplicatedJob") || mode.contains("GlobalJob"))
        return refuse(501, "the playground's swarm has no jobs");
    if (field(mode, "Global").is_object())
        spec["Mode"]["Global"] = Json::object();
    else
        spec["Mode"]["Replicated"]["Replicas"] =
            field(field(mode, "Replicated"), "Replicas").is_number_integer() ? mode["Replicated"]["Replicas"]
                                                                             : Json(1);
    for (const char *key : {"UpdateConfig", "RollbackConfig"})
        if (!field(asked, key).is_null()) spec[key] = asked[key];

    const Json &endpoint = field(asked, "EndpointSpec");
    bool ingress = false;
    if (endpoint.is_object()) {
        Json &out = spec["EndpointSpec"] = Json::object();
        const Json &ports = field(endpoint, "Ports");
        const std::string how = stringIn(endpoint, "Mode");
        if (!how.empty() || !ports.empty()) out["Mode"] = how.empty() ? "vip" : how;
        for (const Json &port : ports) {
            for (const char *key : {"TargetPort", "PublishedPort"}) {
                const Json &number = field(port, key);
                if (!number.is_null() && !(number.is_number_integer() && number >= 0 && number <= 65535))
                    return refuse(
                        400, std::string("json: cannot unmarshal value into Go struct field PortConfig.") +
                                 key + " of type uint32");
            }
            Json entry = port;
            const std::string published = stringIn(port, "PublishMode");
            entry["PublishMode"] = published.empty() ? "ingress" : published;
            if (stringIn(port, "Protocol").empty()) entry["Protocol"] = "tcp";
            ingress = ingress || entry["PublishMode"] == "ingress";
            out["Ports"].push_back(entry);
        }
        if (ingress && how == "dnsrr")
            return invalid("EndpointSpec: port published with ingress mode can't be used with dnsrr mode");
    }
    for (const auto &[id, other] : swarm_->services) {
        if (other.get() == own) continue;
        if (other->name == name)
            return tl::unexpected(
                rpc(409, "AlreadyExists",
                    "name conflicts with an existing object: service " + name + " already exists"));
        for (const Json &port : field(field(spec, "EndpointSpec"), "Ports"))
            for (const Json &theirs : field(field(other->spec, "EndpointSpec"), "Ports"))
                if (field(port, "PublishedPort").is_number_integer() && port["PublishedPort"] != 0 &&
                    field(theirs, "PublishedPort") == port["PublishedPort"] &&
                    field(theirs, "Protocol") == field(port, "Protocol"))
                    return invalid("port '" + std::to_string(numberIn(port, "PublishedPort")) +
                                   "' is already in use by service '" + other->name + "' (" + id +
                                   ") as an ingress port");
    }
    if (ingress) {
        const auto at =
            std::ranges::find_if(networks_, [](const auto &entry) { return entry.second->ingress; });
        if (at == networks_.end())
            return tl::unexpected(rpc(400, "FailedPrecondition",
                                      "service needs ingress network, but no ingress network is present"));
        networks.insert(networks.begin(), at->first);
    }
    return spec;
}

void World::expose(SwarmService &service, const std::vector<std::string> &networks) {
    service.networks = networks;
    if (!balanced(service)) return;
    for (const std::string &id : networks) {
        const auto network = networks_.find(id);
        std::optional<Ip4> address;
        if (network != networks_.end() && !network->second->ipam.empty())
            address = network->second->ipam.front().pool.take();
        service.vips.emplace_back(id, address);
    }
    Json &endpoint = service.spec["EndpointSpec"];
    std::uint16_t next = 30000;
    for (std::size_t i = 0; endpoint.contains("Ports") && i < endpoint["Ports"].size(); ++i) {
        Json &port = endpoint["Ports"][i];
        if (!field(port, "PublishedPort").is_number_integer() || port["PublishedPort"] == 0)
            port["PublishedPort"] = next++;
    }
    if (endpoint.is_null()) service.spec.erase("EndpointSpec");
}

void World::conceal(SwarmService &service) {
    for (const auto &[id, address] : service.vips)
        if (const auto network = networks_.find(id); network != networks_.end() && address)
            network->second->ipam.front().pool.release(*address);
    service.vips.clear();
}

Answer<ServicePtr> World::createService(const Json &asked) {
    std::vector<std::string> networks;
    auto spec = readService(asked, networks, nullptr);
    if (!spec) return tl::unexpected(spec.error());
    auto service = std::make_shared<SwarmService>();
    service->id = swarmId(newId());
    service->name = stringIn(*spec, "Name");
    service->spec = std::move(*spec);
    service->created = service->updated = now();
    service->version = ++swarm_->lastVersion;
    service->balancer = swarm_->nextBalancer++;
    swarm_->services[service->id] = service;
    announceSwarm("service", "create", service->id, service->name);
    expose(*service, networks);
    if (!service->vips.empty()) {
        service->updated = now();
        service->version = ++swarm_->lastVersion;
        announceSwarm("service", "update", service->id, service->name);
    }
    reconcile(*service);
    return service;
}

Answer<> World::updateService(const ServicePtr &service, std::uint64_t version, const Json &asked) {
    std::vector<std::string> networks;
    auto spec = readService(asked, networks, service.get());
    if (!spec) return tl::unexpected(spec.error());
    if (version != service->version) return tl::unexpected(rpc(500, "Unknown", "update out of sequence"));
    const bool anew =
        field(*spec, "TaskTemplate") != field(service->spec, "TaskTemplate") || networks != service->networks;
    service->previous = std::move(service->spec);
    service->spec = std::move(*spec);
    if (networks != service->networks) {
        conceal(*service);
        expose(*service, networks);
    }
    service->updated = now();
    service->version = ++swarm_->lastVersion;
    announceSwarm("service", "update", service->id, service->name);
    if (anew)
        for (const auto &task : service->tasks)
            if (task->wanted) endTask(*task);
    reconcile(*service);
    return {};
}

void World::removeService(const ServicePtr &service) {
    swarm_->services.erase(service->id);
    announceSwarm("service", "remove", service->id, service->name);
    reconciling_ = true;
    for (const auto &task : service->tasks) {
        endTask(*task);
        if (const auto container = findContainer(task->containerId); container && !task->containerId.empty())
            (void)remove(container, container->id, true);
    }
    reconciling_ = false;
    conceal(*service);
    balance();
    ++revision_;
}

/// Stops its container, which stays, as the remembered tasks' do.
void World::endTask(SwarmTask &task) {
    task.wanted = false;
    task.updated = now();
    if (swarm_) task.version = ++swarm_->lastVersion;
    const auto container = task.containerId.empty() ? nullptr : findContainer(task.containerId);
    if (!container || !container->running()) return;
    container->taskId.clear(); // its end is no failure
    (void)stop(container);
    task.state = "shutdown";
    task.message = "shutdown";
    task.exitCode = container->exitCode;
}

void World::reconcile(SwarmService &service) {
    reconciling_ = true;
    const int count = service.replicas();
    const auto policy = stringIn(field(field(service.spec, "TaskTemplate"), "RestartPolicy"), "Condition");
    const int first = service.global() ? 0 : 1;
    for (const auto &task : service.tasks)
        if (task->wanted && task->slot >= first + count) endTask(*task);
    for (int slot = first; slot < first + count; ++slot) {
        std::shared_ptr<SwarmTask> last;
        for (const auto &task : service.tasks)
            if (task->slot == slot) last = task;
        const bool stays =
            last &&
            (last->wanted || (last->state == "complete" && (policy == "none" || policy == "on-failure")) ||
             (last->state == "failed" && policy == "none"));
        if (!stays) startTask(service, slot);
    }
    // Of each slot the last few are remembered; their containers go with them.
    for (int slot = first; slot < first + count; ++slot) {
        const auto mine = [&](const auto &task) { return task->slot == slot; };
        while (std::ranges::count_if(service.tasks, mine) > history) {
            const auto oldest = std::ranges::find_if(service.tasks, mine);
            if (const auto container = findContainer((*oldest)->containerId))
                (void)remove(container, container->id, true);
            service.tasks.erase(oldest);
        }
    }
    reconciling_ = false;
    balance();
    ++revision_;
}

void World::startTask(SwarmService &service, int slot) {
    auto task = std::make_shared<SwarmTask>();
    task->id = swarmId(newId());
    task->serviceId = service.id;
    task->slot = slot;
    task->created = task->updated = now();
    task->version = ++swarm_->lastVersion;
    service.tasks.push_back(task);

    const Json &spec = field(field(service.spec, "TaskTemplate"), "ContainerSpec");
    const std::string name =
        service.name + "." + (service.global() ? swarm_->nodeId : std::to_string(slot)) + "." + task->id;
    Json request = {{"Image", stringIn(spec, "Image")}};
    for (const auto &[theirs, ours] :
         {std::pair("Command", "Entrypoint"), std::pair("Args", "Cmd"), std::pair("Env", "Env"),
          std::pair("Hostname", "Hostname"), std::pair("Dir", "WorkingDir"), std::pair("User", "User"),
          std::pair("TTY", "Tty"), std::pair("OpenStdin", "OpenStdin"),
          std::pair("StopSignal", "StopSignal")})
        if (const Json &value = field(spec, theirs); !value.is_null()) request[ours] = value;
    Json &labels = request["Labels"] = Json::object();
    if (const Json &own = field(spec, "Labels"); own.is_object()) labels = own;
    labels["com.docker.swarm.node.id"] = swarm_->nodeId;
    labels["com.docker.swarm.service.id"] = service.id;
    labels["com.docker.swarm.service.name"] = service.name;
    labels["com.docker.swarm.task"] = "";
    labels["com.docker.swarm.task.id"] = task->id;
    labels["com.docker.swarm.task.name"] = name;
    const bool onHost = std::ranges::find(service.networks, swarm_->hostNetwork) != service.networks.end();
    if (onHost) request["HostConfig"]["NetworkMode"] = "host";

    const auto fails = [&](const Refusal &why, const char *state) {
        task->state = state;
        task->error = why.message;
        task->message = state == std::string_view("rejected") ? "preparing" : "starting";
        task->wanted = false;
        servicesDue_.emplace(now() + restartDelay(service), service.id);
    };
    const auto created = create(name, request);
    if (!created) return fails(created.error(), "rejected");
    task->containerId = created->id;
    const ContainerPtr container = containers_.at(created->id);
    container->taskId = task->id;
    bool overlays = false;
    for (const std::string &id : service.networks)
        if (const auto network = networks_.find(id); network != networks_.end()) {
            if (!overlays) container->endpoints.clear(); // those of the default bridge
            overlays = true;
            Endpoint endpoint;
            for (const Json &wanted : field(field(service.spec, "TaskTemplate"), "Networks"))
                if (stringIn(wanted, "Target") == id)
                    for (const Json &alias : field(wanted, "Aliases"))
                        if (alias.is_string()) endpoint.aliases.push_back(alias.get<std::string>());
            container->endpoints[network->second->name] = std::move(endpoint);
        }
    if (const auto started = start(container); !started) return fails(started.error(), "failed");
    for (const auto &[networkName, endpoint] : container->endpoints)
        if (endpoint.address)
            task->addresses[endpoint.networkId] =
                toString(*endpoint.address) + "/" + std::to_string(endpoint.prefix);
    task->updated = now();
}

void World::taskEnded(const Container &container) {
    if (!swarm_) return;
    for (const auto &[id, service] : swarm_->services)
        for (const auto &task : service->tasks) {
            if (task->id != container.taskId || !task->wanted) continue;
            task->wanted = false;
            task->exitCode = container.exitCode;
            task->state = container.exitCode == 0 ? "complete" : "failed";
            if (container.exitCode == 0)
                task->message = "finished";
            else
                task->error = "task: non-zero exit (" + std::to_string(container.exitCode) + ")";
            task->updated = now();
            task->version = ++swarm_->lastVersion;
            servicesDue_.emplace(now() + restartDelay(*service), id);
            return;
        }
}

} // namespace portolan::playground
