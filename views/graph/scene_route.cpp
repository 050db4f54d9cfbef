#include <algorithm>
#include <array>
#include <cmath>

#include "views/graph/scene.h"

namespace portolan::views {
namespace {

constexpr QSizeF pillRoom(100, 20); // of a usual pill

QRectF pillAt(QPointF centre) {
    return {centre - QPointF(pillRoom.width() / 2, pillRoom.height() / 2), pillRoom};
}

bool carriesPill(const SceneEdge &e) {
    return e.kind == EdgeKind::link || e.kind == EdgeKind::relay || e.trouble();
}

bool overlapsAny(const QRectF &rect, const std::vector<QRectF> &others) {
    return std::any_of(others.begin(), others.end(), [&](const QRectF &o) { return o.intersects(rect); });
}

} // namespace

bool Scene::isClear(const QRectF &rect) const {
    bool clear = true;
    grid().query(rect, [&](Index n) { clear = clear && !nodes_[n].rect().intersects(rect); });
    return clear;
}

/// Of several bows that which runs behind the fewest cards and leaves room for its pill.
EdgeShape Scene::routed(const SceneEdge &e, Lane lane, const std::vector<QRectF> &taken) const {
    const QRectF a = nodes_[e.a].rect(), b = nodes_[e.b].rect();
    const double length = std::hypot(b.center().x() - a.center().x(), b.center().y() - a.center().y());
    if (e.kind == EdgeKind::registration) return bowedEdge(a, b, std::clamp(length * 0.08, 8.0, 60.0));
    if (e.kind == EdgeKind::shared || e.kind == EdgeKind::span || e.kind == EdgeKind::publication ||
        e.kind == EdgeKind::bundle)
        return bowedEdge(a, b, 0);
    const double slight = std::clamp(length * 0.1, 10.0, 60.0) + 22.0 * (lane.number / 2);
    // With others between the same two each keeps to its side, as seen from one and the same end.
    const double side = (lane.number % 2 == 0) != lane.reversed ? 1 : -1;
    std::vector<double> bows{slight, slight + 60, slight + 110, slight + 170};
    if (lane.of < 2)
        for (const double bow : {-slight, -slight - 60, -slight - 110, -slight - 170}) bows.push_back(bow);
    const SceneFrame *frame = frameOf(nodes_[e.a]);
    const QRectF home = frame && frame == frameOf(nodes_[e.b]) ? frame->rect : QRectF();
    EdgeShape best;
    double bestCost = 1e18;
    for (const double bow : bows) {
        EdgeShape shape = bowedEdge(a, b, bow * side);
        double cost = std::abs(bow) * 0.006 + (bow < 0 ? 0.15 : 0);
        for (const double t : {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}) {
            const QRectF spot(shape.at(t) - QPointF(4, 4), QSizeF(8, 8));
            grid().query(spot, [&](Index n) {
                if (n != e.a && n != e.b && nodes_[n].rect().intersects(spot)) cost += 0.4;
            });
        }
        const QRectF pill = pillAt(shape.label);
        if (!home.isNull() && !home.contains(shape.bounds.united(pill))) cost += 1.2; // out of its frame
        if (!isClear(pill)) cost += 0.7;
        if (overlapsAny(pill, taken)) cost += 0.6;
        if (cost >= bestCost) continue;
        bestCost = cost;
        best = shape;
    }
    return best;
}

/// A stub into the open, with its pill where no card is, and in its frame if there is room.
EdgeShape Scene::stub(const SceneEdge &e, int lane, const std::vector<QRectF> &taken) const {
    const QRectF a = nodes_[e.a].rect();
    const QPointF m = a.center();
    const double w = a.width() / 2, h = a.height() / 2;
    const std::array<QPointF, 8> ends{m + QPointF(w + 62, -6),       m + QPointF(w + 30, h + 16),
                                      m + QPointF(w + 30, -h - 16),  m + QPointF(w - 30, h + 32),
                                      m + QPointF(w - 30, -h - 32),  m + QPointF(-w + 20, h + 32),
                                      m + QPointF(-w + 20, -h - 32), m + QPointF(-w - 40, h + 20)};
    const SceneFrame *frame = frameOf(nodes_[e.a]);
    const QRectF home = frame && !frame->folded ? frame->rect : QRectF();
    for (const bool inside : {true, false}) {
        int wanted = lane;
        for (const QPointF &end : ends) {
            const EdgeShape shape = stubEdge(a, end);
            const QRectF pill = pillAt(shape.label);
            if (inside && !home.contains(pill)) continue;
            if (isClear(pill) && !overlapsAny(pill, taken) && wanted-- == 0) return shape;
        }
    }
    return stubEdge(a, ends.front());
}

/// Which of the bowed lines between the same two things this is, whichever way each of them runs.
Scene::Lane Scene::laneOf(Index i) const {
    const SceneEdge &e = edges_[i];
    Lane lane;
    if (e.kind == EdgeKind::endpoint) return lane;
    const std::vector<Index> &atA = nodes_[e.a].edges;
    const bool fewerAtB = !e.dangling() && nodes_[e.b].edges.size() < atA.size();
    const std::vector<Index> &fewer = fewerAtB ? nodes_[e.b].edges : atA;
    for (const Index k : fewer) {
        const SceneEdge &o = edges_[k];
        const bool same = (o.a == e.a && o.b == e.b) || (o.a == e.b && o.b == e.a);
        if (o.kind == EdgeKind::endpoint || !same) continue;
        lane.number += k < i;
        ++lane.of;
    }
    lane.reversed = !e.dangling() && e.b < e.a;
    return lane;
}

/// From a card to its network: where networks are bars it hangs straight down or stands upon it.
EdgeShape Scene::straight(const SceneEdge &e, Index at) const {
    const SceneNode &a = nodes_[e.a], &b = nodes_[e.b];
    if (arrangement_.kind != layout::Kind::rails) return endpointEdge(a.rect(), b.rect(), a.endpoints > 1);
    int before = 0;
    for (const Index k : a.edges) {
        if (k == at) break;
        before += edges_[k].kind == EdgeKind::endpoint;
    }
    return railEdge(a.rect(), b.rect(), before, a.endpoints);
}

/// Without a look at what stands in the way.
EdgeShape Scene::roughShape(const SceneEdge &e, Index at) const {
    const QRectF a = nodes_[e.a].rect();
    if (e.dangling()) return stubEdge(a, a.center() + QPointF(a.width() / 2 + 62, -6));
    if (e.kind == EdgeKind::endpoint) return straight(e, at);
    const QRectF b = nodes_[e.b].rect();
    const double length = std::hypot(b.center().x() - a.center().x(), b.center().y() - a.center().y());
    const bool bowed = e.kind == EdgeKind::link || e.kind == EdgeKind::relay;
    return bowedEdge(a, b, bowed ? std::clamp(length * 0.1, 10.0, 60.0) : 0);
}

void Scene::boxUp(Index i) {
    const EdgeShape &shape = edges_[i].shape;
    boxes_.resize(edges_.size());
    boxes_[i] = {};
    if (!shape.valid) return;
    const QRectF b =
        shape.bounds.adjusted(-8, -8, 8, 8).united({shape.label - QPointF(80, 12), QSizeF(160, 24)});
    boxes_[i] = {static_cast<float>(b.left()), static_cast<float>(b.top()), static_cast<float>(b.right()),
                 static_cast<float>(b.bottom())};
}

void Scene::reshape(Index i) {
    if (shapesStale_) return; // settle() will
    SceneEdge &e = edges_[i];
    touchEdge(i);
    e.shape.valid = false;
    boxUp(i);
    if (!e.alive || !nodes_[e.a].shown() || !nodes_[e.a].placed) return;
    if (!e.dangling() && (!nodes_[e.b].shown() || !nodes_[e.b].placed)) return;
    if (e.kind == EdgeKind::endpoint && !e.dangling())
        e.shape = straight(e, i);
    else if (e.dangling())
        e.shape = stub(e, laneOf(i).number, {});
    else
        e.shape = routed(e, laneOf(i), {});
    boxUp(i);
    touchEdge(i);
}

void Scene::roughShapes(const QRectF &world) {
    if (!shapesStale_) return;
    for (Index i = 0; i < edges_.size(); ++i) {
        SceneEdge &e = edges_[i];
        e.shape.valid = false;
        boxUp(i);
        if (!drawn(e)) continue;
        const QRectF ends = e.dangling() ? nodes_[e.a].rect() : nodes_[e.a].rect().united(nodes_[e.b].rect());
        if (ends.adjusted(-80, -80, 80, 80).intersects(world)) {
            e.shape = roughShape(e, i);
            boxUp(i);
        }
    }
}

void Scene::settle() {
    if (!std::exchange(shapesStale_, false)) return;
    moved_.clear();
    for (Index i = 0; i < edges_.size(); ++i) {
        edges_[i].shape.valid = false; // so that nothing of the old way is touched
        reshape(i);
    }
    settleRoutes();
    markAll();
}

void Scene::settleRoutes() {
    constexpr std::size_t most = 2000;
    std::vector<QRectF> taken;
    std::vector<Index> order;
    for (const bool stubs : {false, true}) // those have more choice
        for (Index i = 0; i < edges_.size() && order.size() < most; ++i)
            if (edges_[i].shape.valid && edges_[i].dangling() == stubs && carriesPill(edges_[i]))
                order.push_back(i);
    for (const Index i : order) {
        SceneEdge &e = edges_[i];
        const EdgeShape before = e.shape;
        if (e.dangling()) {
            e.shape = stub(e, 0, taken);
        } else {
            e.shape = routed(e, laneOf(i), taken);
            std::vector<QPointF> spots;
            for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) spots.push_back(e.shape.at(t));
            if (e.kind == EdgeKind::shared) // straight and short: beside it, then
                for (const double aside : {-44.0, 44.0, -62.0, 62.0})
                    spots.push_back(e.shape.at(0.5) + QPointF(0, aside));
            const auto free = std::find_if(spots.begin(), spots.end(), [&](QPointF spot) {
                return !overlapsAny(pillAt(spot), taken) && isClear(pillAt(spot));
            });
            if (free != spots.end()) e.shape.label = *free;
        }
        taken.push_back(pillAt(e.shape.label));
        if (e.shape.curve == before.curve && e.shape.label == before.label) continue;
        const EdgeShape after = std::exchange(e.shape, before);
        touchEdge(i);
        e.shape = after;
        boxUp(i);
        touchEdge(i);
    }
}

} // namespace portolan::views
