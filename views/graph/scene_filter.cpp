#include "views/graph/scene.h"

namespace portolan::views {

Match Scene::matchOf(const SceneNode &node) const {
    const bool filtered = node.kind == NodeKind::container || node.kind == NodeKind::hub ||
                          node.kind == NodeKind::etcd || node.kind == NodeKind::hostPort;
    const HostPort *port = node.hostPort(); // goes with its container
    if (!matches_ || !filtered || matches_->count(port ? containerId(port->container) : node.id) > 0)
        return Match::hit;
    return misses_ == Misses::fade ? Match::faded : Match::vanished;
}

bool Scene::setMatches(std::shared_ptr<const std::unordered_set<EntityId>> matches, Misses misses) {
    matches_ = std::move(matches);
    misses_ = misses;
    bool changed = false;
    for (Index i = 0; i < nodes_.size(); ++i) {
        SceneNode &n = nodes_[i];
        const Match next = matchOf(n);
        if (next == n.match) continue;
        n.match = next;
        if (!n.alive) continue;
        changed = true;
        touchNode(i);
        for (const Index e : n.edges) touchEdge(e);
    }
    if (changed) {
        ++version_; // what a reader of the screen may count
        ++nodeLooks_;
        ++lineLooks_;
    }
    return changed;
}

} // namespace portolan::views
