#include <algorithm>

#include "views/graph/node_sizes.h"
#include "views/graph/scene.h"

namespace portolan::views {
namespace {

constexpr QMarginsF framePadding(22, 16, 22, 26); // from what stands in a frame to its border
constexpr double emptyFrameHeight = 230;
constexpr double titleRise = 5000;  // at the smallest zoom
constexpr double sentenceRoom = 66; // under the networks of an engine without containers

const std::string *projectOf(const std::map<std::string, std::string> &labels) {
    const auto at = labels.find("com.docker.compose.project");
    return at == labels.end() || at->second.empty() ? nullptr : &at->second;
}

/// Whether no frame stands above or below another one.
bool sideBySide(std::vector<QRectF> frames) {
    std::erase_if(frames, [](const QRectF &rect) { return rect.isNull(); });
    std::sort(frames.begin(), frames.end(),
              [](const QRectF &a, const QRectF &b) { return a.left() < b.left(); });
    for (std::size_t i = 1; i < frames.size(); ++i)
        if (frames[i].left() < frames[i - 1].right()) return false;
    return true;
}

} // namespace

/// Seen from far away a title stands above its frame, and the higher the further.
QRectF Scene::titleArea(const QRectF &frame) {
    return frame.isNull()
               ? QRectF()
               : QRectF(frame.left() - 8, frame.top() - titleRise, frame.width() + 16, titleRise + 56);
}

/// Whose network a guest lives in, the last of a chain.
Index Scene::ownerOf(const SceneNode &guest) const {
    const auto next = [this](const SceneNode &node) {
        for (const Index e : node.edges)
            if (edges_[e].kind == EdgeKind::shared && &nodes_[edges_[e].a] == &node) return edges_[e].b;
        return none;
    };
    Index owner = none;
    int steps = 0; // two may name one another
    for (Index i = next(guest); i != none && steps < 16; i = next(nodes_[i]), ++steps) owner = i;
    return steps < 16 ? owner : none;
}

/// The frame a node belongs into; empty: none.
EntityId Scene::groupOf(const SceneNode &node, std::string *name) const {
    if (node.kind == NodeKind::etcd || node.kind == NodeKind::outside) return {};
    switch (arrangement_.by) {
    case GroupBy::host:
        return node.host;
    case GroupBy::project: {
        const std::string *project = nullptr;
        if (const Container *c = node.container()) project = projectOf(c->labels);
        if (const Network *n = node.network()) project = projectOf(n->labels);
        if (!project) return {};
        if (name) *name = *project;
        return {EntityKind::group, "project\x1f" + node.host.key + '\x1f' + *project};
    }
    case GroupBy::network: {
        const Network *network = node.network();
        if (const Index owner = ownerOf(node); owner != none) return groupOf(nodes_[owner], name);
        if (!network && node.kind == NodeKind::container) {
            EntityId first; // whatever the order in which its networks came
            for (const Index e : node.edges) {
                const SceneEdge &edge = edges_[e];
                if (edge.kind != EdgeKind::endpoint || edge.dangling()) continue;
                const SceneNode &hub = nodes_[edge.b];
                if (!hub.network() || (!first.empty() && !(hub.id < first))) continue;
                first = hub.id;
                network = hub.network();
            }
        }
        if (!network) return {};
        if (name) *name = network->name;
        return {EntityKind::group, "network\x1f" + networkId(network->engine, network->id).key};
    }
    case GroupBy::none:
        break;
    }
    return {};
}

Index Scene::frameFor(const SceneNode &node) const {
    EntityId id = node.kind == NodeKind::title || node.kind == NodeKind::group ? node.id : groupOf(node);
    if (const HostPort *port = node.hostPort()) {
        const auto at = nodeIndex_.find(containerId(port->container));
        return at == nodeIndex_.end() ? none : nodes_[at->second].frameAt;
    }
    const auto at = frameIndex_.find(id);
    return at == frameIndex_.end() ? none : at->second;
}

void Scene::renumberFrames() {
    frameIndex_.clear();
    staleSpots();
    for (Index i = 0; i < frames_.size(); ++i) frameIndex_[frames_[i].id] = i;
    for (const bool ports : {false, true}) // those follow their containers
        for (SceneNode &n : nodes_)
            if ((n.kind == NodeKind::hostPort) == ports) n.frameAt = n.alive ? frameFor(n) : none;
}

/// Makes the frames that the grouping wants, and takes away the others with their titles.
void Scene::regroup() {
    framesStale_ = false;
    std::map<EntityId, SceneFrame> wantedFrames;
    if (arrangement_.by == GroupBy::host) {
        for (const auto &[id, engine] : engines_) {
            SceneFrame &frame = wantedFrames[id];
            frame.host = id;
            frame.engine = engine;
        }
    } else if (arrangement_.by != GroupBy::none) {
        std::string name;
        for (const SceneNode &n : nodes_) {
            if (!n.alive || (n.kind != NodeKind::container && n.kind != NodeKind::hub)) continue;
            const EntityId id = groupOf(n, &name);
            if (id.empty() || (n.network() && !drawn(n))) continue; // a frame of its own for nothing
            SceneFrame &frame = wantedFrames[id];
            frame.name = name;
            frame.host = n.host;
        }
    }
    std::vector<EntityId> gone;
    for (const SceneFrame &old : frames_) {
        if (wantedFrames.count(old.id) > 0) continue;
        gone.push_back(old.id);
        addDirty(old.rect.adjusted(-8, -8, 8, 8), true);
        addDirty(titleArea(old.rect));
    }
    for (const EntityId &id : gone) removeNode(id); // while the frame still says whose it was
    for (SceneFrame &old : std::exchange(frames_, {})) {
        const auto at = wantedFrames.find(old.id);
        if (at == wantedFrames.end()) continue;
        old.engine = at->second.engine;
        old.name = at->second.name;
        at->second = std::move(old);
    }
    for (auto &[id, frame] : wantedFrames) {
        frame.id = id;
        frame.by = arrangement_.by;
        frames_.push_back(std::move(frame));
    }
    renumberFrames();
    for (Index i = 0; i < frames_.size(); ++i) {
        frames_[i].folded = memory().folded.count(frameKey(frames_[i])) > 0;
        dressTitle(i);
    }
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].alive) noteShown(i);
}

void Scene::countFrames() {
    countsStale_ = false;
    std::vector<int> before;
    for (SceneFrame &frame : frames_) {
        before.push_back(frame.containers);
        frame.things = frame.members = frame.running = frame.networks = frame.containers = 0;
    }
    for (const SceneNode &n : nodes_) {
        if (!n.alive || n.frameAt == none || n.kind == NodeKind::title || n.kind == NodeKind::group) continue;
        SceneFrame &frame = frames_[n.frameAt];
        if (n.kind == NodeKind::container) {
            ++frame.members;
            frame.running += n.up;
        }
        frame.networks += n.kind == NodeKind::hub;
        if (!n.stands || !n.placed) continue;
        ++frame.things;
        frame.containers += n.kind == NodeKind::container;
    }
    for (std::size_t i = 0; i < frames_.size(); ++i) // a sentence says so
        if ((before[i] == 0) != (frames_[i].containers == 0)) addDirty(frames_[i].rect);
}

void Scene::updateFrames() {
    struct Content {
        float left = 1e30F, top = 1e30F, right = -1e30F, bottom = -1e30F;
    };
    std::vector<Content> contents(frames_.size());
    for (const Spot &s : spots()) {
        if (s.frame == none) continue;
        Content &c = contents[s.frame];
        c.left = std::min(c.left, s.x - s.width / 2);
        c.right = std::max(c.right, s.x + s.width / 2);
        c.top = std::min(c.top, s.y - s.height / 2);
        c.bottom = std::max(c.bottom, s.y + s.height / 2);
    }
    std::vector<QRectF> content(frames_.size());
    for (std::size_t i = 0; i < contents.size(); ++i)
        if (contents[i].left <= contents[i].right)
            content[i] = QRectF(QPointF(contents[i].left, contents[i].top),
                                QPointF(contents[i].right, contents[i].bottom));
    std::vector<QRectF> next;
    double top = 0, bottom = 0;
    bool first = true;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        SceneFrame &frame = frames_[i];
        const SceneNode &title = nodes_[frame.title];
        frame.contentBottom = title.placed ? title.rect().bottom() : 0;
        QRectF rect;
        if (title.placed && !frame.folded) {
            const double width = frame.things > 0 ? layout::frameMinWidth : layout::frameEmptyWidth;
            rect = QRectF(title.rect().topLeft(), QSizeF(width - 2 * framePadding.left(), emptyFrameHeight));
            if (frame.by != GroupBy::host) rect = title.rect();
            if (!content[i].isNull()) {
                rect = rect.united(content[i]);
                frame.contentBottom = content[i].bottom();
                if (frame.containers == 0 && frame.engine)
                    rect.setBottom(std::max(rect.bottom(), frame.contentBottom + sentenceRoom));
            }
            rect = rect.marginsAdded(framePadding);
            top = first ? rect.top() : std::min(top, rect.top());
            bottom = first ? rect.bottom() : std::max(bottom, rect.bottom());
            first = false;
        }
        next.push_back(rect);
    }
    const bool columns = arrangement_.by == GroupBy::host && sideBySide(next);
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        QRectF &rect = next[i];
        if (columns && !rect.isNull()) {
            rect.setTop(top); // all of one height: columns side by side
            rect.setBottom(bottom);
        }
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
        boundsStale_ = true;
    }
}

} // namespace portolan::views
