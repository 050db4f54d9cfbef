#pragma once

#include <QObject>
#include <QString>

#include "model/find/filter.h"
#include "model/find/fuzzy.h"
#include "model/qt/snapshot_store.h"

namespace portolan::qt {

/// The index of what the store shows, for whoever finds, filters or lists. It is built when first asked for
/// and follows the store from then on.
class Finder : public QObject {
    Q_OBJECT
public:
    explicit Finder(const SnapshotStore &store, QObject *parent = nullptr);

    const find::Index &index();

signals:
    void followed(const std::vector<portolan::EntityId> &touched); ///< the index is that of the store again

private:
    const SnapshotStore &store_;
    find::Index index_;
    bool built_ = false;
};

/// The filter over the chart and the table: one for the window.
class ChartFilter : public QObject {
    Q_OBJECT
public:
    explicit ChartFilter(Finder &finder, QObject *parent = nullptr);

    /// A query that cannot be read changes nothing but `error`.
    void setText(const QString &query);
    const QString &text() const { return text_; } ///< the query in force
    const std::optional<find::QueryError> &error() const { return error_; }
    bool active() const { return !filter_.query().empty(); }
    bool letsThrough(const EntityId &id) const;                 ///< also what a filter does not concern
    find::Matches matches() const { return filter_.matches(); } ///< null: everything
    std::size_t found() const { return filter_.found(); }
    std::size_t total() const { return filter_.total(); }

signals:
    void changed(); ///< another query, or what it lets through, or the counts

private:
    Finder &finder_;
    find::Filter filter_;
    QString text_;
    std::optional<find::QueryError> error_;
};

/// A place of bytes of `text` in UTF-8, as a place in the string.
qsizetype fromBytes(const QString &text, std::size_t bytes);

/// Where the words of a needle are in a title: positions and lengths.
QList<std::pair<qsizetype, qsizetype>> marksIn(const QString &title, const find::Needle &needle);

} // namespace portolan::qt
