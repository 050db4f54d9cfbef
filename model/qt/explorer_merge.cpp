// How the explorer's tree follows a diff. Its cost follows what changed, not how much there is.

#include <map>
#include <set>
#include <unordered_set>

#include "model/core/text.h"
#include "model/qt/explorer_model.h"

namespace portolan::qt {
namespace {

QString harmless(std::string_view text) { return QString::fromStdString(plain(text, 120)); }

/// The rank keeps kinds apart among siblings.
std::string keyAmong(ExplorerNode kind, std::string_view id) {
    std::string key(1, static_cast<char>('a' + static_cast<int>(kind)));
    key += id;
    return key;
}

template <class T>
ExplorerRow rowOf(ExplorerNode kind, const std::shared_ptr<const T> &entity, std::string_view name) {
    ExplorerRow row;
    row.kind = kind;
    row.id = idOf(*entity);
    row.name = harmless(name);
    row.entity = entity;
    return row;
}

ExplorerRow rowOf(const std::shared_ptr<const Engine> &e) {
    return rowOf(ExplorerNode::engine, e, e->name.empty() ? e->url : e->name);
}
ExplorerRow rowOf(const std::shared_ptr<const Network> &n) {
    return rowOf(ExplorerNode::network, n, n->name);
}

/// All endpoints of one container: they lie side by side in their table.
template <class F>
void forEndpoints(const Snapshot &now, const ContainerId &id, F &&f) {
    const PairKey first{id.value, {}};
    auto at = std::lower_bound(now.endpoints.begin(), now.endpoints.end(), first,
                               [](const auto &row, const PairKey &key) { return keyOf(*row) < key; });
    for (; at != now.endpoints.end() && (*at)->container == id; ++at) f(**at);
}

int keysOf(const Snapshot &now, const EtcdKeyspace &keyspace) {
    const auto below = [](const auto &row, const EtcdKeyspace &key) { return row->keyspace < key; };
    const auto above = [](const EtcdKeyspace &key, const auto &row) { return key < row->keyspace; };
    const auto first = std::lower_bound(now.etcdEntries.begin(), now.etcdEntries.end(), keyspace, below);
    return static_cast<int>(std::upper_bound(first, now.etcdEntries.end(), keyspace, above) - first);
}

template <class T, class F>
void forEachTouched(const Changes<T> &changes, F &&f) {
    for (const auto &row : changes.added) f(*row);
    for (const auto &change : changes.changed) f(*change.after);
    for (const auto &row : changes.removed) f(*row);
}

} // namespace

struct ExplorerModel::Place {
    Node *parent = nullptr;
    QString address;
    bool guest = false;
};

/// What is to come and to go, by parent, so that neighbours make one signal.
struct ExplorerModel::Batch {
    std::map<Node *, std::vector<NodePtr>> coming;
    std::map<Node *, std::unordered_set<const Node *>> going;
};

void ExplorerModel::apply(const Snapshot &now, const Diff &diff) {
    applyEngines(now, diff);
    applyNetworks(diff);
    applyContainers(now, diff);
    applySwarm(now, diff);
    applyEtcd(now, diff);
}

void ExplorerModel::forget(const Node &subtree) {
    if (subtree.data.kind == ExplorerNode::container) {
        const auto at = placed_.find(ContainerId(subtree.data.id.key));
        if (at == placed_.end()) return;
        std::erase(at->second, &subtree);
        if (at->second.empty()) placed_.erase(at);
    }
    for (const NodePtr &child : subtree.children) forget(*child);
}

void ExplorerModel::applyEngines(const Snapshot &now, const Diff &diff) {
    const auto key = [](const Engine &e) { return keyAmong(ExplorerNode::engine, e.key.value); };
    for (const auto &engine : diff.engines.removed) {
        remove(root(), [&](const Node &node) {
            if (node.key != key(*engine)) return false;
            forget(node);
            return true;
        });
    }
    std::vector<NodePtr> coming;
    for (const auto &engine : diff.engines.added) coming.push_back(make(key(*engine), rowOf(engine)));
    insert(root(), std::move(coming));

    std::set<EngineKey> touched;
    for (const auto &c : diff.containers.added) ++containersOn_[c->engine], touched.insert(c->engine);
    for (const auto &c : diff.containers.removed) --containersOn_[c->engine], touched.insert(c->engine);
    for (const auto &[before, after] : diff.containers.changed) {
        if (before->engine == after->engine) continue;
        --containersOn_[before->engine], touched.insert(before->engine);
        ++containersOn_[after->engine], touched.insert(after->engine);
    }
    for (const auto &engine : diff.engines.removed) containersOn_.erase(engine->key);
    for (const auto &change : diff.engines.changed) touched.insert(change.after->key);
    for (const EngineKey &engineKey : touched) {
        const auto engine = now.engines.find(std::string_view(engineKey.value));
        Node *node = engine ? find(&root(), key(*engine)) : nullptr;
        if (!node) continue;
        ExplorerRow row = rowOf(engine);
        row.count = containersOn_[engineKey];
        node->data = std::move(row);
        touch(node);
    }
}

void ExplorerModel::applyNetworks(const Diff &diff) {
    const auto key = [](const Network &n) { return keyAmong(ExplorerNode::network, n.id.value); };
    const auto engineOf = [this](const Network &n) {
        return find(&root(), keyAmong(ExplorerNode::engine, n.engine.value));
    };
    std::map<Node *, std::set<std::string>> going;
    for (const auto &network : diff.networks.removed)
        if (Node *engine = engineOf(*network)) going[engine].insert(key(*network));
    for (const auto &[engine, keys] : going) {
        for (const std::string &gone : keys)
            if (const Node *node = find(engine, gone)) forget(*node);
        remove(*engine, [&keys](const Node &node) { return keys.contains(node.key); });
    }
    std::map<Node *, std::vector<NodePtr>> coming;
    for (const auto &network : diff.networks.added)
        if (Node *engine = engineOf(*network)) coming[engine].push_back(make(key(*network), rowOf(network)));
    for (auto &[engine, nodes] : coming) insert(*engine, std::move(nodes));
    for (const auto &change : diff.networks.changed) {
        Node *node = find(engineOf(*change.after), key(*change.after));
        if (!node) continue;
        node->data = rowOf(change.after);
        touch(node);
    }
}

std::vector<ExplorerModel::Place> ExplorerModel::placesOf(const Snapshot &now, const Container &container) {
    std::vector<Place> places;
    Node *engine = find(&root(), keyAmong(ExplorerNode::engine, container.engine.value));
    if (!engine) return places;
    const auto add = [&](const Endpoint &endpoint, bool guest) {
        Node *network = find(engine, keyAmong(ExplorerNode::network, endpoint.network.value));
        if (network) places.push_back({network, harmless(endpoint.ipv4), guest});
    };
    forEndpoints(now, container.id, [&](const Endpoint &endpoint) { add(endpoint, false); });
    const auto shared = now.sharedNetworks.find(std::string_view(container.id.value));
    if (places.empty() && shared && shared->owner && !shared->stranded)
        forEndpoints(now, shared->owner, [&](const Endpoint &endpoint) { add(endpoint, true); });
    if (places.empty()) places.push_back({noNetworkOf(engine), {}, shared != nullptr});
    return places;
}

ExplorerModel::Node *ExplorerModel::noNetworkOf(Node *engine) {
    const std::string key = keyAmong(ExplorerNode::noNetwork, {});
    if (Node *there = find(engine, key)) return there;
    ExplorerRow row;
    row.kind = ExplorerNode::noNetwork;
    std::vector<NodePtr> coming;
    coming.push_back(make(key, row));
    insert(*engine, std::move(coming));
    return find(engine, key);
}

/// Puts one container where it belongs now.
void ExplorerModel::settle(const Snapshot &now, const ContainerId &id, Batch &batch) {
    const auto container = now.containers.find(std::string_view(id.value));
    std::vector<Place> places;
    if (container) places = placesOf(now, *container);
    auto &nodes = placed_[id];
    std::erase_if(nodes, [&](Node *node) {
        const bool stays = std::any_of(places.begin(), places.end(),
                                       [&](const Place &p) { return p.parent == node->parent; });
        if (!stays) batch.going[node->parent].insert(node);
        return !stays;
    });
    const auto shared = now.sharedNetworks.find(std::string_view(id.value));
    for (const Place &place : places) {
        ExplorerRow row = rowOf(ExplorerNode::container, container, container->name);
        row.address = place.address;
        row.guest = place.guest;
        row.ambassador = now.ambassadors.find(std::string_view(id.value)) != nullptr;
        row.stranded = shared && shared->stranded;
        const auto there = std::find_if(nodes.begin(), nodes.end(),
                                        [&](const Node *node) { return node->parent == place.parent; });
        if (there != nodes.end()) {
            (*there)->data = std::move(row);
            touch(*there);
            continue;
        }
        NodePtr fresh = make(keyAmong(ExplorerNode::container, id.value), std::move(row));
        fresh->parent = place.parent; // so that the next settling of this container knows it
        nodes.push_back(fresh.get());
        batch.coming[place.parent].push_back(std::move(fresh));
    }
    if (nodes.empty()) placed_.erase(id);
}

void ExplorerModel::applyContainers(const Snapshot &now, const Diff &diff) {
    std::set<ContainerId> affected;
    std::set<ContainerId> owners;
    forEachTouched(diff.containers, [&](const Container &c) { affected.insert(c.id); });
    forEachTouched(diff.endpoints, [&](const Endpoint &e) { affected.insert(e.container); });
    forEachTouched(diff.ambassadors, [&](const Ambassador &a) { affected.insert(a.container); });
    forEachTouched(diff.sharedNetworks, [&](const SharedNetwork &s) { affected.insert(s.guest); });
    if (!diff.networks.added.empty() || !diff.networks.removed.empty()) {
        std::set<PairKey> networks;
        forEachTouched(diff.networks, [&](const Network &n) { networks.insert(keyOf(n)); });
        for (const auto &e : now.endpoints)
            if (networks.contains(PairKey{e->engine.value, e->network.value})) affected.insert(e->container);
    }
    if (affected.empty()) return;
    for (const auto &shared : now.sharedNetworks)
        if (affected.contains(shared->owner)) owners.insert(shared->guest);
    affected.merge(owners);

    Batch batch;
    for (const ContainerId &id : affected) settle(now, id, batch);
    std::set<Node *> engines;
    for (const auto &[parent, nodes] : batch.going) {
        remove(*parent, [&nodes](const Node &node) { return nodes.contains(&node); });
        if (parent->data.kind == ExplorerNode::noNetwork) engines.insert(parent->parent);
    }
    for (auto &[parent, nodes] : batch.coming) {
        insert(*parent, std::move(nodes));
        touch(parent); // its count
    }
    for (const auto &[parent, nodes] : batch.going) touch(parent);
    for (Node *engine : engines)
        remove(*engine, [](const Node &node) {
            return node.data.kind == ExplorerNode::noNetwork && node.children.empty();
        });
}

/// Makes the children of `parent` those of `wanted`; what stays keeps its own children.
void ExplorerModel::merge(Node &parent, std::vector<NodePtr> wanted) {
    std::set<std::string_view> keys;
    for (const NodePtr &node : wanted) keys.insert(node->key);
    remove(parent, [&keys](const Node &node) { return !keys.contains(node.key); });
    std::vector<NodePtr> fresh;
    for (NodePtr &node : wanted) {
        if (Node *there = find(&parent, node->key)) {
            if (there->data.entity == node->data.entity) continue;
            there->data = std::move(node->data);
            touch(there);
        } else {
            fresh.push_back(std::move(node));
        }
    }
    insert(parent, std::move(fresh));
}

void ExplorerModel::applySwarm(const Snapshot &now, const Diff &diff) {
    if (diff.swarmNodes.empty() && diff.swarmServices.empty() && diff.swarmTasks.empty()) return;
    const std::string groupKey = keyAmong(ExplorerNode::swarm, {});
    Node *group = find(&root(), groupKey);
    if (now.swarmNodes.empty() && now.swarmServices.empty() && now.swarmTasks.empty()) {
        remove(root(), [&](const Node &node) { return node.key == groupKey; });
        return;
    }
    if (!group) {
        ExplorerRow row;
        row.kind = ExplorerNode::swarm;
        std::vector<NodePtr> coming;
        coming.push_back(make(groupKey, row));
        insert(root(), std::move(coming));
        group = find(&root(), groupKey);
    }
    std::vector<NodePtr> wanted;
    std::unordered_map<std::string_view, std::vector<NodePtr>> tasksOf;
    for (const auto &n : now.swarmNodes)
        wanted.push_back(
            make(keyAmong(ExplorerNode::swarmNode, n->id), rowOf(ExplorerNode::swarmNode, n, n->hostname)));
    for (const auto &s : now.swarmServices)
        wanted.push_back(
            make(keyAmong(ExplorerNode::swarmService, s->id), rowOf(ExplorerNode::swarmService, s, s->name)));
    for (const auto &t : now.swarmTasks) {
        const auto service = now.swarmServices.find(std::string_view(t->service));
        const std::string slot = t->slot == 0 ? t->node.substr(0, 12) : std::to_string(t->slot);
        NodePtr node = make(keyAmong(ExplorerNode::swarmTask, t->id),
                            rowOf(ExplorerNode::swarmTask, t, (service ? service->name + "." : "") + slot));
        if (service)
            tasksOf[service->id].push_back(std::move(node));
        else
            wanted.push_back(std::move(node));
    }
    merge(*group, std::move(wanted));
    for (const auto &service : now.swarmServices) {
        Node *node = find(group, keyAmong(ExplorerNode::swarmService, service->id));
        const std::size_t before = node->children.size();
        merge(*node, std::move(tasksOf[service->id]));
        if (node->children.size() != before) touch(node);
    }
}

void ExplorerModel::applyEtcd(const Snapshot &now, const Diff &diff) {
    if (diff.etcdSources.empty() && diff.etcdEntries.empty()) return;
    const auto key = [](const EtcdSource &s) { return keyAmong(ExplorerNode::etcdSource, s.key.value); };
    remove(root(), [&](const Node &node) {
        return std::any_of(diff.etcdSources.removed.begin(), diff.etcdSources.removed.end(),
                           [&](const auto &source) { return key(*source) == node.key; });
    });
    std::vector<NodePtr> coming;
    for (const auto &source : now.etcdSources) {
        ExplorerRow row = rowOf(ExplorerNode::etcdSource, source, source->key.value);
        row.count = keysOf(now, source->key);
        if (Node *node = find(&root(), key(*source))) {
            const bool same =
                node->data.entity == decltype(row.entity)(source) && node->data.count == row.count;
            if (same) continue;
            node->data = std::move(row);
            touch(node);
        } else {
            coming.push_back(make(key(*source), std::move(row)));
        }
    }
    insert(root(), std::move(coming));
}

} // namespace portolan::qt
