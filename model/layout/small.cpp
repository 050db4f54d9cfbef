#include "model/layout/small.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "model/layout/multilevel.h"
#include "model/layout/occupancy.h"

namespace portolan::layout {
namespace {

constexpr double cardPrice = 420;        // a line behind a card, as so much more length
constexpr double shortPrice = 9;         // a line too short for its label, by its lack
constexpr double crossingPrice = 90;     // two lines that cross
constexpr double hurriedCrossing = 300;  // the same where there are few steps to find the better
constexpr double roomX = 44, roomY = 62; // between cards of one row, and of one column
constexpr double nearEnough = 3;         // so far a line stays from a card that it passes

constexpr int reach = 64; // of the lattice, to each side

struct Slot {
    int column = 0, row = 0; // columns are half as wide as a card with its room
    friend bool operator==(const Slot &, const Slot &) = default;
};

double side(const Point &a, const Point &b, const Point &p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}
bool apart(double a, double b, double c, double d) { // two ranges
    return std::max(a, b) < std::min(c, d) || std::max(c, d) < std::min(a, b);
}
bool cross(const Point &a, const Point &b, const Point &c, const Point &d) {
    if (apart(a.x, b.x, c.x, d.x) || apart(a.y, b.y, c.y, d.y)) return false;
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

class Search {
public:
    Search(const Part &part, const std::stop_token &stop)
        : part_(part), stop_(stop), step_{(part.largest().width + roomX) / 2, part.largest().height + roomY},
          slots_(part.count()), at_(part.count()), boxes_(part.count()), linesOf_(part.count()),
          taken_(lattice()) {
        for (std::uint32_t e = 0; e < part.edges.size(); ++e) {
            linesOf_[part.edges[e].a].push_back(e);
            linesOf_[part.edges[e].b].push_back(e);
        }
    }

    bool run(Picture &picture) {
        if (!drawByForces(part_, picture, stop_)) return false;
        const auto n = part_.count();
        const int tries = part_.hurried ? 1 : n <= 20 ? 3 : n <= 30 ? 2 : 1;
        std::vector<Point> best;
        double bestCost = 0;
        for (int t = 0; t < tries; ++t) {
            begin(picture);
            if (!search(part_.hurried ? 24 * n : std::min(220 * n, 8000U))) return false;
            const double cost = costOfAll();
            if (best.empty() || cost < bestCost - 0.5) best = at_, bestCost = cost;
        }
        picture.at = std::move(best);
        return true;
    }
    ~Search() { clear(); }
    Search(const Search &) = delete;
    Search &operator=(const Search &) = delete;

private:
    bool search(std::uint32_t steps) {
        constexpr double hot = 130, cold = 0.012, cooling = 0.85; // the last steps only go downhill
        for (std::uint32_t k = 0; k < steps; ++k) {
            if (k % 64 == 0 && stop_.stop_requested()) return false;
            const double share = static_cast<double>(k) / steps / cooling;
            tryOne(share < 1 ? hot * std::pow(cold, share) : 0);
        }
        return true;
    }

    double costOfAll() const {
        double sum = 0;
        for (std::uint32_t i = 0; i < part_.count(); ++i) sum += cost(i, noNode);
        return sum;
    }

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
        clear();
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
        for (int ring = 0; ring < 40 && (bestWay < 0 || ring < 4); ++ring)
            for (int r = -ring; r <= ring; ++r)
                for (int c = -2 * ring; c <= 2 * ring; ++c) {
                    const Slot slot{wish.column + c, wish.row + r};
                    const double way = std::hypot(c * step_.width, r * step_.height);
                    if ((bestWay < 0 || way < bestWay) && isFree(slot, noNode, noNode))
                        best = slot, bestWay = way;
                }
        return best;
    }

    bool isFree(Slot slot, std::uint32_t but, std::uint32_t orBut) const {
        if (!inside(slot)) return false;
        for (int c = -1; c <= 1; ++c) {
            const std::uint32_t there = taken_[cell({slot.column + c, slot.row})];
            if (there != noNode && there != but && there != orBut) return false;
        }
        return true;
    }
    static bool inside(Slot slot) {
        return slot.column > -reach && slot.column < reach - 1 && slot.row >= -reach && slot.row < reach;
    }
    static std::size_t cell(Slot slot) {
        return static_cast<std::size_t>((slot.row + reach) * 2 * reach + slot.column + reach);
    }
    void put(std::uint32_t i, Slot slot) {
        slots_[i] = slot;
        at_[i] = {slot.column * step_.width, slot.row * step_.height};
        boxes_[i] = Box::around(at_[i], part_.sizes[i]).grown({nearEnough, nearEnough});
        taken_[cell(slot)] = i;
    }
    void lift(std::uint32_t i) { taken_[cell(slots_[i])] = noNode; }

    /// One lattice for a thread: a chart of many projects is many searches, and most of it stays empty.
    static std::vector<std::uint32_t> &lattice() {
        thread_local std::vector<std::uint32_t> cells(4UL * reach * reach, noNode);
        return cells;
    }
    void clear() {
        for (const Slot &slot : slots_) taken_[cell(slot)] = noNode;
    }

    /// Whether a line runs behind a card. Most do not even come near.
    bool isBehind(std::uint32_t i, const Point &from, const Point &to) const {
        const Box &b = boxes_[i];
        const bool above = from.y <= b.top && to.y <= b.top, below = from.y >= b.bottom && to.y >= b.bottom;
        if (above || below || (from.x <= b.left && to.x <= b.left) || (from.x >= b.right && to.x >= b.right))
            return false;
        return crosses(b, from, to);
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
            if (isBehind(a, at_[e.a], at_[e.b])) sum += cardPrice;
            if (b != noNode && isBehind(b, at_[e.a], at_[e.b])) sum += cardPrice;
        }
        sum += 0.04 * std::hypot(at_[a].x, at_[a].y * 1.8);
        if (b != noNode) sum += 0.04 * std::hypot(at_[b].x, at_[b].y * 1.8);
        return sum;
    }

    double line(std::uint32_t self, const Edge &e, std::uint32_t node, std::uint32_t twin) const {
        const Point &from = at_[e.a], &to = at_[e.b];
        const double length = std::hypot(from.x - to.x, (from.y - to.y) * 1.2);
        double sum = length + length * length / 900;
        if (!part_.hub(e.a) && !part_.hub(e.b))
            sum += shortPrice * tooShort(from, part_.sizes[e.a], to, part_.sizes[e.b]);
        if (slots_[e.a].column == slots_[e.b].column || slots_[e.a].row == slots_[e.b].row) sum -= 14; // calm
        for (std::uint32_t i = 0; i < part_.count(); ++i)
            if (i != e.a && i != e.b && isBehind(i, from, to)) sum += cardPrice;
        for (std::uint32_t l = 0; l < part_.edges.size(); ++l) {
            const Edge &o = part_.edges[l];
            if (l == self || o.a == e.a || o.a == e.b || o.b == e.a || o.b == e.b) continue;
            if (l < self && (o.a == node || o.b == node || o.a == twin || o.b == twin)) continue; // counted
            if (cross(from, to, at_[o.a], at_[o.b])) sum += part_.hurried ? hurriedCrossing : crossingPrice;
        }
        return sum;
    }

    std::uint32_t pick(std::uint32_t many) { return static_cast<std::uint32_t>(random_() % many); }
    int about(int reach) { return static_cast<int>(pick(static_cast<std::uint32_t>(2 * reach + 1))) - reach; }

    void tryOne(double heat) {
        const std::uint32_t a = pick(part_.count());
        std::uint32_t b = noNode;
        Slot to = slots_[a];
        const std::uint32_t kind = pick(10);
        if (kind < 4) { // beside a neighbour
            const auto others = part_.of(a);
            const Slot beside = slots_[*(others.begin() + pick(static_cast<std::uint32_t>(others.size())))];
            to = {beside.column + about(3), beside.row + about(2)};
        } else if (kind < 8) {
            to = {to.column + about(2), to.row + about(1)};
        } else {
            b = pick(part_.count());
            to = slots_[b];
        }
        if (to == slots_[a] || !inside(to)) return;
        if (b == noNode) b = taken_[cell(to)];
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
    std::vector<Box> boxes_; ///< with the room around them
    std::vector<std::vector<std::uint32_t>> linesOf_;
    std::vector<std::uint32_t> &taken_; ///< by the lattice's cells
    std::mt19937 random_{12};           // NOLINT: always the same picture
};

} // namespace

bool drawSmall(const Part &part, Picture &picture, const std::stop_token &stop) {
    return Search(part, stop).run(picture);
}

} // namespace portolan::layout
