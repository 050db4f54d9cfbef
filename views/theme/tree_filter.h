#pragma once

#include <QSet>
#include <QSortFilterProxyModel>

namespace portolan::views {

/// A filter for trees that shows what matches with all that is above and beneath it.
/// Qt 6.4's own recursive filtering breaks its signals when rows come and go under a filter. So here one walk
/// through the model finds what is to be seen, and whoever owns the model calls `refilter` after each change.
class TreeFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setNeedle(const QString &needle);
    const QString &needle() const { return needle_; }
    void refilter(); ///< the model has changed; costs nothing without a needle

protected:
    virtual bool matches(const QModelIndex &source) const = 0;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const final;

private:
    bool collect(const QModelIndex &parent, bool all); ///< whether anything beneath is to be seen

    QString needle_;
    QSet<quintptr> seen_; ///< internal ids of the source's rows
};

} // namespace portolan::views
