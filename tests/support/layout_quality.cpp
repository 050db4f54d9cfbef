#include "tests/support/layout_quality.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

#include "model/layout/part.h"

namespace portolan::testing {

using namespace layout;

namespace {

constexpr Size cardSize{170, 56}, hubSize{136, 38};

std::uint32_t add(Graph &graph, Role role) {
    Node node;
    const bool hub = role == Role::hub;
    node.id = {hub ? EntityKind::network : EntityKind::container, std::to_string(graph.nodes.size())};
    node.frame = {EntityKind::engine, "host"};
    node.size = hub ? hubSize : cardSize;
    node.role = role;
    graph.nodes.push_back(node);
    return static_cast<std::uint32_t>(graph.nodes.size() - 1);
}

Graph dockerGraph(int nodes, std::mt19937 &random) {
    Graph graph;
    const int networks = std::max(2, nodes / 20);
    std::vector<double> weights;
    for (int i = 0; i < networks; ++i) {
        add(graph, Role::hub);
        weights.push_back(weights.empty() ? 1 : weights.back() + 1.0 / (i + 1));
    }
    const auto zipf = [&] {
        const double at = weights.back() * static_cast<double>(random() % 1'000'000) / 1'000'000;
        return static_cast<std::uint32_t>(std::upper_bound(weights.begin(), weights.end(), at) -
                                          weights.begin());
    };
    for (int i = networks; i < nodes; ++i) {
        const std::uint32_t container = add(graph, Role::container);
        for (auto k = 1 + random() % 3; k > 0; --k) graph.edges.push_back({container, zipf()});
        if (i > networks && random() % 10 == 0)
            graph.edges.push_back(
                {container, static_cast<std::uint32_t>(networks) +
                                static_cast<std::uint32_t>(random() % static_cast<unsigned>(i - networks))});
    }
    return graph;
}

Graph projects(int nodes, std::mt19937 &random) {
    Graph graph;
    while (static_cast<int>(graph.nodes.size()) < nodes) {
        std::vector<std::uint32_t> hubs, cards;
        for (auto k = 1 + random() % 2; k > 0; --k) hubs.push_back(add(graph, Role::hub));
        for (auto k = 2 + random() % 10; k > 0; --k) {
            cards.push_back(add(graph, Role::container));
            graph.edges.push_back({cards.back(), hubs[random() % hubs.size()]});
            if (random() % 3 == 0) graph.edges.push_back({cards.back(), hubs[random() % hubs.size()]});
        }
        if (random() % 2 == 0) graph.edges.push_back({cards[0], cards[1]});
    }
    return graph;
}

double side(const Point &a, const Point &b, const Point &p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}
bool cross(const Point &a, const Point &b, const Point &c, const Point &d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

double stressOf(const Part &part, const std::vector<Point> &at, std::mt19937 &random) {
    constexpr int sources = 100, targets = 200;
    double squares = 0, mixed = 0, wanted = 0;
    std::vector<int> distance(part.count());
    for (int s = 0; s < sources; ++s) {
        const auto source = static_cast<std::uint32_t>(random() % part.count());
        std::fill(distance.begin(), distance.end(), -1);
        distance[source] = 0;
        std::queue<std::uint32_t> queue({source});
        std::vector<std::uint32_t> reached;
        while (!queue.empty()) {
            const std::uint32_t i = queue.front();
            queue.pop();
            for (const std::uint32_t other : part.of(i))
                if (distance[other] < 0) {
                    distance[other] = distance[i] + 1;
                    queue.push(other);
                    reached.push_back(other);
                }
        }
        for (int t = 0; t < targets && !reached.empty(); ++t) {
            const std::uint32_t target = reached[random() % reached.size()];
            const double d = distance[target], weight = 1 / (d * d);
            const double length = std::hypot(at[source].x - at[target].x, at[source].y - at[target].y);
            squares += weight * length * length, mixed += weight * length * d, wanted += weight * d * d;
        }
    }
    return squares > 0 ? (wanted - mixed * mixed / squares) / wanted : 0;
}

double overlapsOf(const Part &part, const std::vector<Point> &at) {
    std::vector<std::uint32_t> order(part.count());
    std::iota(order.begin(), order.end(), 0U);
    const auto box = [&](std::uint32_t i) { return Box::around(at[i], part.sizes[i]); };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return box(a).left < box(b).left; });
    double pairs = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t k = i + 1; k < order.size() && box(order[k]).left < box(order[i]).right; ++k)
            pairs += box(order[i]).overlaps(box(order[k]));
    return part.count() > 0 ? pairs / part.count() : 0;
}

double crossingsOf(const Part &part, const std::vector<Point> &at, std::mt19937 &random) {
    const std::size_t samples = std::min<std::size_t>(500, part.edges.size());
    double count = 0;
    for (std::size_t s = 0; s < samples; ++s) {
        const Edge &e = part.edges[random() % part.edges.size()];
        for (const Edge &o : part.edges)
            if (e.a != o.a && e.a != o.b && e.b != o.a && e.b != o.b &&
                cross(at[e.a], at[e.b], at[o.a], at[o.b]))
                ++count;
    }
    return samples > 0 ? count / static_cast<double>(samples) / 2 : 0;
}

} // namespace

const char *name(GraphKind kind) {
    switch (kind) {
    case GraphKind::docker:
        break;
    case GraphKind::manyProjects:
        return "many small projects";
    case GraphKind::oneBigHub:
        return "one big hub";
    }
    return "docker-like";
}

Graph makeGraph(GraphKind kind, int nodes, unsigned seed) {
    std::mt19937 random(seed);
    if (kind == GraphKind::manyProjects) return projects(nodes, random);
    Graph graph = dockerGraph(nodes, random);
    if (kind == GraphKind::oneBigHub) {
        const std::uint32_t big = add(graph, Role::hub);
        for (std::uint32_t i = 0; i < big; ++i)
            if (graph.nodes[i].role != Role::hub && random() % 10 < 6) graph.edges.push_back({i, big});
    }
    return graph;
}

void grow(Graph &graph, std::size_t newcomers, std::mt19937 &random) {
    const std::size_t old = graph.nodes.size();
    std::vector<std::vector<std::uint32_t>> networks(old);
    std::vector<std::uint32_t> containers;
    for (const Edge &e : graph.edges)
        if (graph.nodes[e.b].role == Role::hub) networks[e.a].push_back(e.b);
    for (std::uint32_t i = 0; i < old; ++i)
        if (graph.nodes[i].role == Role::container && !networks[i].empty()) containers.push_back(i);
    for (; newcomers > 0 && !containers.empty(); --newcomers) {
        const std::uint32_t fresh = add(graph, Role::container);
        for (const std::uint32_t hub : networks[containers[random() % containers.size()]])
            graph.edges.push_back({fresh, hub});
    }
}

LayoutQuality quality(const Graph &graph, const std::vector<Point> &at) {
    const Part part = wholeOf(graph);
    std::mt19937 random(3);
    LayoutQuality q;
    if (part.edges.empty()) return q;
    q.stress = stressOf(part, at, random);
    q.overlaps = overlapsOf(part, at);
    q.crossings = crossingsOf(part, at, random);
    const std::size_t every = part.edges.size() / 2000 + 1; // of the edges
    std::size_t looked = 0;
    for (std::size_t e = 0; e < part.edges.size(); e += every, ++looked)
        for (std::uint32_t i = 0; i < part.count(); ++i)
            q.behind += i != part.edges[e].a && i != part.edges[e].b &&
                        crosses(Box::around(at[i], part.sizes[i]), at[part.edges[e].a], at[part.edges[e].b]);
    q.behind /= static_cast<double>(looked);
    double sum = 0, squares = 0;
    for (const Edge &e : part.edges) {
        const double length = std::hypot(at[e.a].x - at[e.b].x, at[e.a].y - at[e.b].y);
        sum += length, squares += length * length;
    }
    const double n = static_cast<double>(part.edges.size()), mean = sum / n;
    q.edgeSpread = std::sqrt(std::max(0.0, squares / n - mean * mean)) / mean;
    return q;
}

bool stays(const layout::Positions &positions, std::size_t node, layout::Point before) {
    const layout::Point &now = positions.points[node];
    if (positions.sizes.empty() || !positions.sizes[node]) return now == before;
    return now.y == before.y && std::abs(now.x - before.x) <= positions.sizes[node]->width / 2;
}

std::string firstOverlap(const Graph &graph, const Positions &positions, double gap) {
    const Part part = wholeOf(graph);
    const auto box = [&](std::uint32_t i) {
        const bool stretched = !positions.sizes.empty() && positions.sizes[i];
        return Box::around(positions.points[i], stretched ? *positions.sizes[i] : part.sizes[i]);
    };
    std::vector<std::uint32_t> order(part.count());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return box(a).left < box(b).left; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Box own = box(order[i]).grown({gap, gap});
        for (std::size_t k = i + 1; k < order.size() && box(order[k]).left < own.right; ++k)
            if (own.overlaps(box(order[k])))
                return graph.nodes[order[i]].id.key + " on " + graph.nodes[order[k]].id.key;
    }
    return {};
}

double diagonal(const std::vector<Point> &at) {
    if (at.empty()) return 0;
    Box all{at[0].x, at[0].y, at[0].x, at[0].y};
    for (const Point &p : at) all.include({p.x, p.y, p.x, p.y});
    return std::hypot(all.width(), all.height());
}

double meanMove(const std::vector<Point> &before, const std::vector<Point> &after) {
    double sum = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        sum += std::hypot(before[i].x - after[i].x, before[i].y - after[i].y);
    return before.empty() ? 0 : sum / static_cast<double>(before.size()) / std::max(diagonal(before), 1.0);
}

} // namespace portolan::testing
