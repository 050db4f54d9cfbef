#include "model/docker/change_request.h"

#include "model/changes/ports.h"
#include "model/core/text.h"
#include "model/docker/fetch.h"
#include "model/docker/image_pull.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

using namespace changes;

constexpr std::chrono::seconds patience{60}; ///< how long an engine may work on what does not wait by itself
constexpr std::size_t mostWarnings = 20;
constexpr const char *containers = "/containers/", *networks = "/networks/";

template <class Ref>
std::string path(const char *kind, const Ref &ref, const char *verb = "") {
    return std::string(kind) + escapedId(ref.id.empty() ? ref.name : ref.id.value) + verb;
}

net::Request request(const char *method, std::string target) {
    net::Request made;
    made.method = method;
    made.target = std::move(target);
    made.deadline = patience;
    return made;
}

net::Request post(std::string target) { return request("POST", std::move(target)); }

net::Request post(std::string target, const Json &body) {
    net::Request made = post(std::move(target));
    // What is not UTF-8 is refused by the engine in words, rather than thrown at here.
    made.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return made;
}

template <class Stopping>
net::Request afterGrace(const Stopping &c, const char *verb) {
    std::string target = path(containers, c.container, verb);
    if (c.timeout) target += "?t=" + std::to_string(c.timeout->count());
    net::Request made = post(std::move(target));
    made.deadline += c.timeout.value_or(c.itsOwnGrace);
    return made;
}

Json endpointJson(const EndpointSpec &spec) {
    Json settings = Json::object();
    Json asked = Json::object();
    if (!spec.ipv4.empty()) asked["IPv4Address"] = spec.ipv4;
    if (!spec.ipv6.empty()) asked["IPv6Address"] = spec.ipv6;
    if (!spec.linkLocal.empty()) asked["LinkLocalIPs"] = spec.linkLocal;
    if (!asked.empty()) settings["IPAMConfig"] = std::move(asked);
    if (!spec.aliases.empty()) settings["Aliases"] = spec.aliases;
    if (!spec.links.empty()) settings["Links"] = spec.links;
    if (!spec.driverOptions.empty()) settings["DriverOpts"] = spec.driverOptions;
    if (!spec.mac.empty()) settings["MacAddress"] = spec.mac;
    if (spec.gwPriority != 0) settings["GwPriority"] = spec.gwPriority;
    return settings;
}

std::string key(const Port &port) { return std::to_string(port.number) + "/" + port.protocol; }

bool hasEndpoint(const std::string &network) {
    return !network.empty() && network != "host" && network != "none" && network != "default" &&
           network.rfind("container:", 0) != 0;
}

Json containerJson(const ContainerSpec &spec) {
    Json body = {{"Image", spec.image}};
    if (!spec.hostname.empty()) body["Hostname"] = spec.hostname;
    if (!spec.environment.empty()) body["Env"] = spec.environment;
    if (!spec.command.empty()) body["Cmd"] = spec.command;
    if (!spec.labels.empty()) body["Labels"] = spec.labels;
    Json host = Json::object(), exposed = Json::object(), bindings = Json::object();
    for (const Port &port : spec.exposed) exposed[key(port)] = Json::object();
    for (const Publication &p : spec.publications) {
        exposed[key(p.container)] = Json::object();
        bindings[key(p.container)].push_back({{"HostIp", p.hostIp}, {"HostPort", changes::hostPortWord(p)}});
    }
    if (!exposed.empty()) body["ExposedPorts"] = std::move(exposed);
    if (!bindings.empty()) host["PortBindings"] = std::move(bindings);
    if (!spec.network.empty()) host["NetworkMode"] = spec.network;
    if (!spec.restartPolicy.empty()) host["RestartPolicy"] = {{"Name", spec.restartPolicy}};
    if (spec.removedAtEnd) host["AutoRemove"] = true;
    EndpointSpec endpoint = spec.endpoint;
    if (hasEndpoint(spec.network) && spec.network != "bridge") {
        endpoint.links.insert(endpoint.links.end(), spec.links.begin(), spec.links.end());
        body["NetworkingConfig"]["EndpointsConfig"][spec.network] = endpointJson(endpoint);
    } else if (!spec.links.empty()) {
        host["Links"] = spec.links;
    }
    body["HostConfig"] = std::move(host);
    return body;
}

Json networkJson(const NetworkSpec &spec, ApiVersion version) {
    Json body = {{"Name", spec.name}, {"Driver", spec.driver}};
    if (version < ApiVersion{1, 44}) body["CheckDuplicate"] = true; // two of one name would arise there
    if (!spec.subnets.empty()) {
        Json config = Json::array();
        for (const Subnet &subnet : spec.subnets) {
            Json entry = {{"Subnet", subnet.subnet}};
            if (!subnet.ipRange.empty()) entry["IPRange"] = subnet.ipRange;
            if (!subnet.gateway.empty()) entry["Gateway"] = subnet.gateway;
            if (!subnet.auxAddresses.empty()) entry["AuxiliaryAddresses"] = subnet.auxAddresses;
            config.push_back(std::move(entry));
        }
        body["IPAM"] = {{"Driver", "default"}, {"Config", std::move(config)}};
    }
    if (spec.ipv6) body["EnableIPv6"] = true;
    if (spec.internal) body["Internal"] = true;
    if (spec.attachable) body["Attachable"] = true;
    if (spec.ingress) body["Ingress"] = true;
    if (!spec.options.empty()) body["Options"] = spec.options;
    if (!spec.labels.empty()) body["Labels"] = spec.labels;
    return body;
}

net::Request of(const StartContainer &c, ApiVersion) { return post(path(containers, c.container, "/start")); }
net::Request of(const StopContainer &c, ApiVersion) { return afterGrace(c, "/stop"); }
net::Request of(const RestartContainer &c, ApiVersion) { return afterGrace(c, "/restart"); }
net::Request of(const PauseContainer &c, ApiVersion) { return post(path(containers, c.container, "/pause")); }
net::Request of(const UnpauseContainer &c, ApiVersion) {
    return post(path(containers, c.container, "/unpause"));
}
net::Request of(const KillContainer &c, ApiVersion) {
    std::string target = path(containers, c.container, "/kill");
    if (!c.signal.empty()) target += "?signal=" + escapedId(c.signal);
    return post(std::move(target));
}
net::Request of(const RenameContainer &c, ApiVersion) {
    return post(path(containers, c.container, "/rename?name=") + escapedId(c.to));
}
net::Request of(const RemoveContainer &c, ApiVersion) {
    std::string query;
    if (c.force) query += "&force=1";
    if (c.volumes) query += "&v=1";
    if (!query.empty()) query.front() = '?';
    return request("DELETE", path(containers, c.container) + query);
}
net::Request of(const PullImage &c, ApiVersion) {
    const ImageName name = imageName(c.image);
    net::Request made =
        post("/images/create?fromImage=" + escapedId(name.repository) + "&tag=" + escapedId(name.tag));
    made.deadline = pullSilence;
    return made;
}
net::Request of(const RunContainer &c, ApiVersion) {
    std::string target = "/containers/create";
    if (!c.spec.name.empty()) target += "?name=" + escapedId(c.spec.name);
    return post(std::move(target), containerJson(c.spec));
}
net::Request of(const CreateNetwork &c, ApiVersion version) {
    return post("/networks/create", networkJson(c.spec, version));
}
net::Request of(const RemoveNetwork &c, ApiVersion) { return request("DELETE", path(networks, c.network)); }
net::Request of(const ConnectContainer &c, ApiVersion) {
    const std::string who = c.container.id.empty() ? c.container.name : c.container.id.value;
    return post(path(networks, c.network, "/connect"),
                {{"Container", who}, {"EndpointConfig", endpointJson(c.endpoint)}});
}
net::Request of(const DisconnectContainer &c, ApiVersion) {
    const std::string who = c.container.id.empty() ? c.container.name : c.container.id.value;
    return post(path(networks, c.network, "/disconnect"), {{"Container", who}, {"Force", c.force}});
}
net::Request of(const PruneNetworks &, ApiVersion) { return post("/networks/prune"); }
net::Request of(const InitSwarm &c, ApiVersion) {
    Json body = {{"ListenAddr", c.listenAddress.empty() ? "0.0.0.0:2377" : c.listenAddress}};
    if (!c.advertiseAddress.empty()) body["AdvertiseAddr"] = c.advertiseAddress;
    return post("/swarm/init", body);
}

net::Request of(const CreateContainer &c, ApiVersion) {
    net::Request made = post("/containers/create?name=" + escapedId(c.name));
    made.body = c.body;
    return made;
}
net::Request of(const SetRestartPolicy &c, ApiVersion) {
    Json policy = {{"Name", c.policy}};
    if (c.retries > 0) policy["MaximumRetryCount"] = c.retries;
    return post(path(containers, c.container, "/update"), {{"RestartPolicy", std::move(policy)}});
}
net::Request of(const AwaitContainer &c, ApiVersion) {
    return request("GET", path(containers, c.container, "/json"));
}

bool makesSomething(const Change &change) {
    return std::holds_alternative<CreateContainer>(change) || std::holds_alternative<RunContainer>(change) ||
           std::holds_alternative<CreateNetwork>(change);
}

} // namespace

net::Request requestOf(const Change &change, ApiVersion version) {
    return std::visit([version](const auto &c) { return of(c, version); }, change);
}

Result<Outcome> outcomeOf(const Change &change, const net::Response &answer) {
    Outcome outcome;
    outcome.unchanged = answer.status == 304;
    const bool prunes = std::holds_alternative<PruneNetworks>(change);
    if (!prunes && !makesSomething(change)) return outcome;
    auto document = parseObject(answer.body, "answer to a change");
    if (!document) return tl::unexpected(std::move(document.error()));
    if (prunes) {
        for (const std::string &name : takeTexts(document->root, "NetworksDeleted"))
            outcome.removed.push_back(plain(name));
        return outcome;
    }
    outcome.id = takeText(document->root, "Id");
    if (outcome.id.empty()) return unusable("answer to a change", "no id");
    for (const std::string &warning : takeTexts(document->root, "Warnings"))
        if (outcome.warnings.size() < mostWarnings) outcome.warnings.push_back(plain(warning));
    if (const std::string warning = takeText(document->root, "Warning"); !warning.empty())
        outcome.warnings.push_back(plain(warning));
    return outcome;
}

} // namespace portolan::docker
