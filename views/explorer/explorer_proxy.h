#pragma once

#include <QSortFilterProxyModel>

namespace portolan::views {

/// Roles that this proxy adds to qt::ExplorerRole: words of the current language, made anew at each call.
enum ExplorerTextRole {
    metaRole = Qt::UserRole + 100, ///< QString: what stands at the right of a row
    metaMonoRole,                  ///< bool: it is an address
};

/// Words, order and filter for the explorer's model.
class ExplorerProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit ExplorerProxy(QObject *parent = nullptr);

    /// Rows whose name, address or detail has this, with all that is above and beneath them.
    void setNeedle(const QString &needle);
    const QString &needle() const { return needle_; }
    void retranslate(); ///< tells the views that the words are others now

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString nameText(const QModelIndex &source) const;
    QString metaText(const QModelIndex &source) const;
    QString sentence(const QModelIndex &source) const;

    QString needle_;
};

/// "web-2" before "web-10", without regard to case.
bool naturalLess(QStringView left, QStringView right);

} // namespace portolan::views
