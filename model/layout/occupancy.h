#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/layout/layout.h"

namespace portolan::layout {

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    static Box around(Point centre, Size size) {
        return {centre.x - size.width / 2, centre.y - size.height / 2, centre.x + size.width / 2,
                centre.y + size.height / 2};
    }
    Box grown(Size by) const {
        return {left - by.width, top - by.height, right + by.width, bottom + by.height};
    }
    bool overlaps(const Box &o) const {
        return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
    }
    Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    void include(const Box &o);
};

bool crosses(const Box &box, Point from, Point to); ///< the straight line runs through the box

/// Where things stand. A uniform grid of buckets about as large as a card.
class Occupancy {
public:
    void add(const Box &box);
    bool isFree(const Box &box) const;
    /// How many boxes the straight line runs through, those that hold its ends not counted.
    int crossed(Point from, Point to) const;

    struct Limits {
        double left, right, top; ///< of the box that is to be placed
        double bottom = 1e12;
    };
    /// Free places for a box of `size` with `gap` around it, about the nearest `count` to `wish` first, on a
    /// lattice through `anchor`. Never empty.
    /// `ring`, if given, is where an earlier search for the same found the first, and is set anew.
    std::vector<Point> freePlaces(Point wish, Point anchor, Size size, Size gap, const Limits &limits,
                                  std::size_t count, int *ring = nullptr) const;

private:
    template <class F>
    bool anyBucket(const Box &box, F &&f) const;

    std::vector<Box> boxes_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;
    double bottom_ = 0;
};

} // namespace portolan::layout
