#pragma once

#include <QSortFilterProxyModel>

#include "model/qt/things_model.h"

namespace portolan::views {

/// Words, order and filter for the table twin.
class TableProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TableProxy(const qt::ChartFilter &filter, QObject *parent = nullptr);

    void refilter() { invalidateFilter(); }
    void retranslate();

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString text(const QModelIndex &source) const;

    const qt::ChartFilter &filter_;
};

QString columnWord(qt::ThingColumn column); ///< its title
QString columnTip(qt::ThingColumn column);  ///< what stands in it
QString columnKey(qt::ThingColumn column);  ///< its name in JSON, the same in every language

} // namespace portolan::views
