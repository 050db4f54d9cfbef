#pragma once

#include <QSortFilterProxyModel>

#include "model/qt/timeline_model.h"
#include "views/timeline/happening_words.h"

namespace portolan::views {

/// Words and filter for the timeline's model.
class TimelineProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setGroup(HappeningGroup group);
    HappeningGroup group() const { return group_; }
    void setOnly(const EntityId &id); ///< empty: whoever it happened to
    void retranslate();
    const Happening &at(int row) const;

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    HappeningGroup group_ = HappeningGroup::all;
    EntityId only_;
};

} // namespace portolan::views
