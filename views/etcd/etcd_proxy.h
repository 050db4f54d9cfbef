#pragma once

#include "views/theme/tree_filter.h"

namespace portolan::views {

/// Words and a filter for the key tree.
class EtcdProxy : public TreeFilter {
    Q_OBJECT
public:
    explicit EtcdProxy(QObject *parent = nullptr);

    enum { metaRole = Qt::UserRole + 100 }; ///< QString: what stands at the right, muted

    void retranslate();

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool matches(const QModelIndex &source) const override; ///< by segment, or by the beginning of a value

private:
    QString nameText(const QModelIndex &source) const;
    QString metaText(const QModelIndex &source) const;
};

} // namespace portolan::views
