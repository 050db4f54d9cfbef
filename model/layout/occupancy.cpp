#include "model/layout/occupancy.h"

#include <algorithm>
#include <cmath>

namespace portolan::layout {
namespace {

constexpr double bucketWidth = 240, bucketHeight = 120;

int column(double x) { return static_cast<int>(std::floor(x / bucketWidth)); }
int row(double y) { return static_cast<int>(std::floor(y / bucketHeight)); }

std::uint64_t bucket(int c, int r) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(c)) << 32U) | static_cast<std::uint32_t>(r);
}

} // namespace

void Box::include(const Box &o) {
    left = std::min(left, o.left);
    top = std::min(top, o.top);
    right = std::max(right, o.right);
    bottom = std::max(bottom, o.bottom);
}

bool crosses(const Box &box, Point from, Point to) {
    if (std::max(from.x, to.x) <= box.left || std::min(from.x, to.x) >= box.right ||
        std::max(from.y, to.y) <= box.top || std::min(from.y, to.y) >= box.bottom)
        return false;
    double enter = 0, leave = 1;
    const auto clip = [&](double start, double delta, double low, double high) {
        if (delta == 0) return start > low && start < high;
        double a = (low - start) / delta, b = (high - start) / delta;
        if (a > b) std::swap(a, b);
        enter = std::max(enter, a);
        leave = std::min(leave, b);
        return enter < leave;
    };
    return clip(from.x, to.x - from.x, box.left, box.right) &&
           clip(from.y, to.y - from.y, box.top, box.bottom);
}

template <class F>
bool Occupancy::anyBucket(const Box &box, F &&f) const {
    for (int r = row(box.top); r <= row(box.bottom); ++r)
        for (int c = column(box.left); c <= column(box.right); ++c)
            if (const auto at = buckets_.find(bucket(c, r)); at != buckets_.end())
                for (const std::uint32_t i : at->second)
                    if (f(boxes_[i])) return true;
    return false;
}

void Occupancy::add(const Box &box) {
    const auto index = static_cast<std::uint32_t>(boxes_.size());
    bottom_ = boxes_.empty() ? box.bottom : std::max(bottom_, box.bottom);
    boxes_.push_back(box);
    for (int r = row(box.top); r <= row(box.bottom); ++r)
        for (int c = column(box.left); c <= column(box.right); ++c) buckets_[bucket(c, r)].push_back(index);
}

bool Occupancy::isFree(const Box &box) const {
    return !anyBucket(box, [&](const Box &other) { return other.overlaps(box); });
}

int Occupancy::crossed(Point from, Point to) const {
    const Box around{std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x),
                     std::max(from.y, to.y)};
    if (around.width() > 8 * bucketWidth || around.height() > 12 * bucketHeight) return 1; // far: crosses
    const auto holds = [](const Box &b, Point p) {
        return p.x >= b.left && p.x <= b.right && p.y >= b.top && p.y <= b.bottom;
    };
    std::vector<const Box *> seen;
    anyBucket(around, [&](const Box &b) {
        if (!holds(b, from) && !holds(b, to) && crosses(b, from, to) &&
            std::find(seen.begin(), seen.end(), &b) == seen.end())
            seen.push_back(&b);
        return false;
    });
    return static_cast<int>(seen.size());
}

std::vector<Point> Occupancy::freePlaces(Point wish, Point anchor, Size size, Size gap, const Limits &limits,
                                         std::size_t count, int *firstRing) const {
    constexpr int furthest = 140;
    const double stepX = (size.width + 44) / 2, stepY = (size.height + 62) / 2;
    const double halfWidth = size.width / 2, halfHeight = size.height / 2;
    const double lowX = limits.left + halfWidth, highX = std::max(lowX, limits.right - halfWidth);
    const double lowY = limits.top + halfHeight, highY = std::max(lowY, limits.bottom - halfHeight);
    wish = {std::clamp(wish.x, lowX, highX), std::clamp(wish.y, lowY, highY)};
    const int startX = static_cast<int>(std::lround((wish.x - anchor.x) / stepX));
    const int startY = static_cast<int>(std::lround((wish.y - anchor.y) / stepY));

    std::vector<Point> found;
    const auto consider = [&](int i, int j) {
        const Point p{anchor.x + (startX + i) * stepX, anchor.y + (startY + j) * stepY};
        if (p.x < lowX - 0.5 || p.x > highX + 0.5 || p.y < lowY - 0.5 || p.y > highY + 0.5) return;
        if (isFree(Box::around(p, size).grown(gap))) found.push_back(p);
    };
    int last = furthest;
    bool noted = false;
    for (int ring = firstRing ? std::min(*firstRing, furthest) : 0; ring <= last; ++ring) {
        for (int i = -ring; i <= ring; ++i) {
            consider(i, -ring);
            if (ring > 0) consider(i, ring);
        }
        for (int j = -ring + 1; j < ring; ++j) {
            consider(-ring, j);
            consider(ring, j);
        }
        if (firstRing && !noted && !found.empty()) *firstRing = ring, noted = true;
        // Two rings more: a ring is a rectangle, and a corner is further than the next ring's side.
        if (found.size() >= count && last == furthest) last = std::min(ring + 2, furthest);
    }
    if (firstRing && found.empty()) *firstRing = furthest;
    if (found.empty()) found.push_back({wish.x, std::max(lowY, bottom_ + gap.height + halfHeight)});
    const auto distance = [&](const Point &p) { return std::hypot(p.x - wish.x, (p.y - wish.y) * 1.5); };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Point &a, const Point &b) { return distance(a) < distance(b); });
    if (found.size() > count) found.resize(count);
    return found;
}

} // namespace portolan::layout
