#include "model/layout/ordering.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace portolan::layout {
namespace {

constexpr std::size_t searchable = 40; // so many networks are tried in every place

/// The ways from each container's first network to its last one, with networks at these ranks.
double reach(const std::vector<std::vector<std::uint32_t>> &shared, const std::vector<std::uint32_t> &rank) {
    double sum = 0;
    for (const auto &hubs : shared) {
        std::uint32_t low = noNode, high = 0;
        for (const std::uint32_t h : hubs) low = std::min(low, rank[h]), high = std::max(high, rank[h]);
        sum += high - low;
    }
    return sum;
}

std::vector<std::uint32_t> ranks(const std::vector<std::uint32_t> &order) {
    std::vector<std::uint32_t> rank(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    return rank;
}

bool improve(std::vector<std::uint32_t> &order, const std::vector<std::vector<std::uint32_t>> &shared,
             const std::stop_token &stop) {
    double best = reach(shared, ranks(order));
    for (int pass = 0; pass < 3; ++pass) {
        const double before = best;
        for (std::size_t from = 0; from < order.size(); ++from)
            for (std::size_t to = 0; to < order.size(); ++to) {
                if (stop.stop_requested()) return false;
                auto next = order;
                const std::uint32_t moved = next[from];
                next.erase(next.begin() + static_cast<std::ptrdiff_t>(from));
                next.insert(next.begin() + static_cast<std::ptrdiff_t>(to), moved);
                const double cost = reach(shared, ranks(next));
                if (cost < best) best = cost, order = std::move(next);
            }
        if (best >= before) break;
    }
    return true;
}

} // namespace

std::vector<std::uint32_t> orderedHubs(const Part &part, const std::stop_token &stop) {
    std::vector<std::uint32_t> hubs, indexOf(part.count(), noNode);
    for (std::uint32_t i = 0; i < part.count(); ++i)
        if (part.hub(i)) indexOf[i] = static_cast<std::uint32_t>(hubs.size()), hubs.push_back(i);
    std::vector<std::vector<std::uint32_t>> shared, sharedBy(hubs.size());
    for (std::uint32_t i = 0; i < part.count(); ++i) {
        if (part.hub(i)) continue;
        std::vector<std::uint32_t> on;
        for (const std::uint32_t other : part.of(i))
            if (part.hub(other)) on.push_back(indexOf[other]);
        if (on.size() < 2) continue;
        for (const std::uint32_t h : on) sharedBy[h].push_back(static_cast<std::uint32_t>(shared.size()));
        shared.push_back(std::move(on));
    }
    // Begin at the end of a chain, go on with whatever shares most with what has been taken last.
    std::vector<std::uint32_t> order;
    std::vector<double> pull(hubs.size(), 0);
    std::vector<std::uint8_t> taken(hubs.size(), 0);
    while (order.size() < hubs.size()) {
        if (stop.stop_requested()) return {};
        std::uint32_t best = noNode;
        for (std::uint32_t h = 0; h < hubs.size(); ++h) {
            if (taken[h]) continue;
            if (best == noNode || pull[h] > pull[best] ||
                (pull[h] == pull[best] && sharedBy[h].size() < sharedBy[best].size()))
                best = h;
        }
        taken[best] = 1;
        order.push_back(best);
        for (double &p : pull) p *= 0.8;
        for (const std::uint32_t c : sharedBy[best])
            for (const std::uint32_t h : shared[c]) pull[h] += 1;
    }
    // Everyone to the middle of those he shares with, some times.
    for (int sweep = 0; sweep < 6 && hubs.size() > searchable; ++sweep) {
        if (stop.stop_requested()) return {};
        const auto rank = ranks(order);
        std::vector<double> wish(hubs.size());
        for (std::uint32_t h = 0; h < hubs.size(); ++h) {
            double sum = rank[h], count = 1;
            for (const std::uint32_t c : sharedBy[h])
                for (const std::uint32_t other : shared[c]) sum += rank[other], ++count;
            wish[h] = sum / count;
        }
        auto next = order;
        std::stable_sort(next.begin(), next.end(), [&](auto a, auto b) { return wish[a] < wish[b]; });
        if (reach(shared, ranks(next)) >= reach(shared, rank)) break;
        order = std::move(next);
    }
    if (hubs.size() <= searchable && !improve(order, shared, stop)) return {};
    for (std::uint32_t &h : order) h = hubs[h];
    return order;
}

namespace {

/// One row of nodes, and who of them is joined by a line that carries words.
struct Row {
    const Part &part;
    std::vector<std::uint32_t> &nodes;
    std::vector<std::uint32_t> at; ///< by node

    template <class F>
    void joined(std::uint32_t node, F &&f) const {
        for (const std::uint32_t other : part.of(node))
            if (at[other] != noNode && carriesWords(part, node, other)) f(other);
    }

    /// Each followed by those who hang together with it. False: nobody does.
    bool chain(std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> order;
        std::vector<std::uint8_t> taken(last - first, 0);
        bool any = false;
        const auto take = [&](std::uint32_t node) {
            const bool inside = at[node] >= first && at[node] < last;
            if (inside && !std::exchange(taken[at[node] - first], 1)) order.push_back(node);
        };
        for (std::size_t k = first, next = 0; k < last; ++k)
            for (take(nodes[k]); next < order.size(); ++next)
                joined(order[next], [&](std::uint32_t other) {
                    any = true;
                    take(other);
                });
        std::copy(order.begin(), order.end(), nodes.begin() + static_cast<std::ptrdiff_t>(first));
        number(first, last);
        return any;
    }
    void number(std::size_t first, std::size_t last) {
        for (std::size_t k = first; k < last; ++k) at[nodes[k]] = static_cast<std::uint32_t>(k);
    }
    double reach(std::size_t first, std::size_t last) const {
        double sum = 0;
        for (std::size_t k = first; k < last; ++k)
            joined(nodes[k], [&](std::uint32_t other) {
                const double way = std::abs(static_cast<double>(k) - at[other]);
                sum += at[other] >= first && at[other] < last ? way / 2 : way; // from both ends
            });
        return sum;
    }
    void move(std::size_t from, std::size_t to) {
        const auto begin = nodes.begin();
        const auto f = static_cast<std::ptrdiff_t>(from), t = static_cast<std::ptrdiff_t>(to);
        if (from < to)
            std::rotate(begin + f, begin + f + 1, begin + t + 1);
        else
            std::rotate(begin + t, begin + f, begin + f + 1);
        number(std::min(from, to), std::max(from, to) + 1);
    }
};

} // namespace

bool keepTogether(const Part &part, std::vector<std::uint32_t> &row, const std::vector<std::size_t> &ends,
                  const std::stop_token &stop) {
    constexpr std::size_t fewEnough = 40; // to try each in every place
    Row r{part, row, std::vector<std::uint32_t>(part.count(), noNode)};
    r.number(0, row.size());
    std::size_t first = 0;
    for (const std::size_t last : ends) {
        const std::size_t from0 = std::exchange(first, last);
        if (!r.chain(from0, last) || last - from0 > fewEnough) continue;
        double best = r.reach(from0, last);
        for (double before = best + 1; best < before;) {
            before = best;
            for (std::size_t from = from0; from < last; ++from)
                for (std::size_t to = from0; to < last; ++to) {
                    if (stop.stop_requested()) return false;
                    r.move(from, to);
                    const double cost = r.reach(from0, last);
                    if (cost < best)
                        best = cost;
                    else
                        r.move(to, from);
                }
        }
    }
    return true;
}

std::vector<double> spaced(const std::vector<double> &wishes, const std::vector<double> &distances) {
    // Blocks of things that touch stand at the mean of their wishes; a block that reaches another joins it.
    struct Block {
        double sum, offset; // of wishes less offsets; how long it is
        std::size_t count;
        double at() const { return sum / static_cast<double>(count); }
    };
    std::vector<Block> blocks;
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        blocks.push_back({wishes[i], 0, 1});
        firsts.push_back(i);
        while (blocks.size() > 1) {
            Block &before = blocks[blocks.size() - 2];
            const Block last = blocks.back();
            const std::size_t first = firsts.back();
            const double shift = before.offset + distances[first - 1];
            if (before.at() + shift <= last.at()) break;
            before.sum += last.sum - shift * static_cast<double>(last.count);
            before.count += last.count;
            before.offset = shift + last.offset;
            blocks.pop_back();
            firsts.pop_back();
        }
    }
    std::vector<double> out(wishes.size());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        double x = blocks[b].at();
        for (std::size_t i = firsts[b]; i < firsts[b] + blocks[b].count; ++i) {
            out[i] = x;
            x += i < distances.size() ? distances[i] : 0;
        }
    }
    return out;
}

} // namespace portolan::layout
