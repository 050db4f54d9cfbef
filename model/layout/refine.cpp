#include "model/layout/refine.h"

#include <algorithm>
#include <cmath>

namespace portolan::layout {
namespace {

constexpr double cardPrice = 160;    // a line behind a card
constexpr double crossingPrice = 60; // two lines that cross
constexpr std::size_t smallChart = 60;

double length(const Point &a, const Point &b) { return std::hypot(a.x - b.x, a.y - b.y); }

double side(const Point &a, const Point &b, const Point &p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool cross(const Point &a, const Point &b, const Point &c, const Point &d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// What the lines of `node` cost where it stands. Those to its own hub only matter for what they cross.
double costOf(const Work &work, const Cluster &own, std::uint32_t node) {
    const Point from = *work.at[node];
    double cost = 0;
    for (const std::uint32_t other : work.of(node))
        if (other != own.hub && work.at[other]) cost += length(from, *work.at[other]);
    return cost;
}

/// The whole of a small chart: length, cards in the way, crossings.
double costOfAll(const Work &work) {
    double cost = 0;
    const auto &edges = work.graph.edges;
    const auto lies = [&](const Edge &e) { return e.a != e.b && work.at[e.a] && work.at[e.b]; };
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (!lies(edges[i])) continue;
        const Point &a = *work.at[edges[i].a], &b = *work.at[edges[i].b];
        cost += length(a, b);
        for (std::uint32_t n = 0; n < work.graph.nodes.size(); ++n)
            if (n != edges[i].a && n != edges[i].b && work.at[n] && crosses(work.boxOf(n), a, b))
                cost += cardPrice;
        for (std::size_t k = i + 1; k < edges.size(); ++k)
            if (lies(edges[k]) && cross(a, b, *work.at[edges[k].a], *work.at[edges[k].b]))
                cost += crossingPrice;
    }
    return cost;
}

void exchange(Work &work, Cluster &c, std::size_t i, std::size_t k) {
    std::swap(c.members[i], c.members[k]);
    std::swap(work.at[c.members[i]], work.at[c.members[k]]);
}

bool improveSmall(Work &work, std::vector<Cluster> &clusters, const std::stop_token &stop) {
    double best = costOfAll(work);
    for (int pass = 0; pass < 4; ++pass) {
        const double before = best;
        for (Cluster &c : clusters)
            for (std::size_t i = 0; i < c.members.size(); ++i)
                for (std::size_t k = i + 1; k < c.members.size(); ++k) {
                    if (stop.stop_requested()) return false;
                    exchange(work, c, i, k);
                    const double cost = costOfAll(work);
                    if (cost < best - 0.5)
                        best = cost;
                    else
                        exchange(work, c, i, k);
                }
        if (best > before - 0.5) break;
    }
    return true;
}

bool improveLarge(Work &work, Cluster &c, const std::stop_token &stop) {
    for (int pass = 0; pass < 2; ++pass) {
        bool better = false;
        for (std::size_t i = 0; i < c.members.size(); ++i) {
            if (stop.stop_requested()) return false;
            if (work.of(c.members[i]).size() < 2) continue;
            for (std::size_t k = 0; k < c.members.size(); ++k) {
                if (k == i) continue;
                const double before = costOf(work, c, c.members[i]) + costOf(work, c, c.members[k]);
                exchange(work, c, i, k);
                if (costOf(work, c, c.members[i]) + costOf(work, c, c.members[k]) < before - 0.5)
                    better = true;
                else
                    exchange(work, c, i, k);
            }
        }
        if (!better) break;
    }
    return true;
}

} // namespace

bool refine(Work &work, std::vector<Cluster> &clusters, const std::stop_token &stop) {
    if (work.graph.nodes.size() <= smallChart) return improveSmall(work, clusters, stop);
    for (Cluster &c : clusters)
        if (!improveLarge(work, c, stop)) return false;
    return true;
}

} // namespace portolan::layout
