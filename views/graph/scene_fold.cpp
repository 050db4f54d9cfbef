#include <algorithm>
#include <map>

#include "views/graph/node_sizes.h"
#include "views/graph/scene.h"

namespace portolan::views {
namespace {

bool isDefault(const Network &n) {
    switch (driverKind(n)) {
    case DriverKind::bridge:
        return n.name == "bridge";
    case DriverKind::host:
        return n.name == "host";
    case DriverKind::none:
        return n.name == "none";
    default:
        return false;
    }
}

} // namespace

/// Whether a node takes part in the chart as it is grouped and folded.
bool Scene::wanted(const SceneNode &n) const {
    if (!n.alive) return false;
    const bool member = n.kind != NodeKind::title && n.kind != NodeKind::group;
    if (member && n.frameAt != none && frames_[n.frameAt].folded) return false;
    return !n.network() || drawn(n);
}

/// Of a network: whether anything is to be seen of it.
bool Scene::drawn(const SceneNode &n) const {
    const Network *network = n.network();
    if (hideDefaults_ && isDefault(*network)) return false;
    if (n.endpoints > 0) return true;
    const DriverKind driver = driverKind(*network);
    return driver != DriverKind::host && driver != DriverKind::none;
}

void Scene::setHidesDefaults(bool hide) {
    if (hideDefaults_ == hide) return;
    hideDefaults_ = hide;
    ++version_;
    if (arrangement_.by == GroupBy::network)
        regroup();
    else
        for (Index i = 0; i < nodes_.size(); ++i)
            if (nodes_[i].network()) noteShown(i);
    finishPlacing();
}

/// By which a frame is known again in another run.
std::string Scene::frameKey(const SceneFrame &frame) const {
    const auto engine = engines_.find(frame.host);
    std::string key =
        engine == engines_.end() || engine->second->id.empty() ? frame.host.key : engine->second->id;
    return frame.by == GroupBy::host ? key : key + '/' + frame.name;
}

/// Gives a frame its title, or the card it was folded to.
void Scene::dressTitle(Index f) {
    const SceneFrame &frame = frames_[f];
    const NodeKind kind = frame.folded ? NodeKind::group : NodeKind::title;
    const QSizeF size = frame.folded ? groupSize : titleSize;
    const auto at = nodeIndex_.find(frame.id);
    if (at != nodeIndex_.end() && nodes_[at->second].alive && nodes_[at->second].kind != kind) {
        const Index i = at->second;
        nodes_[i].alive = false; // it stands elsewhere now, and that place is remembered apart
        noteShown(i);
    }
    if (frame.engine)
        upsertNode(frame.id, kind, frame.host, size, frame.engine);
    else
        upsertNode(frame.id, kind, frame.host, size, std::monostate{});
    frames_[f].title = nodeIndex_.at(frames_[f].id);
}

void Scene::fold(Index f, bool folded) {
    SceneFrame &frame = frames_[f];
    if (frame.folded == folded) return;
    const std::string key = frameKey(frame);
    if (folded)
        memory().folded.insert(key);
    else
        memory().folded.erase(key);
    ++version_;
    bundlesStale_ = true;
    addDirty(frame.rect.adjusted(-8, -8, 8, 8), true);
    addDirty(titleArea(frame.rect));
    const QPointF middle = frame.rect.center();
    const bool hadRect = !frame.rect.isNull();
    const EntityId id = frame.id;
    frame.folded = folded;
    std::vector<Index> members;
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].alive && nodes_[i].frameAt == f && nodes_[i].id != id) members.push_back(i);
    if (folded) {
        for (const Index i : members) noteShown(i); // they remember their places
        dressTitle(f);
        const Index card = frames_[f].title;
        if (!nodes_[card].placed && hadRect) place(card, middle);
    } else {
        dressTitle(f); // the card makes room first
        for (const Index i : members) noteShown(i);
        const SceneNode &title = nodes_[frames_[f].title];
        frames_[f].anchored = title.placed;
    }
}

void Scene::setFolded(const EntityId &id, bool folded) {
    const auto at = frameIndex_.find(id);
    if (at == frameIndex_.end()) return;
    fold(at->second, folded);
    if (bundlesStale_) rebundle();
    finishPlacing();
}

void Scene::setAllFolded(bool folded) {
    for (Index f = 0; f < frames_.size(); ++f) fold(f, folded);
    if (bundlesStale_) rebundle();
    finishPlacing();
}

/// What is seen in a node's place: itself, or the card of its group.
Index Scene::standIn(Index i) const {
    const SceneNode &n = nodes_[i];
    if (!n.alive) return none;
    if (n.frameAt == none || !frames_[n.frameAt].folded || n.kind == NodeKind::group) return i;
    return frames_[n.frameAt].title;
}

/// Lines of folded groups: one for all that lead to the same thing.
void Scene::rebundle() {
    bundlesStale_ = false;
    std::map<std::pair<Index, Index>, int> counts;
    const bool any =
        std::any_of(frames_.begin(), frames_.end(), [](const SceneFrame &f) { return f.folded; });
    std::vector<EntityId> before;
    for (const SceneEdge &e : edges_) {
        if (!e.alive) continue;
        if (e.kind == EdgeKind::bundle) before.push_back(e.id);
        if (!any || e.kind == EdgeKind::bundle || e.dangling()) continue;
        const Index a = standIn(e.a), b = standIn(e.b);
        if (a == none || b == none || a == b || (a == e.a && b == e.b)) continue;
        ++counts[nodes_[a].kind == NodeKind::group && (nodes_[b].kind != NodeKind::group || a < b)
                     ? std::pair(a, b)
                     : std::pair(b, a)];
    }
    std::map<EntityId, std::pair<std::pair<EntityId, EntityId>, int>> wantedBundles;
    for (const auto &[ends, count] : counts) {
        const EntityId &a = nodes_[ends.first].id, &b = nodes_[ends.second].id;
        wantedBundles[{EntityKind::group, "bundle\x1e" + a.key + '\x1e' + b.key}] = {{a, b}, count};
    }
    for (const EntityId &id : before)
        if (wantedBundles.count(id) == 0) removeEdge(id);
    for (const auto &[id, bundle] : wantedBundles) {
        upsertEdge(id, EdgeKind::bundle, bundle.first.first, bundle.first.second, std::monostate{});
        edges_[edgeIndex_.at(id)].count = bundle.second;
    }
    bundlesStale_ = false;
}

} // namespace portolan::views
