#include "views/timeline/timeline_proxy.h"

#include "views/theme/plain_tip.h"

namespace portolan::views {

const Happening &TimelineProxy::at(int row) const {
    return static_cast<const qt::TimelineModel *>(sourceModel())->at(mapToSource(index(row, 0)).row());
}

void TimelineProxy::setGroup(HappeningGroup group) {
    if (group == group_) return;
    group_ = group;
    invalidateFilter();
}

void TimelineProxy::setOnly(const EntityId &id) {
    if (id == only_) return;
    only_ = id;
    invalidateFilter();
}

void TimelineProxy::retranslate() {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

bool TimelineProxy::filterAcceptsRow(int row, const QModelIndex &) const {
    const Happening &h = static_cast<const qt::TimelineModel *>(sourceModel())->at(row);
    return isIn(group_, h) && (only_.empty() || h.subject == only_ || h.object == only_);
}

QVariant TimelineProxy::data(const QModelIndex &index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return QSortFilterProxyModel::data(index, role);
    const Happening &h = at(index.row());
    const QString line =
        timeText(h.at) + QStringLiteral("  ") + verbWord(h.verb) + QStringLiteral("  ") + happeningText(h);
    return role == Qt::ToolTipRole ? plainTip(line) : line;
}

} // namespace portolan::views
