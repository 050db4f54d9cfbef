#include "views/etcd/etcd_proxy.h"

#include "model/qt/etcd_model.h"
#include "views/theme/plain_tip.h"
#include "views/theme/words.h"

namespace portolan::views {

EtcdProxy::EtcdProxy(QObject *parent) : TreeFilter(parent) {}

/// The few rows of clusters have words in them, and folders their counts; keys are nobody's language.
void EtcdProxy::retranslate() {
    for (int row = 0; row < rowCount(); ++row) emit dataChanged(index(row, 0), index(row, 0));
}

bool EtcdProxy::matches(const QModelIndex &source) const {
    return source.data(qt::etcdNameRole).toString().contains(needle(), Qt::CaseInsensitive) ||
           source.data(qt::etcdPreviewRole).toString().contains(needle(), Qt::CaseInsensitive);
}

QString EtcdProxy::nameText(const QModelIndex &source) const {
    const QString name = source.data(qt::etcdNameRole).toString();
    //: a part of an etcd key between two slashes that has no letters
    return name.isEmpty() ? tr("(empty)") : name;
}

QString EtcdProxy::metaText(const QModelIndex &source) const {
    const int keys = source.data(qt::etcdKeysRole).toInt();
    if (source.data(qt::etcdIsSourceRole).toBool()) {
        const auto state = source.data(qt::etcdStateRole).value<SourceState>();
        return state == SourceState::live ? tr("%n key(s)", nullptr, keys) : sourceStateWord(state);
    }
    if (source.data(qt::etcdHasValueRole).toBool()) return source.data(qt::etcdPreviewRole).toString();
    return QString::number(keys);
}

QVariant EtcdProxy::data(const QModelIndex &index, int role) const {
    const QModelIndex source = mapToSource(index);
    switch (role) {
    case Qt::DisplayRole:
        return nameText(source);
    case metaRole:
        return metaText(source);
    case Qt::ToolTipRole:
        return plainTip(nameText(source) + u'\n' + metaText(source));
    case Qt::AccessibleTextRole:
        return QString(nameText(source) + QStringLiteral(", ") + metaText(source));
    default:
        return TreeFilter::data(index, role);
    }
}

} // namespace portolan::views
