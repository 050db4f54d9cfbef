#include "model/qt/explorer_model.h"

#include "model/core/text.h"

namespace portolan::qt {
namespace {

QString harmless(std::string_view text, std::size_t limit = 120) {
    return QString::fromStdString(plain(text, limit));
}

template <class T>
const T *as(const ExplorerRow &row) {
    const auto *held = std::get_if<std::shared_ptr<const T>>(&row.entity);
    return held ? held->get() : nullptr;
}

QString detailOf(const ExplorerRow &row) {
    if (const auto *engine = as<Engine>(row)) return harmless(engine->url);
    if (const auto *container = as<Container>(row)) return harmless(container->image);
    if (const auto *node = as<SwarmNode>(row)) return harmless(node->address);
    if (const auto *service = as<SwarmService>(row)) return harmless(service->image);
    if (const auto *task = as<SwarmTask>(row)) return harmless(task->error);
    if (const auto *etcd = as<EtcdSource>(row)) return harmless(etcd->activeEndpoint);
    return {};
}

QVariant wordOf(const ExplorerRow &row) {
    if (const auto *node = as<SwarmNode>(row)) return harmless(node->state);
    if (const auto *task = as<SwarmTask>(row)) return harmless(task->state);
    return {};
}

QVariant sourceStateOf(const ExplorerRow &row) {
    if (const auto *engine = as<Engine>(row)) return QVariant::fromValue(engine->state);
    if (const auto *etcd = as<EtcdSource>(row)) return QVariant::fromValue(etcd->state);
    return {};
}

} // namespace

ExplorerModel::ExplorerModel(const SnapshotStore &store, QObject *parent) : KeyedTree(parent) {
    apply(store.snapshot(), diff(Snapshot{}, store.snapshot()));
    connect(&store, &SnapshotStore::changed, this,
            [this, &store](const Diff &changes) { apply(store.snapshot(), changes); });
}

QModelIndexList ExplorerModel::indexesOf(const EntityId &id) const {
    QModelIndexList found;
    if (id.empty()) return found;
    if (id.kind == EntityKind::container) {
        const auto at = placed_.find(ContainerId(id.key));
        if (at == placed_.end()) return found;
        for (const Node *node : at->second) found.push_back(indexOf(node));
        return found;
    }
    const auto search = [&](const auto &self, const Node &node) -> void {
        if (node.data.id == id) found.push_back(indexOf(&node));
        for (const NodePtr &child : node.children)
            if (child->data.kind != ExplorerNode::container) self(self, *child);
    };
    search(search, root());
    return found;
}

QVariant ExplorerModel::cell(const Node &node, int role) const {
    const ExplorerRow &row = node.data;
    const bool isContainer = row.kind == ExplorerNode::container;
    const bool isNetwork = row.kind == ExplorerNode::network;
    switch (role) {
    case Qt::DisplayRole:
    case nameRole:
        return row.name;
    case explorerNodeRole:
        return QVariant::fromValue(row.kind);
    case entityIdRole:
        return QVariant::fromValue(row.id);
    case driverRole:
        return isNetwork ? QVariant::fromValue(driverKind(*as<Network>(row))) : QVariant();
    case containerStateRole:
        return isContainer ? QVariant::fromValue(as<Container>(row)->state) : QVariant();
    case sourceStateRole:
        return sourceStateOf(row);
    case addressRole:
        return isContainer ? row.address : QVariant();
    case subnetRole:
        if (!isNetwork || as<Network>(row)->subnets.empty()) return {};
        return harmless(as<Network>(row)->subnets.front().subnet);
    case countRole:
        if (row.kind == ExplorerNode::engine || row.kind == ExplorerNode::etcdSource) return row.count;
        return static_cast<int>(node.children.size());
    case ambassadorRole:
        return isContainer ? row.ambassador : QVariant();
    case guestRole:
        return isContainer ? row.guest : QVariant();
    case strandedRole:
        return isContainer ? row.stranded : QVariant();
    case detailRole:
        return detailOf(row);
    case wordRole:
        return wordOf(row);
    default:
        return {};
    }
}

} // namespace portolan::qt
