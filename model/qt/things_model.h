#pragma once

#include <QAbstractTableModel>
#include <array>

#include "model/qt/finder.h"

namespace portolan::qt {

/// Columns of the table twin. The order is that of the model; a view may show them in another.
enum class ThingColumn { name, kind, state, image, networks, addresses, ports, host, labels };
inline constexpr int thingColumns = static_cast<int>(ThingColumn::labels) + 1;

/// What stands on the chart, a row each: containers, networks and etcds. Typed values only; keyed by id and
/// merged, never reset. Follows a finder.
class ThingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        idRole = Qt::UserRole, ///< EntityId
        sortRole,              ///< what a column is sorted by: QString, or a number for addresses and ports
        containerStateRole,    ///< ContainerState; invalid for others
        sourceStateRole,       ///< SourceState of an etcd
        driverRole,            ///< QString: of a network
        ambassadorRole,        ///< bool
    };

    ThingsModel(const SnapshotStore &store, Finder &finder, QObject *parent = nullptr);

    QModelIndex indexOf(const EntityId &id) const; ///< in the first column; invalid: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        EntityId id;
        std::array<QString, thingColumns> cells; ///< harmless and bounded; empty where words are needed
        QString addressOrder;                    ///< so that 10.0.0.9 comes before 10.0.0.10
        int port = 0;                            ///< the lowest
        ContainerState state = ContainerState::unknown;
        SourceState source = SourceState::connecting;
        bool ambassador = false;
    };

    void follow(const std::vector<EntityId> &touched);
    Row rowOf(const find::Record &record) const;

    const SnapshotStore &store_;
    Finder &finder_;
    std::vector<std::shared_ptr<const Row>> rows_; ///< by id
};

} // namespace portolan::qt
