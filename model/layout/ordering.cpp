#include "model/layout/ordering.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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
