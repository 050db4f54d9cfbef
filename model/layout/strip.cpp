#include "model/layout/strip.h"

#include <algorithm>
#include <cmath>

namespace portolan::layout {
namespace {

constexpr double clusterGapX = 56, clusterGapY = 52;
constexpr double titleGap = 26;
constexpr Size loneHubRoom{420, 300}; // a network made just now: its containers will follow

Size cardSize(const Work &work, const Cluster &cluster) {
    Size card{0, 0};
    for (const std::uint32_t member : cluster.members) {
        card.width = std::max(card.width, work.graph.nodes[member].size.width);
        card.height = std::max(card.height, work.graph.nodes[member].size.height);
    }
    return card;
}

double footprint(const Cluster &cluster) {
    return (cluster.extent.width() + clusterGapX) * (cluster.extent.height() + clusterGapY);
}

} // namespace

Work::Work(const Graph &g) : graph(g), at(g.nodes.size()), offsets(g.nodes.size() + 1, 0) {
    const auto valid = [&](const Edge &e) {
        return e.a != e.b && e.a < g.nodes.size() && e.b < g.nodes.size();
    };
    for (const Edge &e : g.edges)
        if (valid(e)) ++offsets[e.a + 1], ++offsets[e.b + 1];
    for (std::size_t i = 0; i < g.nodes.size(); ++i) offsets[i + 1] += offsets[i];
    std::vector<std::uint32_t> all(offsets.back());
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    for (const Edge &e : g.edges)
        if (valid(e)) {
            all[next[e.a]++] = e.b;
            all[next[e.b]++] = e.a;
        }
    neighbours.reserve(all.size()); // each once: two lines between the same two do not pull twice
    for (std::size_t i = 0; i < g.nodes.size(); ++i) {
        const auto first = all.begin() + offsets[i], last = all.begin() + offsets[i + 1];
        std::sort(first, last);
        offsets[i] = static_cast<std::uint32_t>(neighbours.size());
        neighbours.insert(neighbours.end(), first, std::unique(first, last));
    }
    offsets.back() = static_cast<std::uint32_t>(neighbours.size());
}

std::optional<Point> Work::neighboursCentre(std::uint32_t node) const {
    Point sum;
    double count = 0;
    for (const std::uint32_t other : of(node))
        if (at[other]) sum.x += at[other]->x, sum.y += at[other]->y, ++count;
    if (count == 0) return std::nullopt;
    return Point{sum.x / count, sum.y / count};
}

void Strip::take(const Work &work, std::uint32_t node) {
    const Node &n = work.graph.nodes[node];
    if (n.role == Role::title) title = node;
    if (!work.at[node]) {
        if (n.role != Role::title) newcomers.push_back(node);
        return;
    }
    if (n.pinned) return;
    const Box box = work.boxOf(node);
    if (extent)
        extent->include(box);
    else
        extent = box;
}

void Strip::cluster(const Work &work) {
    const auto &nodes = work.graph.nodes;
    std::vector<std::uint32_t> clusterOf(nodes.size() > 0 ? nodes.size() : 1, noNode);
    const auto sameHost = [&](std::uint32_t a, std::uint32_t b) { return nodes[a].frame == nodes[b].frame; };
    for (const std::uint32_t i : newcomers)
        if (nodes[i].role == Role::hub) {
            clusterOf[i] = static_cast<std::uint32_t>(clusters.size());
            clusters.emplace_back().hub = i;
        }
    onlyHubs = std::all_of(newcomers.begin(), newcomers.end(),
                           [&](std::uint32_t i) { return nodes[i].role == Role::hub; });
    std::vector<std::uint32_t> waiting;
    for (const std::uint32_t i : newcomers) {
        if (nodes[i].role == Role::hub) continue;
        std::uint32_t best = noNode; // the smallest of its new networks: a large one misses it less
        for (const std::uint32_t other : work.of(i))
            if (nodes[other].role == Role::hub && clusterOf[other] != noNode && sameHost(i, other) &&
                (best == noNode || work.of(other).size() < work.of(best).size()))
                best = other;
        if (best == noNode) {
            waiting.push_back(i);
            continue;
        }
        clusterOf[i] = clusterOf[best];
        clusters[clusterOf[i]].members.push_back(i);
    }
    Cluster loners;
    for (const std::uint32_t i : waiting) {
        bool placedNeighbour = false;
        std::uint32_t beside = noNode; // the owner of a guest's network has a new cluster
        for (const std::uint32_t other : work.of(i)) {
            placedNeighbour = placedNeighbour || work.at[other].has_value();
            if (clusterOf[other] != noNode && sameHost(i, other)) beside = other;
        }
        if (placedNeighbour)
            attached.push_back(i);
        else if (beside != noNode)
            clusters[clusterOf[beside]].members.push_back(i);
        else
            loners.members.push_back(i);
    }
    if (!loners.members.empty()) clusters.push_back(std::move(loners));
    for (Cluster &c : clusters) shape(work, c);
}

void Strip::shape(const Work &work, Cluster &c) const {
    const Size card = cardSize(work, c);
    const double widest = right > left ? right - left : 1e9;
    c.slots = c.hub == noNode ? gridSlots(c.members.size(), card, widest)
                              : starSlots(c.members.size(), card, widest);
    const Point middle{0, 0};
    c.extent = c.hub == noNode ? Box::around(c.slots.front(), card)
                               : Box::around(middle, work.graph.nodes[c.hub].size);
    for (const Point &slot : c.slots) c.extent.include(Box::around(slot, card));
    const bool containersFollow = known() || onlyHubs;
    if (c.hub != noNode && c.members.empty() && containersFollow)
        c.extent.include(Box::around(middle, loneHubRoom));
}

double Strip::newArea() const {
    double area = 0;
    for (const Cluster &c : clusters) area += footprint(c);
    return area;
}

double Strip::widestCluster() const {
    double widest = 0;
    for (const Cluster &c : clusters) widest = std::max(widest, c.extent.width());
    return widest;
}

void Strip::layClusters(Work &work, const std::stop_token &stop) {
    const Size titleSize = title == noNode ? Size{} : work.graph.nodes[title].size;
    usedRight = std::max(left + titleSize.width, extent ? extent->right : left);
    if (title != noNode && !work.at[title]) {
        if (known()) top -= titleSize.height + titleGap;
        work.put(title, {left + titleSize.width / 2, top + titleSize.height / 2});
    }
    if (clusters.empty()) return;
    Skyline edge(left, right, top + titleSize.height + titleGap);
    if (known())
        for (std::uint32_t i = 0; i < work.graph.nodes.size(); ++i)
            if (work.at[i]) edge.cover(work.boxOf(i).grown({clusterGapX / 2, clusterGapY}));

    std::vector<std::uint32_t> clusterOf(work.graph.nodes.size(), noNode);
    for (std::uint32_t k = 0; k < clusters.size(); ++k) {
        if (clusters[k].extent.width() > right - left) shape(work, clusters[k]); // narrower
        if (clusters[k].hub != noNode) clusterOf[clusters[k].hub] = k;
        for (const std::uint32_t member : clusters[k].members) clusterOf[member] = k;
    }
    // The largest first, then whatever has most to do with what stands already.
    std::vector<double> pull(clusters.size(), 0);
    for (std::size_t round = 0; round < clusters.size(); ++round) {
        if (stop.stop_requested()) return;
        std::uint32_t best = noNode;
        for (std::uint32_t k = 0; k < clusters.size(); ++k) {
            if (clusters[k].placed) continue;
            const auto better = [&](const Cluster &a, const Cluster &b) {
                if ((a.hub == noNode) != (b.hub == noNode)) return b.hub == noNode;
                if (pull[k] != pull[best]) return pull[k] > pull[best];
                return a.members.size() > b.members.size();
            };
            if (best == noNode || better(clusters[k], clusters[best])) best = k;
        }
        Cluster &c = clusters[best];
        Point sum;
        double count = 0;
        const auto forAll = [&](auto &&f) {
            if (c.hub != noNode) f(c.hub);
            for (const std::uint32_t member : c.members) f(member);
        };
        forAll([&](std::uint32_t i) {
            for (const std::uint32_t other : work.of(i))
                if (clusterOf[other] != best && work.at[other])
                    sum.x += work.at[other]->x, sum.y += work.at[other]->y, ++count;
        });
        const Point wish{sum.x / std::max(count, 1.0), sum.y / std::max(count, 1.0)};
        const Size size{c.extent.width() + clusterGapX, c.extent.height() + clusterGapY};
        const Point corner = edge.put({std::min(size.width, std::max(right - left, 1.0)), size.height},
                                      count > 0 ? &wish : nullptr);
        c.at = {corner.x - c.extent.left + (corner.x > left + 1 ? clusterGapX / 2 : 0),
                corner.y - c.extent.top};
        c.placed = true;
        if (c.hub != noNode) work.at[c.hub] = c.at;
        for (std::size_t i = 0; i < c.members.size(); ++i)
            work.at[c.members[i]] = Point{c.at.x + c.slots[i].x, c.at.y + c.slots[i].y};
        usedRight = std::max(usedRight, c.at.x + c.extent.right);
        forAll([&](std::uint32_t i) {
            for (const std::uint32_t other : work.of(i))
                if (clusterOf[other] != noNode && clusterOf[other] != best) pull[clusterOf[other]] += 1;
        });
    }
}

void Strip::centre(Work &work) {
    const double width = std::max(right - left, frameMinWidth);
    double used = left;
    for (const Cluster &c : clusters) used = std::max(used, c.at.x + c.extent.right);
    const double shift = (std::max(frameMinWidth, std::min(width, usedRight - left)) - (used - left)) / 2;
    if (shift <= 0 || clusters.empty()) return;
    for (Cluster &c : clusters) {
        c.at.x += shift;
        if (c.hub != noNode) work.at[c.hub]->x += shift;
        for (const std::uint32_t member : c.members) work.at[member]->x += shift;
    }
    usedRight = std::max(usedRight, used + shift);
}

void Strip::settle(Work &work) const {
    for (const Cluster &c : clusters) {
        if (c.hub != noNode) work.put(c.hub, *work.at[c.hub]);
        for (const std::uint32_t member : c.members) work.put(member, *work.at[member]);
    }
}

bool placeAttached(Work &work, const Strip &strip, const std::stop_token &stop) {
    constexpr double crossingPrice = 180; // a line behind a card is as bad as so much more length
    for (const std::uint32_t i : strip.attached) {
        if (stop.stop_requested()) return false;
        const auto wish = work.neighboursCentre(i);
        const Point near = wish.value_or(Point{strip.left, strip.top});
        Point anchor = near; // line up with the nearest of the neighbours
        double nearest = -1;
        for (const std::uint32_t other : work.of(i)) {
            if (!work.at[other]) continue;
            const double d = std::hypot(work.at[other]->x - near.x, work.at[other]->y - near.y);
            if (nearest < 0 || d < nearest) nearest = d, anchor = *work.at[other];
        }
        const double titleHeight =
            strip.title == noNode ? 0 : work.graph.nodes[strip.title].size.height + titleGap;
        const Occupancy::Limits limits{strip.left, strip.right, strip.top + titleHeight};
        const auto places =
            work.occupied.freePlaces(near, anchor, work.graph.nodes[i].size, newcomerGap, limits, 24);
        Point best = places.front();
        double bestCost = -1;
        for (const Point &place : places) {
            double cost = 0;
            int seen = 0;
            for (const std::uint32_t other : work.of(i)) {
                if (!work.at[other] || ++seen > 8) continue;
                const Point &to = *work.at[other];
                cost += std::hypot(place.x - to.x, place.y - to.y) +
                        crossingPrice * work.occupied.crossed(place, to);
            }
            if (bestCost < 0 || cost < bestCost - 0.01) bestCost = cost, best = place;
        }
        work.put(i, best);
    }
    return true;
}

} // namespace portolan::layout
