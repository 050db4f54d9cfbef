#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "model/core/entities.h"
#include "model/layout/layout.h"
#include "views/graph/edge_shape.h"

namespace portolan::views {

using Index = std::uint32_t;
inline constexpr Index none = 0xFFFFFFFF;

/// A group is a frame that was folded to one card; it has the id of the title that stands there otherwise.
enum class NodeKind : std::uint8_t { container, hub, etcd, title, group, hostPort, outside };

/// What the frames of a chart are.
enum class GroupBy : std::uint8_t { host, project, network, none };

/// How things are arranged: each way has places and pins of its own.
struct Arrangement {
    layout::Kind kind = layout::Kind::map;
    GroupBy by = GroupBy::host;
    friend bool operator==(const Arrangement &, const Arrangement &) = default;
};

/// What becomes of containers, networks and etcd that a filter does not match.
enum class Misses { fade, vanish };

/// What a filter says of a node.
enum class Match : std::uint8_t { hit, faded, vanished };

/// A published port, as a thing of its own: only where things are arranged in layers.
struct HostPort {
    ContainerId container;
    Publication what; ///< that of IPv4 stands for that of IPv6 too
};

/// A thing that stands on the chart. Holds rows of the snapshot, no sentences: painters make those.
struct SceneNode {
    EntityId id;
    EntityId host;        ///< its engine; empty for etcd
    Index frameAt = none; ///< index into Scene::frames(); none: outside all
    NodeKind kind = NodeKind::container;
    bool alive = false;  ///< in the snapshot; else only something that edges still name
    bool stands = false; ///< see shown()
    bool placed = false; ///< `centre` counts
    bool pinned = false;
    bool up = false;    ///< of a container: see isUp()
    bool faded = false; ///< its engine or etcd is not live: what we know is old
    Match match = Match::hit;
    enum class Awaits : std::uint8_t { nothing, place, knownPlace } awaits = Awaits::nothing;
    bool gliding = false;
    QPointF centre; ///< where it is seen
    QPointF goal;   ///< where it belongs: another place only while it glides there
    QSizeF size, goalSize;
    std::variant<std::monostate, std::shared_ptr<const Container>, std::shared_ptr<const Network>,
                 std::shared_ptr<const EtcdSource>, std::shared_ptr<const Engine>,
                 std::shared_ptr<const HostPort>>
        row;
    std::shared_ptr<const Ambassador> ambassador;
    std::vector<Index> edges;
    int endpoints = 0; ///< how many of its edges are endpoints

    QRectF rect() const {
        return {centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height()};
    }
    const Container *container() const { return as<Container>(); }
    const Network *network() const { return as<Network>(); }
    const EtcdSource *etcd() const { return as<EtcdSource>(); }
    const Engine *engine() const { return as<Engine>(); }
    const HostPort *hostPort() const { return as<HostPort>(); }
    /// It takes part in the chart: alive, not in a folded group, not a network that is hidden.
    bool shown() const { return stands; }
    bool seen() const { return stands && placed && match != Match::vanished; } ///< drawn, hit, walked

private:
    template <class T>
    const T *as() const {
        const auto *held = std::get_if<std::shared_ptr<const T>>(&row);
        return held ? held->get() : nullptr;
    }
};

/// A line. Its ends are nodes that may not be alive yet; `b` is `none` when it leads to nothing that is
/// known.
struct SceneEdge {
    EntityId id;
    EdgeKind kind = EdgeKind::endpoint;
    bool alive = false;
    Index a = none, b = none; ///< container and hub; consumer and target; guest and owner; etcd and container
    int count = 1;            ///< of a bundle: how many lines it stands for
    std::variant<std::monostate, std::shared_ptr<const Endpoint>, std::shared_ptr<const Link>,
                 std::shared_ptr<const Relay>, std::shared_ptr<const Registration>,
                 std::shared_ptr<const SharedNetwork>>
        row;
    EdgeShape shape;

    bool dangling() const { return b == none; }
    bool trouble() const; ///< drawn in the colour of danger and with a word
    template <class T>
    const T *as() const {
        const auto *held = std::get_if<std::shared_ptr<const T>>(&row);
        return held ? held->get() : nullptr;
    }
};

/// A group of nodes with a border and a title: a host, a Compose project or a network.
struct SceneFrame {
    EntityId id;
    GroupBy by = GroupBy::host;
    EntityId host;                        ///< whose it is; the same as `id` for a host
    std::shared_ptr<const Engine> engine; ///< null unless it is a host
    std::string name;                     ///< of a project or network
    Index title = none;
    bool folded = false; ///< to one card, that stands at `title`
    QRectF rect;
    int things = 0;                             ///< nodes in it that are shown
    int containers = 0;                         ///< of them
    int members = 0, running = 0, networks = 0; ///< whether shown or not: containers, of them up; networks
    double contentBottom = 0;
    bool anchored = false; ///< its title stands for good; that of an empty strip may still move
    bool lost() const {
        return engine && engine->state != SourceState::live && engine->state != SourceState::connecting;
    }
};

} // namespace portolan::views
