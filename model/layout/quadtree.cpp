#include "model/layout/quadtree.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portolan::layout {
namespace {

std::uint32_t spread(std::uint32_t v) { // 16 bits to every other bit
    v = (v | (v << 8U)) & 0x00FF00FFU;
    v = (v | (v << 4U)) & 0x0F0F0F0FU;
    v = (v | (v << 2U)) & 0x33333333U;
    return (v | (v << 1U)) & 0x55555555U;
}

} // namespace

void QuadTree::build(const std::vector<float> &x, const std::vector<float> &y,
                     const std::vector<float> &mass) {
    const std::size_t n = x.size();
    cells_.clear();
    if (n == 0) return;
    const auto [left, right] = std::minmax_element(x.begin(), x.end());
    const auto [top, bottom] = std::minmax_element(y.begin(), y.end());
    const float side = std::max({*right - *left, *bottom - *top, 1e-3F}) * 1.0001F;
    const float scale = 65535.0F / side;
    order_.resize(n), codes_.resize(n), spare_.resize(n), spareCodes_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        order_[i] = static_cast<std::uint32_t>(i);
        codes_[i] = spread(static_cast<std::uint32_t>((x[i] - *left) * scale)) |
                    (spread(static_cast<std::uint32_t>((y[i] - *top) * scale)) << 1U);
    }
    for (unsigned shift = 0; shift < 32; shift += 8) { // radix sort: four passes, stable
        std::array<std::uint32_t, 257> start{};
        for (const std::uint32_t code : codes_) ++start[((code >> shift) & 255U) + 1];
        for (std::size_t i = 0; i < 256; ++i) start[i + 1] += start[i];
        for (std::size_t i = 0; i < n; ++i) {
            const std::uint32_t to = start[(codes_[i] >> shift) & 255U]++;
            spareCodes_[to] = codes_[i];
            spare_[to] = order_[i];
        }
        codes_.swap(spareCodes_);
        order_.swap(spare_);
    }
    x_.resize(n), y_.resize(n), mass_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        x_[i] = x[order_[i]];
        y_[i] = y[order_[i]];
        mass_[i] = mass[order_[i]];
    }
    split(0, static_cast<std::uint32_t>(n), 30, side);
}

void QuadTree::split(std::uint32_t first, std::uint32_t last, int shift, float side) {
    const std::size_t self = cells_.size();
    cells_.push_back({0, 0, 0, side, first, last, 0, 0, x_[first], y_[first], x_[first], y_[first]});
    if (last - first > bucket && shift >= 0) {
        cells_[self].child = static_cast<std::uint32_t>(self + 1);
        float sumX = 0, sumY = 0, mass = 0;
        for (std::uint32_t from = first; from < last;) {
            const std::uint32_t quarter = codes_[from] >> static_cast<unsigned>(shift);
            const auto end = std::upper_bound(codes_.begin() + from, codes_.begin() + last, quarter,
                                              [&](std::uint32_t q, std::uint32_t code) {
                                                  return q < code >> static_cast<unsigned>(shift);
                                              });
            const auto to = static_cast<std::uint32_t>(end - codes_.begin());
            const std::size_t child = cells_.size();
            split(from, to, shift - 2, side / 2);
            const Cell &c = cells_[child];
            Cell &own = cells_[self];
            sumX += c.x * c.mass, sumY += c.y * c.mass, mass += c.mass;
            own.left = std::min(own.left, c.left), own.right = std::max(own.right, c.right);
            own.top = std::min(own.top, c.top), own.bottom = std::max(own.bottom, c.bottom);
            from = to;
        }
        cells_[self].x = sumX / mass, cells_[self].y = sumY / mass, cells_[self].mass = mass;
    } else {
        Cell &own = cells_[self];
        for (std::uint32_t i = first; i < last; ++i) {
            own.x += x_[i] * mass_[i], own.y += y_[i] * mass_[i], own.mass += mass_[i];
            own.left = std::min(own.left, x_[i]), own.right = std::max(own.right, x_[i]);
            own.top = std::min(own.top, y_[i]), own.bottom = std::max(own.bottom, y_[i]);
        }
        own.x /= own.mass, own.y /= own.mass;
    }
    cells_[self].next = static_cast<std::uint32_t>(cells_.size());
}

} // namespace portolan::layout
