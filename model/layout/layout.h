#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/core/entities.h"

namespace portolan::layout {

/// In chart units: one unit is one pixel at 100 % zoom; x to the right, y downwards.
struct Point {
    double x = 0, y = 0;
    friend bool operator==(const Point &, const Point &) = default;
};
struct Size {
    double width = 0, height = 0;
    friend bool operator==(const Size &, const Size &) = default;
};

/// What a node is, as far as a layout treats it in its own way.
enum class Role {
    container,
    hub,      ///< a network
    title,    ///< its frame's name: it marks the top left corner of the frame
    source,   ///< etcd and other look-up services
    hostPort, ///< a port that the host publishes
    outside,  ///< the world outside of the host
};

struct Node {
    EntityId id;
    EntityId frame; ///< the frame it stands in (a host, a Compose project …); empty: outside all frames
    Size size;
    std::optional<Point> pinned; ///< the person put it there: it never moves
    Role role = Role::container;
};

/// Indices into Graph::nodes.
struct Edge {
    std::uint32_t a = 0, b = 0;
};

struct Graph {
    std::uint64_t revision = 0; ///< of the snapshot it was made from
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    double aspect = 1.6; ///< of the view, width to height: what is drawn afresh is arranged to fill it
};

/// Centres, in the order of Graph::nodes.
struct Positions {
    std::uint64_t revision = 0;
    std::vector<Point> points;
    /// Of what the layout stretched: Rails makes a hub a bar. Empty: nothing. A centre is that of the
    /// stretched size; as `known` it may be given back with either size in Node::size.
    std::vector<std::optional<Size>> sizes;
};

enum class Kind {
    map,    ///< by forces: neighbours stand together
    rails,  ///< every network a bar, its containers hang from it
    layers, ///< rows: outside, host ports, networks, containers
};

/// Places a graph. What has a position in `known` keeps it; newcomers appear beside their neighbours, without
/// overlapping anything. Cancellable; a cancelled call gives nullopt. Runs on any thread, holds no state.
/// Frames never overlap one another; what is outside all frames stands beside them.
class Layout {
public:
    virtual ~Layout() = default;
    /// `known[i]` is the position that node i had, if it had one.
    virtual std::optional<Positions> place(const Graph &graph, const std::vector<std::optional<Point>> &known,
                                           std::stop_token stop) const = 0;
    /// When idle: the same picture, a little better; everything may move a little, but what the person
    /// pinned. `now` are the places of all nodes. nullopt: cancelled, or there is nothing worth moving.
    virtual std::optional<Positions> relax(const Graph &graph, const std::vector<Point> &now,
                                           std::stop_token stop) const;
};

std::unique_ptr<Layout> makeMapLayout();
std::unique_ptr<Layout> makeRailsLayout();
std::unique_ptr<Layout> makeLayersLayout();
std::unique_ptr<Layout> makeLayout(Kind kind);

/// Every frame is at least so wide, whatever stands in it, and so wide while nothing does; frames are
/// `frameGap` apart.
inline constexpr double frameMinWidth = 400, frameEmptyWidth = 640, frameGap = 96;

} // namespace portolan::layout
