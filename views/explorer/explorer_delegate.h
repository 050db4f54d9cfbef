#pragma once

#include <QStyledItemDelegate>

#include "views/theme/theme.h"

namespace portolan::views {

/// One row of the explorer: mark, name, and at the right a muted address, subnet, count or state.
class ExplorerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ExplorerDelegate(QObject *parent = nullptr);

    void setTheme(const Theme &theme) { theme_ = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme theme_;
};

/// The round mark of a container's state: filled while running, a ring while it is not, two bars when paused.
void paintStateDot(QPainter &painter, const QRectF &box, ContainerState state, const Theme &theme);

} // namespace portolan::views
