#include "model/plans/configuration.h"

#include <filesystem>
#include <set>

#include "model/core/own_id.h"
#include "model/docker/json_fields.h"

namespace portolan::plans {
namespace {

using docker::forEachElement;
using docker::Json;
using docker::member;
using docker::part;

std::string textAt(Json &object, const char *key) {
    const Json *const found = member(object, key);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

/// The place inside, of "source:/place:ro".
std::string placeOf(const std::string &bind) {
    const std::size_t colon = bind.find(':');
    if (colon == std::string::npos) return bind;
    return bind.substr(colon + 1, bind.find(':', colon + 1) - colon - 1);
}

/// The engine cleans a place where it tells of mounts, but not in what was asked for: "/data/" -> "/data".
std::string cleaned(const std::string &place) {
    std::string clean = std::filesystem::path(place).lexically_normal().generic_string();
    while (clean.size() > 1 && clean.back() == '/') clean.pop_back();
    return clean;
}

/// The engine names anonymous volumes by itself; only by that name does it find them again.
void nameVolumes(Json &host, Json &root) {
    std::set<std::string> bound;
    forEachElement(host, "Binds", [&](Json &bind) {
        if (bind.is_string()) bound.insert(cleaned(placeOf(bind.get<std::string>())));
    });
    forEachElement(root, "Mounts", [&](Json &mount) {
        if (textAt(mount, "Type") != "volume" || textAt(mount, "Name").empty()) return;
        const std::string place = textAt(mount, "Destination"), name = textAt(mount, "Name");
        bool asked = bound.contains(cleaned(place));
        forEachElement(host, "Mounts", [&](Json &entry) {
            if (cleaned(textAt(entry, "Target")) != cleaned(place)) return;
            asked = true;
            if (textAt(entry, "Type") == "volume" && textAt(entry, "Source").empty()) entry["Source"] = name;
        });
        if (asked) return;
        Json &binds = host["Binds"];
        if (!binds.is_array()) binds = Json::array();
        binds.push_back(name + ":" + place + (docker::flag(mount, "RW") ? "" : ":ro"));
    });
}

/// EndpointSettings hold what was asked for beside what came of it.
Json askedFor(Json &settings, const ContainerId &id) {
    Json asked = Json::object();
    for (const char *key : {"IPAMConfig", "Links", "DriverOpts", "GwPriority"})
        if (Json *const value = member(settings, key); value && !value->empty()) asked[key] = *value;
    Json aliases = Json::array();
    forEachElement(settings, "Aliases", [&](Json &alias) { // the engine adds the short id by itself
        if (alias.is_string() && !isItsOwnId(id, alias.get<std::string>())) aliases.push_back(alias);
    });
    if (!aliases.empty()) asked["Aliases"] = std::move(aliases);
    return asked;
}

/// "/target:/consumer/alias" -> "target:alias"
std::string linkOf(const std::string &stored) {
    const std::size_t colon = stored.find(':');
    if (colon == std::string::npos) return stored;
    std::string target = stored.substr(0, colon), alias = stored.substr(colon + 1);
    if (!target.empty() && target.front() == '/') target.erase(0, 1);
    return target + ":" + alias.substr(alias.rfind('/') + 1);
}

/// The network that the engine would make it on: HostConfig.NetworkMode, which may be an id, and which goes
/// on naming a network that the container was taken from.
std::string networkOf(const std::string &mode, Json &networks) {
    if (isWithoutEndpoint(mode)) return mode;
    const std::string wanted = mode.empty() || mode == "default" ? "bridge" : mode;
    if (networks.empty() || networks.contains(wanted)) return wanted;
    for (auto it = networks.begin(); it != networks.end(); ++it)
        if (const std::string id = textAt(it.value(), "NetworkID"); !id.empty() && id.rfind(wanted, 0) == 0)
            return it.key();
    return networks.begin().key();
}

} // namespace

bool isContainerMode(const std::string &network) { return network.rfind("container:", 0) == 0; }

bool isWithoutEndpoint(const std::string &network) {
    return network == "host" || network == "none" || isContainerMode(network);
}

bool isUserNetwork(const std::string &network) {
    return !network.empty() && network != "default" && network != "bridge" && !isWithoutEndpoint(network);
}

Result<Configuration> configurationOf(const Container &container, const std::string &engineName) {
    auto document = docker::parseObject(container.raw ? *container.raw : std::string(), "container");
    if (!document) return tl::unexpected(document.error());
    Json &root = document->root;
    if (!member(root, "Config") || !member(root, "HostConfig")) // a row of the list
        return docker::unusable("container", "not inspected");
    Configuration made;
    made.body = part(root, "Config");
    Json host = part(root, "HostConfig");
    Json &networks = part(part(root, "NetworkSettings"), "Networks");
    const std::string mode = textAt(host, "NetworkMode");
    made.network = networkOf(mode, networks);
    made.onNone = networks.empty() && !isWithoutEndpoint(mode);
    made.removedAtEnd = docker::flag(host, "AutoRemove");
    nameVolumes(host, root);
    for (const std::string &link : docker::takeTexts(host, "Links")) made.links.push_back(linkOf(link));
    host.erase("Links");
    for (auto it = networks.begin(); it != networks.end(); ++it)
        if (it.key() != "host" && it.key() != "none")
            made.endpoints[it.key()] = askedFor(it.value(), container.id);

    // Given by the engine: its own short id, its host's name, that of the network's owner.
    const std::string hostname = textAt(made.body, "Hostname");
    const bool borrowed = isContainerMode(mode) || textAt(host, "UTSMode") == "host" ||
                          (mode == "host" && hostname == engineName);
    if (borrowed || isItsOwnId(container.id, hostname)) made.body.erase("Hostname");
    // Those of its image; in a network of another's it may ask for none.
    if (isContainerMode(mode)) made.body.erase("ExposedPorts");
    // Emptied by `--entrypoint ''`, it would be the image's again.
    Json *const entry = member(made.body, "Entrypoint");
    if (!entry || entry->empty()) made.body["Entrypoint"] = Json::array({""});
    made.body["HostConfig"] = std::move(host);
    return made;
}

std::chrono::seconds patienceFor(const Json &body) {
    constexpr std::int64_t second = 1'000'000'000, usual = 30, mostSeconds = 600;
    const auto check = body.find("Healthcheck");
    if (check == body.end() || !check->is_object()) return std::chrono::seconds(60);
    const auto number = [&](const char *key, std::int64_t otherwise) {
        const auto found = check->find(key);
        const bool told =
            found != check->end() && found->is_number_integer() && found->get<std::int64_t>() > 0;
        return told ? std::min(found->get<std::int64_t>(), mostSeconds * second) : otherwise;
    };
    const std::int64_t once = number("Interval", usual * second) + number("Timeout", usual * second);
    const std::int64_t whole =
        number("StartPeriod", 0) + once * std::min<std::int64_t>(number("Retries", 3), 20);
    return std::chrono::seconds(std::clamp<std::int64_t>(whole / second + 10, 20, mostSeconds));
}

std::vector<std::string> linksOf(const Configuration &c) {
    if (!isUserNetwork(c.network)) return c.links;
    const auto own = c.endpoints.find(c.network);
    if (own == c.endpoints.end()) return {};
    Json settings = own->second;
    return docker::takeTexts(settings, "Links");
}

} // namespace portolan::plans
