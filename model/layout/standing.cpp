#include "model/layout/standing.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace portolan::layout {
namespace {

constexpr std::size_t rowful = 4; // so many frames stand in one row in any case
constexpr std::size_t outsideMost = 100;
constexpr double rowGap = frameGap + 120; // frames one above the other: the upper one may grow by a row

bool good(const std::optional<Point> &p) {
    constexpr double edge = 1e8; // further away nothing can be shown
    return p && std::abs(p->x) < edge && std::abs(p->y) < edge;
}

} // namespace

Standing::Standing(const Graph &g, const std::vector<std::optional<Point>> &known)
    : graph(g), whole(wholeOf(g)), at(g.nodes.size()), stretched(g.nodes.size()) {
    for (std::size_t i = 0; i < g.nodes.size(); ++i) {
        if (i < known.size() && good(known[i])) at[i] = known[i];
        if (good(g.nodes[i].pinned)) at[i] = g.nodes[i].pinned;
    }
}

std::optional<Point> Standing::neighboursCentre(std::uint32_t i) const {
    Point sum;
    double count = 0;
    for (const std::uint32_t other : whole.of(i))
        if (at[other]) sum.x += at[other]->x, sum.y += at[other]->y, ++count;
    if (count == 0) return std::nullopt;
    return Point{sum.x / count, sum.y / count};
}

void Frame::include(const Box &box) {
    if (extent)
        extent->include(box);
    else
        extent = box;
}

Frames framesOf(const Standing &standing) {
    Frames all;
    std::map<EntityId, std::uint32_t> byId;
    const auto &nodes = standing.graph.nodes;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const bool aside = nodes[i].role == Role::source || nodes[i].role == Role::outside;
        if (nodes[i].frame.empty() && aside && all.outside.size() < outsideMost) {
            all.outside.push_back(i);
            continue;
        }
        const auto [at, isNew] =
            byId.try_emplace(nodes[i].frame, static_cast<std::uint32_t>(all.frames.size()));
        if (isNew) all.frames.emplace_back();
        Frame &frame = all.frames[at->second];
        const bool title = nodes[i].role == Role::title && frame.title == noNode;
        if (title) frame.title = i;
        if (!standing.stands(i)) {
            if (!title) frame.newcomers.push_back(i);
        } else if (!good(nodes[i].pinned)) {
            if (!title) frame.standing.push_back(i);
            frame.include(standing.boxOf(i));
        }
    }
    return all;
}

void limit(std::vector<Frame> &frames) {
    for (Frame &frame : frames) {
        if (!frame.extent) continue;
        const Box &own = *frame.extent;
        frame.limits = {own.left, 1e9, own.top, 1e12};
        for (const Frame &other : frames) {
            if (&other == &frame || !other.extent) continue;
            const Box &o = *other.extent;
            const bool beside = o.top < own.bottom + frameGap && own.top < o.bottom + frameGap;
            if (beside && o.left >= own.right)
                frame.limits.right = std::min(frame.limits.right, o.left - frameGap);
        }
        frame.limits.right = std::max(frame.limits.right, own.left + frameMinWidth);
        for (const Frame &other : frames) {
            if (&other == &frame || !other.extent) continue;
            const Box &o = *other.extent;
            if (o.top >= own.bottom && o.left < std::min(frame.limits.right, own.right + frameGap) &&
                own.left < o.right + frameGap)
                frame.limits.bottom = std::min(frame.limits.bottom, o.top - frameGap);
        }
        frame.beyond = frame.limits;
        for (const Frame &other : frames)
            if (&other != &frame && other.extent && other.extent->top >= own.bottom &&
                other.extent->left < frame.beyond.right)
                frame.beyond.bottom = std::min(frame.beyond.bottom, other.extent->top - frameGap);
        // Room to the right is used as far as the frame keeps a good shape.
        const double high = std::max(own.height(), 300.0);
        frame.limits.right = std::min(
            frame.limits.right, own.left + std::max({own.width() * 1.25, high * usualAspect, frameMinWidth}));
    }
}

namespace {

/// Of the rows in which a few frames are seen the largest in a view of that aspect.
double widthOf(const std::vector<Size> &sizes, double aspect, double column) {
    double widest = 0, sum = 0, best = 0, bestSize = -1;
    for (const Size &size : sizes) widest = std::max(widest, size.width + frameGap);
    for (const Size &last : sizes) {
        sum += last.width + frameGap;
        const double width = std::max(widest, sum);
        Skyline edge(0, width, 0);
        Box all{0, 0, 0, 0};
        for (const Size &size : sizes) {
            const Point at = edge.put({size.width + frameGap, size.height + rowGap}, nullptr);
            all.include({at.x, at.y, at.x + size.width, at.y + size.height});
        }
        const double seen = std::max((all.width() + column) / aspect, all.height());
        if (bestSize < 0 || seen < bestSize - 1) bestSize = seen, best = width;
    }
    return best;
}

} // namespace

FrameShelf::FrameShelf(const std::vector<Frame> &frames, const std::vector<Size> &fresh, double aspect,
                       double column)
    : edge_(0, 1, 0) {
    double left = 0, right = 0, area = 0;
    for (const Size &size : fresh) area += (size.width + frameGap) * (size.height + frameGap);
    for (const Frame &frame : frames) {
        if (!frame.extent) continue;
        Box box = *frame.extent;
        box.right = std::max(box.right, box.left + frameMinWidth);
        taken_.push_back(box);
        left = std::min(left, box.left);
        right = std::max(right, box.right);
        area += (box.width() + frameGap) * (box.height() + frameGap);
    }

    oneRow_ = frames.size() <= rowful && !taken_.empty();
    const double width =
        frames.size() <= rowful ? widthOf(fresh, aspect, column) : left + std::sqrt(area * aspect) + frameGap;
    edge_ = Skyline(left, std::max(right + frameGap, width), 0);
    std::stable_sort(taken_.begin(), taken_.end(),
                     [](const Box &a, const Box &b) { return a.left < b.left; });
    for (const Box &box : taken_) edge_.cover(box.grown({frameGap, rowGap}));
}

Point FrameShelf::put(Size size) {
    if (!oneRow_) return edge_.put({size.width + frameGap, size.height + rowGap}, nullptr);
    double x = 0; // in the first gap that is wide enough, else at the end
    for (const Box &box : taken_) {
        if (x + size.width + frameGap <= box.left) break;
        x = std::max(x, box.right + frameGap);
    }
    taken_.push_back({x, 0, x + size.width, size.height});
    std::stable_sort(taken_.begin(), taken_.end(),
                     [](const Box &a, const Box &b) { return a.left < b.left; });
    return {x, 0};
}

} // namespace portolan::layout
