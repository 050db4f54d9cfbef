#include <algorithm>
#include <array>
#include <cctype>

#include "model/playground/ports.h"
#include "model/playground/world.h"

namespace portolan::playground {
namespace {

bool isName(std::string_view name) {
    return name.size() >= 2 && std::isalnum(static_cast<unsigned char>(name[0])) &&
           std::ranges::all_of(name.substr(1), [](unsigned char c) {
               return std::isalnum(c) || c == '_' || c == '.' || c == '-';
           });
}

bool given(const Json &object, std::string_view name) {
    const Json &value = field(object, name);
    return !value.is_null() && !((value.is_array() || value.is_object()) && value.empty());
}

/// Only what the engine knows and somebody set.
Json known(const Json &request, std::initializer_list<const char *> names) {
    Json out = Json::object();
    for (const char *name : names)
        if (const Json &value = field(request, name); !value.is_null()) out[name] = value;
    return out;
}

std::vector<std::string> words(const Json &list) {
    std::vector<std::string> out;
    if (list.is_string()) out.push_back(list.get<std::string>());
    if (list.is_array())
        for (const Json &word : list)
            if (word.is_string()) out.push_back(word.get<std::string>());
    return out;
}

/// The container's own settings win; of the image comes what they leave open.
void mergeImage(Json &config, const Json &image) {
    for (const char *ports : {"ExposedPorts", "Labels", "Volumes"})
        for (const auto &[key, value] : field(image, ports).items())
            if (!field(config, ports).contains(key)) config[ports][key] = value;
    if (given(config, "ExposedPorts")) { // sorted, as a map of the engine's language is written
        std::map<std::string, Json> sorted;
        for (const auto &[key, value] : config["ExposedPorts"].items()) sorted[key] = value;
        config["ExposedPorts"] = Json::object();
        for (const auto &[key, value] : sorted) config["ExposedPorts"][key] = value;
    }
    std::vector<std::string> own = words(field(config, "Env"));
    const auto nameOf = [](const std::string &variable) { return variable.substr(0, variable.find('=')); };
    const std::size_t count = own.size();
    for (const std::string &variable : words(field(image, "Env")))
        if (std::none_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(count),
                         [&](const std::string &o) { return nameOf(o) == nameOf(variable); }))
            own.push_back(variable);
    config["Env"] = own;
    if (!given(config, "Entrypoint")) {
        if (!given(config, "Cmd") && given(image, "Cmd")) config["Cmd"] = image["Cmd"];
        if (field(config, "Entrypoint").is_null() && given(image, "Entrypoint"))
            config["Entrypoint"] = image["Entrypoint"];
    }
    for (const char *text : {"WorkingDir", "User", "StopSignal"})
        if (stringIn(config, text).empty() && given(image, text)) config[text] = image[text];
}

} // namespace

Answer<> World::checkName(std::string_view name, std::string_view shown) const {
    if (!isName(name))
        return refuse(400, "Invalid container name (" + std::string(shown) +
                               "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    if (const auto other = names_.find(std::string(name)); other != names_.end())
        return refuse(409, "Conflict. The container name \"/" + std::string(name) +
                               "\" is already in use by container \"" + other->second +
                               "\". You have to remove (or rename) that container to be able to reuse that "
                               "name.");
    return {};
}

std::optional<Refusal> World::nameProblem(std::string_view name) const {
    const auto fits = checkName(name, name);
    if (fits || fits.error().status != 400) return std::nullopt;
    return fits.error();
}

void World::nameAtRandom(std::string &name) {
    static constexpr std::array adjectives{"brisk",   "calm",  "deft",   "eager", "fair",   "fleet",
                                           "gallant", "keen",  "lucid",  "merry", "nimble", "proud",
                                           "quick",   "sound", "steady", "wry"};
    static constexpr std::array sailors{"bligh",    "cabot",  "cook",     "drake", "fitzroy", "hudson",
                                        "magellan", "nansen", "piri",     "polo",  "ross",    "scott",
                                        "slocum",   "tasman", "vespucci", "zheng"};
    do {
        const std::string id = newId();
        const auto digit = [&](std::size_t i) {
            return static_cast<std::size_t>(id[i] <= '9' ? id[i] - '0' : id[i] - 'a' + 10) % 16;
        };
        name = std::string(adjectives[digit(0)]) + "_" + sailors[digit(1)];
        if (names_.contains(name)) name += std::to_string(digit(2));
    } while (names_.contains(name));
}

Answer<> World::checkMode(Container &container, const Json &request, const Json &host) {
    const bool modern = profile().modern();
    std::string &mode = container.networkMode;
    mode = stringIn(host, "NetworkMode");
    if (mode.empty()) mode = "default";
    if (mode == "default" && modern) mode = "bridge";
    const std::string conflict = "conflicting options: ";
    if (mode == "host" && given(host, "Links"))
        return refuse(400, conflict + "host type networking can't be used with links. This would result in "
                                      "undefined behavior");
    if (!mode.starts_with("container:")) return {};
    const std::string owner = mode.substr(10);
    if (owner.empty())
        return refuse(400, std::string(modern ? "invalid" : "Invalid") +
                               " network mode: invalid container format container:<name|id>");
    const auto never = [&](const char *what, const char *with) {
        return refuse(400, conflict + what + " and the " + with);
    };
    if (!stringIn(request, "Hostname").empty()) return never("hostname", "network mode");
    if (given(host, "Links"))
        return refuse(400, conflict + "container type network can't be used with links. This would result in "
                                      "undefined behavior");
    if (given(host, "Dns")) return never("dns", "network mode");
    if (given(host, "ExtraHosts")) return never("custom host-to-IP mapping", "network mode");
    if (given(host, "PortBindings") || boolIn(host, "PublishAllPorts"))
        return never("port publishing", "container type network mode");
    if (given(request, "ExposedPorts")) return never("port exposing", "container type network mode");
    if (const auto target = findContainer(owner)) mode = "container:" + target->id;
    return {};
}

Answer<World::Created> World::create(std::string_view wantedName, const Json &request) {
    const bool modern = profile().modern();
    const Json &host = field(request, "HostConfig");
    auto container = std::make_shared<Container>();
    container->image = stringIn(request, "Image");

    if (auto ports = checkPortBindings(field(host, "PortBindings"), modern); !ports)
        return tl::unexpected(ports.error());
    if (auto mode = checkMode(*container, request, host); !mode) return tl::unexpected(mode.error());
    std::shared_ptr<Image> image;
    if (!container->image.empty()) {
        image = images_.find(container->image);
        if (!image) {
            const auto full = imageReference(container->image, modern);
            if (!full) return tl::unexpected(full.error());
            return refuse(404, "No such image: " + *full);
        }
        container->imageId = image->id;
        container->from = image;
    }
    container->config = known(
        request, {"Hostname",     "Domainname",  "User",       "AttachStdin", "AttachStdout", "AttachStderr",
                  "ExposedPorts", "Tty",         "OpenStdin",  "StdinOnce",   "Env",          "Cmd",
                  "Healthcheck",  "ArgsEscaped", "Image",      "Volumes",     "WorkingDir",   "Entrypoint",
                  "Labels",       "StopSignal",  "StopTimeout"});
    mergeImage(container->config, image ? image->config : Json::object());
    if (image && !given(container->config, "Labels")) container->config["Labels"] = Json::object();
    container->command = words(field(container->config, "Entrypoint"));
    for (auto &word : words(field(container->config, "Cmd"))) container->command.push_back(std::move(word));
    if (container->command.empty())
        return refuse(400, modern ? "no command specified" : "No command specified");

    container->name = wantedName.starts_with('/') ? wantedName.substr(1) : wantedName;
    if (container->name.empty())
        nameAtRandom(container->name);
    else if (auto fits = checkName(container->name, wantedName); !fits)
        return tl::unexpected(fits.error());
    container->id = newId();
    if (stringIn(container->config, "Hostname").empty())
        container->config["Hostname"] = container->id.substr(0, 12);

    Created answer{container->id, {}};
    container->hostConfig = known(host, {"Binds",
                                         "LogConfig",
                                         "PortBindings",
                                         "RestartPolicy",
                                         "AutoRemove",
                                         "CapAdd",
                                         "CapDrop",
                                         "Dns",
                                         "DnsOptions",
                                         "DnsSearch",
                                         "ExtraHosts",
                                         "Links",
                                         "Privileged",
                                         "PublishAllPorts",
                                         "SecurityOpt",
                                         "BlkioWeightDevice",
                                         "BlkioDeviceReadBps",
                                         "BlkioDeviceWriteBps",
                                         "BlkioDeviceReadIOps",
                                         "BlkioDeviceWriteIOps",
                                         "Devices",
                                         "Ulimits",
                                         "MemorySwappiness",
                                         "Memory",
                                         "PidsLimit",
                                         "Init",
                                         "ReadonlyRootfs",
                                         "IpcMode",
                                         "PidMode",
                                         "OomKillDisable",
                                         "ConsoleSize"});
    container->runtimeKnown = host.is_object();
    if (container->hostConfig.contains("PortBindings") && container->hostConfig["PortBindings"].is_object())
        for (auto &[port, places] : container->hostConfig["PortBindings"].items())
            for (std::size_t i = 0; places.is_array() && i < places.size(); ++i)
                places[i] = {{"HostIp", stringIn(places[i], "HostIp")},
                             {"HostPort", stringIn(places[i], "HostPort")}};
    if (container->networkMode == "host" && given(host, "PortBindings"))
        answer.warnings.push_back("Published ports are discarded when using host network mode");
    const bool ownNetwork = container->networkMode == "default" || container->networkMode == "bridge";
    for (const std::string &link : words(field(host, "Links"))) {
        if (!ownNetwork) break;
        const auto colon = link.find(':');
        const std::string target = link.substr(0, colon);
        const std::string alias = colon == std::string::npos ? target : link.substr(colon + 1);
        const auto other = findContainer(target);
        if (!other)
            return refuse(400, "could not get container for " + target + ": No such container: " + target);
        const std::string plain =
            alias.substr(alias.rfind('/') == std::string::npos ? 0 : alias.rfind('/') + 1);
        container->links[plain.starts_with('/') ? plain.substr(1) : plain] = other->id;
    }
    container->hostConfig.erase("Links");
    if (modern && !container->links.empty())
        answer.warnings.push_back(
            "Links on the default bridge network are deprecated and will be removed in a "
            "future release. Use a custom network instead.");

    const Json &endpoints = field(field(request, "NetworkingConfig"), "EndpointsConfig");
    if (!modern && endpoints.is_object() && endpoints.size() > 1) {
        std::string names;
        for (const auto &[name, value] : endpoints.items()) names += (names.empty() ? "" : ", ") + name;
        return refuse(400, "Container cannot be connected to network endpoints: " + names);
    }
    const auto put = [&](const std::string &name, const Json &config) {
        Endpoint &endpoint = container->endpoints[name];
        endpoint.ipamConfig = field(config, "IPAMConfig");
        endpoint.links = words(field(config, "Links"));
        endpoint.aliases = words(field(config, "Aliases"));
        endpoint.driverOpts = field(config, "DriverOpts");
    };
    if (!container->networkMode.starts_with("container:")) {
        const std::string mode = ownNetwork ? "bridge" : container->networkMode;
        put(mode, field(endpoints, mode));
        if (mode != "host" && mode != "none" && endpoints.is_object())
            for (const auto &[name, config] : endpoints.items())
                if (name != "default" && name != mode) put(name, config);
    }
    container->created = now();
    container->order = ++order_;
    names_[container->name] = container->id;
    containers_[container->id] = container;
    if (!container->links.empty()) linkers_.insert(container->id);
    announce(*container, "create");
    return answer;
}

Answer<> World::rename(const ContainerPtr &container, std::string_view name) {
    if (name.empty()) return refuse(400, "Neither old nor new names may be empty");
    std::string plain(name.starts_with('/') ? name.substr(1) : name);
    if (plain == container->name)
        return refuse(400, "Renaming a container with the same name as its current name");
    if (auto fits = checkName(plain, "/" + plain); !fits)
        return refuse(fits.error().status, "Error when allocating new name: " + fits.error().message);
    const std::string old = container->name;
    names_.erase(old);
    names_[plain] = container->id;
    container->name = plain;
    if (container->running())
        for (auto &[network, endpoint] : container->endpoints) {
            endpoint.dnsNames = {container->name};
            for (const std::string &alias : endpoint.aliases) endpoint.dnsNames.push_back(alias);
            endpoint.dnsNames.push_back(container->id.substr(0, 12));
        }
    announce(*container, "rename", {{"oldName", "/" + old}});
    return {};
}

} // namespace portolan::playground
