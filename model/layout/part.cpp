#include "model/layout/part.h"

#include <algorithm>
#include <cmath>

namespace portolan::layout {
namespace {

constexpr double smallestSide = 1, largestSide = 4'000; // whatever the fonts and names

double side(double value) {
    return std::isfinite(value) ? std::clamp(value, smallestSide, largestSide) : smallestSide;
}

void take(const Part &whole, Part &out, std::uint32_t node) {
    out.nodes.push_back(whole.nodes[node]);
    out.sizes.push_back(whole.sizes[node]);
    out.roles.push_back(whole.roles[node]);
}

} // namespace

Size Part::largest() const {
    Size all;
    for (const Size &s : sizes) all = {std::max(all.width, s.width), std::max(all.height, s.height)};
    return all;
}

void Part::connect() {
    for (Edge &e : edges)
        if (e.a > e.b) std::swap(e.a, e.b);
    std::sort(edges.begin(), edges.end(),
              [](const Edge &x, const Edge &y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    edges.erase(std::unique(edges.begin(), edges.end(),
                            [](const Edge &x, const Edge &y) { return x.a == y.a && x.b == y.b; }),
                edges.end());
    offsets.assign(nodes.size() + 1, 0);
    for (const Edge &e : edges) ++offsets[e.a + 1], ++offsets[e.b + 1];
    for (std::size_t i = 0; i < nodes.size(); ++i) offsets[i + 1] += offsets[i];
    neighbours.resize(edges.size() * 2);
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    for (const Edge &e : edges) {
        neighbours[next[e.a]++] = e.b;
        neighbours[next[e.b]++] = e.a;
    }
}

Part wholeOf(const Graph &graph) {
    Part part;
    const auto n = static_cast<std::uint32_t>(graph.nodes.size());
    part.nodes.reserve(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        const Node &node = graph.nodes[i];
        part.nodes.push_back(i);
        part.sizes.push_back({side(node.size.width), side(node.size.height)});
        part.roles.push_back(node.role);
    }
    for (const Edge &e : graph.edges)
        if (e.a != e.b && e.a < n && e.b < n) part.edges.push_back(e);
    constexpr std::uint32_t large = 600;
    part.hurried = n > large;
    part.connect();
    return part;
}

Part partOf(const Part &whole, const std::vector<std::uint32_t> &nodes, std::vector<std::uint32_t> &scratch) {
    Part out;
    out.hurried = whole.hurried;
    scratch.resize(whole.count(), noNode);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        scratch[nodes[i]] = i;
        take(whole, out, nodes[i]);
    }
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        for (const std::uint32_t other : whole.of(nodes[i]))
            if (scratch[other] != noNode && scratch[other] > i) out.edges.push_back({i, scratch[other]});
    for (const std::uint32_t i : nodes) scratch[i] = noNode;
    out.connect();
    return out;
}

std::vector<Part> piecesOf(const Part &whole, const std::vector<std::uint32_t> &nodes,
                           std::vector<std::uint32_t> &scratch) {
    constexpr std::uint32_t waiting = 0xFFFFFFFE;
    scratch.resize(whole.count(), noNode);
    for (const std::uint32_t i : nodes) scratch[i] = waiting;
    std::vector<std::vector<std::uint32_t>> pieces;
    std::vector<std::uint32_t> loners;
    for (const std::uint32_t start : nodes) {
        if (scratch[start] != waiting) continue;
        std::vector<std::uint32_t> piece{start};
        scratch[start] = 0;
        for (std::size_t k = 0; k < piece.size(); ++k)
            for (const std::uint32_t other : whole.of(piece[k]))
                if (scratch[other] == waiting) {
                    scratch[other] = 0;
                    piece.push_back(other);
                }
        if (piece.size() == 1) {
            loners.push_back(start);
            continue;
        }
        std::sort(piece.begin(), piece.end());
        pieces.push_back(std::move(piece));
    }
    for (const std::uint32_t i : nodes) scratch[i] = noNode;
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const auto &a, const auto &b) { return a.size() > b.size(); });
    if (!loners.empty()) pieces.push_back(std::move(loners));
    std::vector<Part> out;
    out.reserve(pieces.size());
    for (const auto &piece : pieces) out.push_back(partOf(whole, piece, scratch));
    return out;
}

double tooShort(Point a, Size sizeOfA, Point b, Size sizeOfB) {
    constexpr double upright = 100, level = 140; // what arrow and label need
    const double dx = std::abs(a.x - b.x), dy = std::abs(a.y - b.y), length = std::hypot(dx, dy);
    if (length <= 0) return level;
    const auto inside = [&](Size s) { // the share of the line that is under the card
        return std::min(dx > 0 ? s.width / 2 / dx : 1, dy > 0 ? s.height / 2 / dy : 1);
    };
    const double clear = length * (1 - inside(sizeOfA) - inside(sizeOfB));
    return std::max(0.0, upright + (level - upright) * dx / length - clear);
}

Box Picture::extent(const Part &part) const {
    Box all;
    for (std::uint32_t i = 0; i < at.size(); ++i) {
        const Box box = Box::around(at[i], sizeOf(part, i));
        if (i == 0)
            all = box;
        else
            all.include(box);
    }
    return all;
}

void Picture::shift(double dx, double dy) {
    for (Point &p : at) p.x += dx, p.y += dy;
}

} // namespace portolan::layout
