#pragma once

#include "model/qt/keyed_tree.h"
#include "model/qt/snapshot_store.h"

namespace portolan::qt {

/// Typed values of a row of the key tree.
enum EtcdRole {
    etcdIdRole = Qt::UserRole, ///< EntityId of the key or the cluster; empty for what is only a folder
    etcdNameRole,              ///< QString: the segment, harmless and bounded; may be empty ("a//b")
    etcdIsSourceRole,          ///< bool: a cluster, not a key
    etcdStateRole,             ///< SourceState of a cluster
    etcdHasValueRole,          ///< bool: there is a key of exactly this name
    etcdPreviewRole,           ///< QString: the beginning of the value, one harmless line
    etcdKeysRole,              ///< int: keys beneath, this one not counted
    etcdLeaseRole,             ///< bool: it goes away with a lease
};

struct EtcdRow {
    QString name;
    std::shared_ptr<const EtcdEntry> entry;
    std::shared_ptr<const EtcdSource> source;
    int keys = 0;       ///< in the subtree, this one counted
    bool dirty = false; ///< a key went away beneath; only while a diff is applied
};

/// The keys of every etcd cluster as a tree of their path segments. A leading slash belongs to the first
/// segment ("/skydns"), so "a/b" and "/a/b" stay apart. Follows a store by its diffs.
class EtcdModel : public KeyedTree<EtcdRow> {
    Q_OBJECT
public:
    /// Segments deeper than this stay together in one row: a key may be made of a million slashes.
    static constexpr std::size_t maxDepth = 32;

    explicit EtcdModel(const SnapshotStore &store, QObject *parent = nullptr);

    QModelIndex indexOfId(const Snapshot &now, const EntityId &id) const;

private:
    QVariant cell(const Node &node, int role) const override;
    void apply(const Snapshot &now, const Diff &diff);
    void addEntries(const std::vector<std::shared_ptr<const EtcdEntry>> &entries);
    void graft(Node &onto, std::vector<NodePtr> branches);
    void removeEntries(const std::vector<std::shared_ptr<const EtcdEntry>> &entries);
    void sweep(Node &node);
    const Node *locate(const EtcdEntry &entry) const;
};

/// "/skydns/local/x" → "/skydns", "local", "x".
std::vector<std::string_view> keySegments(std::string_view key);

} // namespace portolan::qt
