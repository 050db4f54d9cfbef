#pragma once

#include <QRectF>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace portolan::views {

/// Finds rectangles by place: a uniform grid of buckets in world units. Items are small numbers of the
/// caller's.
class HitGrid {
public:
    void insert(std::uint32_t item, const QRectF &rect) {
        forCells(rect, [&](std::uint64_t cell) { cells_[cell].push_back(item); });
    }
    void remove(std::uint32_t item, const QRectF &rect) {
        forCells(rect, [&](std::uint64_t cell) {
            const auto at = cells_.find(cell);
            if (at == cells_.end()) return;
            std::erase(at->second, item);
            if (at->second.empty()) cells_.erase(at);
        });
    }
    /// Calls `f(item)` for all whose buckets touch `rect`; an item may come more than once.
    template <class F>
    void query(const QRectF &rect, F &&f) const {
        forCells(rect, [&](std::uint64_t cell) {
            if (const auto at = cells_.find(cell); at != cells_.end())
                for (const std::uint32_t item : at->second) f(item);
        });
    }
    void clear() { cells_.clear(); }

private:
    static constexpr double width = 256, height = 128;

    template <class F>
    static void forCells(const QRectF &rect, F &&f) {
        const auto cell = [](double v, double size) {
            return static_cast<std::int32_t>(std::floor(v / size));
        };
        for (std::int32_t r = cell(rect.top(), height); r <= cell(rect.bottom(), height); ++r)
            for (std::int32_t c = cell(rect.left(), width); c <= cell(rect.right(), width); ++c)
                f((static_cast<std::uint64_t>(static_cast<std::uint32_t>(c)) << 32U) |
                  static_cast<std::uint32_t>(r));
    }

    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

} // namespace portolan::views
