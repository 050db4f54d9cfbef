#include "model/layout/force.h"

#include <algorithm>
#include <cmath>

#include "model/layout/quadtree.h"

namespace portolan::layout {
namespace {

constexpr float decay = 0.6F; // what is left of a velocity after a step

/// A small way apart for two things at one place, the same in each run.
float nudge(std::size_t i) { return (static_cast<float>((i * 2654435761U) % 1024U) - 511.5F) * 1e-3F; }

/// Buckets of a plane, as large as the largest of most bodies.
struct Cells {
    float left = 0, top = 0, width = 1, height = 1;
    std::uint32_t columns = 1, rows = 1;
    std::vector<std::uint32_t> start, items, cell;

    Cells(const std::vector<float> &x, const std::vector<float> &y, float w, float h) {
        const std::size_t n = x.size();
        const auto [l, r] = std::minmax_element(x.begin(), x.end());
        const auto [t, b] = std::minmax_element(y.begin(), y.end());
        left = *l, top = *t;
        const float most = std::sqrt(static_cast<float>(n) * 16) + 1;
        width = std::max(w, (*r - *l) / most), height = std::max(h, (*b - *t) / most);
        columns = static_cast<std::uint32_t>((*r - *l) / width) + 1;
        rows = static_cast<std::uint32_t>((*b - *t) / height) + 1;
        start.assign(static_cast<std::size_t>(columns) * rows + 1, 0);
        cell.resize(n), items.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            const auto c = std::min(static_cast<std::uint32_t>((x[i] - left) / width), columns - 1);
            const auto q = std::min(static_cast<std::uint32_t>((y[i] - top) / height), rows - 1);
            cell[i] = q * columns + c;
            ++start[cell[i] + 1];
        }
        for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
        std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
        for (std::uint32_t i = 0; i < n; ++i) items[next[cell[i]]++] = i;
    }
};

} // namespace

void Simulation::pull(float alpha) {
    for (const Spring &s : springs) {
        float dx = x[s.b] + vx_[s.b] - x[s.a] - vx_[s.a], dy = y[s.b] + vy_[s.b] - y[s.a] - vy_[s.a];
        if (dx == 0 && dy == 0) dx = nudge(s.a), dy = nudge(s.b + 7);
        const float length = std::sqrt(dx * dx + dy * dy);
        const float f = (length - s.length) / length * alpha * s.strength;
        vx_[s.b] -= dx * f * s.bias, vy_[s.b] -= dy * f * s.bias;
        vx_[s.a] += dx * f * (1 - s.bias), vy_[s.a] += dy * f * (1 - s.bias);
    }
    if (gravity <= 0) return;
    const bool anchored = !anchorX.empty();
    const float g = anchored ? gravity : gravity * alpha; // an anchor holds to the end
    for (std::size_t i = 0; i < count(); ++i) {
        vx_[i] += ((anchored ? anchorX[i] : 0) - x[i]) * g;
        vy_[i] += ((anchored ? anchorY[i] : 0) - y[i]) * g;
    }
}

bool Simulation::push(float alpha, const std::stop_token &stop) {
    constexpr std::size_t few = 16; // those are looked at one by one
    if (count() <= few) {
        const float strength = charge * alpha, near = charge * 0.03F;
        for (std::size_t i = 0; i < count(); ++i)
            for (std::size_t j = i + 1; j < count(); ++j) {
                const float dx = x[i] - x[j], dy = y[i] - y[j];
                const float w = strength / (dx * dx + dy * dy + near);
                vx_[i] += dx * w * mass[j], vy_[i] += dy * w * mass[j];
                vx_[j] -= dx * w * mass[i], vy_[j] -= dy * w * mass[i];
            }
        return true;
    }
    thread_local QuadTree tree; // its arrays are used again
    tree.build(x, y, mass);
    const auto &cells = tree.cells();
    const auto &px = tree.x(), &py = tree.y(), &pm = tree.mass();
    constexpr std::uint32_t wide = QuadTree::bucket;
    const float strength = charge * alpha, near = charge * 0.03F, opening = 1 / (theta * theta);
    thread_local std::vector<float> farX, farY, farMass;
    const auto gather = [&](const QuadTree::Cell &leaf) {
        farX.clear(), farY.clear(), farMass.clear();
        for (std::uint32_t c = 0; c < cells.size();) {
            const QuadTree::Cell &cell = cells[c];
            const float dx = std::max({leaf.left - cell.x, 0.0F, cell.x - leaf.right});
            const float dy = std::max({leaf.top - cell.y, 0.0F, cell.y - leaf.bottom});
            if (cell.side * cell.side * opening < dx * dx + dy * dy) {
                farX.push_back(cell.x), farY.push_back(cell.y), farMass.push_back(cell.mass);
                c = cell.next;
            } else if (cell.child != 0) {
                ++c;
            } else {
                for (std::uint32_t i = cell.first; i < cell.last; ++i)
                    farX.push_back(px[i]), farY.push_back(py[i]), farMass.push_back(pm[i]);
                c = cell.next;
            }
        }
    };
    for (const QuadTree::Cell &leaf : cells) {
        if (leaf.child != 0) continue;
        if (stop.stop_requested()) return false;
        gather(leaf);
        for (std::uint32_t first = leaf.first; first < leaf.last; first += wide) {
            const std::uint32_t many = std::min(wide, leaf.last - first);
            float ox[wide], oy[wide], fx[wide] = {}, fy[wide] = {};
            for (std::uint32_t k = 0; k < wide; ++k) {
                const std::uint32_t i = std::min(first + k, leaf.last - 1);
                ox[k] = px[i], oy[k] = py[i];
            }
            for (std::size_t j = 0; j < farX.size(); ++j) {
                const float jx = farX[j], jy = farY[j], jm = farMass[j];
                for (std::uint32_t k = 0; k < wide; ++k) { // of a fixed length, so that it becomes SIMD
                    const float dx = ox[k] - jx, dy = oy[k] - jy;
                    const float w = jm / (dx * dx + dy * dy + near);
                    fx[k] += dx * w, fy[k] += dy * w;
                }
            }
            for (std::uint32_t k = 0; k < many; ++k) {
                const std::uint32_t i = tree.order()[first + k];
                vx_[i] += fx[k] * strength, vy_[i] += fy[k] * strength;
            }
        }
    }
    return true;
}

void Simulation::collide() {
    for (std::size_t i = 0; i < count(); ++i) x[i] += vx_[i], y[i] += vy_[i];
    separate(x, y, halfWidth, halfHeight, fixed, 1, 0.5F, {});
    for (std::size_t i = 0; i < count(); ++i) x[i] -= vx_[i], y[i] -= vy_[i];
}

void Simulation::move() {
    for (std::size_t i = 0; i < count(); ++i) {
        vx_[i] *= decay, vy_[i] *= decay;
        if (!fixed.empty() && fixed[i]) {
            vx_[i] = vy_[i] = 0;
            continue;
        }
        x[i] += vx_[i], y[i] += vy_[i];
    }
}

bool Simulation::run(int ticks, float from, float to, const std::stop_token &stop) {
    const float step = ticks > 1 ? std::pow(to / from, 1.0F / static_cast<float>(ticks - 1)) : 1;
    float alpha = from;
    for (int t = 0; t < ticks; ++t, alpha *= step) {
        if (stop.stop_requested()) return false;
        pull(alpha);
        if (charge > 0 && !push(alpha, stop)) return false;
        if (!halfWidth.empty()) collide();
        move();
    }
    return true;
}

std::size_t separate(std::vector<float> &x, std::vector<float> &y, const std::vector<float> &halfWidth,
                     const std::vector<float> &halfHeight, const std::vector<std::uint8_t> &fixed, int passes,
                     float share, const std::stop_token &stop) {
    const auto n = static_cast<std::uint32_t>(x.size());
    if (n < 2) return 0;
    // Cells as large as all but the few largest; those are compared with everything.
    std::vector<float> sorted(halfWidth), tall(halfHeight);
    const auto rank = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(n) * 97 / 100);
    std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end());
    std::nth_element(tall.begin(), tall.begin() + rank, tall.end());
    const float wide = sorted[static_cast<std::size_t>(rank)], high = tall[static_cast<std::size_t>(rank)];
    std::vector<std::uint32_t> giants;
    for (std::uint32_t i = 0; i < n; ++i)
        if (halfWidth[i] > wide || halfHeight[i] > high) giants.push_back(i);
    std::size_t left = 0;
    const auto apart = [&](std::uint32_t a, std::uint32_t b) {
        float dx = x[b] - x[a], dy = y[b] - y[a];
        const float overX = halfWidth[a] + halfWidth[b] - std::abs(dx);
        const float overY = halfHeight[a] + halfHeight[b] - std::abs(dy);
        if (overX <= 0 || overY <= 0) return;
        ++left;
        const bool holdA = !fixed.empty() && fixed[a], holdB = !fixed.empty() && fixed[b];
        if (holdA && holdB) return;
        if (dx == 0) dx = nudge(a + b);
        if (dy == 0) dy = nudge(a * 3 + b);
        const float partA = holdA ? 0 : holdB ? 1 : 0.5F;
        // Along the shorter way out.
        const float go = (overX < overY ? overX : overY) * share * 2;
        auto &axis = overX < overY ? x : y;
        const float sign = (overX < overY ? dx : dy) < 0 ? -1.0F : 1.0F;
        axis[a] -= sign * go * partA;
        axis[b] += sign * go * (1 - partA);
    };
    const bool anyGiant = !giants.empty();
    std::vector<std::uint8_t> giant(anyGiant ? n : 0, 0);
    for (const std::uint32_t g : giants) giant[g] = 1;
    for (int pass = 0; pass < passes; ++pass) {
        left = 0;
        const Cells cells(x, y, wide * 2, high * 2);
        for (std::uint32_t a = 0; a < n; ++a) {
            if ((a & 255U) == 0 && stop.stop_requested()) return left;
            if (anyGiant && giant[a]) continue;
            const std::uint32_t c = cells.cell[a] % cells.columns, r = cells.cell[a] / cells.columns;
            const std::uint32_t firstColumn = c > 0 ? c - 1 : 0,
                                lastColumn = std::min(c + 1, cells.columns - 1);
            for (std::uint32_t q = r > 0 ? r - 1 : 0; q <= std::min(r + 1, cells.rows - 1); ++q)
                for (std::uint32_t k = cells.start[q * cells.columns + firstColumn];
                     k < cells.start[q * cells.columns + lastColumn + 1]; ++k)
                    if (cells.items[k] > a && !(anyGiant && giant[cells.items[k]])) apart(a, cells.items[k]);
        }
        for (const std::uint32_t g : giants) {
            if (stop.stop_requested()) return left;
            for (std::uint32_t i = 0; i < n; ++i)
                if (i != g && !(giant[i] && i < g)) apart(g, i);
        }
        if (left == 0) break;
    }
    return left;
}

} // namespace portolan::layout
