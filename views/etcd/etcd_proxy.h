#pragma once

#include <QSortFilterProxyModel>

namespace portolan::views {

/// Words and a filter for the key tree.
class EtcdProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit EtcdProxy(QObject *parent = nullptr);

    enum { metaRole = Qt::UserRole + 100 }; ///< QString: what stands at the right, muted

    void setNeedle(const QString &needle);
    const QString &needle() const { return needle_; }
    void retranslate();

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString nameText(const QModelIndex &source) const;
    QString metaText(const QModelIndex &source) const;

    QString needle_;
};

} // namespace portolan::views
