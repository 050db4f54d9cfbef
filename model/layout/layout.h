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

enum class Kind { map, rails, layers };

struct Node {
    EntityId id;
    EntityId host; ///< the engine whose frame it stands in; empty: outside all frames (etcd)
    Size size;
    std::optional<Point> pinned; ///< the person put it there: it never moves
    bool hub = false;
    bool title = false; ///< its host's name: it marks the top left corner of the host's strip
};

/// Indices into Graph::nodes.
struct Edge {
    std::uint32_t a = 0, b = 0;
};

struct Graph {
    std::uint64_t revision = 0; ///< of the snapshot it was made from
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

/// Centres, in the order of Graph::nodes.
struct Positions {
    std::uint64_t revision = 0;
    std::vector<Point> points;
};

/// Places a graph. What has a position in `known` keeps it; newcomers appear beside their neighbours, without
/// overlapping anything. Cancellable; a cancelled call gives nullopt. Runs on any thread, holds no state.
class Layout {
public:
    virtual ~Layout() = default;
    /// `known[i]` is the position that node i had, if it had one.
    virtual std::optional<Positions> place(const Graph &graph, const std::vector<std::optional<Point>> &known,
                                           std::stop_token stop) const = 0;
};

/// Every host's strip is at least so wide, whatever stands in it, and so wide while nothing does; strips are
/// `stripGap` apart.
inline constexpr double stripMinWidth = 400, stripEmptyWidth = 640, stripGap = 96;

/// The simple stable layout: each host a strip of world columns side by side from x = 0, hubs among their
/// containers; what has no host stands in a column to the left. A title marks the top left of its strip and
/// keeps the strip's place although everything else in it goes.
std::unique_ptr<Layout> makeStripLayout();

} // namespace portolan::layout
