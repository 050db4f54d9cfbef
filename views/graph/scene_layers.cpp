#include <algorithm>
#include <map>

#include "views/graph/node_sizes.h"
#include "views/graph/scene.h"

namespace portolan::views {
namespace {

const EntityId outsideId{EntityKind::group, "outside"};

EntityId portId(const ContainerId &container, const Publication &p) {
    return {EntityKind::group, "port\x1f" + container.value + '\x1f' + std::to_string(p.hostPort) + '/' +
                                   p.container.protocol + '\x1f' + std::to_string(p.container.number)};
}

EntityId lineId(const char *from, const EntityId &port) {
    return {EntityKind::group, from + std::string("\x1f") + port.key};
}

} // namespace

/// Gives a container the ports it publishes, one for IPv4 and IPv6 together.
void Scene::syncPorts(Index container) {
    const Container *c = nodes_[container].container();
    if (!c) return;
    const EntityId id = nodes_[container].id, host = nodes_[container].host;
    std::map<EntityId, std::shared_ptr<const HostPort>> ports;
    for (const Publication &p : c->publications)
        if (p.hostPort != 0)
            ports.try_emplace(portId(c->id, p), std::make_shared<const HostPort>(HostPort{c->id, p}));
    std::vector<EntityId> gone;
    for (const Index e : nodes_[container].edges)
        if (edges_[e].kind == EdgeKind::publication && ports.count(nodes_[edges_[e].a].id) == 0)
            gone.push_back(nodes_[edges_[e].a].id);
    const auto drop = [&](const EntityId &port) {
        removeEdge(lineId("in", port));
        removeEdge(lineId("to", port));
        removeNode(port);
    };
    for (const EntityId &port : gone) drop(port);
    if (!ports.empty() && nodeIndex_.count(outsideId) == 0)
        upsertNode(outsideId, NodeKind::outside, {}, outsideSize, std::monostate{});
    for (const auto &[port, row] : ports) {
        upsertNode(port, NodeKind::hostPort, host, portSize, row);
        upsertEdge(lineId("in", port), EdgeKind::publication, outsideId, port, std::monostate{});
        upsertEdge(lineId("to", port), EdgeKind::publication, port, id, std::monostate{});
    }
    const auto outside = nodeIndex_.find(outsideId);
    if (outside != nodeIndex_.end() && nodes_[outside->second].edges.empty()) removeNode(outsideId);
}

void Scene::dropPorts(Index container) {
    std::vector<EntityId> ports;
    for (const Index e : nodes_[container].edges)
        if (edges_[e].kind == EdgeKind::publication) ports.push_back(nodes_[edges_[e].a].id);
    for (const EntityId &port : ports) {
        removeEdge(lineId("in", port));
        removeEdge(lineId("to", port));
        removeNode(port);
    }
    const auto outside = nodeIndex_.find(outsideId);
    if (!ports.empty() && outside != nodeIndex_.end() && nodes_[outside->second].edges.empty())
        removeNode(outsideId);
}

/// Ports and what is outside are there only while things are arranged in layers.
void Scene::syncLayers() {
    std::vector<Index> containers;
    for (Index i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].alive && nodes_[i].container()) containers.push_back(i);
    for (const Index i : containers)
        if (arrangement_.kind == layout::Kind::layers)
            syncPorts(i);
        else
            dropPorts(i);
}

} // namespace portolan::views
