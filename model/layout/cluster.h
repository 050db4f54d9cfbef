#pragma once

#include <cstddef>
#include <vector>

#include "model/layout/occupancy.h"

namespace portolan::layout {

/// Where `count` cards stand around a hub, in the order in which they should be filled: few in rows close
/// above and below and at its sides, many in a block with the hub in its middle. No wider than `maxWidth` if
/// possible.
std::vector<Point> starSlots(std::size_t count, Size card, double maxWidth);

/// Rows of cards without a hub, about their common middle.
std::vector<Point> gridSlots(std::size_t count, Size card, double maxWidth);

/// Puts boxes above one another like bricks: the lower edge of what stands already, over a strip of columns.
class Skyline {
public:
    Skyline(double left, double right, double top);
    void cover(const Box &box); ///< nothing will be put above its lower edge
    /// The lower left corners' best place for a box, near `wish` as far as that is given.
    Point put(Size size, const Point *wish);

private:
    struct Step {
        double x, y; ///< from x on, down to the next step's x, the edge is at y
    };
    double heightOver(double from, double to) const;
    void raise(double from, double to, double y);

    std::vector<Step> steps_;
    double left_, right_;
};

} // namespace portolan::layout
