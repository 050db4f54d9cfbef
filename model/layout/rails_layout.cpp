#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "model/layout/framed.h"
#include "model/layout/rails.h"

namespace portolan::layout {
namespace {

class RailsStyle final : public Style {
public:
    bool draw(const Part &part, Picture &picture, const std::stop_token &stop) const override {
        const bool networks = std::find(part.roles.begin(), part.roles.end(), Role::hub) != part.roles.end();
        return networks && !part.edges.empty() ? drawRails(part, picture, stop)
                                               : drawMap(part, picture, stop);
    }

    bool roomToGrow() const override { return true; }

    /// A bar reaches over all that hangs from it, but not into anything else. It grows at the end where it
    /// has to.
    void stretch(Standing &s) const override {
        std::vector<std::uint32_t> byY;
        double tallest = 0;
        for (std::uint32_t i = 0; i < s.whole.count(); ++i) {
            if (!s.stands(i)) continue;
            byY.push_back(i);
            tallest = std::max(tallest, s.whole.sizes[i].height);
            s.stretched[i].reset();
        }
        std::stable_sort(byY.begin(), byY.end(), [&](auto a, auto b) { return s.at[a]->y < s.at[b]->y; });
        for (const std::uint32_t h : byY) {
            if (!s.whole.hub(h)) continue;
            const Point at = *s.at[h];
            const double own = s.whole.sizes[h].width / 2, low = at.x - own, high = at.x + own;
            double left = 1e12, right = -1e12;
            for (const std::uint32_t other : s.whole.of(h)) {
                if (!s.stands(other) || s.whole.hub(other) || s.graph.nodes[other].pinned ||
                    s.graph.nodes[other].frame != s.graph.nodes[h].frame)
                    continue;
                left = std::min(left, s.boxOf(other).left);
                right = std::max(right, s.boxOf(other).right);
            }
            if (left > right || (left >= low && right <= high && right - left < 2 * own)) continue;
            const bool aside = at.x < left || at.x > right;
            const bool even = aside || s.graph.nodes[h].pinned; // else its middle would leave its place
            if (even)
                left = at.x - std::max({at.x - left, right - at.x, own}), right = 2 * at.x - left;
            else if (right - left < 2 * own)
                right > high ? void(left = right - 2 * own) : void(right = left + 2 * own);
            const double reach = (tallest + s.whole.sizes[h].height) / 2 + gap;
            auto near = std::lower_bound(byY.begin(), byY.end(), s.at[h]->y - reach,
                                         [&](auto i, double y) { return s.at[i]->y < y; });
            for (; near != byY.end() && s.at[*near]->y <= s.at[h]->y + reach; ++near) {
                const std::uint32_t i = *near;
                const Size size = s.sizeOf(i);
                const bool level =
                    std::abs(s.at[i]->y - s.at[h]->y) < (size.height + s.whole.sizes[h].height) / 2 + gap;
                if (i == h || !level) continue;
                if (s.at[i]->x > at.x)
                    right = std::min(right, s.at[i]->x - size.width / 2 - gap);
                else
                    left = std::max(left, s.at[i]->x + size.width / 2 + gap);
            }
            if (even)
                left = at.x - std::max(std::min(at.x - left, right - at.x), own), right = 2 * at.x - left;
            if (right - left < 2 * own) left = low, right = high;
            s.at[h] = Point{(left + right) / 2, at.y};
            s.stretched[h] = Size{right - left, s.whole.sizes[h].height};
        }
    }

    Point wish(const Standing &s, const Frame &frame, std::uint32_t node) const override {
        if (s.whole.hub(node)) { // above the middle of what hangs from it
            double low = 1e12, high = -1e12, top = 1e12;
            for (const std::uint32_t other : s.whole.of(node))
                if (s.stands(other))
                    low = std::min(low, s.at[other]->x), high = std::max(high, s.at[other]->x),
                    top = std::min(top, s.boxOf(other).top);
            if (low <= high) return {(low + high) / 2, top - railsDrop - s.whole.sizes[node].height / 2};
            return frame.extent ? Point{frame.extent->left, frame.extent->bottom}
                                : Point{frame.limits.left, frame.limits.top};
        }
        const std::uint32_t lowest = lowestBar(s, node);
        if (lowest == noNode) {
            const auto centre = s.neighboursCentre(node);
            return centre         ? *centre
                   : frame.extent ? Point{frame.extent->left, frame.extent->bottom}
                                  : Point{frame.limits.left, frame.limits.top};
        }
        return {s.at[lowest]->x, s.boxOf(lowest).bottom + railsDrop + s.whole.sizes[node].height / 2};
    }

    Point anchor(const Standing &s, const Frame &frame, std::uint32_t node, Point wish) const override {
        if (s.whole.hub(node)) return wish;
        for (const std::uint32_t hub : s.whole.of(node))
            if (s.stands(hub) && s.whole.hub(hub))
                for (const std::uint32_t other : s.whole.of(hub))
                    if (s.stands(other)) return {s.at[other]->x, wish.y}; // a column that is there already
        return Style::anchor(s, frame, node, wish);
    }

    std::size_t choice() const override { return 80; }
    Occupancy::Limits within(const Standing &s, std::uint32_t node,
                             const Occupancy::Limits &frame) const override {
        const std::uint32_t bar = s.whole.hub(node) ? noNode : lowestBar(s, node);
        if (bar == noNode) return frame;
        Occupancy::Limits below = frame;
        below.top = std::max(frame.top, s.boxOf(bar).bottom + railsDrop - 1);
        const bool any = below.top + s.whole.sizes[node].height <= frame.bottom;
        return any ? below : frame;
    }
    Size room(const Standing &s, std::uint32_t node) const override {
        const Size size = s.whole.sizes[node];
        if (!s.whole.hub(node)) return size;
        double low = 1e12, high = -1e12;
        for (const std::uint32_t other : s.whole.of(node))
            if (s.stands(other))
                low = std::min(low, s.boxOf(other).left), high = std::max(high, s.boxOf(other).right);
        constexpr double widest = 4000;
        return {std::clamp(high - low, size.width, std::max(size.width, widest)), size.height};
    }

    double price(const Standing &s, std::uint32_t node, Point place) const override {
        constexpr double above = 40'000, beside = 2, outOfReach = 3000, behindCard = 90;
        double price = 0;
        for (const std::uint32_t other : s.whole.of(node)) {
            if (!s.stands(other)) continue;
            const Point at = *s.at[other];
            if (s.whole.hub(node)) {
                price += std::abs(place.x - at.x) + std::abs(place.y - at.y);
                continue;
            }
            price += std::abs(place.y - at.y);
            if (!s.whole.hub(other)) {
                price += std::abs(place.x - at.x);
                continue;
            }
            const Box bar = s.boxOf(other), card = Box::around(place, s.whole.sizes[node]);
            if (card.top < bar.bottom + gap) price += above;
            const double left = bar.left - card.left, right = card.right - bar.right;
            if (left > 0) price += beside * left + (reaches(s, bar, {card.left, bar.left}) ? 0 : outOfReach);
            if (right > 0)
                price += beside * right + (reaches(s, bar, {bar.right, card.right}) ? 0 : outOfReach);
            price += 0.1 * std::abs(place.x - at.x);
            price += behindCard * s.occupied.crossed({place.x, at.y}, place);
        }
        return price;
    }

private:
    static constexpr double gap = 8;

    static std::uint32_t lowestBar(const Standing &s, std::uint32_t container) {
        std::uint32_t lowest = noNode;
        for (const std::uint32_t other : s.whole.of(container))
            if (s.stands(other) && s.whole.hub(other) &&
                (lowest == noNode || s.at[other]->y > s.at[lowest]->y))
                lowest = other;
        return lowest;
    }
    /// Nothing is in the way of a bar that grows over there.
    static bool reaches(const Standing &s, const Box &bar, std::pair<double, double> x) {
        return s.occupied.isFree({x.first + 1, bar.top - gap, x.second - 1, bar.bottom + gap});
    }
};

class RailsLayout final : public Layout {
public:
    std::optional<Positions> place(const Graph &graph, const std::vector<std::optional<Point>> &known,
                                   std::stop_token stop) const override {
        return placeFramed(RailsStyle(), graph, known, stop);
    }
};

} // namespace

std::unique_ptr<Layout> makeRailsLayout() { return std::make_unique<RailsLayout>(); }

} // namespace portolan::layout
