#include "model/layout/multilevel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/layout/force.h"

namespace portolan::layout {
namespace {

constexpr float rest = 150;                       // of a line between two cards
constexpr float labelRoom = 100;                  // more, for an arrow and an alias
constexpr float repulsion = rest * rest / 30 * 4; // d3's -30 at a distance of 30
constexpr float apart = 3; // of the radii of what was merged: a network and its containers stay by themselves
constexpr std::uint32_t coarseEnough = 40, mostMerged = 6;

/// One step of the pyramid. Springs carry the sum of the finer ones' strengths.
struct Level {
    std::vector<float> mass;
    struct Line {
        std::uint32_t a, b;
        float strength, extra = 0; // extra: length, for an arrow and a label
    };
    std::vector<Line> lines;
    std::vector<std::uint32_t> parent; ///< in the coarser level

    std::uint32_t count() const { return static_cast<std::uint32_t>(mass.size()); }
};

struct Adjacency {
    std::vector<std::uint32_t> offsets, others;
    explicit Adjacency(const Level &level)
        : offsets(level.mass.size() + 1, 0), others(level.lines.size() * 2) {
        for (const auto &l : level.lines) ++offsets[l.a + 1], ++offsets[l.b + 1];
        for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
        std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
        for (const auto &l : level.lines) others[next[l.a]++] = l.b, others[next[l.b]++] = l.a;
    }
    std::uint32_t degree(std::uint32_t i) const { return offsets[i + 1] - offsets[i]; }
};

Level finest(const Part &part) {
    Level level;
    level.mass.assign(part.count(), 1);
    for (const Edge &e : part.edges) {
        const auto fewest = static_cast<float>(std::min(part.of(e.a).size(), part.of(e.b).size()));
        const bool labelled = !part.hub(e.a) && !part.hub(e.b);
        level.lines.push_back({e.a, e.b, 1 / fewest, labelled ? labelRoom : 0});
    }
    return level;
}

/// The busiest take their neighbours in: on the finest level all of them (a network and its containers),
/// above it only a few.
Level coarser(Level &level, bool bottom) {
    const Adjacency near(level);
    std::vector<std::uint32_t> order(level.count());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return near.degree(a) > near.degree(b); });
    constexpr std::uint32_t nobody = 0xFFFFFFFF;
    level.parent.assign(level.count(), nobody);
    Level up;
    for (const std::uint32_t sun : order) {
        if (level.parent[sun] != nobody) continue;
        const std::uint32_t self = up.count();
        float mass = level.mass[sun];
        level.parent[sun] = self;
        std::uint32_t merged = 1;
        for (std::uint32_t k = near.offsets[sun]; k < near.offsets[sun + 1]; ++k) {
            const std::uint32_t planet = near.others[k];
            if (level.parent[planet] != nobody || (!bottom && merged >= mostMerged)) continue;
            level.parent[planet] = self;
            mass += level.mass[planet];
            ++merged;
        }
        up.mass.push_back(mass);
    }
    for (const auto &l : level.lines) {
        auto a = level.parent[l.a], b = level.parent[l.b];
        if (a == b) continue;
        if (a > b) std::swap(a, b);
        up.lines.push_back({a, b, l.strength, l.extra});
    }
    std::sort(up.lines.begin(), up.lines.end(),
              [](const auto &p, const auto &q) { return p.a != q.a ? p.a < q.a : p.b < q.b; });
    std::size_t kept = 0;
    for (const auto &l : up.lines) {
        if (kept > 0 && up.lines[kept - 1].a == l.a && up.lines[kept - 1].b == l.b)
            up.lines[kept - 1].strength += l.strength;
        else
            up.lines[kept++] = l;
    }
    up.lines.resize(kept);
    return up;
}

Simulation simulationOf(const Level &level) {
    Simulation s(level.count());
    s.mass = level.mass;
    s.charge = repulsion;
    s.gravity = 0.015F;
    std::vector<float> degree(level.count(), 0);
    for (const auto &l : level.lines) degree[l.a] += l.strength, degree[l.b] += l.strength;
    for (const auto &l : level.lines) {
        const float inner = apart * rest * (std::sqrt(level.mass[l.a]) + std::sqrt(level.mass[l.b]) - 2);
        const float strength = std::min(1.0F, l.strength / std::min(level.mass[l.a], level.mass[l.b]));
        s.springs.push_back(
            {l.a, l.b, rest + l.extra + inner, strength, degree[l.a] / (degree[l.a] + degree[l.b])});
    }
    return s;
}

int ticksFor(std::size_t count) {
    return static_cast<int>(std::clamp<std::size_t>(1'400'000 / std::max<std::size_t>(count, 1), 100, 400));
}

void spiral(Simulation &s) { // as d3 starts
    for (std::size_t i = 0; i < s.count(); ++i) {
        const double radius = rest * std::sqrt(0.5 + static_cast<double>(i)),
                     angle = static_cast<double>(i) * 2.399963;
        s.x[i] = static_cast<float>(radius * std::cos(angle));
        s.y[i] = static_cast<float>(radius * std::sin(angle));
    }
}

/// Everyone between the places of what his neighbours were merged into.
void spreadOut(const Level &fine, const Simulation &coarse, Simulation &s) {
    std::vector<float> weight(fine.count(), 1);
    for (std::uint32_t i = 0; i < fine.count(); ++i)
        s.x[i] = coarse.x[fine.parent[i]], s.y[i] = coarse.y[fine.parent[i]];
    const auto lend = [&](std::uint32_t from, std::uint32_t to) {
        const std::uint32_t p = fine.parent[from];
        if (p == fine.parent[to]) return;
        s.x[to] += coarse.x[p], s.y[to] += coarse.y[p], ++weight[to];
    };
    for (const auto &l : fine.lines) {
        if (fine.mass[l.a] <= fine.mass[l.b]) lend(l.b, l.a);
        if (fine.mass[l.b] <= fine.mass[l.a]) lend(l.a, l.b);
    }
    std::vector<float> inside(coarse.count(), 0);
    for (std::uint32_t i = 0; i < fine.count(); ++i) {
        s.x[i] /= weight[i], s.y[i] /= weight[i];
        const float k = inside[fine.parent[i]]++;
        const float radius = 0.5F * rest * std::sqrt(k * fine.mass[i]), angle = k * 2.399963F;
        s.x[i] += radius * std::cos(angle), s.y[i] += radius * std::sin(angle);
    }
}

void giveSizes(Simulation &s, const Part &part) {
    s.halfWidth.resize(part.count()), s.halfHeight.resize(part.count());
    for (std::uint32_t i = 0; i < part.count(); ++i) {
        s.halfWidth[i] = static_cast<float>((part.sizes[i].width + cardGap.width) / 2);
        s.halfHeight[i] = static_cast<float>((part.sizes[i].height + cardGap.height) / 2);
    }
}

void take(const Simulation &s, Picture &picture) {
    picture.at.resize(s.count());
    for (std::size_t i = 0; i < s.count(); ++i) picture.at[i] = {s.x[i], s.y[i]};
}

} // namespace

bool drawByForces(const Part &part, Picture &picture, const std::stop_token &stop) {
    std::vector<Level> levels{finest(part)};
    while (levels.back().count() > coarseEnough && levels.size() < 12) {
        if (stop.stop_requested()) return false;
        Level up = coarser(levels.back(), levels.size() == 1);
        if (up.count() * 10 > levels.back().count() * 9) break;
        levels.push_back(std::move(up));
    }
    Simulation below = simulationOf(levels.back());
    spiral(below);
    constexpr int quick = 80;
    const int first = part.hurried && levels.size() == 1 ? quick : ticksFor(below.count());
    if (!below.run(first, 1, 0.01F, stop)) return false;
    for (std::size_t k = levels.size() - 1; k-- > 0;) {
        Simulation s = simulationOf(levels[k]);
        spreadOut(levels[k], below, s);
        if (!s.run(ticksFor(s.count()), 1, 0.02F, stop)) return false;
        below = std::move(s);
    }
    giveSizes(below, part);
    if (!below.run(20, 0.1F, 0.02F, stop)) return false;
    separate(below.x, below.y, below.halfWidth, below.halfHeight, {}, 60, 0.5F, stop);
    if (stop.stop_requested()) return false;
    take(below, picture);
    return settle(part, picture, {}, stop);
}

bool relaxByForces(const Part &part, Picture &picture, const std::vector<std::uint8_t> &fixed,
                   const std::stop_token &stop) {
    Simulation s = simulationOf(finest(part));
    for (std::uint32_t i = 0; i < part.count(); ++i) {
        s.x[i] = static_cast<float>(picture.at[i].x);
        s.y[i] = static_cast<float>(picture.at[i].y);
    }
    s.anchorX = s.x, s.anchorY = s.y;
    s.gravity = 0.05F;
    s.fixed = fixed;
    giveSizes(s, part);
    if (!s.run(40, 0.3F, 0.02F, stop)) return false;
    separate(s.x, s.y, s.halfWidth, s.halfHeight, fixed, 60, 0.5F, stop);
    if (stop.stop_requested()) return false;
    for (std::uint32_t i = 0; i < part.count(); ++i)
        if (fixed.empty() || !fixed[i]) picture.at[i] = {s.x[i], s.y[i]};
    return settle(part, picture, fixed, stop);
}

} // namespace portolan::layout
