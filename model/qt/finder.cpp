#include "model/qt/finder.h"

namespace portolan::qt {

Finder::Finder(const SnapshotStore &store, QObject *parent) : QObject(parent), store_(store) {
    connect(&store, &SnapshotStore::changed, this, [this](const Diff &diff) {
        if (built_) emit followed(index_.apply(diff, store_.snapshot()));
    });
}

const find::Index &Finder::index() {
    if (!built_) {
        built_ = true;
        index_.build(store_.snapshot());
    }
    return index_;
}

ChartFilter::ChartFilter(Finder &finder, QObject *parent) : QObject(parent), finder_(finder) {
    connect(&finder_, &Finder::followed, this, [this](const std::vector<EntityId> &touched) {
        if (active() && filter_.update(finder_.index(), touched)) emit changed();
    });
}

void ChartFilter::setText(const QString &query) {
    auto parsed = find::parse(query.toStdString());
    error_ = parsed ? std::optional<find::QueryError>() : parsed.error();
    if (parsed) {
        text_ = query;
        if (active() || !parsed->empty()) filter_.setQuery(std::move(*parsed), finder_.index());
    }
    emit changed();
}

bool ChartFilter::letsThrough(const EntityId &id) const {
    return !active() || !find::isFilterable(id.kind) || matches()->contains(id);
}

qsizetype fromBytes(const QString &text, std::size_t bytes) {
    return QString::fromUtf8(text.toUtf8().left(static_cast<qsizetype>(bytes))).size();
}

QList<std::pair<qsizetype, qsizetype>> marksIn(const QString &title, const find::Needle &needle) {
    QList<std::pair<qsizetype, qsizetype>> marks;
    for (const auto &[begin, size] : find::marks(title.toStdString(), needle)) {
        const qsizetype from = fromBytes(title, begin);
        marks.push_back({from, fromBytes(title, begin + size) - from});
    }
    return marks;
}

} // namespace portolan::qt
