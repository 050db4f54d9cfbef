#include "model/playground/views.h"

#include <algorithm>
#include <cstdio>

namespace portolan::playground {

std::string toText(std::optional<Moment> moment) {
    if (!moment) return "0001-01-01T00:00:00Z";
    const auto day = std::chrono::floor<std::chrono::days>(*moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(*moment - day);
    char text[40];
    const auto length = static_cast<std::size_t>(std::snprintf(
        text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%09lld", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()), static_cast<long long>(time.subseconds().count())));
    std::string out(text, std::min(length, sizeof text - 1));
    while (out.ends_with('0')) out.pop_back(); // as its language writes fractions
    if (out.ends_with('.')) out.pop_back();
    return out + "Z";
}

std::string humanDuration(std::chrono::nanoseconds duration) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    const auto minutes = seconds / 60;
    const auto hours = (seconds + 1800) / 3600;
    const auto say = [](auto count, const char *unit) { return std::to_string(count) + " " + unit; };
    if (seconds < 1) return "Less than a second";
    if (seconds == 1) return "1 second";
    if (seconds < 60) return say(seconds, "seconds");
    if (minutes == 1) return "About a minute";
    if (minutes < 60) return say(minutes, "minutes");
    if (hours == 1) return "About an hour";
    if (hours < 48) return say(hours, "hours");
    if (hours < 24 * 7 * 2) return say(hours / 24, "days");
    if (hours < 24 * 30 * 2) return say(hours / 24 / 7, "weeks");
    if (hours < 24 * 365 * 2) return say(hours / 24 / 30, "months");
    return say(hours / 24 / 365, "years");
}

namespace {

Json orNull(const std::vector<std::string> &list) { return list.empty() ? Json() : Json(list); }

std::string textOf(const std::optional<Ip4> &address) { return address ? toString(*address) : std::string(); }

std::string textOf(const std::optional<Ip6> &address) {
    return address ? topology::toString(*address) : std::string();
}

Json endpointJson(const World &world, const Endpoint &endpoint, int api, bool whole) {
    const bool today = api >= 44;
    Json json;
    json["IPAMConfig"] = endpoint.ipamConfig;
    json["Links"] = whole ? orNull(endpoint.links) : Json();
    json["Aliases"] = whole ? orNull(endpoint.aliases) : Json();
    const auto macTo = [&] { json["MacAddress"] = endpoint.mac; };
    if (today && world.profile().modern()) {
        if (api < 52) macTo();
        json["DriverOpts"] = endpoint.driverOpts;
        json["GwPriority"] = 0;
    }
    json["NetworkID"] = endpoint.networkId;
    json["EndpointID"] = endpoint.id;
    json["Gateway"] = textOf(endpoint.gateway);
    json["IPAddress"] = textOf(endpoint.address);
    if (today && api >= 52) macTo();
    json["IPPrefixLen"] = endpoint.prefix;
    json["IPv6Gateway"] = textOf(endpoint.gateway6);
    json["GlobalIPv6Address"] = textOf(endpoint.address6);
    json["GlobalIPv6PrefixLen"] = endpoint.prefix6;
    if (!world.profile().modern()) {
        macTo();
        json["DriverOpts"] = endpoint.driverOpts;
    } else if (!today) {
        macTo();
        json["DriverOpts"] = endpoint.driverOpts;
    }
    if (today && world.profile().modern()) json["DNSNames"] = whole ? orNull(endpoint.dnsNames) : Json();
    return json;
}

Json portsJson(const Container &container) {
    Json ports = Json::object();
    for (const std::string &port : container.openPorts) ports[port] = Json();
    for (const Binding &binding : container.bindings)
        ports[binding.port].push_back(
            {{"HostIp", binding.hostIp}, {"HostPort", std::to_string(binding.hostPort)}});
    return ports;
}

const char *wordOf(Container::State state) {
    switch (state) {
    case Container::State::created:
        return "created";
    case Container::State::running:
        return "running";
    case Container::State::paused:
        return "paused";
    case Container::State::restarting:
        return "restarting";
    case Container::State::exited:
        break;
    }
    return "exited";
}

/// The defaults with what was asked for in their place; unset things stay as the engine tells them.
Json hostConfigOf(const World &world, const Container &container) {
    Json host = hostConfigDefaults(world.profile());
    host.erase("Runtime");
    Json out = Json::object();
    for (const auto &[key, value] : host.items()) {
        const Json &asked = field(container.hostConfig, key);
        out[key] = asked.is_null() ? value : asked;
        if (key != "ShmSize") continue;
        if (world.profile().modern() || container.runtimeKnown) out["Runtime"] = "runc";
    }
    out["NetworkMode"] = container.networkMode;
    if (stringIn(field(out, "LogConfig"), "Type").empty())
        out["LogConfig"] = {{"Type", "json-file"}, {"Config", Json::object()}};
    if (stringIn(out, "IpcMode").empty()) out["IpcMode"] = "private";
    if (world.profile().modern() && stringIn(field(out, "RestartPolicy"), "Name").empty())
        out["RestartPolicy"] = {{"Name", "no"}, {"MaximumRetryCount", 0}};
    if (field(container.hostConfig, "Init").is_boolean()) out["Init"] = container.hostConfig["Init"];
    Json links = Json();
    for (const auto &[alias, target] : container.links)
        if (const auto other = world.findContainer(target))
            links.push_back("/" + other->name + ":/" + container.name + "/" + alias);
    out["Links"] = links;
    return out;
}

Json configOf(const World &world, const Container &container) {
    const Json &c = container.config;
    Json out;
    const auto text = [&](const char *key) { out[key] = stringIn(c, key); };
    const auto flag = [&](const char *key) { out[key] = boolIn(c, key); };
    const auto present = [&](const char *key) {
        const Json &value = field(c, key);
        if (!value.is_null() && !(value.is_object() && value.empty()) && !(value.is_string() && value == ""))
            out[key] = value;
    };
    for (const char *key : {"Hostname", "Domainname", "User"}) text(key);
    for (const char *key : {"AttachStdin", "AttachStdout", "AttachStderr"}) flag(key);
    present("ExposedPorts");
    for (const char *key : {"Tty", "OpenStdin", "StdinOnce"}) flag(key);
    out["Env"] = field(c, "Env");
    const Json &command = field(c, "Cmd");
    out["Cmd"] = command.is_array() && command.empty() && !world.profile().modern() ? Json() : command;
    present("Healthcheck");
    out["Image"] = container.image;
    const Json &volumes = field(c, "Volumes");
    out["Volumes"] = volumes.empty() ? Json() : volumes;
    text("WorkingDir");
    out["Entrypoint"] = field(c, "Entrypoint");
    if (!world.profile().modern()) out["OnBuild"] = Json();
    out["Labels"] = field(c, "Labels");
    present("StopSignal");
    present("StopTimeout");
    return out;
}

Json networkSettings(const World &world, const Container &container, int api) {
    Json settings;
    const bool old = api < 52;
    const auto bridge = container.endpoints.find("bridge");
    const Endpoint *first = bridge == container.endpoints.end() ? nullptr : &bridge->second;
    // A guest has the owner's namespace and tells nothing of it.
    const bool guest = container.networkMode.starts_with("container:");
    const std::string sandbox = guest ? "" : container.sandboxId, key = guest ? "" : container.sandboxKey;
    if (old) {
        settings["SandboxID"] = sandbox;
        settings["SandboxKey"] = key;
        settings["Ports"] = portsJson(container);
        if (!world.profile().newest()) {
            settings["Bridge"] = "";
            settings["HairpinMode"] = false;
            settings["LinkLocalIPv6Address"] = "";
            settings["LinkLocalIPv6PrefixLen"] = 0;
            settings["SecondaryIPAddresses"] = Json();
            settings["SecondaryIPv6Addresses"] = Json();
        }
        settings["EndpointID"] = first ? first->id : "";
        settings["Gateway"] = first ? textOf(first->gateway) : "";
        settings["GlobalIPv6Address"] = first ? textOf(first->address6) : "";
        settings["GlobalIPv6PrefixLen"] = first ? first->prefix6 : 0;
        settings["IPAddress"] = first ? textOf(first->address) : "";
        settings["IPPrefixLen"] = first ? first->prefix : 0;
        settings["IPv6Gateway"] = "";
        settings["MacAddress"] = first ? first->mac : "";
    } else {
        settings["SandboxID"] = sandbox;
        settings["SandboxKey"] = key;
        settings["Ports"] = portsJson(container);
    }
    Json &networks = settings["Networks"] = Json::object();
    for (const auto &[name, endpoint] : container.endpoints)
        networks[name] = endpointJson(world, endpoint, api, true);
    return settings;
}

} // namespace

std::string statusOf(const Container &container, Moment now) {
    const auto since = [&](std::optional<Moment> then) { return humanDuration(now - then.value_or(now)); };
    switch (container.state) {
    case Container::State::created:
        return "Created";
    case Container::State::running:
        return "Up " + since(container.started);
    case Container::State::paused:
        return "Up " + since(container.started) + " (Paused)";
    case Container::State::restarting:
        return "Restarting (" + std::to_string(container.exitCode) + ") " + since(container.finished) +
               " ago";
    case Container::State::exited:
        break;
    }
    return "Exited (" + std::to_string(container.exitCode) + ") " + since(container.finished) + " ago";
}

Json inspected(const World &world, const Container &container, int api, bool size) {
    const bool modern = world.profile().modern();
    Json json;
    json["Id"] = container.id;
    json["Created"] = toText(container.created);
    json["Path"] = container.command.empty() ? "" : container.command[0];
    json["Args"] = Json::array();
    for (std::size_t i = 1; i < container.command.size(); ++i) json["Args"].push_back(container.command[i]);
    json["State"] = {{"Status", wordOf(container.state)},
                     {"Running", container.running()},
                     {"Paused", container.state == Container::State::paused},
                     {"Restarting", container.state == Container::State::restarting},
                     {"OOMKilled", false},
                     {"Dead", false},
                     {"Pid", container.pid},
                     {"ExitCode", container.exitCode},
                     {"Error", container.error},
                     {"StartedAt", toText(container.started)},
                     {"FinishedAt", toText(container.finished)}};
    json["Image"] = container.imageId;
    const auto owner = container.networkMode.starts_with("container:")
                           ? world.findContainer(container.networkMode.substr(10))
                           : nullptr;
    const std::string folders = "/var/lib/docker/containers/";
    const std::string folder = folders + (owner ? owner->id : container.id);
    const bool set = container.filesKnown, names = set || container.namesKnown;
    json["ResolvConfPath"] = names ? folder + "/resolv.conf" : "";
    json["HostnamePath"] = set ? folder + "/hostname" : "";
    json["HostsPath"] = names ? folder + "/hosts" : "";
    json["LogPath"] = set ? folders + container.id + "/" + container.id + "-json.log" : "";
    json["Name"] = "/" + container.name;
    json["RestartCount"] = container.restarts;
    json["Driver"] = "vfs";
    json["Platform"] = "linux";
    for (const char *key : {"MountLabel", "ProcessLabel", "AppArmorProfile"}) json[key] = "";
    json["ExecIDs"] = Json();
    json["HostConfig"] = hostConfigOf(world, container);
    if (modern)
        json["GraphDriver"] = {
            {"Data", {{"ID", container.id}, {"SourceDir", "/var/lib/docker/vfs/dir/" + container.id}}},
            {"Name", "vfs"}};
    else
        json["GraphDriver"] = {{"Data", Json()}, {"Name", "vfs"}};
    if (size) {
        json["SizeRw"] = 0;
        json["SizeRootFs"] = 0;
    }
    json["Mounts"] = Json::array();
    json["Config"] = configOf(world, container);
    json["NetworkSettings"] = networkSettings(world, container, api);
    return json;
}

Json listed(const World &world, const Container &container, int api, bool size) {
    Json json;
    json["Id"] = container.id;
    json["Names"] = world.namesOf(container);
    json["Image"] = container.image;
    json["ImageID"] = container.imageId;
    std::string command;
    for (const std::string &word : container.command) {
        const bool quoted = word.empty() || word.find_first_of(" '\"\t\n;|&$<>") != std::string::npos;
        command += command.empty() ? "" : " ";
        command += quoted && command.size() > 0 ? "'" + word + "'" : word;
    }
    json["Command"] = command;
    json["Created"] =
        std::chrono::duration_cast<std::chrono::seconds>(container.created.time_since_epoch()).count();
    json["Ports"] = Json::array();
    for (const std::string &port : container.openPorts) {
        const auto slash = port.find('/');
        const int number = std::atoi(port.c_str());
        const std::string type = port.substr(slash + 1);
        bool bound = false;
        for (const Binding &binding : container.bindings) {
            if (binding.port != port) continue;
            bound = true;
            json["Ports"].push_back({{"IP", binding.hostIp},
                                     {"PrivatePort", number},
                                     {"PublicPort", binding.hostPort},
                                     {"Type", type}});
        }
        Json open = {{"PrivatePort", number}, {"Type", type}};
        if (world.profile().newest()) open["IP"] = "";
        if (!bound) json["Ports"].push_back(std::move(open));
    }
    if (size) {
        const auto image = world.images().find(container.imageId); // nothing is ever written: no SizeRw
        json["SizeRootFs"] = image ? image->size : 0;
    }
    json["Labels"] = field(container.config, "Labels");
    json["State"] = wordOf(container.state);
    json["Status"] = statusOf(container, world.now());
    json["HostConfig"]["NetworkMode"] = container.networkMode;
    if (api >= 52) json["Health"] = {{"Status", "none"}, {"FailingStreak", 0}};
    Json &networks = json["NetworkSettings"]["Networks"] = Json::object();
    for (const auto &[name, endpoint] : container.endpoints)
        networks[name] = endpointJson(world, endpoint, api, false);
    json["Mounts"] = Json::array();
    return json;
}

} // namespace portolan::playground
