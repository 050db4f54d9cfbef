#include "model/layout/cluster.h"

#include <algorithm>
#include <cmath>

namespace portolan::layout {
namespace {

constexpr double hubToRow = 118;  // centre of a hub to the centre of the first row
constexpr double hubToSide = 244; // … and to the card at its side
constexpr std::size_t airy = 12;  // up to so many cards a cluster is set loosely

/// One row of `count` places, centred.
void addRow(std::vector<Point> &out, std::size_t count, double pitch, double y) {
    for (std::size_t i = 0; i < count; ++i)
        out.push_back({(static_cast<double>(i) - (static_cast<double>(count) - 1) / 2) * pitch, y});
}

std::size_t fitting(double maxWidth, double pitch) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::max(0.0, maxWidth / pitch)));
}

} // namespace

std::vector<Point> starSlots(std::size_t count, Size card, double maxWidth) {
    std::vector<Point> out;
    const bool loose = count <= airy;
    const double pitchX = card.width + (loose ? 46 : 26), pitchY = card.height + (loose ? 60 : 34);
    if (count == 1) return {{0, hubToRow}};
    if (count == 2) return {{0, -hubToRow}, {0, hubToRow}};

    // A row above and a row below take all but two of a small cluster; a large one becomes a block.
    const auto n = static_cast<double>(count);
    auto columns = loose ? std::max<std::size_t>(2, (count - 1) / 2)
                         : static_cast<std::size_t>(std::lround(std::sqrt(0.95 * n)));
    if (count == 3 || count == 4) columns = 2;
    columns = std::min(columns, fitting(maxWidth, pitchX));
    const std::size_t sides =
        columns >= 2 && count > 2 * columns ? std::max<std::size_t>(1, (columns - 1) / 2) : 0;
    const double widest = hubToSide * 2 + card.width;
    const bool sidesFit = widest <= maxWidth || columns >= 3;

    std::size_t left = count;
    const auto take = [&](std::size_t wanted) {
        const std::size_t got = std::min(wanted, left);
        left -= got;
        return got;
    };
    for (int ring = 0; left > 0; ++ring) {
        const double y = hubToRow + ring * pitchY;
        const bool last = left <= 2 * columns && (ring > 0 || !sidesFit || sides == 0);
        const std::size_t above = take(last ? (left + 1) / 2 : columns);
        addRow(out, above, pitchX, -y);
        addRow(out, take(columns), pitchX, y);
        if (ring > 0 || !sidesFit) continue;
        for (std::size_t i = 0; i < sides; ++i)
            for (const double side : {1.0, -1.0})
                if (take(1) == 1) out.push_back({side * (hubToSide + static_cast<double>(i) * pitchX), 0});
    }
    return out;
}

std::vector<Point> gridSlots(std::size_t count, Size card, double maxWidth) {
    std::vector<Point> out;
    const double pitchX = card.width + 40, pitchY = card.height + 40;
    const auto wanted = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count) * 0.8)));
    const std::size_t columns = std::clamp<std::size_t>(wanted, 1, fitting(maxWidth, pitchX));
    const std::size_t rows = (count + columns - 1) / columns;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns && out.size() < count; ++c)
            out.push_back({(static_cast<double>(c) - (static_cast<double>(columns) - 1) / 2) * pitchX,
                           (static_cast<double>(r) - (static_cast<double>(rows) - 1) / 2) * pitchY});
    return out;
}

Skyline::Skyline(double left, double right, double top) : steps_{{left, top}}, left_(left), right_(right) {}

double Skyline::heightOver(double from, double to) const {
    double height = steps_.front().y;
    bool any = false;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const double end = i + 1 < steps_.size() ? steps_[i + 1].x : right_;
        if (end <= from + 0.01 && i + 1 < steps_.size()) continue;
        if (steps_[i].x >= to - 0.01 && any) break;
        height = any ? std::max(height, steps_[i].y) : steps_[i].y;
        any = true;
    }
    return height;
}

void Skyline::raise(double from, double to, double y) {
    std::vector<Step> next;
    const auto add = [&](double x, double height) {
        if (!next.empty() && std::abs(next.back().y - height) < 0.01) return;
        next.push_back({x, height});
    };
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const double begin = steps_[i].x, end = i + 1 < steps_.size() ? steps_[i + 1].x : right_;
        if (end <= from || begin >= to) {
            add(begin, steps_[i].y);
            continue;
        }
        if (begin < from) add(begin, steps_[i].y);
        add(std::max(begin, from), y);
        if (end > to) add(to, steps_[i].y);
    }
    if (!next.empty()) steps_ = std::move(next);
}

void Skyline::cover(const Box &box) {
    const double from = std::max(box.left, left_), to = std::min(box.right, right_);
    if (from < to) raise(from, to, std::max(heightOver(from, to), box.bottom));
}

Point Skyline::put(Size size, const Point *wish) {
    Point best{left_, 0};
    double bestScore = 0;
    bool any = false;
    const auto consider = [&](double x) {
        if (x < left_ - 0.01 || (x + size.width > right_ + 0.01 && any)) return;
        const double y = heightOver(x, x + size.width);
        double score = y + size.height;
        if (wish) score += 0.6 * std::hypot(x + size.width / 2 - wish->x, y + size.height / 2 - wish->y);
        if (any && score >= bestScore - 0.01) return;
        any = true;
        bestScore = score;
        best = {x, y};
    };
    consider(left_);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        consider(steps_[i].x);
        const double end = i + 1 < steps_.size() ? steps_[i + 1].x : right_;
        consider(end - size.width);
    }
    raise(best.x, std::min(best.x + size.width, right_), best.y + size.height);
    return best;
}

} // namespace portolan::layout
