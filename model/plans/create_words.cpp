#include "model/plans/create_words.h"

#include <algorithm>
#include <functional>
#include <set>

#include "model/changes/ports.h"
#include "model/core/secrets.h"
#include "model/topology/address.h"

namespace portolan::plans {
namespace {

using nlohmann::json;

std::string text(const json &value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    return {};
}

std::string text(const json &object, const char *key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? text(*found) : std::string();
}

/// Not set, or set to nothing.
bool blank(const json &value) {
    if (value.is_null() || value == false || value == 0 || value == "") return true;
    if (value.is_array())
        return std::all_of(value.begin(), value.end(), [](const json &one) { return blank(one); });
    return value.is_object() && value.empty();
}

/// Reads an object member by member and remembers what was not read.
class Reader {
public:
    Reader(const json &object, std::vector<std::string> &words) : object_(object), words_(words) {}

    const json &take(const char *key) {
        taken_.insert(key);
        const auto found = object_.find(key);
        static const json nothing;
        return found == object_.end() ? nothing : *found;
    }
    void option(const char *name, const std::string &value) {
        if (value.empty()) return;
        if (value.front() == '-') {
            words_.push_back(std::string(name) + "=" + value);
        } else {
            words_.emplace_back(name);
            words_.push_back(value);
        }
    }
    void word(const char *word) { words_.emplace_back(word); }
    void one(const char *key, const char *name) {
        const json &value = take(key);
        if (!blank(value)) option(name, text(value));
    }
    void flag(const char *key, const char *name) {
        if (take(key) == true) words_.emplace_back(name);
    }
    void list(const char *key, const char *name) {
        const json &value = take(key);
        if (value.is_array())
            for (const json &entry : value) option(name, text(entry));
    }
    void pairs(const char *key, const char *name, const char *between = "=") {
        const json &value = take(key);
        if (!value.is_object()) return;
        for (auto it = value.begin(); it != value.end(); ++it)
            option(name, text(it.value()).empty() ? it.key() : it.key() + between + text(it.value()));
    }
    /// A duration in nanoseconds.
    static std::string duration(const json &nanoseconds) {
        return nanoseconds.is_number_integer() && nanoseconds != 0
                   ? std::to_string(nanoseconds.get<std::int64_t>() / 1'000'000) + "ms"
                   : std::string();
    }
    /// What an engine says when nothing was asked for; no option is missing for it.
    void usual(const char *key, std::initializer_list<json> values) {
        const json &value = take(key);
        if (std::find(values.begin(), values.end(), value) == values.end() && !blank(value))
            left_.insert(key);
    }
    void skip(std::initializer_list<const char *> keys) { taken_.insert(keys.begin(), keys.end()); }
    void leave(const char *key) { left_.insert(key); }
    void tellUnspoken(const char *prefix, std::vector<std::string> &unspoken) {
        for (auto it = object_.begin(); it != object_.end(); ++it)
            if (left_.contains(it.key()) || (!taken_.contains(it.key()) && !blank(it.value())))
                unspoken.push_back(prefix + it.key());
    }

private:
    const json &object_;
    std::vector<std::string> &words_;
    std::set<std::string> taken_, left_;
};

void health(Reader &config) {
    const json &check = config.take("Healthcheck");
    if (!check.is_object()) return;
    const json test = check.value("Test", json::array());
    if (test.is_array() && !test.empty()) {
        if (test[0] == "NONE") return config.word("--no-healthcheck");
        if (test.size() == 2 && test[0] == "CMD-SHELL")
            config.option("--health-cmd", text(test[1]));
        else
            config.leave("Healthcheck"); // a command word by word
    }
    config.option("--health-interval", Reader::duration(check.value("Interval", json())));
    config.option("--health-timeout", Reader::duration(check.value("Timeout", json())));
    config.option("--health-start-period", Reader::duration(check.value("StartPeriod", json())));
    config.option("--health-start-interval", Reader::duration(check.value("StartInterval", json())));
    if (const std::string retries = text(check, "Retries"); retries != "0")
        config.option("--health-retries", retries);
}

void ports(Reader &config, Reader &host) {
    std::set<std::string> bound;
    std::vector<Publication> published;
    const json &bindings = host.take("PortBindings");
    if (bindings.is_object())
        for (auto it = bindings.begin(); it != bindings.end(); ++it) {
            const auto port = changes::parsePort(it.key());
            if (!port || !it.value().is_array()) continue;
            for (const json &binding : it.value()) {
                published.push_back({text(binding, "HostIp"), 0, *port});
                changes::readHostPort(published.back(), text(binding, "HostPort"));
                bound.insert(it.key());
            }
        }
    std::sort(published.begin(), published.end());
    for (const std::string &word : changes::portWords(published)) host.option("-p", word);
    const json &exposed = config.take("ExposedPorts");
    if (exposed.is_object())
        for (auto it = exposed.begin(); it != exposed.end(); ++it)
            if (const auto port = changes::parsePort(it.key()); port && !bound.contains(it.key()))
                config.option("--expose", changes::portWord(*port));
}

void storage(Reader &config, Reader &host) {
    config.skip({"Volumes"}); // all of them are bound by name
    host.list("Binds", "-v");
    host.pairs("Tmpfs", "--tmpfs", ":");
    host.list("VolumesFrom", "--volumes-from");
    const json &mounts = host.take("Mounts");
    if (!mounts.is_array()) return;
    for (const json &mount : mounts) {
        if (!mount.is_object()) continue;
        std::string word = "type=" + text(mount, "Type");
        if (const std::string source = text(mount, "Source"); !source.empty()) word += ",source=" + source;
        word += ",target=" + text(mount, "Target");
        if (mount.value("ReadOnly", json()) == true) word += ",readonly";
        for (const char *further : {"BindOptions", "VolumeOptions", "TmpfsOptions"})
            if (mount.contains(further) && !blank(mount[further])) host.leave("Mounts");
        host.option("--mount", word);
    }
}

void limits(Reader &host) {
    host.one("Memory", "--memory");
    host.one("MemoryReservation", "--memory-reservation");
    host.one("MemorySwap", "--memory-swap");
    host.one("CpuShares", "--cpu-shares");
    host.one("CpuPeriod", "--cpu-period");
    host.one("CpuQuota", "--cpu-quota");
    host.one("CpusetCpus", "--cpuset-cpus");
    host.one("CpusetMems", "--cpuset-mems");
    host.one("PidsLimit", "--pids-limit");
    host.one("BlkioWeight", "--blkio-weight");
    host.one("OomScoreAdj", "--oom-score-adj");
    host.flag("OomKillDisable", "--oom-kill-disable");
    host.pairs("StorageOpt", "--storage-opt");
    const json &swappiness = host.take("MemorySwappiness"); // -1: the host's
    if (swappiness.is_number_integer() && swappiness >= 0)
        host.option("--memory-swappiness", text(swappiness));
    const json &nano = host.take("NanoCpus");
    if (nano.is_number_integer() && nano != 0) {
        std::string cpus = std::to_string(static_cast<double>(nano.get<std::int64_t>()) / 1e9);
        cpus.erase(cpus.find_last_not_of('0') + 1);
        if (cpus.back() == '.') cpus.pop_back();
        host.option("--cpus", cpus);
    }
    const json &ulimits = host.take("Ulimits");
    if (ulimits.is_array())
        for (const json &limit : ulimits)
            host.option("--ulimit",
                        text(limit, "Name") + "=" + text(limit, "Soft") + ":" + text(limit, "Hard"));
}

void rights(Reader &host) {
    host.flag("Privileged", "--privileged");
    host.list("CapAdd", "--cap-add");
    host.list("CapDrop", "--cap-drop");
    host.list("SecurityOpt", "--security-opt");
    host.list("GroupAdd", "--group-add");
    host.list("DeviceCgroupRules", "--device-cgroup-rule");
    host.flag("ReadonlyRootfs", "--read-only");
    host.one("PidMode", "--pid");
    host.one("UTSMode", "--uts");
    host.one("UsernsMode", "--userns");
    host.one("CgroupParent", "--cgroup-parent");
    const json &devices = host.take("Devices");
    if (devices.is_array())
        for (const json &device : devices)
            host.option("--device", text(device, "PathOnHost") + ":" + text(device, "PathInContainer") + ":" +
                                        text(device, "CgroupPermissions"));
}

/// What has no option of its own; it is read as a row of CSV.
std::string inNetworkOption(const json &endpoint) {
    std::string words;
    if (const std::string priority = text(endpoint, "GwPriority"); !priority.empty() && priority != "0")
        words += ",gw-priority=" + priority;
    const json options = endpoint.value("DriverOpts", json::object());
    for (auto it = options.begin(); it != options.end(); ++it) {
        std::string word = "driver-opt=" + it.key() + "=" + text(it.value());
        if (word.find_first_of(",\"") != std::string::npos) {
            for (std::size_t at = 0; (at = word.find('"', at)) != std::string::npos; at += 2)
                word.insert(at, 1, '"');
            word = '"' + word + '"';
        }
        words += ',' + word;
    }
    return words;
}

void network(Reader &host, const json &body, const std::string &shown) {
    const std::string mode = text(host.take("NetworkMode"));
    const auto wiring = body.find("NetworkingConfig");
    const json endpoints =
        wiring == body.end() ? json::object() : wiring->value("EndpointsConfig", json::object());
    const std::string further = endpoints.size() == 1 ? inNetworkOption(endpoints.front()) : std::string();
    if (!further.empty())
        host.option("--network", "name=" + shown + further);
    else if (mode != "default" && !(mode == "bridge" && shown == "bridge"))
        host.option("--network", shown);
    host.list("Links", "--link");
    for (const json &endpoint : endpoints) {
        host.option("--mac-address", text(endpoint, "MacAddress"));
        const json asked = endpoint.value("IPAMConfig", json::object());
        host.option("--ip", text(asked, "IPv4Address"));
        host.option("--ip6", text(asked, "IPv6Address"));
        for (const auto &[key, name] :
             {std::pair("Aliases", "--network-alias"), std::pair("Links", "--link")})
            for (const json &value : endpoint.value(key, json::array())) host.option(name, text(value));
        for (const json &value : asked.value("LinkLocalIPs", json::array()))
            host.option("--link-local-ip", text(value));
    }
}

void environment(Reader &config, std::vector<std::string> &words) {
    const json &entries = config.take("Env");
    if (!entries.is_array()) return;
    for (const json &entry : entries) {
        const std::string line = text(entry);
        words.emplace_back("-e");
        // Without a value docker takes it from its own environment.
        words.push_back(maskSecrets(line) == line ? line : line.substr(0, line.find('=')));
    }
}

} // namespace

CreateCommand createCommand(const std::string &name, const json &body, const std::string &shown) {
    CreateCommand made;
    std::vector<std::string> &words = made.words;
    words = {"docker", "create", "--name", name};
    static const json nothing = json::object();
    const auto hostAt = body.find("HostConfig");
    Reader config(body, words), host(hostAt == body.end() ? nothing : *hostAt, words);
    network(host, body, shown);
    ports(config, host);
    config.one("Hostname", "--hostname");
    config.one("Domainname", "--domainname");
    config.one("MacAddress", "--mac-address");
    config.one("User", "--user");
    config.one("WorkingDir", "--workdir");
    config.flag("Tty", "-t");
    config.flag("OpenStdin", "-i");
    config.one("StopSignal", "--stop-signal");
    config.option("--stop-timeout", text(config.take("StopTimeout"))); // 0 is one, too
    host.list("Dns", "--dns");
    host.list("DnsSearch", "--dns-search");
    host.list("DnsOptions", "--dns-option");
    host.list("ExtraHosts", "--add-host");
    host.flag("PublishAllPorts", "-P");
    host.flag("Init", "--init");
    storage(config, host);
    environment(config, words);
    config.pairs("Labels", "--label");
    const json &restart = host.take("RestartPolicy");
    if (std::string policy = text(restart, "Name"); !policy.empty() && policy != "no") {
        if (const std::string most = text(restart, "MaximumRetryCount"); !most.empty() && most != "0")
            policy += ":" + most;
        host.option("--restart", policy);
    }
    health(config);
    limits(host);
    rights(host);
    host.pairs("Sysctls", "--sysctl");
    const json &log = host.take("LogConfig");
    if (log.is_object()) {
        if (text(log, "Type") != "json-file") host.option("--log-driver", text(log, "Type"));
        const json options = log.value("Config", json::object());
        for (auto it = options.begin(); it != options.end(); ++it)
            host.option("--log-opt", it.key() + "=" + text(it.value()));
    }
    if (const std::string runtime = text(host.take("Runtime")); runtime != "runc")
        host.option("--runtime", runtime);
    const json &shm = host.take("ShmSize");
    if (shm.is_number_integer() && shm != 67'108'864) host.option("--shm-size", text(shm));
    if (const std::string ipc = text(host.take("IpcMode")); ipc != "private") host.option("--ipc", ipc);
    host.one("CgroupnsMode", "--cgroupns");
    host.pairs("Annotations", "--annotation");
    host.usual("Isolation", {"default"});
    host.skip({"MaskedPaths", "ReadonlyPaths", "ConsoleSize", "ContainerIDFile"});
    config.skip({"Image", "Cmd", "HostConfig", "NetworkingConfig", "AttachStdin", "AttachStdout",
                 "AttachStderr", "StdinOnce", "OnBuild", "ArgsEscaped"});
    std::vector<std::string> arguments;
    const json &entry = config.take("Entrypoint");
    if (entry.is_array() && !entry.empty()) {
        words.emplace_back("--entrypoint"); // an empty one: that of the image is not wanted
        words.push_back(text(entry[0]));
        for (std::size_t i = 1; i < entry.size(); ++i) arguments.push_back(text(entry[i]));
    }
    words.push_back(text(body, "Image"));
    words.insert(words.end(), arguments.begin(), arguments.end());
    if (const auto command = body.find("Cmd"); command != body.end() && command->is_array())
        for (const json &word : *command) words.push_back(text(word));
    config.tellUnspoken("", made.unspoken);
    host.tellUnspoken("HostConfig.", made.unspoken);
    return made;
}

} // namespace portolan::plans
