#pragma once

#include "views/theme/tree_filter.h"

namespace portolan::views {

/// Roles that this proxy adds to qt::ExplorerRole: words of the current language, made anew at each call.
enum ExplorerTextRole {
    metaRole = Qt::UserRole + 100, ///< QString: what stands at the right of a row
    metaMonoRole,                  ///< bool: it is an address
};

/// Words, order and filter for the explorer's model.
class ExplorerProxy : public TreeFilter {
    Q_OBJECT
public:
    explicit ExplorerProxy(QObject *parent = nullptr);

    void retranslate(); ///< tells the views that the words are others now

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool matches(const QModelIndex &source) const override; ///< by name, address or detail

private:
    QString nameText(const QModelIndex &source) const;
    QString metaText(const QModelIndex &source) const;
    QString sentence(const QModelIndex &source) const;
};

/// "web-2" before "web-10", without regard to case.
bool naturalLess(QStringView left, QStringView right);

} // namespace portolan::views
