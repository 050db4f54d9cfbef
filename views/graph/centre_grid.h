#pragma once

#include <QPointF>
#include <QRectF>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace portolan::views {

/// Finds points by place among many that stay for a while: flat, built in one go. A HitGrid follows single
/// moves, but a look at a wide area costs it a search for each bucket.
class CentreGrid {
public:
    struct Item {
        float x = 0, y = 0;
        std::uint32_t index = 0;
    };

    void build(const std::vector<Item> &items) {
        items_.resize(items.size());
        starts_.clear();
        if (items.empty()) return;
        left_ = right_ = items[0].x;
        top_ = bottom_ = items[0].y;
        for (const Item &item : items) {
            left_ = std::min(left_, item.x);
            right_ = std::max(right_, item.x);
            top_ = std::min(top_, item.y);
            bottom_ = std::max(bottom_, item.y);
        }
        constexpr float perCell = 4;
        const float width = right_ - left_ + 1, height = bottom_ - top_ + 1;
        const float cell = std::sqrt(width * height * perCell / static_cast<float>(items.size()));
        // A thin row of them has few rows of cells, and never more columns than points.
        const float most = static_cast<float>(items.size());
        columns_ = static_cast<int>(std::clamp(width / cell, 1.F, most));
        rows_ = static_cast<int>(std::clamp(height / cell, 1.F, most));
        perX_ = static_cast<float>(columns_) / width;
        perY_ = static_cast<float>(rows_) / height;
        starts_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
        for (const Item &item : items) ++starts_[at(item.x, item.y) + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
        for (const Item &item : items) items_[next[at(item.x, item.y)]++] = item;
    }

    /// Calls `f(index)` for all that lie in `rect`, and for some near it.
    template <class F>
    void query(const QRectF &rect, F &&f) const {
        if (starts_.empty() || rect.right() < left_ || rect.left() > right_ || rect.bottom() < top_ ||
            rect.top() > bottom_)
            return;
        const int first = column(static_cast<float>(rect.left())),
                  last = column(static_cast<float>(rect.right()));
        for (int r = row(static_cast<float>(rect.top())); r <= row(static_cast<float>(rect.bottom())); ++r) {
            const std::size_t start = static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_);
            const std::uint32_t end = starts_[start + static_cast<std::size_t>(last) + 1];
            for (std::uint32_t i = starts_[start + static_cast<std::size_t>(first)]; i < end; ++i)
                f(items_[i].index);
        }
    }

private:
    int column(float x) const { return std::clamp(static_cast<int>((x - left_) * perX_), 0, columns_ - 1); }
    int row(float y) const { return std::clamp(static_cast<int>((y - top_) * perY_), 0, rows_ - 1); }
    std::size_t at(float x, float y) const {
        return static_cast<std::size_t>(row(y)) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column(x));
    }

    std::vector<Item> items_; ///< cell by cell
    std::vector<std::uint32_t> starts_;
    float left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, perX_ = 1, perY_ = 1;
    int columns_ = 0, rows_ = 0;
};

} // namespace portolan::views
