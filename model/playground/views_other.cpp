#include <algorithm>
#include <set>

#include "model/playground/views.h"

namespace portolan::playground {

Json shown(const World &world, const Network &network, int api, bool whole, bool verbose) {
    const bool modern = world.profile().modern();
    // A swarm's network that nothing here uses, and any of its networks in a list, is told as the manager
    // knows it.
    const bool here = network.here && !(network.ofSwarm() && !whole);
    Json json;
    json["Name"] = network.name;
    json["Id"] = network.id;
    json["Created"] = toText(here && network.localSince ? *network.localSince : network.created);
    json["Scope"] = network.scope;
    json["Driver"] = network.allocated ? network.driver : "";
    if (modern) json["EnableIPv4"] = true;
    json["EnableIPv6"] = network.ipv6;
    json["IPAM"]["Driver"] = network.allocated ? network.ipamDriver : "";
    json["IPAM"]["Options"] = network.ipamOptions;
    Json &configs = json["IPAM"]["Config"] = Json::array();
    if (network.ipam.empty() && (modern || !network.allocated))
        json["IPAM"]["Config"] = network.predefined() || !network.allocated ? Json() : Json::array();
    const auto six = [&] {
        for (const Ipam6Entry &entry : network.ipam6) {
            Json config = {{"Subnet", entry.subnet}};
            if (!entry.range.empty()) config["IPRange"] = entry.range;
            if (entry.gatewayShown && entry.gatewayAddress)
                config["Gateway"] = topology::toString(*entry.gatewayAddress);
            configs.push_back(std::move(config));
        }
    };
    if (network.ipam6First) six();
    for (const IpamEntry &entry : network.ipam) {
        Json config;
        config["Subnet"] = entry.subnet;
        if (!entry.range.empty()) config["IPRange"] = entry.range;
        const bool dealt = entry.gateway.empty();
        const bool none = modern && dealt && !entry.gatewayAddress;
        if (!none && (entry.gatewayShown || (dealt && !network.subnet4Given && network.name != "bridge")))
            config["Gateway"] =
                dealt ? (entry.gatewayAddress ? toString(*entry.gatewayAddress) : "") : entry.gateway;
        if (!entry.auxiliary.empty()) {
            Json &others = config["AuxiliaryAddresses"] = Json::object();
            for (const auto &[name, address] : entry.auxiliary) others[name] = address;
        }
        configs.push_back(std::move(config));
    }
    if (!network.ipam6First) six();
    json["Internal"] = network.internal;
    json["Attachable"] = network.attachable;
    json["Ingress"] = network.ingress;
    json["ConfigFrom"]["Network"] = "";
    json["ConfigOnly"] = network.configOnly;
    Json members = Json::object();
    if (whole) {
        std::vector<std::string> ids = network.members;
        std::ranges::sort(ids);
        for (const std::string &id : ids) {
            const Container &container = *world.containers().at(id);
            const Endpoint &endpoint = container.endpoints.at(network.name);
            members[id] = {
                {"Name", container.name},
                {"EndpointID", endpoint.id},
                {"MacAddress", endpoint.mac},
                {"IPv4Address",
                 endpoint.address ? toString(*endpoint.address) + "/" + std::to_string(endpoint.prefix) : ""},
                {"IPv6Address", endpoint.address6 ? topology::toString(*endpoint.address6) + "/" +
                                                        std::to_string(endpoint.prefix6)
                                                  : ""}};
        }
        for (const auto &[key, fixture] : network.fixtures) {
            const Endpoint &endpoint = fixture.endpoint;
            members[key] = {
                {"Name", fixture.name},
                {"EndpointID", endpoint.id},
                {"MacAddress", endpoint.mac},
                {"IPv4Address",
                 endpoint.address ? toString(*endpoint.address) + "/" + std::to_string(endpoint.prefix) : ""},
                {"IPv6Address", ""}};
        }
    }
    if (!modern) json["Containers"] = here ? members : Json();
    json["Options"] = network.allocated ? network.options : Json();
    json["Labels"] = here || network.labelsGiven ? network.labels : Json();
    if (here && network.ofSwarm() && world.swarm())
        json["Peers"] = Json::array({{{"Name", world.swarm()->peer}, {"IP", world.swarm()->address}}});
    if (modern && (whole || !world.profile().newest())) json["Containers"] = members;
    if (verbose && here && network.ofSwarm()) json["Services"] = servicesOn(world, network);
    if (api >= 52 && whole && network.allocated) {
        Json &status = json["Status"] = Json::object();
        for (const IpamEntry &entry : network.ipam)
            status["IPAM"]["Subnets"][entry.subnet] = {{"IPsInUse", entry.pool.inUse()},
                                                       {"DynamicIPsAvailable", entry.pool.available()}};
        for (const Ipam6Entry &entry : network.ipam6)
            status["IPAM"]["Subnets"][entry.subnet] = {{"IPsInUse", entry.pool.inUse()},
                                                       {"DynamicIPsAvailable", entry.pool.available()}};
        if (network.ipam.empty()) status["IPAM"] = Json::object();
    }
    return json;
}

namespace {

/// "redis@sha256:…", once for each name that it was pulled by.
Json digests(const Image &image) {
    std::set<std::string> found;
    for (const std::string &tag : image.tags)
        if (!image.digest.empty()) found.insert(tag.substr(0, tag.rfind(':')) + "@" + image.digest);
    return Json(std::vector<std::string>(found.begin(), found.end()));
}

} // namespace

Json inspected(const World &world, const Image &image, int api) {
    const bool modern = world.profile().modern();
    Json json;
    json["Id"] = image.id;
    json["RepoTags"] = image.tags;
    json["RepoDigests"] = digests(image);
    if (!modern) json["Parent"] = "";
    json["Comment"] = image.comment;
    json["Created"] = toText(image.created);
    const auto config = [&](const Json *from) {
        Json c;
        const auto value = [&](const char *key) { return from ? field(*from, key) : Json(); };
        for (const char *key : {"Hostname", "Domainname", "User"}) c[key] = "";
        for (const char *key : {"AttachStdin", "AttachStdout", "AttachStderr"}) c[key] = false;
        if (!value("ExposedPorts").is_null()) c["ExposedPorts"] = value("ExposedPorts");
        for (const char *key : {"Tty", "OpenStdin", "StdinOnce"}) c[key] = false;
        c["Env"] = value("Env");
        c["Cmd"] = value("Cmd");
        c["Image"] = "";
        c["Volumes"] = Json();
        c["WorkingDir"] = from ? stringIn(*from, "WorkingDir") : "";
        c["Entrypoint"] = value("Entrypoint");
        c["OnBuild"] = Json();
        c["Labels"] = Json();
        return c;
    };
    if (!modern) {
        json["Container"] = "";
        json["ContainerConfig"] = config(nullptr);
        json["DockerVersion"] = world.profile().version;
        json["Author"] = "";
        json["Config"] = config(&image.config);
    } else {
        json["Config"] = api < 50 ? config(&image.config) : image.config;
        if (api < 52) { // whatever is not set was told, too
            json["Parent"] = json["DockerVersion"] = json["Author"] = "";
            for (const char *key : {"Cmd", "Entrypoint", "Env", "Labels", "OnBuild", "Volumes"})
                if (!json["Config"].contains(key)) json["Config"][key] = Json();
            for (const char *key : {"User", "WorkingDir"})
                if (!json["Config"].contains(key)) json["Config"][key] = "";
        }
        if (api < 45) {
            json["Container"] = "";
            json["ContainerConfig"] = config(nullptr);
            json["ContainerConfig"].erase("OnBuild");
        }
    }
    json["Architecture"] = "amd64";
    json["Os"] = "linux";
    json["Size"] = image.size;
    if (api < 44) json["VirtualSize"] = image.size;
    if (modern)
        json["GraphDriver"] = {{"Data", {{"SourceDir", "/var/lib/docker/vfs/dir/" + image.id.substr(7)}}},
                               {"Name", "vfs"}};
    else
        json["GraphDriver"] = {{"Data", Json()}, {"Name", "vfs"}};
    json["RootFS"] = {{"Type", "layers"}, {"Layers", {image.id}}};
    json["Metadata"]["LastTagTime"] = toText(image.created);
    return json;
}

Json listed(const World &world, const Image &image, int api) {
    const bool modern = world.profile().modern();
    int users = 0;
    for (const auto &[id, container] : world.containers())
        if (container->imageId == image.id) ++users;
    Json json;
    json["Containers"] = api >= 51 ? users : -1;
    json["Created"] =
        std::chrono::duration_cast<std::chrono::seconds>(image.created.time_since_epoch()).count();
    json["Id"] = image.id;
    json["Labels"] = Json();
    json["ParentId"] = "";
    json["RepoDigests"] = modern || !image.digest.empty() ? digests(image) : Json();
    json["RepoTags"] = image.tags;
    json["SharedSize"] = -1;
    json["Size"] = image.size;
    if (api < 44) json["VirtualSize"] = image.size;
    return json;
}

Json info(World &world, int listeners) {
    Json json = infoDefaults(world.profile());
    int running = 0, paused = 0, stopped = 0;
    for (const auto &[id, container] : world.containers()) {
        if (container->state == Container::State::paused)
            ++paused;
        else
            ++(container->running() ? running : stopped);
    }
    json["ID"] = world.engineId();
    json["Containers"] = running + paused + stopped;
    json["ContainersRunning"] = running;
    json["ContainersPaused"] = paused;
    json["ContainersStopped"] = stopped;
    json["Images"] = world.images().all().size();
    json["SystemTime"] = toText(world.now());
    json["Name"] = world.hostName();
    json["NEventsListener"] = listeners;
    if (world.swarm()) json["Swarm"] = swarmInfo(world);
    return json;
}

} // namespace portolan::playground
