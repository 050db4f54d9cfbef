#include "model/layout/small.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "model/layout/multilevel.h"
#include "model/layout/occupancy.h"

namespace portolan::layout {
namespace {

constexpr double cardPrice = 260;        // a line behind a card, as so much more length
constexpr double crossingPrice = 90;     // two lines that cross
constexpr double roomX = 44, roomY = 62; // between cards of one row, and of one column
constexpr double nearEnough = 3;         // so far a line stays from a card that it passes

struct Slot {
    int column = 0, row = 0; // columns are half as wide as a card with its room
    friend bool operator==(const Slot &, const Slot &) = default;
};

double side(const Point &a, const Point &b, const Point &p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}
bool cross(const Point &a, const Point &b, const Point &c, const Point &d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

class Search {
public:
    Search(const Part &part, const std::stop_token &stop)
        : part_(part), stop_(stop), step_{(part.largest().width + roomX) / 2, part.largest().height + roomY},
          slots_(part.count()), at_(part.count()), linesOf_(part.count()) {
        for (std::uint32_t e = 0; e < part.edges.size(); ++e) {
            linesOf_[part.edges[e].a].push_back(e);
            linesOf_[part.edges[e].b].push_back(e);
        }
    }

    bool run(Picture &picture) {
        if (!drawByForces(part_, picture, stop_)) return false;
        begin(picture);
        const auto n = part_.count();
        const std::uint32_t steps = 260 * n;
        for (std::uint32_t k = 0; k < steps; ++k) {
            if (k % 64 == 0 && stop_.stop_requested()) return false;
            const double share = static_cast<double>(k) / steps;
            tryOne(share < 0.85 ? 130 * std::pow(0.012, share / 0.85) : 0);
        }
        picture.at = at_;
        return true;
    }

private:
    /// The forces' picture, scaled to the lattice: everyone in the nearest free slot, the busiest first.
    void begin(const Picture &picture) {
        double length = 0;
        Point middle;
        for (const Edge &e : part_.edges)
            length +=
                std::hypot(picture.at[e.a].x - picture.at[e.b].x, picture.at[e.a].y - picture.at[e.b].y);
        for (const Point &p : picture.at) middle.x += p.x / part_.count(), middle.y += p.y / part_.count();
        const double scale = 190 / std::max(length / static_cast<double>(part_.edges.size()), 1.0);
        std::vector<std::uint32_t> order(part_.count());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return part_.of(a).size() > part_.of(b).size();
        });
        for (const std::uint32_t i : order) {
            const Slot wish{
                static_cast<int>(std::lround((picture.at[i].x - middle.x) * scale / step_.width)),
                static_cast<int>(std::lround((picture.at[i].y - middle.y) * scale / step_.height))};
            put(i, nearestFree(wish));
        }
    }

    Slot nearestFree(Slot wish) const {
        Slot best = wish;
        double bestWay = -1;
        for (int reach = 0; reach < 40 && (bestWay < 0 || reach < 4); ++reach)
            for (int r = -reach; r <= reach; ++r)
                for (int c = -2 * reach; c <= 2 * reach; ++c) {
                    const Slot slot{wish.column + c, wish.row + r};
                    const double way = std::hypot(c * step_.width, r * step_.height);
                    if ((bestWay < 0 || way < bestWay) && isFree(slot, noNode, noNode))
                        best = slot, bestWay = way;
                }
        return best;
    }

    bool isFree(Slot slot, std::uint32_t but, std::uint32_t orBut) const {
        for (int c = -1; c <= 1; ++c) {
            const auto found = taken_.find({slot.row, slot.column + c});
            if (found != taken_.end() && found->second != but && found->second != orBut) return false;
        }
        return true;
    }
    void put(std::uint32_t i, Slot slot) {
        slots_[i] = slot;
        at_[i] = {slot.column * step_.width, slot.row * step_.height};
        taken_[{slot.row, slot.column}] = i;
    }
    void lift(std::uint32_t i) { taken_.erase({slots_[i].row, slots_[i].column}); }

    Box boxOf(std::uint32_t i) const {
        return Box::around(at_[i], part_.sizes[i]).grown({nearEnough, nearEnough});
    }

    /// All that depends on where these one or two stand.
    double cost(std::uint32_t a, std::uint32_t b) const {
        double sum = 0;
        const auto lines = [&](std::uint32_t node, std::uint32_t twin) {
            for (const std::uint32_t l : linesOf_[node]) {
                const Edge &e = part_.edges[l];
                if (twin != noNode && (e.a == twin || e.b == twin)) continue; // it is counted with the twin
                sum += line(l, e, node, twin);
            }
        };
        lines(a, noNode);
        if (b != noNode) lines(b, a);
        for (std::uint32_t l = 0; l < part_.edges.size(); ++l) { // behind which of the others' lines they are
            const Edge &e = part_.edges[l];
            if (e.a == a || e.b == a || e.a == b || e.b == b) continue;
            if (crosses(boxOf(a), at_[e.a], at_[e.b])) sum += cardPrice;
            if (b != noNode && crosses(boxOf(b), at_[e.a], at_[e.b])) sum += cardPrice;
        }
        sum += 0.04 * std::hypot(at_[a].x, at_[a].y * 1.4);
        if (b != noNode) sum += 0.04 * std::hypot(at_[b].x, at_[b].y * 1.4);
        return sum;
    }

    double line(std::uint32_t self, const Edge &e, std::uint32_t node, std::uint32_t twin) const {
        const Point &from = at_[e.a], &to = at_[e.b];
        const double length = std::hypot(from.x - to.x, (from.y - to.y) * 1.1);
        double sum = length + length * length / 900;
        if (slots_[e.a].column == slots_[e.b].column || slots_[e.a].row == slots_[e.b].row) sum -= 14; // calm
        for (std::uint32_t i = 0; i < part_.count(); ++i)
            if (i != e.a && i != e.b && crosses(boxOf(i), from, to)) sum += cardPrice;
        for (std::uint32_t l = 0; l < part_.edges.size(); ++l) {
            const Edge &o = part_.edges[l];
            if (l == self || o.a == e.a || o.a == e.b || o.b == e.a || o.b == e.b) continue;
            if (l < self && (o.a == node || o.b == node || o.a == twin || o.b == twin)) continue; // counted
            if (cross(from, to, at_[o.a], at_[o.b])) sum += crossingPrice;
        }
        return sum;
    }

    std::uint32_t below(std::uint32_t many) { return static_cast<std::uint32_t>(random_() % many); }
    int about(int reach) {
        return static_cast<int>(below(static_cast<std::uint32_t>(2 * reach + 1))) - reach;
    }

    void tryOne(double heat) {
        const std::uint32_t a = below(part_.count());
        std::uint32_t b = noNode;
        Slot to = slots_[a];
        const std::uint32_t kind = below(10);
        if (kind < 4) { // beside a neighbour
            const auto others = part_.of(a);
            const Slot beside = slots_[*(others.begin() + below(static_cast<std::uint32_t>(others.size())))];
            to = {beside.column + about(3), beside.row + about(2)};
        } else if (kind < 8) {
            to = {to.column + about(2), to.row + about(1)};
        } else {
            b = below(part_.count());
            to = slots_[b];
        }
        if (to == slots_[a]) return;
        if (const auto found = taken_.find({to.row, to.column}); found != taken_.end()) b = found->second;
        if (!isFree(to, a, b)) return;
        const Slot from = slots_[a];
        if (b != noNode && !isFree(from, a, b)) return;
        const double before = cost(a, b);
        move(a, b, to, from);
        const double change = cost(a, b) - before;
        const double luck = static_cast<double>(random_() % 1'000'000 + 1) / 1'000'000;
        if (change < 0 || (heat > 0 && luck < std::exp(-change / heat))) return;
        move(a, b, from, to);
    }
    void move(std::uint32_t a, std::uint32_t b, Slot ofA, Slot ofB) {
        lift(a);
        if (b != noNode) lift(b);
        put(a, ofA);
        if (b != noNode) put(b, ofB);
    }

    const Part &part_;
    const std::stop_token &stop_;
    Size step_;
    std::vector<Slot> slots_;
    std::vector<Point> at_;
    std::vector<std::vector<std::uint32_t>> linesOf_;
    std::map<std::pair<int, int>, std::uint32_t> taken_; // row, column
    std::mt19937 random_{12};                            // NOLINT: always the same picture
};

} // namespace

bool drawSmall(const Part &part, Picture &picture, const std::stop_token &stop) {
    return Search(part, stop).run(picture);
}

} // namespace portolan::layout
