#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/core/time.h"
#include "model/playground/address_space.h"
#include "model/playground/json.h"

namespace portolan::playground {

/// Why a request is refused: the engine's own status and words.
struct Refusal {
    int status = 500;
    std::string message;
};

struct Image {
    std::string id; ///< "sha256:…"
    std::vector<std::string> tags;
    Json config; ///< Env, Cmd, Entrypoint, ExposedPorts, WorkingDir: only what is set
    std::uint64_t size = 0;
    Moment created{};
    std::string comment;
    std::string digest;                ///< of its manifest; empty: it came from no registry
    std::vector<std::string> programs; ///< beside those that every image has
    std::vector<std::uint64_t> layers; ///< their sizes
    bool shell = true;                 ///< false: it has its programs and no other
};

/// A container's attachment to a network, as configured and, while it runs, as it is.
struct Endpoint {
    Json ipamConfig; ///< as asked for, or null
    std::vector<std::string> links, aliases;
    Json driverOpts;
    std::string networkId; ///< empty until it was attached once
    bool wasAttached = false;
    bool configIsDealt = false; ///< `ipamConfig` is what a swarm dealt, nobody asked for it

    std::string id;          ///< empty: not attached now
    std::uint64_t order = 0; ///< grows with each attachment: eth0 comes before eth1
    std::optional<Ip4> address, gateway;
    int prefix = 0;
    std::optional<Ip6> address6, gateway6;
    int prefix6 = 0;
    std::string mac;
    std::vector<std::string> dnsNames; ///< told by today's engines
};

struct Binding {
    std::string port; ///< "80/tcp": the container's side
    std::string hostIp;
    std::uint16_t hostPort = 0;
};

struct LogLine {
    Moment at{};
    int stream = 1;   ///< 1 stdout, 2 stderr
    std::string text; ///< with its newline when there was one
};

class Session;
class Keyspace;

/// A TCP port that a program listens at.
struct Listening {
    enum class At { everywhere, ip4, loopback }; ///< loopback: 127.0.0.1 alone
    std::uint16_t port = 0;
    At at = At::everywhere;
    bool twice = false; ///< everywhere by a socket for each kind of address, not by one for both

    bool hears(const Ip &address) const {
        return at == At::everywhere || (address.isV4() && (at == At::ip4 || address.isLoopback()));
    }
};

/// What a simulated program does until somebody ends it.
struct Process {
    std::vector<std::string> command;
    std::vector<std::pair<Moment, LogLine>> due; ///< output still to come, in order of time
    std::optional<Moment> ends;                  ///< none: runs until killed
    int exitCode = 0;                            ///< when it ends by itself
    std::optional<int> onTerm; ///< exit code it ends with when asked to; none: it must be killed
    std::vector<Listening> listens;
    std::map<std::uint16_t, std::string> relays; ///< listening port → "host:port"
    std::string serves;                          ///< what answers at `listens`: "redis", "http"
    std::shared_ptr<Session> session;            ///< reads what is typed
};

struct Container {
    enum class State { created, running, paused, restarting, exited };
    std::string id, name; ///< name without its slash
    Moment created{};
    std::uint64_t order = 0; ///< grows with each creation
    std::string image;       ///< as it was asked for
    std::string imageId;
    std::vector<std::string> command; ///< entrypoint and arguments
    Json config;                      ///< merged with the image's; only fields that are set
    Json hostConfig;                  ///< as asked for; only fields that are set
    std::string networkMode;          ///< "default", "bridge", "host", "none", "container:<id>", a network
    std::map<std::string, std::string> links; ///< default bridge: alias → id of the target

    State state = State::created;
    int exitCode = 0;
    std::string error;
    std::optional<Moment> started, finished;
    int pid = 0;
    int restarts = 0;
    int failedStarts = 0;
    bool stoppedByHand = false;
    std::optional<Moment> restartAt;           ///< while restarting
    std::map<std::string, Endpoint> endpoints; ///< by the network's name
    std::vector<Binding> bindings;             ///< in force
    std::vector<std::string> openPorts;        ///< exposed ports while it runs, sorted
    bool namesKnown = false;                   ///< a start got far enough to write hosts and resolv.conf
    bool filesKnown = false;                   ///< … and the host name and the log, too
    bool runtimeKnown = false;                 ///< its runtime was filled in
    std::string sandboxId, sandboxKey;
    std::vector<std::string> linkVariables;          ///< of PID 1: as they were when it started
    std::shared_ptr<Image> from;                     ///< its image, also when that is gone
    mutable std::map<std::string, std::string> kept; ///< what its redis was told
    mutable std::shared_ptr<Keyspace> keys;          ///< of its etcd, once it was asked
    std::string typed;                               ///< input that came before it was started
    bool inputOver = false;
    std::string taskId; ///< of a swarm's service; empty for all others
    Process process;
    std::deque<LogLine> log;  ///< at most `logLimit` lines
    std::uint64_t logged = 0; ///< lines ever written

    /// As the engine counts: one that waits for its restart is still running.
    bool running() const { return state != State::created && state != State::exited; }
    bool tty() const { return boolIn(config, "Tty"); }
};
constexpr std::size_t logLimit = 5000;

struct IpamEntry {
    std::string subnet, range, gateway; ///< as given; empty when not
    std::map<std::string, std::string> auxiliary;
    bool gatewayShown = true; ///< engines before 28 hide the one they chose for a subnet that was given
    Pool pool;
    std::optional<Ip4> gatewayAddress;
};

/// What is on a network and is no container's own: a swarm's load balancers, ways out of an overlay.
struct Fixture {
    std::string name;
    Endpoint endpoint;
};

struct Ipam6Entry {
    std::string subnet, range, gateway; ///< as given; empty when not
    bool gatewayShown = true;
    Pool6 pool;
    std::optional<Ip6> gatewayAddress;
};

struct Network {
    std::string id, name, driver = "bridge", scope = "local";
    Moment created{};
    std::uint64_t order = 0;
    bool internal = false, attachable = false, ingress = false, ipv6 = false, configOnly = false;
    std::string ipamDriver = "default";
    Json ipamOptions; ///< null or an object
    Json options = Json::object(), labels = Json::object();
    std::vector<IpamEntry> ipam; ///< IPv4
    std::vector<Ipam6Entry> ipam6;
    bool ipam6First = false;          ///< in the order they were asked for
    std::vector<std::string> members; ///< ids of the running containers on it, in the order they came

    bool subnetGiven = false;  ///< somebody asked for it
    bool subnet4Given = false; ///< … and for one of IPv4
    /// A swarm's network is on this node only while something here uses it. `localSince`: from then on.
    bool here = true;
    std::optional<Moment> localSince;
    bool allocated = true; ///< false: the swarm found no room for it
    bool labelsGiven = false;
    std::map<std::string, Fixture> fixtures; ///< by what inspect calls them; for a way out: a container's id
    bool ofSwarm() const { return scope == "swarm"; }
    bool predefined() const { return name == "bridge" || name == "host" || name == "none"; }
};

struct Exec {
    std::string id, containerId;
    Json config; ///< as it was created
    std::vector<std::string> command;
    bool running = false, started = false;
    int exitCode = 0;
    int pid = 0;
};

} // namespace portolan::playground
