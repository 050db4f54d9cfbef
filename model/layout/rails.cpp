#include "model/layout/rails.h"

#include <algorithm>
#include <cmath>

#include "model/layout/ordering.h"

namespace portolan::layout {
namespace {

constexpr double usualRowGap = 30, barGap = 48;
constexpr int fewColumns = 10; // so many columns a chart may have, however small

/// What stands in the columns under one bar.
struct Block {
    std::vector<std::uint16_t> cards; ///< how many, by column
    std::vector<std::uint8_t> passed; ///< a line runs down past it
    int low = 0, high = -1;           ///< the columns that the bar covers
    std::vector<std::uint32_t> own;   ///< containers on this network alone
    double rowGap = usualRowGap;

    void reach(int column) {
        if (high < low)
            low = high = column;
        else
            low = std::min(low, column), high = std::max(high, column);
    }
    int away(int column) const { return high < low ? 0 : std::max({low - column, column - high, 0}); }
    int middle() const { return (low + high) / 2; }
};

class Rails {
public:
    Rails(const Part &part, const std::stop_token &stop)
        : part_(part), stop_(stop), card_(cards()), column_(part.count(), -1), row_(part.count(), 0) {}

    bool run(Picture &picture) {
        order_ = orderedHubs(part_, stop_);
        if (stop_.stop_requested()) return false;
        blocks_.resize(order_.size());
        rank_.assign(part_.count(), noNode);
        for (std::uint32_t r = 0; r < order_.size(); ++r) rank_[order_[r]] = r;
        sortOut();
        widest_ = std::max(fewColumns, static_cast<int>(1.6 * std::sqrt(static_cast<double>(part_.count()))));
        for (const std::uint32_t c : shared_) {
            if (stop_.stop_requested()) return false;
            hang(c);
        }
        for (Block &block : blocks_) {
            if (stop_.stop_requested() || !keepTogether(part_, block.own, {block.own.size()}, stop_))
                return false;
            fill(block);
        }
        leaveRoomForWords();
        measure(picture);
        return !stop_.stop_requested();
    }

private:
    Size cards() const {
        Size all{1, 1};
        for (std::uint32_t i = 0; i < part_.count(); ++i)
            if (!part_.hub(i))
                all = {std::max(all.width, part_.sizes[i].width),
                       std::max(all.height, part_.sizes[i].height)};
        return all;
    }

    /// Containers on one network, on several, on none.
    void sortOut() {
        for (std::uint32_t i = 0; i < part_.count(); ++i) {
            if (part_.hub(i)) continue;
            std::uint32_t top = noNode, home = 0;
            std::size_t on = 0;
            for (const std::uint32_t other : part_.of(i))
                if (part_.hub(other))
                    top = std::min(top, rank_[other]), home = std::max(home, rank_[other]), ++on;
            if (on == 0)
                guests_.push_back(i);
            else if (on == 1)
                blocks_[home].own.push_back(i);
            else
                shared_.push_back(i);
        }
        const auto ends = [&](std::uint32_t i) {
            std::uint32_t top = noNode, home = 0;
            for (const std::uint32_t other : part_.of(i))
                if (part_.hub(other)) top = std::min(top, rank_[other]), home = std::max(home, rank_[other]);
            return std::pair{top, home};
        };
        std::stable_sort(shared_.begin(), shared_.end(), [&](auto a, auto b) { return ends(a) < ends(b); });
    }

    void widen(int columns) {
        const auto n = static_cast<std::size_t>(columns);
        if (!blocks_.empty() && blocks_.front().cards.size() >= n) return;
        for (Block &b : blocks_) b.cards.resize(n, 0), b.passed.resize(n, 0);
    }

    void hang(std::uint32_t c) {
        std::uint32_t top = noNode, home = 0;
        for (const std::uint32_t other : part_.of(c))
            if (part_.hub(other)) top = std::min(top, rank_[other]), home = std::max(home, rank_[other]);
        widen(widest_);
        int best = 0;
        double bestPrice = -1;
        for (int x = 0; x < widest_; ++x) {
            const auto at = static_cast<std::size_t>(x);
            double price = 0.01 * x;
            for (const std::uint32_t other : part_.of(c))
                if (part_.hub(other)) price += blocks_[rank_[other]].away(x);
            constexpr double behind = 1000;
            for (std::uint32_t b = top; b < home; ++b)
                price += behind * (blocks_[b].cards[at] + blocks_[b].passed[at]);
            price += behind * (blocks_[home].passed[at] + blocks_[home].cards[at]);
            if (bestPrice < 0 || price < bestPrice) bestPrice = price, best = x;
        }
        const auto at = static_cast<std::size_t>(best);
        column_[c] = best;
        row_[c] = blocks_[home].cards[at]++;
        for (std::uint32_t b = top; b < home; ++b) blocks_[b].passed[at] = 1;
        for (const std::uint32_t other : part_.of(c))
            if (part_.hub(other)) blocks_[rank_[other]].reach(best);
    }

    /// Containers of one network alone: a few in a row, many in rows, each column on one line.
    void fill(Block &block) {
        if (block.own.empty()) return;
        const auto many = static_cast<int>(block.own.size());
        const int wanted = many <= 6 ? many : std::max(6, static_cast<int>(std::ceil(1.3 * std::sqrt(many))));
        std::vector<int> columns;
        widen(widest_ + wanted);
        const auto free = [&](int x) { return x >= 0 && !block.passed[static_cast<std::size_t>(x)]; };
        const auto highest = static_cast<int>(block.cards.size());
        if (block.high >= block.low) // under the bar as it is
            for (int x = block.low; x <= block.high && static_cast<int>(columns.size()) < wanted; ++x)
                if (free(x) && block.cards[static_cast<std::size_t>(x)] == 0) columns.push_back(x);
        int left = block.high >= block.low ? block.low - 1 : -1;
        int right = block.high >= block.low ? block.high + 1 : 0;
        while (static_cast<int>(columns.size()) < wanted && (left >= 0 || right < highest)) {
            if (right < highest) {
                if (free(right)) columns.push_back(right);
                ++right;
            }
            if (left >= 0 && static_cast<int>(columns.size()) < wanted) {
                if (free(left)) columns.push_back(left);
                --left;
            }
        }
        if (columns.empty()) columns.push_back(std::max(0, block.low));
        std::sort(columns.begin(), columns.end());
        std::size_t next = 0;
        for (const std::uint32_t c : block.own) {
            const int x = columns[next++ % columns.size()];
            column_[c] = x;
            row_[c] = block.cards[static_cast<std::size_t>(x)]++;
            block.reach(x);
        }
    }

    /// Between columns, and between the rows below a bar.
    void leaveRoomForWords() {
        const std::size_t columns = blocks_.empty() ? 1 : blocks_.front().cards.size() + 1;
        x_.assign(columns, 0);
        for (const Edge &e : part_.edges) {
            if (!carriesWords(part_, e.a, e.b) || column_[e.a] < 0 || column_[e.b] < 0) continue;
            const auto [low, high] = std::minmax(column_[e.a], column_[e.b]);
            if (high == low + 1) x_[static_cast<std::size_t>(high)] = wordsGap - railsGap;
            Block &block = blocks_[home(e.a)];
            if (low == high && home(e.a) == home(e.b) && std::abs(row_[e.a] - row_[e.b]) == 1)
                block.rowGap = wordsRowGap;
        }
        for (std::size_t c = 1; c < columns; ++c) x_[c] += x_[c - 1] + card_.width + railsGap;
    }

    /// The rank of the lowest of a container's bars.
    std::uint32_t home(std::uint32_t i) const {
        std::uint32_t lowest = 0;
        for (const std::uint32_t other : part_.of(i))
            if (part_.hub(other)) lowest = std::max(lowest, rank_[other]);
        return lowest;
    }

    void measure(Picture &picture) {
        picture.at.assign(part_.count(), {0, 0});
        picture.sizes.assign(part_.count(), std::nullopt);
        std::vector<double> bottom(blocks_.empty() ? 1 : blocks_.front().cards.size() + 1, 0);
        const std::size_t all = bottom.size();
        std::vector<double> blockTop(blocks_.size(), 0);
        double lowest = 0;
        for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
            Block &block = blocks_[b];
            if (block.high < block.low) block.low = block.high = 0;
            double y = 0;
            const Size size = part_.sizes[order_[b]];
            auto from = static_cast<std::size_t>(block.low), to = static_cast<std::size_t>(block.high);
            const double width = std::max(x_[to] - x_[from] + card_.width, size.width);
            const double middle = (x_[from] + x_[to]) / 2;
            const auto over = [&](std::size_t x) {
                return std::abs(x_[x] - middle) < (width + card_.width) / 2;
            };
            while (from > 0 && over(from - 1)) --from;
            while (to + 1 < all && over(to + 1)) ++to;
            for (std::size_t x = from; x <= to; ++x) y = std::max(y, bottom[x]);
            blockTop[b] = y;
            picture.at[order_[b]] = {middle, y + size.height / 2};
            picture.sizes[order_[b]] = Size{width, size.height};
            const double first = y + size.height + railsDrop;
            for (std::size_t x = from; x <= to; ++x) {
                const int rows = x < block.cards.size() ? block.cards[x] : 0;
                bottom[x] = (rows > 0 ? first + rows * (card_.height + block.rowGap) - block.rowGap
                                      : y + size.height) +
                            barGap;
                lowest = std::max(lowest, bottom[x]);
            }
        }
        for (std::uint32_t i = 0; i < part_.count(); ++i) {
            if (column_[i] < 0) continue;
            const std::uint32_t h = home(i);
            const double first = blockTop[h] + part_.sizes[order_[h]].height + railsDrop;
            picture.at[i] = {x_[static_cast<std::size_t>(column_[i])],
                             first + row_[i] * (card_.height + blocks_[h].rowGap) + card_.height / 2};
        }
        placeGuests(picture, card_.width + railsGap, card_.height + usualRowGap, lowest);
    }

    /// What is on no network stands below, near what it has to do with.
    void placeGuests(Picture &picture, double pitch, double rowPitch, double top) {
        const auto wish = [&](std::uint32_t i) {
            double sum = 0, count = 0;
            for (const std::uint32_t other : part_.of(i))
                if (column_[other] >= 0) sum += picture.at[other].x, ++count;
            return count > 0 ? sum / count : 0;
        };
        std::stable_sort(guests_.begin(), guests_.end(), [&](auto a, auto b) { return wish(a) < wish(b); });
        for (std::size_t first = 0, row = 0; first < guests_.size(); ++row) {
            const std::size_t last = std::min(guests_.size(), first + static_cast<std::size_t>(widest_));
            std::vector<double> wishes;
            for (std::size_t k = first; k < last; ++k) wishes.push_back(wish(guests_[k]));
            const auto x = spaced(wishes, std::vector<double>(wishes.size(), pitch));
            for (std::size_t k = first; k < last; ++k)
                picture.at[guests_[k]] = {x[k - first],
                                          top + static_cast<double>(row) * rowPitch + card_.height / 2};
            first = last;
        }
    }

    const Part &part_;
    const std::stop_token &stop_;
    Size card_;
    std::vector<std::uint32_t> order_, rank_, shared_, guests_;
    std::vector<Block> blocks_;
    std::vector<int> column_, row_;
    std::vector<double> x_; ///< of the middle of a column
    int widest_ = fewColumns;
};

} // namespace

bool drawRails(const Part &part, Picture &picture, const std::stop_token &stop) {
    return Rails(part, stop).run(picture);
}

} // namespace portolan::layout
