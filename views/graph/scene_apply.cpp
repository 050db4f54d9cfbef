#include <algorithm>

#include "views/graph/node_sizes.h"
#include "views/graph/scene.h"

namespace portolan::views {
namespace {

template <class T, class F>
void forLatest(const Changes<T> &changes, F &&f) {
    for (const auto &row : changes.added) f(row);
    for (const auto &change : changes.changed) f(change.after);
}

EntityId etcdId(const EtcdKeyspace &key) {
    EtcdSource source;
    source.key = key;
    return idOf(source);
}

} // namespace

Index Scene::slot(const EntityId &id) {
    const auto [at, isNew] = nodeIndex_.try_emplace(id, none);
    if (!isNew) return at->second;
    if (freeNodes_.empty()) {
        at->second = static_cast<Index>(nodes_.size());
        nodes_.emplace_back();
    } else {
        at->second = freeNodes_.back();
        freeNodes_.pop_back();
        nodes_[at->second] = SceneNode{};
    }
    nodes_[at->second].id = id;
    return at->second;
}

void Scene::releaseIfUnused(Index i) {
    SceneNode &n = nodes_[i];
    if (n.alive || !n.edges.empty() || n.ambassador) return;
    nodeIndex_.erase(n.id);
    n = SceneNode{};
    freeNodes_.push_back(i);
}

/// Keeps the count of the unplaced right when a node begins or ceases to be shown.
void Scene::noteShown(Index i) {
    SceneNode &n = nodes_[i];
    const bool now = wanted(n);
    if (now == n.stands) return;
    staleSpots();
    ++nodeLooks_;
    ++lineLooks_;
    bundlesStale_ = true;
    if (now) {
        n.stands = true;
        ++unplaced_;
        adoptRemembered(i);
        return;
    }
    touchNode(i);
    if (n.placed) {
        if (!gridStale_) grid_.remove(i, n.rect());
        remember(n);
    } else {
        --unplaced_;
    }
    n.stands = n.placed = n.pinned = n.gliding = false;
    n.awaits = SceneNode::Awaits::nothing;
    reshapeAround(i);
}

bool Scene::lost(const EntityId &engine) const {
    const auto at = engines_.find(engine);
    return at != engines_.end() && at->second->state != SourceState::live &&
           at->second->state != SourceState::connecting;
}

void Scene::upsertNode(const EntityId &id, NodeKind kind, const EntityId &host, QSizeF size, NodeRow row) {
    const Index i = slot(id);
    SceneNode &n = nodes_[i];
    const bool known = n.alive && n.kind == kind;
    if (!n.alive) n.size = n.goalSize = size;
    n.kind = kind;
    n.host = host;
    n.row = std::move(row);
    n.alive = true;
    const bool wasUp = std::exchange(n.up, n.container() && isUp(n.container()->state));
    const Index frameBefore = std::exchange(n.frameAt, frameFor(n));
    if (!known || frameBefore != n.frameAt)
        staleSpots();
    else if (n.frameAt != none && kind == NodeKind::container)
        frames_[n.frameAt].running += n.up - wasUp;
    n.match = matchOf(n);
    n.faded = n.etcd() ? n.etcd()->state != SourceState::live : lost(host);
    noteShown(i);
    touchNode(i);
}

void Scene::removeNode(const EntityId &id) {
    const auto at = nodeIndex_.find(id);
    if (at == nodeIndex_.end()) return;
    const Index i = at->second;
    nodes_[i].alive = false;
    staleSpots();
    noteShown(i);
    nodes_[i].row = std::monostate{};
    nodes_[i].frameAt = none;
    releaseIfUnused(i);
}

void Scene::upsertEdge(const EntityId &id, EdgeKind kind, const EntityId &a, const EntityId &b, EdgeRow row) {
    if (kind != EdgeKind::bundle) bundlesStale_ = true;
    if (const auto at = edgeIndex_.find(id); at != edgeIndex_.end()) {
        SceneEdge &e = edges_[at->second];
        const bool same =
            nodes_[e.a].id == a && (b.empty() ? e.dangling() : !e.dangling() && nodes_[e.b].id == b);
        if (same) {
            e.row = std::move(row);
            touchEdge(at->second);
            return;
        }
        removeEdge(id);
    }
    Index i = none;
    if (freeEdges_.empty()) {
        i = static_cast<Index>(edges_.size());
        edges_.emplace_back();
    } else {
        i = freeEdges_.back();
        freeEdges_.pop_back();
    }
    edgeIndex_[id] = i;
    const Index from = slot(a), to = b.empty() ? none : slot(b); // slot() may move the nodes
    SceneEdge &e = edges_[i];
    e = SceneEdge{};
    e.id = id;
    e.kind = kind;
    e.alive = true;
    e.row = std::move(row);
    e.a = from;
    e.b = to == from ? none : to;
    for (const Index end : {e.a, e.b}) {
        if (end == none) continue;
        nodes_[end].edges.push_back(i);
        nodes_[end].endpoints += kind == EdgeKind::endpoint;
        noteShown(end);
    }
    reshape(i);
    if (kind == EdgeKind::endpoint && nodes_[e.a].endpoints > 1) reshapeAround(e.a); // labels change sides
}

void Scene::removeEdge(const EntityId &id) {
    const auto at = edgeIndex_.find(id);
    if (at == edgeIndex_.end()) return;
    const Index i = at->second;
    edgeIndex_.erase(at);
    touchEdge(i);
    const Index a = edges_[i].a, b = edges_[i].b;
    const bool endpoint = edges_[i].kind == EdgeKind::endpoint;
    if (edges_[i].kind != EdgeKind::bundle) bundlesStale_ = true;
    edges_[i] = SceneEdge{};
    if (i < boxes_.size()) boxes_[i] = {};
    freeEdges_.push_back(i);
    for (const Index end : {a, b}) {
        if (end == none) continue;
        std::erase(nodes_[end].edges, i);
        nodes_[end].endpoints -= endpoint;
        noteShown(end);
        if (!endpoint || end == a) reshapeAround(end); // lanes, sides
        releaseIfUnused(end);
    }
}

/// A swarm's network has a hub on each of its hosts: they are joined to a chain.
void Scene::respan(const Network &network, bool present) {
    std::vector<EntityId> &hubs = spans_[network.id.value];
    const auto chain = [&](auto &&f) {
        for (std::size_t i = 1; i < hubs.size(); ++i) {
            const EntityId id{EntityKind::network, "span\x1f" + hubs[i - 1].key + '\x1f' + hubs[i].key};
            f(id, hubs[i - 1], hubs[i]);
        }
    };
    const EntityId hub = idOf(network);
    const auto at = std::lower_bound(hubs.begin(), hubs.end(), hub);
    const bool known = at != hubs.end() && *at == hub;
    if (known == present) return;
    chain([&](const EntityId &id, const EntityId &, const EntityId &) { removeEdge(id); });
    if (present)
        hubs.insert(at, hub);
    else
        hubs.erase(at);
    chain([&](const EntityId &id, const EntityId &a, const EntityId &b) {
        upsertEdge(id, EdgeKind::span, a, b, std::monostate{});
    });
    if (hubs.empty()) spans_.erase(network.id.value);
}

void Scene::apply(const Diff &diff) {
    ++version_;
    const auto moves = [](const auto &changes) { return !changes.added.empty() || !changes.removed.empty(); };
    if (arrangement_.by != GroupBy::host)
        framesStale_ |=
            moves(diff.containers) || moves(diff.networks) ||
            (arrangement_.by == GroupBy::network && (moves(diff.endpoints) || moves(diff.sharedNetworks)));
    removeGone(diff);
    applyEngines(diff.engines);
    if (framesStale_ && arrangement_.by == GroupBy::host) regroup();
    applyNodes(diff);
    applyEdges(diff);
    if (framesStale_) regroup();
    if (bundlesStale_) rebundle();
    reshapeMoved();
    if (countsStale_) countFrames();
    updateFrames();
}

void Scene::removeGone(const Diff &diff) {
    const auto edges = [&](const auto &changes) {
        for (const auto &row : changes.removed) removeEdge(idOf(*row));
    };
    edges(diff.endpoints);
    edges(diff.links);
    edges(diff.relays);
    edges(diff.registrations);
    edges(diff.sharedNetworks);
    for (const auto &row : diff.ambassadors.removed) {
        const Index i = slot(containerId(row->container));
        nodes_[i].ambassador = nullptr;
        touchNode(i);
        releaseIfUnused(i);
    }
    for (const auto &row : diff.containers.removed) {
        if (const auto at = nodeIndex_.find(idOf(*row)); at != nodeIndex_.end()) dropPorts(at->second);
        removeNode(idOf(*row));
    }
    for (const auto &row : diff.networks.removed) {
        respan(*row, false);
        removeNode(idOf(*row));
    }
    for (const auto &row : diff.etcdSources.removed) removeNode(idOf(*row));
}

void Scene::applyEngines(const Changes<Engine> &changes) {
    const auto drop = [&](const EntityId &id) {
        if (engines_.erase(id) == 0) return;
        framesStale_ = true;
        updateFading(id, false);
    };
    for (const auto &row : changes.removed) drop(idOf(*row));
    forLatest(changes, [&](const std::shared_ptr<const Engine> &row) {
        const EntityId id = idOf(*row);
        if (row->state == SourceState::duplicate) { // charted under its other name
            drop(id);
            return;
        }
        const bool wasLost = lost(id);
        const std::shared_ptr<const Engine> before = std::exchange(engines_[id], row);
        framesStale_ = framesStale_ || !before;
        if (wasLost != lost(id)) updateFading(id, lost(id)); // all in it fades or comes back
        const auto at = frameIndex_.find(id);
        if (at == frameIndex_.end()) return;
        frames_[at->second].engine = row;
        dressTitle(at->second);
        const SceneFrame &frame = frames_[at->second];
        if (before && before->id != row->id && !frame.anchored)
            adoptRemembered(frame.title); // now we know who it is
        addDirty(titleArea(frame.rect));
        if (!before || before->state != row->state) addDirty(frame.rect.adjusted(-8, -8, 8, 8), true);
    });
}

void Scene::applyNodes(const Diff &diff) {
    forLatest(diff.networks, [&](const std::shared_ptr<const Network> &row) {
        upsertNode(idOf(*row), NodeKind::hub, engineId(row->engine), hubSize, row);
        respan(*row, true);
    });
    forLatest(diff.containers, [&](const std::shared_ptr<const Container> &row) {
        upsertNode(idOf(*row), NodeKind::container, engineId(row->engine), cardSize, row);
        if (arrangement_.kind == layout::Kind::layers) syncPorts(nodeIndex_.at(idOf(*row)));
    });
    forLatest(diff.etcdSources, [&](const std::shared_ptr<const EtcdSource> &row) {
        upsertNode(idOf(*row), NodeKind::etcd, EntityId{}, etcdSize, row);
    });
    forLatest(diff.ambassadors, [&](const std::shared_ptr<const Ambassador> &row) {
        const Index i = slot(containerId(row->container));
        nodes_[i].ambassador = row;
        touchNode(i);
    });
}

void Scene::applyEdges(const Diff &diff) {
    const auto idOrNone = [](const ContainerId &id) { return id.empty() ? EntityId{} : containerId(id); };
    forLatest(diff.endpoints, [&](const std::shared_ptr<const Endpoint> &row) {
        upsertEdge(idOf(*row), EdgeKind::endpoint, containerId(row->container),
                   networkId(row->engine, row->network), row);
    });
    forLatest(diff.links, [&](const std::shared_ptr<const Link> &row) {
        upsertEdge(idOf(*row), EdgeKind::link, containerId(row->consumer), idOrNone(row->target), row);
    });
    forLatest(diff.relays, [&](const std::shared_ptr<const Relay> &row) {
        upsertEdge(idOf(*row), EdgeKind::relay, containerId(row->ambassador), idOrNone(row->target), row);
    });
    forLatest(diff.sharedNetworks, [&](const std::shared_ptr<const SharedNetwork> &row) {
        upsertEdge(idOf(*row), EdgeKind::shared, containerId(row->guest), idOrNone(row->owner), row);
    });
    forLatest(diff.registrations, [&](const std::shared_ptr<const Registration> &row) {
        if (row->container.empty())
            removeEdge(idOf(*row)); // names an address that nobody has: nothing to draw
        else
            upsertEdge(idOf(*row), EdgeKind::registration, etcdId(row->keyspace), containerId(row->container),
                       row);
    });
}

} // namespace portolan::views
