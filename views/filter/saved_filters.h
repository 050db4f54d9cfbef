#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace portolan::views {

struct SavedFilter {
    QString name;
    QString query;

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// The named filters of a person, in the order of their names. A plain value, kept in the settings.
class SavedFilters {
public:
    static constexpr int most = 100, longestName = 80, longestQuery = 400;

    const QList<SavedFilter> &all() const { return filters_; }
    /// Adds, or replaces the query of the one of this name. False: no name, or there are too many.
    bool put(const QString &name, const QString &query);
    bool rename(const QString &from, const QString &to); ///< false: no such filter, or the name is taken
    void remove(const QString &name);
    QString nameOf(const QString &query) const; ///< empty: not saved

    QByteArray toJson() const;
    static SavedFilters fromJson(const QByteArray &json); ///< what cannot be read is left out

private:
    qsizetype find(const QString &name) const;

    QList<SavedFilter> filters_;
};

} // namespace portolan::views
