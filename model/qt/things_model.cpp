#include "model/qt/things_model.h"

#include <algorithm>

#include "model/core/text.h"

namespace portolan::qt {
namespace {

constexpr std::size_t longestCell = 400;

QString harmless(std::string_view text) { return QString::fromStdString(plain(text, longestCell)); }

QString joined(const QStringList &parts) { return parts.join(QStringLiteral(", ")).left(int(longestCell)); }

/// "10.0.0.9" as text that sorts as a number does.
QString orderOf(std::string_view address) {
    const auto ip = topology::parseIp(address.substr(0, address.find('/')));
    if (!ip) return QString::fromUtf8(address.data(), qsizetype(address.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(ip->bytes.data()), qsizetype(ip->bytes.size()));
    return QString::fromLatin1(bytes.toHex());
}

/// "80→8080/tcp", "8080/tcp" once each, published ones first.
QStringList portsOf(const Container &c) {
    QStringList ports;
    std::vector<Port> shown;
    const auto text = [](const Port &p) -> QString { // auto would be a builder of what is gone
        return QString::number(p.number) + u'/' + QString::fromStdString(plain(p.protocol, 10));
    };
    for (const Publication &p : c.publications) {
        ports.push_back(QString::number(p.hostPort) + u'→' + text(p.container));
        shown.push_back(p.container);
    }
    ports.removeDuplicates(); // IPv4 and IPv6
    for (const Port &p : c.exposed)
        if (std::find(shown.begin(), shown.end(), p) == shown.end()) ports.push_back(text(p));
    return ports;
}

} // namespace

ThingsModel::ThingsModel(const SnapshotStore &store, Finder &finder, QObject *parent)
    : QAbstractTableModel(parent), store_(store), finder_(finder) {
    connect(&finder_, &Finder::followed, this, &ThingsModel::follow);
    std::vector<EntityId> all;
    for (const find::Record &record : finder_.index().records()) all.push_back(record.id);
    follow(all);
}

int ThingsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ThingsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : thingColumns; }

QModelIndex ThingsModel::indexOf(const EntityId &id) const {
    const auto at =
        std::lower_bound(rows_.begin(), rows_.end(), id,
                         [](const auto &row, const EntityId &wanted) { return row->id < wanted; });
    if (at == rows_.end() || (*at)->id != id) return {};
    return index(static_cast<int>(at - rows_.begin()), 0);
}

QVariant ThingsModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid()) return {};
    const Row &row = *rows_[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<ThingColumn>(index.column());
    const QString &cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell;
    case idRole:
        return QVariant::fromValue(row.id);
    case sortRole:
        if (column == ThingColumn::addresses) return row.addressOrder;
        if (column == ThingColumn::ports) return row.port;
        return cell;
    case containerStateRole:
        return row.id.kind == EntityKind::container ? QVariant::fromValue(row.state) : QVariant();
    case sourceStateRole:
        return row.id.kind == EntityKind::etcdSource ? QVariant::fromValue(row.source) : QVariant();
    case driverRole:
        return row.id.kind == EntityKind::network ? row.cells[std::size_t(ThingColumn::kind)] : QString();
    case ambassadorRole:
        return row.ambassador;
    default:
        return {};
    }
}

ThingsModel::Row ThingsModel::rowOf(const find::Record &record) const {
    Row row;
    row.id = record.id;
    const auto cell = [&](ThingColumn column) -> QString & { return row.cells[std::size_t(column)]; };
    QStringList networks, addresses, labels, ports;
    for (const find::Record::Span &span : record.spans) {
        const std::string_view text = record.of(span);
        if (span.field == find::Field::network) networks.push_back(harmless(text));
        if (span.field == find::Field::address) addresses.push_back(harmless(text));
        if (span.field == find::Field::label) labels.push_back(harmless(text));
        if (span.field == find::Field::kind && text == "ambassador") row.ambassador = true;
        if (span.field == find::Field::address && row.addressOrder.isEmpty())
            row.addressOrder = orderOf(text);
        if (span.field == find::Field::port) {
            const int number = QByteArray(text.data(), qsizetype(text.find('/'))).toInt();
            row.port = row.port == 0 ? number : std::min(row.port, number);
            ports.push_back(harmless(text));
        }
    }
    cell(ThingColumn::name) = harmless(record.first(find::Field::name));
    cell(ThingColumn::image) = harmless(record.first(find::Field::image));
    cell(ThingColumn::host) = harmless(record.first(find::Field::host));
    cell(ThingColumn::addresses) = joined(addresses);
    cell(ThingColumn::labels) = joined(labels);
    const Snapshot &now = store_.snapshot();
    if (record.id.kind == EntityKind::container) {
        cell(ThingColumn::networks) = joined(networks);
        if (const auto c = now.containers.find(std::string_view(record.first(find::Field::id)))) {
            row.state = c->state;
            ports = portsOf(*c);
        }
    } else if (record.id.kind == EntityKind::network) {
        cell(ThingColumn::kind) = harmless(record.first(find::Field::driver));
    } else {
        for (const auto &s : now.etcdSources)
            if (idOf(*s) == record.id) row.source = s->state;
    }
    cell(ThingColumn::ports) = joined(ports);
    return row;
}

void ThingsModel::follow(const std::vector<EntityId> &touched) {
    std::vector<std::shared_ptr<const Row>> fresh;
    std::vector<int> gone;
    for (const EntityId &id : touched) {
        if (!find::isFilterable(id.kind)) continue;
        const find::Record *record = finder_.index().find(id);
        const QModelIndex at = indexOf(id);
        if (!record && at.isValid()) gone.push_back(at.row());
        if (!record) continue;
        auto row = std::make_shared<const Row>(rowOf(*record));
        if (!at.isValid()) {
            fresh.push_back(std::move(row));
            continue;
        }
        rows_[static_cast<std::size_t>(at.row())] = std::move(row);
        emit dataChanged(at, at.siblingAtColumn(thingColumns - 1));
    }
    std::sort(gone.begin(), gone.end());
    for (auto last = gone.rbegin(); last != gone.rend();) { // runs of neighbours, from the end
        auto first = last;
        while (std::next(first) != gone.rend() && *std::next(first) == *first - 1) ++first;
        beginRemoveRows({}, *first, *last);
        rows_.erase(rows_.begin() + *first, rows_.begin() + *last + 1);
        endRemoveRows();
        last = std::next(first);
    }
    const auto before = [](const auto &a, const auto &b) { return a->id < b->id; };
    std::sort(fresh.begin(), fresh.end(), before);
    for (std::size_t i = 0; i < fresh.size();) {
        const auto at = std::lower_bound(rows_.begin(), rows_.end(), fresh[i], before);
        std::size_t end = i + 1;
        while (end < fresh.size() && (at == rows_.end() || before(fresh[end], *at))) ++end;
        const int first = static_cast<int>(at - rows_.begin());
        beginInsertRows({}, first, first + static_cast<int>(end - i) - 1);
        rows_.insert(at, fresh.begin() + std::ptrdiff_t(i), fresh.begin() + std::ptrdiff_t(end));
        endInsertRows();
        i = end;
    }
}

} // namespace portolan::qt
