#include "model/qt/timeline_model.h"

namespace portolan::qt {

TimelineModel::TimelineModel(const SnapshotStore &store, QObject *parent) : QAbstractListModel(parent) {
    add(chronicle_.follow(diff(Snapshot{}, store.snapshot()), store.snapshot()));
    connect(&store, &SnapshotStore::changed, this, [this, &store](const Diff &diff) {
        if (!diff.empty()) add(chronicle_.follow(diff, store.snapshot()));
    });
}

int TimelineModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(all_.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || role != happeningRole) return {};
    return QVariant::fromValue(at(index.row()));
}

void TimelineModel::add(std::vector<Happening> happenings) {
    if (happenings.empty()) return;
    const Moment now = std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
    beginInsertRows({}, 0, static_cast<int>(happenings.size()) - 1);
    for (Happening &one : happenings) {
        if (one.at == Moment{}) one.at = now;
        all_.push_front(std::move(one));
    }
    endInsertRows();
    if (all_.size() <= most) return;
    beginRemoveRows({}, static_cast<int>(most), static_cast<int>(all_.size()) - 1);
    all_.resize(most);
    endRemoveRows();
}

} // namespace portolan::qt
