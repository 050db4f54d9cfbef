#include "model/playground/profile.h"

namespace portolan::playground {
namespace {

constexpr const char *hostConfig20 =
    R"json({"Binds":null,"ContainerIDFile":"","LogConfig":{"Type":"json-file","Config":{}},
"NetworkMode":"default","PortBindings":null,"RestartPolicy":{"Name":"","MaximumRetryCount":0},
"AutoRemove":false,"VolumeDriver":"","VolumesFrom":null,"CapAdd":null,"CapDrop":null,
"CgroupnsMode":"host","Dns":null,"DnsOptions":null,"DnsSearch":null,"ExtraHosts":null,"GroupAdd":null,
"IpcMode":"private","Cgroup":"","Links":null,"OomScoreAdj":0,"PidMode":"","Privileged":false,
"PublishAllPorts":false,"ReadonlyRootfs":false,"SecurityOpt":null,"UTSMode":"","UsernsMode":"",
"ShmSize":67108864,"ConsoleSize":[0,0],"Isolation":"","CpuShares":0,"Memory":0,"NanoCpus":0,
"CgroupParent":"","BlkioWeight":0,"BlkioWeightDevice":null,"BlkioDeviceReadBps":null,
"BlkioDeviceWriteBps":null,"BlkioDeviceReadIOps":null,"BlkioDeviceWriteIOps":null,"CpuPeriod":0,
"CpuQuota":0,"CpuRealtimePeriod":0,"CpuRealtimeRuntime":0,"CpusetCpus":"","CpusetMems":"",
"Devices":null,"DeviceCgroupRules":null,"DeviceRequests":null,"KernelMemory":0,"KernelMemoryTCP":0,
"MemoryReservation":0,"MemorySwap":0,"MemorySwappiness":null,"OomKillDisable":false,"PidsLimit":null,
"Ulimits":null,"CpuCount":0,"CpuPercent":0,"IOMaximumIOps":0,"IOMaximumBandwidth":0,
"MaskedPaths":["/proc/asound","/proc/acpi","/proc/kcore","/proc/keys","/proc/latency_stats",
"/proc/timer_list","/proc/timer_stats","/proc/sched_debug","/proc/scsi","/sys/firmware"],
"ReadonlyPaths":["/proc/bus","/proc/fs","/proc/irq","/proc/sys","/proc/sysrq-trigger"]})json";

constexpr const char *hostConfig29 =
    R"json({"Binds":null,"ContainerIDFile":"","LogConfig":{"Type":"json-file","Config":{}},"NetworkMode":"bridge",
"PortBindings":{},"RestartPolicy":{"Name":"no","MaximumRetryCount":0},"AutoRemove":false,
"VolumeDriver":"","VolumesFrom":null,"ConsoleSize":[0,0],"CapAdd":null,"CapDrop":null,
"CgroupnsMode":"host","Dns":null,"DnsOptions":null,"DnsSearch":null,"ExtraHosts":null,"GroupAdd":null,
"IpcMode":"private","Cgroup":"","Links":null,"OomScoreAdj":0,"PidMode":"","Privileged":false,
"PublishAllPorts":false,"ReadonlyRootfs":false,"SecurityOpt":null,"UTSMode":"","UsernsMode":"",
"ShmSize":67108864,"Runtime":"runc","Isolation":"","CpuShares":0,"Memory":0,"NanoCpus":0,
"CgroupParent":"","BlkioWeight":0,"BlkioWeightDevice":null,"BlkioDeviceReadBps":null,
"BlkioDeviceWriteBps":null,"BlkioDeviceReadIOps":null,"BlkioDeviceWriteIOps":null,"CpuPeriod":0,
"CpuQuota":0,"CpuRealtimePeriod":0,"CpuRealtimeRuntime":0,"CpusetCpus":"","CpusetMems":"",
"Devices":null,"DeviceCgroupRules":null,"DeviceRequests":null,"MemoryReservation":0,"MemorySwap":0,
"MemorySwappiness":null,"OomKillDisable":false,"PidsLimit":null,"Ulimits":null,"CpuCount":0,
"CpuPercent":0,"IOMaximumIOps":0,"IOMaximumBandwidth":0,"MaskedPaths":["/proc/acpi","/proc/asound",
"/proc/interrupts","/proc/kcore","/proc/keys","/proc/latency_stats","/proc/sched_debug","/proc/scsi",
"/proc/timer_list","/proc/timer_stats","/sys/devices/virtual/powercap","/sys/firmware"],
"ReadonlyPaths":["/proc/bus","/proc/fs","/proc/irq","/proc/sys","/proc/sysrq-trigger"]})json";

constexpr const char *info20 =
    R"json({"ID":"","Containers":0,"ContainersRunning":0,"ContainersPaused":0,"ContainersStopped":0,"Images":0,
"Driver":"vfs","DriverStatus":null,"Plugins":{"Volume":["local"],"Network":["bridge","host","ipvlan",
"macvlan","null","overlay"],"Authorization":null,"Log":["awslogs","fluentd","gcplogs","gelf",
"journald","json-file","local","logentries","splunk","syslog"]},"MemoryLimit":true,"SwapLimit":true,
"KernelMemory":true,"KernelMemoryTCP":true,"CpuCfsPeriod":true,"CpuCfsQuota":true,"CPUShares":true,
"CPUSet":true,"PidsLimit":true,"IPv4Forwarding":true,"BridgeNfIptables":true,"BridgeNfIp6tables":true,
"Debug":false,"NFd":24,"OomKillDisable":true,"NGoroutines":40,"SystemTime":"",
"LoggingDriver":"json-file","CgroupDriver":"cgroupfs","CgroupVersion":"1","NEventsListener":0,
"KernelVersion":"6.1.0","OperatingSystem":"Portolan playground","OSVersion":"1","OSType":"linux",
"Architecture":"x86_64","IndexServerAddress":"https://index.docker.io/v1/",
"RegistryConfig":{"AllowNondistributableArtifactsCIDRs":[],
"AllowNondistributableArtifactsHostnames":[],"InsecureRegistryCIDRs":["127.0.0.0/8"],
"IndexConfigs":{"docker.io":{"Name":"docker.io","Mirrors":[],"Secure":true,"Official":true}},
"Mirrors":[]},"NCPU":2,"MemTotal":8330428416,"GenericResources":null,"DockerRootDir":"/var/lib/docker",
"HttpProxy":"","HttpsProxy":"","NoProxy":"","Name":"","Labels":[],"ExperimentalBuild":false,
"ServerVersion":"20.10.24","Runtimes":{"io.containerd.runc.v2":{"path":"runc"},
"io.containerd.runtime.v1.linux":{"path":"runc"},"runc":{"path":"runc"}},"DefaultRuntime":"runc",
"Swarm":{"NodeID":"","NodeAddr":"","LocalNodeState":"inactive","ControlAvailable":false,"Error":"",
"RemoteManagers":null},"LiveRestoreEnabled":false,"Isolation":"","InitBinary":"docker-init",
"ContainerdCommit":{"ID":"1.6.20~ds1-1+deb12u3","Expected":"1.6.20~ds1-1+deb12u3"},
"RuncCommit":{"ID":"1.1.5+ds1-1+deb12u1","Expected":"1.1.5+ds1-1+deb12u1"},"InitCommit":{"ID":"",
"Expected":""},"SecurityOptions":["name=seccomp,profile=default"],"Warnings":null})json";

constexpr const char *info29 =
    R"json({"ID":"","Containers":0,"ContainersRunning":0,"ContainersPaused":0,"ContainersStopped":0,"Images":0,
"Driver":"vfs","DriverStatus":null,"Plugins":{"Volume":["local"],"Network":["bridge","host","ipvlan",
"macvlan","null","overlay"],"Authorization":null,"Log":["awslogs","fluentd","gcplogs","gelf",
"journald","json-file","local","splunk","syslog"]},"MemoryLimit":true,"SwapLimit":true,
"CpuCfsPeriod":true,"CpuCfsQuota":true,"CPUShares":true,"CPUSet":true,"PidsLimit":true,
"IPv4Forwarding":true,"Debug":false,"NFd":24,"OomKillDisable":true,"NGoroutines":40,"SystemTime":"",
"LoggingDriver":"json-file","CgroupDriver":"cgroupfs","CgroupVersion":"1","NEventsListener":0,
"KernelVersion":"6.1.0","OperatingSystem":"Portolan playground","OSVersion":"1","OSType":"linux",
"Architecture":"x86_64","IndexServerAddress":"https://index.docker.io/v1/",
"RegistryConfig":{"InsecureRegistryCIDRs":["127.0.0.0/8","::1/128"],
"IndexConfigs":{"docker.io":{"Name":"docker.io","Mirrors":[],"Secure":true,"Official":true}},
"Mirrors":[]},"NCPU":2,"MemTotal":8330428416,"GenericResources":null,"DockerRootDir":"/var/lib/docker",
"HttpProxy":"","HttpsProxy":"","NoProxy":"","Name":"","Labels":[],"ExperimentalBuild":false,
"ServerVersion":"29.8.0","Runtimes":{"io.containerd.runc.v2":{"path":"runc"},"runc":{"path":"runc"}},
"DefaultRuntime":"runc","Swarm":{"NodeID":"","NodeAddr":"","LocalNodeState":"inactive",
"ControlAvailable":false,"Error":"","RemoteManagers":null},"LiveRestoreEnabled":false,"Isolation":"",
"InitBinary":"docker-init","ContainerdCommit":{"ID":"1.6.20~ds1-1+deb12u3"},"RuncCommit":{"ID":""},
"InitCommit":{"ID":""},"SecurityOptions":["name=seccomp,profile=builtin"],
"FirewallBackend":{"Driver":"iptables"},"CDISpecDirs":["/etc/cdi","/var/run/cdi"],
"Containerd":{"Address":"/run/containerd/containerd.sock","Namespaces":{"Containers":"moby",
"Plugins":"plugins.moby"}},
"Warnings":["WARNING: Support for cgroup v1 is deprecated and planned to be removed by no later than May 2029 (https://github.com/moby/moby/issues/51111)"]})json";

std::string minor(int api) { return "1." + std::to_string(api); }

} // namespace

Profile profileOf(Profile::Line line) {
    switch (line) {
    case Profile::Line::v20:
        return {line, "20.10.24", 41, 12, true};
    case Profile::Line::v28:
        return {line, "28.5.2", 51, 24, true};
    case Profile::Line::v29:
        break;
    }
    return {Profile::Line::v29, "29.8.0", 56, 40, false};
}

std::optional<Profile::Line> lineOf(std::string_view name) {
    if (name == "20.10") return Profile::Line::v20;
    if (name == "28") return Profile::Line::v28;
    if (name == "29") return Profile::Line::v29;
    return std::nullopt;
}

const Json &hostConfigDefaults(const Profile &profile) {
    static const Json old = Json::parse(hostConfig20), today = Json::parse(hostConfig29);
    return profile.modern() ? today : old;
}

Json infoDefaults(const Profile &profile) {
    Json info = Json::parse(profile.modern() ? info29 : info20);
    info["ServerVersion"] = profile.version;
    if (profile.modern() && !profile.newest()) info["Warnings"] = Json();
    return info;
}

Json versionAnswer(const Profile &profile) {
    const std::string built = "2026-01-01T00:00:00.000000000+00:00";
    const std::string newest = minor(profile.api), oldest = minor(profile.oldestApi);
    const std::string kernel = "6.1.0", commit = "portolan", go = profile.modern() ? "go1.26" : "go1.19.8";
    Json components = Json::array();
    components.push_back({{"Name", "Engine"},
                          {"Version", profile.version},
                          {"Details",
                           {{"ApiVersion", newest},
                            {"Arch", "amd64"},
                            {"BuildTime", built},
                            {"Experimental", "false"},
                            {"GitCommit", commit},
                            {"GoVersion", go},
                            {"KernelVersion", kernel},
                            {"MinAPIVersion", oldest},
                            {"Os", "linux"}}}});
    const auto part = [&](const char *name, const char *version) {
        components.push_back({{"Name", name}, {"Version", version}, {"Details", {{"GitCommit", ""}}}});
    };
    part("containerd", profile.modern() ? "2.1.0" : "1.6.20");
    part("runc", profile.modern() ? "1.3.0" : "1.1.5");
    part("docker-init", "0.19.0");
    Json answer = {{"Platform", {{"Name", ""}}}};
    if (!profile.modern()) answer["Components"] = components;
    answer["Version"] = profile.version;
    answer["ApiVersion"] = newest;
    answer["MinAPIVersion"] = oldest;
    if (profile.modern()) {
        answer["Os"] = "linux";
        answer["Arch"] = "amd64";
        answer["Components"] = components;
    }
    answer["GitCommit"] = commit;
    answer["GoVersion"] = go;
    if (!profile.modern()) {
        answer["Os"] = "linux";
        answer["Arch"] = "amd64";
    }
    answer["KernelVersion"] = kernel;
    answer["BuildTime"] = built;
    return answer;
}

} // namespace portolan::playground
