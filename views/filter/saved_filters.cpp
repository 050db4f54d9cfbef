#include "views/filter/saved_filters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace portolan::views {

qsizetype SavedFilters::find(const QString &name) const {
    const auto at = std::find_if(filters_.begin(), filters_.end(), [&](const SavedFilter &filter) {
        return filter.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return at == filters_.end() ? -1 : at - filters_.begin();
}

bool SavedFilters::put(const QString &given, const QString &query) {
    const QString name = given.simplified().left(longestName);
    if (name.isEmpty() || query.trimmed().isEmpty()) return false;
    if (const qsizetype at = find(name); at >= 0) {
        filters_[at].query = query.left(longestQuery);
        return true;
    }
    if (filters_.size() >= most) return false;
    filters_.push_back({name, query.left(longestQuery)});
    std::sort(filters_.begin(), filters_.end(), [](const SavedFilter &a, const SavedFilter &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return true;
}

bool SavedFilters::rename(const QString &from, const QString &given) {
    const qsizetype at = find(from);
    const QString to = given.simplified().left(longestName);
    const qsizetype taken = find(to);
    if (at < 0 || to.isEmpty() || (taken >= 0 && taken != at)) return false;
    const QString query = filters_[at].query;
    filters_.removeAt(at);
    return put(to, query);
}

void SavedFilters::remove(const QString &name) {
    if (const qsizetype at = find(name); at >= 0) filters_.removeAt(at);
}

QString SavedFilters::nameOf(const QString &query) const {
    for (const SavedFilter &filter : filters_)
        if (filter.query.simplified() == query.simplified()) return filter.name;
    return {};
}

QByteArray SavedFilters::toJson() const {
    QJsonArray array;
    for (const SavedFilter &filter : filters_)
        array.push_back(
            QJsonObject{{QStringLiteral("name"), filter.name}, {QStringLiteral("query"), filter.query}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

SavedFilters SavedFilters::fromJson(const QByteArray &json) {
    SavedFilters filters;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array())
        filters.put(value[QStringLiteral("name")].toString(), value[QStringLiteral("query")].toString());
    return filters;
}

} // namespace portolan::views
