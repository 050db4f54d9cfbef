#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "model/layout/cluster.h"
#include "model/layout/occupancy.h"
#include "model/layout/part.h"

namespace portolan::layout {

/// What one call of place() works on: the graph, and what stands by now and how large.
struct Standing {
    Standing(const Graph &graph, const std::vector<std::optional<Point>> &known);

    const Graph &graph;
    Part whole; ///< numbered as the graph
    std::vector<std::optional<Point>> at;
    std::vector<std::optional<Size>> stretched;
    Occupancy occupied;

    Size sizeOf(std::uint32_t i) const { return stretched[i].value_or(whole.sizes[i]); }
    Box boxOf(std::uint32_t i) const { return Box::around(*at[i], sizeOf(i)); }
    bool stands(std::uint32_t i) const { return at[i].has_value(); }
    void put(std::uint32_t i, Point where) {
        at[i] = where;
        occupied.add(boxOf(i));
    }
    std::optional<Point> neighboursCentre(std::uint32_t i) const; ///< of those that stand
};

/// A frame: what is in it, and where it may grow to.
struct Frame {
    std::uint32_t title = noNode;
    std::vector<std::uint32_t> newcomers;
    std::vector<std::uint32_t> standing; ///< without title, and without what the person pinned
    std::optional<Box> extent;           ///< of these and the title
    Occupancy::Limits limits{-1e9, 1e9, -1e9};
    Occupancy::Limits beyond = limits; ///< when there is no room in these: without regard to a good shape

    double left() const { return extent ? extent->left : 0; }
    void include(const Box &box);
};

struct Frames {
    /// In the order in which the graph names them; containers and networks outside all frames are one more.
    std::vector<Frame> frames;
    std::vector<std::uint32_t> outside; ///< etcd and the like: a column at the left
};
Frames framesOf(const Standing &standing);

/// Where each frame may grow without coming too near another one.
void limit(std::vector<Frame> &frames);

inline constexpr double usualAspect = 1.6; ///< of a frame, width to height

/// Finds places for whole frames, one after the other: for a few that come to others a row to the right of
/// what stands, or a gap in it; else rows that, with a column of that width beside them, fill a view of that
/// aspect.
class FrameShelf {
public:
    FrameShelf(const std::vector<Frame> &frames, const std::vector<Size> &fresh, double aspect,
               double column);
    Point put(Size size); ///< the top left corner

private:
    std::vector<Box> taken_;
    Skyline edge_;
    bool oneRow_;
};

} // namespace portolan::layout
