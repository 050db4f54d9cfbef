#pragma once

#include <QStyledItemDelegate>

#include "views/theme/theme.h"

namespace portolan::views {

/// What a suggestion holds beside its name (Qt::DisplayRole).
enum SuggestionRole {
    marksRole = Qt::UserRole + 1, ///< QList<std::pair<qsizetype, qsizetype>>: what of the name was typed
    whyRole,                      ///< QString: what follows the name
    asideRole,                    ///< QString: what stands at the right
    checkedRole,                  ///< bool: it is on
    ownRole,                      ///< the first of the roles that a user of the list may have for itself
};

/// A line of suggestions: the name with what was typed in bold, muted what more there is to say, and
/// something at the right.
class SuggestionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit SuggestionDelegate(QObject *parent) : QStyledItemDelegate(parent), theme_(lightTheme()) {}

    void setTheme(const Theme &theme) { theme_ = theme; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Theme theme_;
};

} // namespace portolan::views
