#include "views/table/table_proxy.h"

#include <QCoreApplication>

#include "views/explorer/explorer_proxy.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::views {

using qt::ThingColumn;
using qt::ThingsModel;

QString columnWord(ThingColumn column) {
    switch (column) {
    case ThingColumn::name:
        return QCoreApplication::translate("Table", "Name", "column");
    case ThingColumn::kind:
        return QCoreApplication::translate("Table", "Kind", "column");
    case ThingColumn::state:
        return QCoreApplication::translate("Table", "State", "column");
    case ThingColumn::image:
        return QCoreApplication::translate("Table", "Image", "column");
    case ThingColumn::networks:
        return QCoreApplication::translate("Table", "Networks", "column");
    case ThingColumn::addresses:
        return QCoreApplication::translate("Table", "Addresses", "column");
    case ThingColumn::ports:
        return QCoreApplication::translate("Table", "Ports", "column");
    case ThingColumn::host:
        return QCoreApplication::translate("Table", "Host", "column");
    case ThingColumn::labels:
        return QCoreApplication::translate("Table", "Labels", "column");
    }
    return {};
}

QString columnTip(ThingColumn column) {
    switch (column) {
    case ThingColumn::name:
        return QCoreApplication::translate("Table", "The name Docker knows it by");
    case ThingColumn::kind:
        return QCoreApplication::translate("Table",
                                           "Container, ambassador, network with its driver, or etcd");
    case ThingColumn::state:
        return QCoreApplication::translate("Table",
                                           "Running, exited, paused…; of an etcd, whether it answers");
    case ThingColumn::image:
        return QCoreApplication::translate("Table", "The image a container was made from");
    case ThingColumn::networks:
        return QCoreApplication::translate("Table", "The networks a container is on");
    case ThingColumn::addresses:
        return QCoreApplication::translate("Table", "Its addresses; of a network, its subnets and gateways");
    case ThingColumn::ports:
        return QCoreApplication::translate(
            "Table", "Port of the host → port inside, then ports that are exposed only");
    case ThingColumn::host:
        return QCoreApplication::translate("Table", "The machine its engine runs on");
    case ThingColumn::labels:
        return QCoreApplication::translate("Table", "Its labels, key=value");
    }
    return {};
}

QString columnKey(ThingColumn column) {
    const char16_t *keys[]{u"name",      u"kind",  u"state", u"image", u"networks",
                           u"addresses", u"ports", u"host",  u"labels"};
    return QString::fromUtf16(keys[static_cast<int>(column)]);
}

TableProxy::TableProxy(const qt::ChartFilter &filter, QObject *parent)
    : QSortFilterProxyModel(parent), filter_(filter) {
    setDynamicSortFilter(true);
}

void TableProxy::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, qt::thingColumns - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, qt::thingColumns - 1));
}

QString TableProxy::text(const QModelIndex &source) const {
    const auto kind = source.data(ThingsModel::idRole).value<EntityId>().kind;
    switch (static_cast<ThingColumn>(source.column())) {
    case ThingColumn::kind: {
        if (source.data(ThingsModel::ambassadorRole).toBool()) return entityKindWord(EntityKind::ambassador);
        const QString driver = source.data(ThingsModel::driverRole).toString();
        return driver.isEmpty() ? entityKindWord(kind)
                                : entityKindWord(kind) + QStringLiteral(" · ") + driver;
    }
    case ThingColumn::state: {
        const QVariant state = source.data(ThingsModel::containerStateRole);
        if (state.isValid()) return stateWord(state.value<ContainerState>());
        const QVariant of = source.data(ThingsModel::sourceStateRole);
        return of.isValid() ? sourceStateWord(of.value<SourceState>()) : QString();
    }
    default:
        return source.data().toString();
    }
}

QVariant TableProxy::data(const QModelIndex &index, int role) const {
    if (role == Qt::DisplayRole) return text(mapToSource(index));
    if (role == Qt::ToolTipRole) {
        const QString cell = text(mapToSource(index));
        return cell.isEmpty() ? QVariant() : plainTip(cell);
    }
    if (role == Qt::AccessibleTextRole) {
        const QString cell = text(mapToSource(index));
        return QString(columnWord(static_cast<ThingColumn>(index.column())) + QStringLiteral(": ") +
                       (cell.isEmpty() ? QStringLiteral("—") : cell));
    }
    return QSortFilterProxyModel::data(index, role);
}

QVariant TableProxy::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= qt::thingColumns) return {};
    const auto column = static_cast<ThingColumn>(section);
    if (role == Qt::DisplayRole) return columnWord(column);
    return role == Qt::ToolTipRole ? QVariant(plainTip(columnTip(column))) : QVariant();
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex &) const {
    if (!filter_.active()) return true;
    return filter_.letsThrough(sourceModel()->index(row, 0).data(ThingsModel::idRole).value<EntityId>());
}

bool TableProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    switch (static_cast<ThingColumn>(left.column())) {
    case ThingColumn::ports: {
        const int a = left.data(ThingsModel::sortRole).toInt(), b = right.data(ThingsModel::sortRole).toInt();
        return (a == 0 ? 70'000 : a) < (b == 0 ? 70'000 : b);
    }
    case ThingColumn::kind:
    case ThingColumn::state:
        return text(left) < text(right);
    default:
        return naturalLess(left.data(ThingsModel::sortRole).toString(),
                           right.data(ThingsModel::sortRole).toString());
    }
}

} // namespace portolan::views
