#include <algorithm>
#include <cmath>

#include "views/graph/node_sizes.h"
#include "views/graph/scene.h"

namespace portolan::views {
namespace {

QSizeF usualSize(NodeKind kind) {
    switch (kind) {
    case NodeKind::container:
        return cardSize;
    case NodeKind::hub:
        return hubSize;
    case NodeKind::etcd:
        return etcdSize;
    case NodeKind::title:
        return titleSize;
    case NodeKind::group:
        return groupSize;
    case NodeKind::hostPort:
        return portSize;
    case NodeKind::outside:
        break;
    }
    return outsideSize;
}

layout::Role roleOf(NodeKind kind) {
    switch (kind) {
    case NodeKind::hub:
        return layout::Role::hub;
    case NodeKind::title:
        return layout::Role::title;
    case NodeKind::etcd:
        return layout::Role::source;
    case NodeKind::hostPort:
        return layout::Role::hostPort;
    case NodeKind::outside:
        return layout::Role::outside;
    case NodeKind::container:
    case NodeKind::group:
        break;
    }
    return layout::Role::container;
}

} // namespace

void Scene::setArrangement(Arrangement next) {
    if (next == arrangement_) return;
    for (const SceneNode &n : nodes_) // what awaits a place it has not seen yet has nothing to remember
        if (n.stands && n.placed && n.awaits != SceneNode::Awaits::place) remember(n);
    const bool regrouped = next.by != arrangement_.by,
               layers = next.kind == layout::Kind::layers || arrangement_.kind == layout::Kind::layers;
    arrangement_ = next;
    ++version_;
    ++nodeLooks_;
    ++lineLooks_;
    for (SceneNode &n : nodes_) {
        if (!n.alive) continue;
        n.pinned = false;
        n.goalSize = usualSize(n.kind);
        if (!n.stands || !n.placed) continue;
        n.awaits = SceneNode::Awaits::place;
        if (n.kind == NodeKind::title || n.kind == NodeKind::group) continue;
        const auto at = memory().places.find(memoryKey(n));
        if (at == memory().places.end()) continue;
        n.awaits = SceneNode::Awaits::knownPlace;
        n.goal = at->second.centre;
        n.pinned = at->second.pinned;
        memory().places.erase(at);
    }
    awaits_ = true;
    if (layers) syncLayers();
    if (regrouped || framesStale_) {
        regroup();
    } else {
        for (Index f = 0; f < frames_.size(); ++f) {
            const bool folded = memory().folded.count(frameKey(frames_[f])) > 0;
            if (folded != frames_[f].folded) fold(f, folded);
        }
    }
    for (SceneFrame &frame : frames_) {
        SceneNode &title = nodes_[frame.title];
        frame.anchored = false;
        if (!title.placed || title.awaits == SceneNode::Awaits::nothing) continue;
        const auto at = memory().places.find(memoryKey(title));
        if (at == memory().places.end()) continue;
        title.awaits = SceneNode::Awaits::knownPlace;
        title.goal = at->second.centre;
        title.pinned = at->second.pinned;
        memory().places.erase(at);
        frame.anchored = true;
    }
    if (bundlesStale_) rebundle();
    reshapeMoved();
    countFrames();
    updateFrames();
}

void Scene::forgetPlaces() {
    for (SceneNode &n : nodes_)
        if (n.stands && n.placed && !n.pinned) n.awaits = SceneNode::Awaits::place;
    for (SceneFrame &frame : frames_) frame.anchored = nodes_[frame.title].pinned;
    std::erase_if(memory().places, [](const auto &entry) { return !entry.second.pinned; });
    awaits_ = true;
}

std::vector<Scene::Place> Scene::places() const {
    std::vector<Place> out;
    for (const SceneNode &n : nodes_)
        if (n.stands && n.placed && n.awaits != SceneNode::Awaits::place)
            out.push_back({n.id, n.goal, n.goalSize});
    return out;
}

bool Scene::setOut(const std::vector<Place> &places) {
    for (const Moving &m : moving_) nodes_[m.node].gliding = false; // on from where they are
    moving_.clear();
    for (const Place &p : places) {
        const auto at = nodeIndex_.find(p.id);
        if (at == nodeIndex_.end() || !nodes_[at->second].stands) continue;
        SceneNode &n = nodes_[at->second];
        if (!std::isfinite(p.centre.x()) || !std::isfinite(p.centre.y())) continue;
        if (n.placed && n.pinned && n.awaits == SceneNode::Awaits::nothing) continue;
        n.goalSize = p.size.isEmpty() ? usualSize(n.kind) : p.size;
        if (!n.placed) {
            place(at->second, p.centre);
            continue;
        }
        n.goal = p.centre;
        n.awaits = SceneNode::Awaits::nothing;
        if (n.goal == n.centre && n.goalSize == n.size) continue;
        n.gliding = true;
        moving_.push_back({at->second, n.centre, n.size});
    }
    awaits_ = std::any_of(nodes_.begin(), nodes_.end(), [](const SceneNode &n) {
        return n.stands && n.awaits != SceneNode::Awaits::nothing;
    });
    for (SceneFrame &frame : frames_) frame.anchored = nodes_[frame.title].placed;
    return !moving_.empty();
}

QRectF Scene::goalBounds() const {
    constexpr double around = 40; // frames
    QRectF all;
    for (const SceneNode &n : nodes_) {
        if (!n.stands || !n.placed) continue;
        QRectF rect(QPointF(0, 0), n.goalSize);
        rect.moveCenter(n.goal);
        all = all.isNull() ? rect : all.united(rect);
    }
    return all.isNull() ? all : all.adjusted(-around, -around, around, around);
}

std::vector<Scene::Place> placesOf(const layout::Graph &graph, const layout::Positions &positions) {
    std::vector<Scene::Place> places;
    places.reserve(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        places.push_back({graph.nodes[i].id, {positions.points[i].x, positions.points[i].y}, {}});
    for (std::size_t i = 0; i < positions.sizes.size(); ++i)
        if (positions.sizes[i])
            places[i].size = QSizeF(positions.sizes[i]->width, positions.sizes[i]->height);
    return places;
}

void Scene::placeNewcomers(const std::vector<Place> &places) {
    for (const Place &p : places) placeNew(p);
    for (const Place &p : places) stretch(p); // bars grow with what hangs from them
    finishPlacing();
}

void Scene::stretch(const Place &p) {
    const auto at = nodeIndex_.find(p.id);
    if (p.size.isEmpty() || at == nodeIndex_.end()) return;
    SceneNode &n = nodes_[at->second];
    if (!n.stands || !n.placed || n.gliding || (n.goalSize == p.size && n.goal == p.centre)) return;
    touchNode(at->second);
    if (!gridStale_) grid_.remove(at->second, n.rect());
    n.size = n.goalSize = p.size;
    n.centre = n.goal = p.centre;
    if (!gridStale_) grid_.insert(at->second, n.rect());
    touchNode(at->second);
    moved_.push_back(at->second);
    ++version_;
    ++moves_;
    staleSpots();
}

void Scene::glide(double share) {
    if (moving_.empty()) return;
    const bool arrived = share >= 1;
    spots();
    for (const Moving &m : moving_) {
        SceneNode &n = nodes_[m.node];
        if (!n.gliding) continue; // gone, or put elsewhere by hand
        n.centre = arrived ? n.goal : m.from + (n.goal - m.from) * share;
        n.size = arrived ? n.goalSize : m.fromSize + (n.goalSize - m.fromSize) * share;
        if (arrived) n.gliding = false;
        Spot &spot = spots_[m.node];
        spot.x = static_cast<float>(n.centre.x());
        spot.y = static_cast<float>(n.centre.y());
        spot.width = static_cast<float>(n.size.width());
        spot.height = static_cast<float>(n.size.height());
    }
    if (arrived) moving_.clear();
    ++version_;
    ++moves_;
    gridStale_ = shapesStale_ = boundsStale_ = true;
    updateFrames();
    markAll();
}

layout::Graph Scene::graph(std::vector<std::optional<layout::Point>> &known) const {
    layout::Graph graph;
    graph.aspect = aspect_;
    known.clear();
    std::vector<Index> order;
    order.reserve(nodes_.size());
    std::size_t titles = 0;
    for (const bool local : {true, false}) // this machine's strip first, then the others by their names
        for (const SceneFrame &frame : frames_) {
            const auto engine = engines_.find(frame.host);
            const bool here = engine != engines_.end() && engine->second->local;
            if (here != local || frame.folded) continue;
            order.push_back(frame.title);
            ++titles;
        }
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].shown() && nodes_[i].kind != NodeKind::title) order.push_back(i);
    // The new ones by id, so that one snapshot gives one picture, whatever came before it.
    const auto stands = [&](Index i) {
        return nodes_[i].placed && nodes_[i].awaits != SceneNode::Awaits::place;
    };
    const auto fresh =
        std::partition(order.begin() + static_cast<std::ptrdiff_t>(titles), order.end(), stands);
    std::sort(fresh, order.end(), [&](Index x, Index y) { return nodes_[x].id < nodes_[y].id; });
    std::vector<Index> position(nodes_.size(), none);
    graph.nodes.reserve(order.size());
    for (const Index i : order) {
        const SceneNode &n = nodes_[i];
        position[i] = static_cast<Index>(graph.nodes.size());
        std::optional<layout::Point> at;
        if (stands(i)) at = layout::Point{n.goal.x(), n.goal.y()};
        const QSizeF size = n.goalSize;
        layout::Node out{n.id,
                         n.frameAt == none || n.kind == NodeKind::group ? EntityId{} : frames_[n.frameAt].id,
                         {size.width(), size.height()},
                         std::nullopt,
                         roleOf(n.kind)};
        if (n.pinned) out.pinned = at;
        if (n.kind == NodeKind::title && !frameOf(n)->anchored) at.reset();
        graph.nodes.push_back(std::move(out));
        known.push_back(at);
    }
    for (const SceneEdge &e : edges_)
        if (e.alive && !e.dangling() && position[e.a] != none && position[e.b] != none)
            graph.edges.push_back({position[e.a], position[e.b]});
    return graph;
}

} // namespace portolan::views
