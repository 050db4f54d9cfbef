#pragma once

#include <QAbstractListModel>
#include <deque>

#include "model/core/chronicle.h"
#include "model/qt/snapshot_store.h"

namespace portolan::qt {

/// What happened, the latest first; the oldest go when there are too many. Follows a store from its making.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::size_t most = 10'000;
    enum Role { happeningRole = Qt::UserRole }; ///< Happening

    explicit TimelineModel(const SnapshotStore &store, QObject *parent = nullptr);

    const Happening &at(int row) const { return all_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void add(std::vector<Happening> happenings);

    Chronicle chronicle_;
    std::deque<Happening> all_;
};

} // namespace portolan::qt
