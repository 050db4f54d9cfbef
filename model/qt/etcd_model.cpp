#include "model/qt/etcd_model.h"

#include <map>

#include "model/core/text.h"

namespace portolan::qt {
namespace {

QString harmless(std::string_view text, std::size_t limit) {
    return QString::fromStdString(plain(text, limit));
}

constexpr std::size_t previewLength = 80;

} // namespace

std::vector<std::string_view> keySegments(std::string_view key) {
    std::vector<std::string_view> segments;
    std::size_t begin = 0;
    while (segments.size() + 1 < EtcdModel::maxDepth) {
        const std::size_t slash = key.find('/', segments.empty() ? 1 : begin);
        if (slash == std::string_view::npos) break;
        segments.push_back(key.substr(begin, slash - begin));
        begin = slash + 1;
    }
    segments.push_back(key.substr(begin));
    return segments;
}

EtcdModel::EtcdModel(const SnapshotStore &store, QObject *parent) : KeyedTree(parent) {
    apply(store.snapshot(), diff(Snapshot{}, store.snapshot()));
    connect(&store, &SnapshotStore::changed, this,
            [this, &store](const Diff &changes) { apply(store.snapshot(), changes); });
}

QModelIndex EtcdModel::indexOfId(const Snapshot &now, const EntityId &id) const {
    if (id.kind == EntityKind::etcdSource) return indexOf(find(&root(), id.key));
    if (id.kind != EntityKind::etcdEntry) return {};
    for (const auto &entry : now.etcdEntries)
        if (idOf(*entry) == id) return indexOf(locate(*entry));
    return {};
}

const EtcdModel::Node *EtcdModel::locate(const EtcdEntry &entry) const {
    const Node *node = find(&root(), entry.keyspace.value);
    for (std::string_view segment : keySegments(entry.key)) node = find(node, std::string(segment));
    return node;
}

QVariant EtcdModel::cell(const Node &node, int role) const {
    const EtcdRow &row = node.data;
    switch (role) {
    case Qt::DisplayRole:
    case etcdNameRole:
        return row.name;
    case etcdIdRole:
        if (row.source) return QVariant::fromValue(idOf(*row.source));
        return QVariant::fromValue(row.entry ? idOf(*row.entry) : EntityId{});
    case etcdIsSourceRole:
        return row.source != nullptr;
    case etcdStateRole:
        return row.source ? QVariant::fromValue(row.source->state) : QVariant();
    case etcdHasValueRole:
        return row.entry != nullptr;
    case etcdPreviewRole:
        return row.entry ? harmless(row.entry->value, previewLength) : QString();
    case etcdKeysRole:
        return row.keys - (row.entry ? 1 : 0);
    case etcdLeaseRole:
        return row.entry && row.entry->lease != 0;
    default:
        return {};
    }
}

void EtcdModel::apply(const Snapshot &now, const Diff &diff) {
    for (const auto &source : diff.etcdSources.removed)
        remove(root(), [&](const Node &node) { return node.key == source->key.value; });
    std::vector<NodePtr> sources;
    for (const auto &source : diff.etcdSources.added) {
        EtcdRow row;
        row.name = harmless(source->key.value, 120);
        row.source = source;
        sources.push_back(make(source->key.value, std::move(row)));
    }
    insert(root(), std::move(sources));
    for (const auto &change : diff.etcdSources.changed)
        if (Node *node = find(&root(), change.after->key.value)) {
            node->data.source = change.after;
            touch(node);
        }
    for (const auto &change : diff.etcdEntries.changed)
        if (Node *node = const_cast<Node *>(locate(*change.after))) {
            node->data.entry = change.after;
            touch(node);
        }
    if (!diff.etcdEntries.removed.empty()) removeEntries(diff.etcdEntries.removed);
    if (!diff.etcdEntries.added.empty()) addEntries(diff.etcdEntries.added);
    Q_UNUSED(now)
}

/// Grows the new keys apart from the tree first, so that a whole subtree enters with one signal.
void EtcdModel::addEntries(const std::vector<std::shared_ptr<const EtcdEntry>> &entries) {
    std::map<std::string, Node> sprouts; // by cluster
    for (const auto &entry : entries) {
        Node *node = &sprouts[entry->keyspace.value];
        for (std::string_view segment : keySegments(entry->key)) {
            const std::string key(segment);
            Node *child = find(node, key);
            if (!child) {
                EtcdRow row;
                row.name = harmless(segment, 120);
                NodePtr fresh = make(key, std::move(row));
                child = fresh.get();
                child->parent = node;
                const auto at = std::upper_bound(node->children.begin(), node->children.end(), key,
                                                 [](const auto &k, const NodePtr &n) { return k < n->key; });
                node->children.insert(at, std::move(fresh));
            }
            ++child->data.keys;
            node = child;
        }
        node->data.entry = entry;
    }
    for (auto &[cluster, sprout] : sprouts)
        if (Node *source = find(&root(), cluster)) {
            for (const NodePtr &child : sprout.children) source->data.keys += child->data.keys;
            graft(*source, std::move(sprout.children));
            touch(source);
        }
}

void EtcdModel::graft(Node &onto, std::vector<NodePtr> branches) {
    std::vector<NodePtr> fresh;
    for (NodePtr &branch : branches) {
        Node *there = find(&onto, branch->key);
        if (!there) {
            fresh.push_back(std::move(branch));
            continue;
        }
        there->data.keys += branch->data.keys;
        if (branch->data.entry) there->data.entry = branch->data.entry;
        graft(*there, std::move(branch->children));
        touch(there);
    }
    insert(onto, std::move(fresh));
}

void EtcdModel::removeEntries(const std::vector<std::shared_ptr<const EtcdEntry>> &entries) {
    for (const auto &entry : entries) {
        Node *node = const_cast<Node *>(locate(*entry));
        if (!node || !node->data.entry) continue; // its cluster went too
        node->data.entry.reset();
        for (; node && node != &root(); node = node->parent) {
            --node->data.keys;
            node->data.dirty = true;
        }
    }
    for (const NodePtr &source : root().children)
        if (source->data.dirty) sweep(*source);
}

void EtcdModel::sweep(Node &node) {
    remove(node, [](const Node &child) { return child.data.keys == 0; });
    for (const NodePtr &child : node.children)
        if (child->data.dirty) sweep(*child);
    node.data.dirty = false;
    touch(&node);
}

} // namespace portolan::qt
