#pragma once

#include <QStyledItemDelegate>

#include "views/theme/theme.h"

namespace portolan::app {

/// What a line of the palette holds beside its name (Qt::DisplayRole).
enum FindRole {
    findIdRole = Qt::UserRole + 1, ///< EntityId; empty for a command
    findMarksRole,                 ///< QList<QPair<qsizetype, qsizetype>>: what of the name was typed
    findWhyRole,                   ///< QString: where else the words were found
    findAsideRole,                 ///< QString: kind and host; the shortcut of a command
    findCommandRole,               ///< QPointer<QAction>
    findCheckedRole,               ///< bool: a command that is on
};

/// A line of the palette: the name with what was typed in bold, muted why it is here, and at the right what
/// kind of thing it is and where.
class FindDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit FindDelegate(QObject *parent) : QStyledItemDelegate(parent), theme_(views::lightTheme()) {}

    void setTheme(const views::Theme &theme) { theme_ = theme; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    views::Theme theme_;
};

} // namespace portolan::app
