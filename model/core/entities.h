#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "model/core/container.h"
#include "model/core/edges.h"
#include "model/core/engine.h"
#include "model/core/etcd.h"
#include "model/core/network.h"
#include "model/core/swarm.h"

namespace portolan {

enum class EntityKind {
    engine,
    network,
    container,
    endpoint,
    link,
    sharedNetwork,
    ambassador,
    relay,
    registration,
    etcdSource,
    etcdEntry,
    swarmNode,
    swarmService,
    swarmTask,
    group, ///< a place of the chart itself: a Compose project, a host's port, a bundle of lines
};

std::string_view name(EntityKind kind);

/// Names one entity of a snapshot to views, selections and exports. The key is opaque and stable.
struct EntityId {
    EntityKind kind = EntityKind::container;
    std::string key;

    bool empty() const { return key.empty(); }
    friend bool operator==(const EntityId &, const EntityId &) = default;
    friend auto operator<=>(const EntityId &, const EntityId &) = default;
};

/// The keys by which tables are sorted. They view into the entity.
inline std::string_view keyOf(const Engine &e) { return e.key.value; }
inline std::string_view keyOf(const Container &c) { return c.id.value; }
using PairKey = std::tuple<std::string_view, std::string_view>;
inline PairKey keyOf(const Network &n) { return {n.engine.value, n.id.value}; }
inline PairKey keyOf(const Endpoint &e) { return {e.container.value, e.network.value}; }
inline auto keyOf(const Link &l) {
    return std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>(
        l.consumer.value, l.network.value, l.alias, l.targetName);
}
inline std::string_view keyOf(const SharedNetwork &s) { return s.guest.value; }
inline std::string_view keyOf(const Ambassador &a) { return a.container.value; }
inline auto keyOf(const Relay &r) {
    return std::tuple<std::string_view, std::uint16_t, std::string_view, std::string_view>(
        r.ambassador.value, r.listen, r.protocol, r.address);
}
inline PairKey keyOf(const Registration &r) { return {r.keyspace.value, r.key}; }
inline std::string_view keyOf(const EtcdSource &s) { return s.key.value; }
inline PairKey keyOf(const EtcdEntry &e) { return {e.keyspace.value, e.key}; }
inline std::string_view keyOf(const SwarmNode &n) { return n.id; }
inline std::string_view keyOf(const SwarmService &s) { return s.id; }
inline std::string_view keyOf(const SwarmTask &t) { return t.id; }

EntityId idOf(const Engine &engine);
EntityId idOf(const Network &network);
EntityId idOf(const Container &container);
EntityId idOf(const Endpoint &endpoint);
EntityId idOf(const Link &link);
EntityId idOf(const SharedNetwork &shared);
EntityId idOf(const Ambassador &ambassador);
EntityId idOf(const Relay &relay);
EntityId idOf(const Registration &registration);
EntityId idOf(const EtcdSource &source);
EntityId idOf(const EtcdEntry &entry);
EntityId idOf(const SwarmNode &node);
EntityId idOf(const SwarmService &service);
EntityId idOf(const SwarmTask &task);

EntityId engineId(const EngineKey &key);
EntityId containerId(const ContainerId &id);
EntityId networkId(const EngineKey &engine, const NetworkId &id);

} // namespace portolan

namespace std { // lupdate stumbles over a qualified name here

template <>
struct hash<portolan::EntityId> {
    std::size_t operator()(const portolan::EntityId &id) const noexcept {
        return std::hash<std::string>{}(id.key) * 31U + static_cast<std::size_t>(id.kind);
    }
};

} // namespace std
