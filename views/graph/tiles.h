#pragma once

#include <QRegion>
#include <vector>

namespace portolan::views {

/// Which squares of a picture are to be made anew: unlike a region it takes a thousand small rectangles
/// without a thought.
class Tiles {
public:
    explicit Tiles(QSize area)
        : area_(QPoint(0, 0), area), columns_((area.width() + side - 1) / side),
          rows_((area.height() + side - 1) / side),
          marked_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {}

    void mark(const QRect &rect) {
        forSquares(rect, [&](int column, int row) {
            marked_[at(column, row)] = 1;
            empty_ = false;
        });
    }
    bool empty() const { return empty_; }

    QRegion region() const {
        if (empty_) return {};
        std::vector<QRect> bands; // as a region wants them: row by row, from left to right, none adjacent
        for (int row = 0; row < rows_; ++row)
            for (int column = 0; column < columns_; ++column) {
                if (!marked_[at(column, row)]) continue;
                const int first = column;
                while (column < columns_ && marked_[at(column, row)]) ++column;
                bands.push_back(QRect(first * side, row * side, (column - first) * side, side) & area_);
            }
        QRegion out;
        out.setRects(bands.data(), static_cast<int>(bands.size()));
        return out;
    }

private:
    static constexpr int side = 16;

    std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    template <class F>
    void forSquares(const QRect &rect, F &&f) const {
        const QRect inside = rect & area_;
        if (inside.isEmpty()) return;
        for (int row = inside.top() / side; row <= inside.bottom() / side; ++row)
            for (int column = inside.left() / side; column <= inside.right() / side; ++column) f(column, row);
    }

    QRect area_;
    int columns_, rows_;
    std::vector<char> marked_;
    bool empty_ = true;
};

} // namespace portolan::views
