#include "model/core/entities.h"

#include <array>

namespace portolan {
namespace {

/// Joins with a character that neither Docker's ids nor DNS names have; etcd keys come last, so theirs do no
/// harm.
EntityId joined(EntityKind kind, std::initializer_list<std::string_view> parts) {
    EntityId id{kind, {}};
    for (std::string_view part : parts) {
        if (!id.key.empty()) id.key += '\x1f';
        id.key += part;
    }
    return id;
}

template <class Enum, std::size_t N>
std::string_view nameIn(const std::array<std::string_view, N> &names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

constexpr std::array<std::string_view, 8> stateNames{"created",  "running", "paused", "restarting",
                                                     "removing", "exited",  "dead",   "unknown"};

} // namespace

bool operator==(const Container &a, const Container &b) {
    const auto fields = [](const Container &c) {
        return std::tie(c.id, c.engine, c.name, c.image, c.imageId, c.state, c.health, c.exitCode,
                        c.stateError, c.pid, c.created, c.startedAt, c.finishedAt, c.hostname, c.networkMode,
                        c.command, c.environment, c.labels, c.exposed, c.publications,
                        c.publicationsConfigured, c.attachments, c.legacyLinks);
    };
    return fields(a) == fields(b);
}

bool operator==(const Network &a, const Network &b) {
    const auto fields = [](const Network &n) {
        return std::tie(n.id, n.engine, n.name, n.driver, n.scope, n.subnets, n.internal, n.attachable,
                        n.ingress, n.ipv6, n.created, n.options, n.labels, n.peers);
    };
    return fields(a) == fields(b);
}

bool isUp(ContainerState state) {
    return state == ContainerState::running || state == ContainerState::paused ||
           state == ContainerState::restarting;
}

std::string_view name(ContainerState state) { return nameIn(stateNames, state); }

std::string_view name(Health health) {
    return nameIn(std::array<std::string_view, 4>{"none", "starting", "healthy", "unhealthy"}, health);
}

ContainerState containerStateFromName(std::string_view word) {
    for (std::size_t i = 0; i < stateNames.size(); ++i)
        if (stateNames[i] == word) return static_cast<ContainerState>(i);
    return ContainerState::unknown;
}

DriverKind driverKind(const Network &network) {
    const std::string &driver = network.driver;
    if (driver == "bridge") return DriverKind::bridge;
    if (driver == "overlay") return DriverKind::overlay;
    if (driver == "macvlan") return DriverKind::macvlan;
    if (driver == "ipvlan") return DriverKind::ipvlan;
    if (driver == "host") return DriverKind::host;
    if (driver == "null") return DriverKind::none;
    return DriverKind::other;
}

std::string_view name(SourceState state) {
    return nameIn(
        std::array<std::string_view, 6>{"connecting", "live", "lost", "failed", "refused", "duplicate"},
        state);
}

std::string_view name(LinkKind kind) {
    return nameIn(std::array<std::string_view, 2>{"default-bridge", "user-network"}, kind);
}

std::string_view name(RelayState state) {
    return nameIn(std::array<std::string_view, 4>{"ok", "malformed", "stale", "unresolved"}, state);
}

std::string_view name(RelaySource source) {
    return nameIn(std::array<std::string_view, 3>{"environment", "command", "link"}, source);
}

std::string_view name(AmbassadorEvidence evidence) {
    return nameIn(std::array<std::string_view, 4>{"label", "image", "relay-variable", "command"}, evidence);
}

std::string_view name(EntityKind kind) {
    return nameIn(std::array<std::string_view, 15>{"engine", "network", "container", "endpoint", "link",
                                                   "shared-network", "ambassador", "relay", "registration",
                                                   "etcd", "etcd-key", "swarm-node", "service", "task",
                                                   "group"},
                  kind);
}

EntityId idOf(const Engine &e) { return joined(EntityKind::engine, {e.key.value}); }
EntityId idOf(const Network &n) { return networkId(n.engine, n.id); }
EntityId idOf(const Container &c) { return containerId(c.id); }
EntityId idOf(const Endpoint &e) {
    return joined(EntityKind::endpoint, {e.container.value, e.network.value});
}
EntityId idOf(const Link &l) {
    return joined(EntityKind::link, {l.consumer.value, l.network.value, l.alias, l.targetName});
}
EntityId idOf(const SharedNetwork &s) { return joined(EntityKind::sharedNetwork, {s.guest.value}); }
EntityId idOf(const Ambassador &a) { return joined(EntityKind::ambassador, {a.container.value}); }
EntityId idOf(const Relay &r) {
    return joined(EntityKind::relay, {r.ambassador.value, std::to_string(r.listen), r.protocol, r.address});
}
EntityId idOf(const Registration &r) { return joined(EntityKind::registration, {r.keyspace.value, r.key}); }
EntityId idOf(const EtcdSource &s) { return joined(EntityKind::etcdSource, {s.key.value}); }
EntityId idOf(const EtcdEntry &e) { return joined(EntityKind::etcdEntry, {e.keyspace.value, e.key}); }
EntityId idOf(const SwarmNode &n) { return joined(EntityKind::swarmNode, {n.id}); }
EntityId idOf(const SwarmService &s) { return joined(EntityKind::swarmService, {s.id}); }
EntityId idOf(const SwarmTask &t) { return joined(EntityKind::swarmTask, {t.id}); }

EntityId engineId(const EngineKey &key) { return joined(EntityKind::engine, {key.value}); }
EntityId containerId(const ContainerId &id) { return joined(EntityKind::container, {id.value}); }
EntityId networkId(const EngineKey &engine, const NetworkId &id) {
    return joined(EntityKind::network, {engine.value, id.value});
}

} // namespace portolan
