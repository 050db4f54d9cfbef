#pragma once

#include <QTreeView>

#include "views/theme/theme.h"

namespace portolan::views {

/// A tree for a side panel: one column, whole rows, quiet chevrons, the colours of the theme. When the
/// current row goes away, none is current; its neighbour is not chosen instead.
class PanelTree : public QTreeView {
    Q_OBJECT
public:
    explicit PanelTree(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setModel(QAbstractItemModel *model) override;

    /// Makes a row current and visible, or none, without saying that the person chose it.
    void showCurrent(const QModelIndex &index);

signals:
    void chosen(const QModelIndex &index); ///< the person moved to another row

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    Theme theme_;
    int quiet_ = 0; ///< changes of the current row that are not the person's
};

} // namespace portolan::views
