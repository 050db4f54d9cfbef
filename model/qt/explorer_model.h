#pragma once

#include <unordered_map>
#include <variant>

#include "model/qt/keyed_tree.h"
#include "model/qt/snapshot_store.h"

namespace portolan::qt {

/// What a row of the explorer stands for. The order is the one among siblings.
enum class ExplorerNode {
    engine,
    network,
    noNetwork, ///< the containers of an engine that are on no network
    container,
    swarm,
    swarmNode,
    swarmService,
    swarmTask,
    etcdSource,
};

/// Typed values of a row; nothing here is a sentence. A role that does not concern a row gives an invalid
/// QVariant.
enum ExplorerRole {
    explorerNodeRole = Qt::UserRole, ///< ExplorerNode
    entityIdRole,                    ///< EntityId; empty for groups
    nameRole,                        ///< QString, harmless and bounded; may be empty
    driverRole,                      ///< DriverKind
    containerStateRole,              ///< ContainerState
    sourceStateRole,                 ///< SourceState
    addressRole,                     ///< QString: the container's address on this very network
    subnetRole,                      ///< QString: the network's first subnet
    countRole,                       ///< int: containers, keys or tasks beneath
    ambassadorRole,                  ///< bool
    guestRole,                       ///< bool: it uses the network of another container (`container:` mode)
    strandedRole,                    ///< bool: and that network is gone from under it
    detailRole,                      ///< QString for search and hints: image, URL, endpoint, error
    wordRole,                        ///< QString: the server's own word (swarm roles and states)
};

struct ExplorerRow {
    ExplorerNode kind = ExplorerNode::engine;
    EntityId id;
    QString name;
    QString address;
    bool guest = false;
    std::variant<std::monostate, std::shared_ptr<const Engine>, std::shared_ptr<const Network>,
                 std::shared_ptr<const Container>, std::shared_ptr<const SwarmNode>,
                 std::shared_ptr<const SwarmService>, std::shared_ptr<const SwarmTask>,
                 std::shared_ptr<const EtcdSource>>
        entity;
    int count = 0;
    bool ambassador = false;
    bool stranded = false;
};

/// Engines with their networks and the containers on them (a container once for each network it is on), the
/// swarm, and the etcd clusters. Follows a store by its diffs.
/// A container in `container:` mode stands on the networks of the owner, whose address it shares.
class ExplorerModel : public KeyedTree<ExplorerRow> {
    Q_OBJECT
public:
    explicit ExplorerModel(const SnapshotStore &store, QObject *parent = nullptr);

    /// Every row that stands for this entity, in the order of the tree.
    QModelIndexList indexesOf(const EntityId &id) const;

private:
    struct Batch;
    struct Place;

    QVariant cell(const Node &node, int role) const override;
    void apply(const Snapshot &now, const Diff &diff);
    void applyEngines(const Snapshot &now, const Diff &diff);
    void applyNetworks(const Diff &diff);
    void applyContainers(const Snapshot &now, const Diff &diff);
    void applySwarm(const Snapshot &now, const Diff &diff);
    void applyEtcd(const Snapshot &now, const Diff &diff);
    std::vector<Place> placesOf(const Snapshot &now, const Container &container);
    Node *noNetworkOf(Node *engine);
    void settle(const Snapshot &now, const ContainerId &id, Batch &batch);
    void forget(const Node &subtree);
    void merge(Node &parent, std::vector<NodePtr> wanted);

    std::unordered_map<ContainerId, std::vector<Node *>> placed_;
    std::unordered_map<EngineKey, int> containersOn_;
};

} // namespace portolan::qt
