#include "views/theme/panel_tree.h"

#include <QHeaderView>
#include <QPainter>

namespace portolan::views {

PanelTree::PanelTree(QWidget *parent) : QTreeView(parent), theme_(lightTheme()) {
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(fontMetrics().height());
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAttribute(Qt::WA_MacShowFocusRect, false);
}

void PanelTree::setTheme(const Theme &theme) {
    theme_ = theme;
    viewport()->update();
}

void PanelTree::setModel(QAbstractItemModel *model) {
    // Connected before the base class connects itself, which would move the current row to a neighbour.
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &parent, int first, int last) {
                for (QModelIndex at = currentIndex(); at.isValid(); at = at.parent())
                    if (at.parent() == parent && at.row() >= first && at.row() <= last)
                        return showCurrent({});
            });
    QTreeView::setModel(model);
}

void PanelTree::showCurrent(const QModelIndex &index) {
    ++quiet_;
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    } else {
        selectionModel()->clear();
    }
    --quiet_;
}

void PanelTree::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QTreeView::currentChanged(current, previous);
    if (quiet_ == 0 && current.isValid()) emit chosen(current);
}

void PanelTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const {
    const bool selected = selectionModel()->isSelected(index);
    if (selected)
        painter->fillRect(option.rect, theme_.accentSoft);
    else if (option.rect.contains(viewport()->mapFromGlobal(QCursor::pos())) && underMouse())
        painter->fillRect(option.rect, theme_.canvas);
    QTreeView::drawRow(painter, option, index);
    if (hasFocus() && index == currentIndex()) {
        painter->setPen(theme_.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void PanelTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const {
    if (!model()->hasChildren(index)) return;
    const qreal size = fontMetrics().height() * 0.22;
    const QPointF centre(rect.right() - indentation() / 2.0 + 1, rect.center().y() + 0.5);
    QPolygonF chevron;
    if (isExpanded(index))
        chevron << QPointF(-size, -size / 2) << QPointF(0, size / 2) << QPointF(size, -size / 2);
    else
        chevron << QPointF(-size / 2, -size) << QPointF(size / 2, 0) << QPointF(-size / 2, size);
    chevron.translate(centre);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme_.inkMuted, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(chevron);
    painter->restore();
}

} // namespace portolan::views
