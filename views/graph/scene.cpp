#include "views/graph/scene.h"

#include <algorithm>
#include <cmath>

namespace portolan::views {
namespace {

constexpr double paintMargin = 14;  // shadow, pin, mark
constexpr QSizeF pillRoom(190, 26); // the longest pill

} // namespace

bool SceneEdge::trouble() const {
    if (const auto *relay = as<Relay>()) return relay->state != RelayState::ok;
    if (const auto *shared = as<SharedNetwork>()) return shared->stranded || dangling();
    return kind == EdgeKind::link && dangling();
}

Index Scene::node(const EntityId &id) const {
    const auto at = nodeIndex_.find(id);
    return at != nodeIndex_.end() && nodes_[at->second].seen() ? at->second : none;
}

Index Scene::edge(const EntityId &id) const {
    const auto at = edgeIndex_.find(id);
    return at != edgeIndex_.end() && drawn(edges_[at->second]) ? at->second : none;
}

const SceneFrame *Scene::frame(const EntityId &id) const {
    const auto at = frameIndex_.find(id);
    return at == frameIndex_.end() ? nullptr : &frames_[at->second];
}

const std::vector<Scene::Spot> &Scene::spots() const {
    if (!std::exchange(spotsStale_, false)) return spots_;
    spots_.resize(nodes_.size());
    for (Index i = 0; i < nodes_.size(); ++i) {
        const SceneNode &n = nodes_[i];
        const bool widens = n.stands && n.placed && n.kind != NodeKind::title && n.kind != NodeKind::group;
        spots_[i] = {static_cast<float>(n.centre.x()), static_cast<float>(n.centre.y()),
                     static_cast<float>(n.size.width()), static_cast<float>(n.size.height()),
                     widens ? n.frameAt : none};
    }
    return spots_;
}

const HitGrid &Scene::grid() const {
    if (std::exchange(gridStale_, false)) {
        grid_.clear();
        for (Index i = 0; i < nodes_.size(); ++i)
            if (nodes_[i].stands && nodes_[i].placed) grid_.insert(i, nodes_[i].rect());
    }
    return grid_;
}

void Scene::updateFading(const EntityId &host, bool faded) {
    for (SceneNode &n : nodes_)
        if (n.host == host) n.faded = faded;
    ++lineLooks_;
    ++nodeLooks_;
}

void Scene::touchNode(Index i) {
    const SceneNode &n = nodes_[i];
    if (!n.placed) return;
    addDirty(n.rect().adjusted(-paintMargin, -paintMargin, paintMargin, paintMargin));
    if (allDirty_)
        ++nodeLooks_;
    else
        dirty_.back().node = i;
}

void Scene::touchEdge(Index i) {
    ++lineLooks_;
    const EdgeShape &shape = edges_[i].shape;
    if (!shape.valid || shapesStale_) return;
    QRectF pill(QPointF(0, 0), pillRoom);
    pill.moveCenter(shape.label);
    addDirty(shape.bounds.adjusted(-paintMargin, -paintMargin, paintMargin, paintMargin).united(pill), true);
}

void Scene::addDirty(const QRectF &world, bool lines) {
    constexpr std::size_t most = 500; // beyond that all is painted anyway
    if (dirty_.size() >= most) markAll();
    if (!allDirty_) dirty_.push_back({world, lines, none});
}

bool Scene::ages() const {
    return std::any_of(nodes_.begin(), nodes_.end(),
                       [](const SceneNode &n) {
                           const Container *c = n.stands ? n.container() : nullptr;
                           return (c && !isUp(c->state) && c->finishedAt) || (n.etcd() && n.etcd()->loss);
                       }) ||
           std::any_of(frames_.begin(), frames_.end(), [](const SceneFrame &f) { return f.lost(); });
}

void Scene::markAged() {
    for (Index i = 0; i < nodes_.size(); ++i) {
        const Container *c = nodes_[i].container();
        if (nodes_[i].etcd() || (c && !isUp(c->state) && c->finishedAt)) touchNode(i);
    }
    for (const SceneFrame &frame : frames_)
        if (frame.lost())
            addDirty(QRectF(frame.rect.topLeft() - QPointF(4, 60), QSizeF(frame.rect.width(), 120)));
}

void Scene::markAll() {
    dirty_.assign(1, {QRectF(-1e9, -1e9, 2e9, 2e9), true, none});
    allDirty_ = true;
}

std::vector<Scene::Dirty> Scene::takeDirty() {
    allDirty_ = false;
    return std::exchange(dirty_, {});
}

void Scene::reshapeAround(Index i) {
    for (const Index e : nodes_[i].edges) reshape(e);
}

void Scene::place(Index i, QPointF centre) {
    SceneNode &n = nodes_[i];
    if (!n.shown() || !std::isfinite(centre.x()) || !std::isfinite(centre.y())) return;
    if (n.placed) {
        touchNode(i);
        if (!gridStale_) grid_.remove(i, n.rect());
    } else {
        --unplaced_;
        ++nodeLooks_;
        ++lineLooks_;
    }
    n.centre = n.goal = centre;
    n.size = n.goalSize;
    n.placed = true;
    n.gliding = false;
    n.awaits = SceneNode::Awaits::nothing;
    ++version_;
    ++moves_;
    staleSpots();
    if (!gridStale_) grid_.insert(i, n.rect());
    touchNode(i);
    moved_.push_back(i);
}

void Scene::placeNew(const Place &p) {
    const auto at = nodeIndex_.find(p.id);
    if (at == nodeIndex_.end() || !nodes_[at->second].shown()) return;
    SceneNode &n = nodes_[at->second];
    const SceneFrame *frame = n.kind == NodeKind::title ? frameOf(n) : nullptr;
    const bool adrift = frame && !frame->anchored && n.goal != p.centre;
    if (n.placed && !adrift) return;
    if (!p.size.isEmpty()) n.goalSize = p.size;
    place(at->second, p.centre);
}

void Scene::reshapeMoved() {
    std::vector<Index> lines;
    for (const Index i : moved_) lines.insert(lines.end(), nodes_[i].edges.begin(), nodes_[i].edges.end());
    moved_.clear();
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    for (const Index e : lines) reshape(e);
}

void Scene::setPinned(Index i, bool pinned) {
    if (nodes_[i].pinned == pinned) return;
    nodes_[i].pinned = pinned;
    touchNode(i);
}

void Scene::finishPlacing() {
    reshapeMoved();
    countFrames();
    updateFrames();
    for (SceneFrame &frame : frames_) frame.anchored = frame.anchored || frame.things > 0;
    if (!shapesStale_) settleRoutes();
}

bool Scene::needsLayout() const {
    return unplaced_ > 0 || std::any_of(frames_.begin(), frames_.end(), [](const SceneFrame &f) {
               return f.things > 0 && !f.anchored && !f.folded;
           });
}

QRectF Scene::bounds() const {
    if (!std::exchange(boundsStale_, false)) return bounds_;
    QRectF &all = bounds_;
    all = {};
    const auto include = [&](const QRectF &rect) { all = all.isNull() ? rect : all.united(rect); };
    for (const SceneFrame &frame : frames_)
        if (!frame.rect.isNull()) include(frame.rect);
    for (Index i = 0; i < spots().size(); ++i) {
        if (spots_[i].frame != none) continue; // its frame has it
        const SceneNode &n = nodes_[i];
        if (n.shown() && n.placed && n.kind != NodeKind::title) include(n.rect());
    }
    return all;
}

Index Scene::nodeAt(QPointF world, Index except) const {
    Index hit = none;
    grid().query(QRectF(world, QSizeF(0, 0)), [&](Index i) {
        const bool over =
            nodes_[i].kind != NodeKind::title && nodes_[i].seen() && nodes_[i].rect().contains(world);
        if (over && i != except && (hit == none || i > hit)) hit = i; // the one painted last
    });
    return hit;
}

Index Scene::edgeAt(QPointF world, double within) const {
    Index hit = none;
    double nearest = within;
    for (Index i = 0; i < edges_.size(); ++i) {
        const EdgeShape &shape = edges_[i].shape;
        if (!drawn(edges_[i]) || !shape.valid ||
            !shape.bounds.adjusted(-within, -within, within, within).contains(world))
            continue;
        const double d = shape.distance(world);
        if (d <= nearest) nearest = d, hit = i;
    }
    return hit;
}

Index Scene::frameTitleAt(QPointF world, double zoom) const {
    const double height = 26 / std::min(zoom, 1.0); // far away it stands above the frame
    for (Index i = 0; i < frames_.size(); ++i) {
        QRectF title(frames_[i].rect.topLeft(), QSizeF(frames_[i].rect.width(), 40));
        if (zoom < 0.85) title.setTop(title.top() - height);
        if (!frames_[i].rect.isNull() && title.contains(world)) return i;
    }
    return none;
}

} // namespace portolan::views
