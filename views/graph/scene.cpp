#include "views/graph/scene.h"

#include <algorithm>
#include <cmath>

namespace portolan::views {
namespace {

constexpr double paintMargin = 14;                // shadow, pin, mark
constexpr QSizeF pillRoom(190, 26);               // the longest pill
constexpr QMarginsF framePadding(22, 16, 22, 26); // from what stands in a frame to its border
constexpr double emptyFrameHeight = 230;
constexpr double sentenceRoom = 66; // under the networks of an engine without containers

} // namespace

/// Seen from far away a title stands above its frame, and the higher the further.
QRectF Scene::titleArea(const QRectF &frame) {
    return frame.isNull() ? QRectF() : QRectF(frame.left() - 8, frame.top() - 420, frame.width() + 16, 476);
}

const Container *SceneNode::container() const {
    const auto *held = std::get_if<std::shared_ptr<const Container>>(&row);
    return held ? held->get() : nullptr;
}
const Network *SceneNode::network() const {
    const auto *held = std::get_if<std::shared_ptr<const Network>>(&row);
    return held ? held->get() : nullptr;
}
const EtcdSource *SceneNode::etcd() const {
    const auto *held = std::get_if<std::shared_ptr<const EtcdSource>>(&row);
    return held ? held->get() : nullptr;
}
const Engine *SceneNode::engine() const {
    const auto *held = std::get_if<std::shared_ptr<const Engine>>(&row);
    return held ? held->get() : nullptr;
}

bool SceneNode::shown() const {
    if (!alive) return false;
    const Network *n = network();
    if (!n || endpoints > 0) return true;
    const DriverKind driver = driverKind(*n);
    return driver != DriverKind::host && driver != DriverKind::none;
}

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

const SceneFrame *Scene::frameOf(const SceneNode &node) const {
    for (const SceneFrame &frame : frames_)
        if (frame.id == node.host) return &frame;
    return nullptr;
}

void Scene::updateFading(const EntityId &host, bool faded) {
    for (SceneNode &n : nodes_)
        if (n.host == host) n.faded = faded;
}

void Scene::touchNode(Index i) {
    const SceneNode &n = nodes_[i];
    if (n.placed) addDirty(n.rect().adjusted(-paintMargin, -paintMargin, paintMargin, paintMargin));
}

void Scene::touchEdge(Index i) {
    const EdgeShape &shape = edges_[i].shape;
    if (!shape.valid) return;
    QRectF pill(QPointF(0, 0), pillRoom);
    pill.moveCenter(shape.label);
    dirty_.push_back(
        shape.bounds.adjusted(-paintMargin, -paintMargin, paintMargin, paintMargin).united(pill));
}

void Scene::addDirty(const QRectF &world) {
    constexpr std::size_t most = 500; // beyond that all is painted anyway
    if (dirty_.size() >= most) markAll();
    if (!allDirty_) dirty_.push_back(world);
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
    dirty_.assign(1, QRectF(-1e9, -1e9, 2e9, 2e9));
    allDirty_ = true;
}

std::vector<QRectF> Scene::takeDirty() {
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
        grid_.remove(i, n.rect());
    } else {
        --unplaced_;
    }
    n.centre = centre;
    n.placed = true;
    ++version_;
    grid_.insert(i, n.rect());
    touchNode(i);
    moved_.push_back(i);
}

bool Scene::placeNew(const EntityId &id, QPointF centre) {
    const auto at = nodeIndex_.find(id);
    if (at == nodeIndex_.end() || !nodes_[at->second].shown()) return false;
    const SceneNode &n = nodes_[at->second];
    const SceneFrame *frame = n.kind == NodeKind::title ? frameOf(n) : nullptr;
    const bool adrift = frame && !frame->anchored && n.centre != centre;
    if (!n.placed || adrift) place(at->second, centre);
    return true;
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
    updateFrames();
    for (SceneFrame &frame : frames_) frame.anchored = frame.anchored || frame.things > 0;
    settleRoutes();
}

bool Scene::needsLayout() const {
    return unplaced_ > 0 || std::any_of(frames_.begin(), frames_.end(),
                                        [](const SceneFrame &f) { return f.things > 0 && !f.anchored; });
}

void Scene::updateFrames() {
    std::unordered_map<EntityId, QRectF> content;
    std::unordered_map<EntityId, int> counts, containers;
    for (const SceneNode &n : nodes_) {
        if (!n.shown() || !n.placed || n.host.empty() || n.kind == NodeKind::title) continue;
        QRectF &rect = content[n.host];
        rect = rect.isNull() ? n.rect() : rect.united(n.rect());
        ++counts[n.host];
        containers[n.host] += n.kind == NodeKind::container;
    }
    std::vector<QRectF> next;
    double top = 0, bottom = 0;
    bool first = true;
    for (SceneFrame &frame : frames_) {
        const SceneNode &title = nodes_[frame.title];
        frame.things = counts[frame.id];
        if ((containers[frame.id] == 0) != (frame.containers == 0))
            addDirty(frame.rect); // a sentence says so
        frame.containers = containers[frame.id];
        frame.contentBottom = title.placed ? title.rect().bottom() : 0;
        QRectF rect;
        if (title.placed) {
            const double width = frame.things > 0 ? layout::stripMinWidth : layout::stripEmptyWidth;
            rect = QRectF(title.rect().topLeft(), QSizeF(width - 2 * framePadding.left(), emptyFrameHeight));
            if (const auto at = content.find(frame.id); at != content.end()) {
                rect = rect.united(at->second);
                frame.contentBottom = at->second.bottom();
                if (frame.containers == 0)
                    rect.setBottom(std::max(rect.bottom(), frame.contentBottom + sentenceRoom));
            }
            rect = rect.marginsAdded(framePadding);
            top = first ? rect.top() : std::min(top, rect.top());
            bottom = first ? rect.bottom() : std::max(bottom, rect.bottom());
            first = false;
        }
        next.push_back(rect);
    }
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        QRectF &rect = next[i];
        if (rect.isNull()) continue;
        rect.setTop(top); // all of one height: columns side by side
        rect.setBottom(bottom);
        if (rect == frames_[i].rect) continue;
        if (frames_[i].containers == 0) addDirty(rect.united(frames_[i].rect));
        for (const QRectF &r : {frames_[i].rect, rect}) {
            if (r.isNull()) continue;
            constexpr double w = 4; // the border and the title are all that a frame paints
            addDirty(titleArea(r));
            addDirty({r.left() - w, r.bottom() - w, r.width() + 2 * w, 2 * w});
            addDirty({r.left() - w, r.top(), 2 * w, r.height()});
            addDirty({r.right() - w, r.top(), 2 * w, r.height()});
        }
        frames_[i].rect = rect;
    }
}

QRectF Scene::bounds() const {
    QRectF all;
    const auto include = [&](const QRectF &rect) { all = all.isNull() ? rect : all.united(rect); };
    for (const SceneFrame &frame : frames_)
        if (!frame.rect.isNull()) include(frame.rect);
    for (const SceneNode &n : nodes_)
        if (n.shown() && n.placed && n.kind != NodeKind::title) include(n.rect());
    return all;
}

Index Scene::nodeAt(QPointF world) const {
    Index hit = none;
    grid_.query(QRectF(world, QSizeF(0, 0)), [&](Index i) {
        const bool over =
            nodes_[i].kind != NodeKind::title && nodes_[i].seen() && nodes_[i].rect().contains(world);
        if (over && (hit == none || i > hit)) hit = i; // the one painted last
    });
    return hit;
}

Index Scene::edgeAt(QPointF world, double within) const {
    Index hit = none;
    double nearest = within;
    for (Index i = 0; i < edges_.size(); ++i) {
        const EdgeShape &shape = edges_[i].shape;
        if (!drawn(edges_[i]) || !shape.bounds.adjusted(-within, -within, within, within).contains(world))
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

layout::Graph Scene::graph(std::vector<std::optional<layout::Point>> &known) const {
    layout::Graph graph;
    known.clear();
    std::vector<Index> order;
    order.reserve(nodes_.size());
    for (const bool local : {true, false}) // this machine's strip first, then the others by their names
        for (const SceneFrame &frame : frames_)
            if (frame.engine->local == local) order.push_back(frame.title);
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].shown() && nodes_[i].kind != NodeKind::title) order.push_back(i);
    // The new ones by id, so that one snapshot gives one picture, whatever came before it.
    const auto fresh = std::partition(order.begin() + static_cast<std::ptrdiff_t>(frames_.size()),
                                      order.end(), [&](Index i) { return nodes_[i].placed; });
    std::sort(fresh, order.end(), [&](Index x, Index y) { return nodes_[x].id < nodes_[y].id; });
    std::vector<Index> position(nodes_.size(), none);
    graph.nodes.reserve(order.size());
    for (const Index i : order) {
        const SceneNode &n = nodes_[i];
        position[i] = static_cast<Index>(graph.nodes.size());
        layout::Node out{n.id,
                         n.host,
                         {n.size.width(), n.size.height()},
                         std::nullopt,
                         n.kind == NodeKind::hub,
                         n.kind == NodeKind::title};
        std::optional<layout::Point> at;
        if (n.placed) at = layout::Point{n.centre.x(), n.centre.y()};
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
