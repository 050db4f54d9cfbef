#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace portolan {

/// A string that names one kind of thing, so that a network's id cannot be passed for a container's.
/// Empty means unknown.
template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) {}

    bool empty() const { return value.empty(); }
    explicit operator bool() const { return !value.empty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &, const Id &) = default;
};

/// How this program names an engine it was told to watch: its URL, normalised. Known before the engine
/// answers, and different for two ways to one daemon.
using EngineKey = Id<struct EngineKeyTag>;
using ContainerId = Id<struct ContainerIdTag>; ///< Docker's full id
using NetworkId = Id<struct NetworkIdTag>;     ///< Docker's full id; a swarm network has one on every node
using EtcdKeyspace =
    Id<struct EtcdKeyspaceTag>; ///< one etcd cluster: its endpoints, normalised, joined by commas

} // namespace portolan

template <class Tag>
struct std::hash<portolan::Id<Tag>> {
    std::size_t operator()(const portolan::Id<Tag> &id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
