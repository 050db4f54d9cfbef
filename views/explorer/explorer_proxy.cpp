#include "views/explorer/explorer_proxy.h"

#include "model/qt/explorer_model.h"
#include "views/theme/plain_tip.h"
#include "views/theme/swarm_words.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

using qt::ExplorerNode;

template <class T>
T valueOf(const QModelIndex &index, int role) {
    return index.data(role).template value<T>();
}

ExplorerNode nodeOf(const QModelIndex &index) { return valueOf<ExplorerNode>(index, qt::explorerNodeRole); }

/// The default bridge first, then what people made, then host and none, then the leftovers.
int rankOf(const QModelIndex &index) {
    const ExplorerNode node = nodeOf(index);
    if (node != ExplorerNode::network) return 10 * static_cast<int>(node);
    const int base = 10 * static_cast<int>(ExplorerNode::network);
    switch (valueOf<DriverKind>(index, qt::driverRole)) {
    case DriverKind::host:
        return base + 2;
    case DriverKind::none:
        return base + 3;
    default:
        return index.data(qt::nameRole).toString() == u"bridge" ? base : base + 1;
    }
}

/// ".5" of 172.17.0.5; an IPv6 address stays whole.
QString lastPart(const QString &address) {
    const qsizetype dot = address.lastIndexOf(u'.');
    return dot < 0 ? address : address.mid(dot);
}

} // namespace

bool naturalLess(QStringView left, QStringView right) {
    qsizetype i = 0, k = 0;
    while (i < left.size() && k < right.size()) {
        if (left[i].isDigit() && right[k].isDigit()) {
            const auto number = [](QStringView text, qsizetype &at) {
                while (at < text.size() && text[at] == u'0') ++at;
                const qsizetype begin = at;
                while (at < text.size() && text[at].isDigit()) ++at;
                return text.mid(begin, at - begin);
            };
            const QStringView a = number(left, i), b = number(right, k);
            if (a.size() != b.size()) return a.size() < b.size();
            if (const int order = a.compare(b); order != 0) return order < 0;
            continue;
        }
        const QChar a = left[i++].toCaseFolded(), b = right[k++].toCaseFolded();
        if (a != b) return a < b;
    }
    if (left.size() - i != right.size() - k) return left.size() - i < right.size() - k;
    return left < right;
}

ExplorerProxy::ExplorerProxy(QObject *parent) : TreeFilter(parent) {
    setDynamicSortFilter(true);
    sort(0);
}

void ExplorerProxy::retranslate() {
    const auto touch = [this](const auto &self, const QModelIndex &parent) -> void {
        const int rows = rowCount(parent);
        if (rows == 0) return;
        emit dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
        for (int row = 0; row < rows; ++row) self(self, index(row, 0, parent));
    };
    touch(touch, {});
}

bool ExplorerProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const int a = rankOf(left), b = rankOf(right);
    if (a != b) return a < b;
    return naturalLess(left.data(qt::nameRole).toString(), right.data(qt::nameRole).toString());
}

bool ExplorerProxy::matches(const QModelIndex &source) const {
    for (int role : {int(qt::nameRole), int(qt::addressRole), int(qt::subnetRole), int(qt::detailRole)})
        if (source.data(role).toString().contains(needle(), Qt::CaseInsensitive)) return true;
    return false;
}

QVariant ExplorerProxy::data(const QModelIndex &index, int role) const {
    const QModelIndex source = mapToSource(index);
    switch (role) {
    case Qt::DisplayRole:
        return nameText(source);
    case metaRole:
        return metaText(source);
    case metaMonoRole:
        return nodeOf(source) == ExplorerNode::network
                   ? !source.data(qt::subnetRole).toString().isEmpty()
                   : nodeOf(source) == ExplorerNode::container &&
                         isUp(valueOf<ContainerState>(source, qt::containerStateRole));
    case Qt::ToolTipRole:
        return plainTip(sentence(source));
    case Qt::AccessibleTextRole:
        return sentence(source).replace(u'\n', QStringLiteral(", "));
    default:
        return TreeFilter::data(index, role);
    }
}

QString ExplorerProxy::nameText(const QModelIndex &source) const {
    switch (nodeOf(source)) {
    case ExplorerNode::noNetwork:
        return tr("without a network");
    case ExplorerNode::swarm:
        //: Docker Swarm: a group in the tree with its nodes and services
        return tr("Swarm");
    default:
        return source.data(qt::nameRole).toString();
    }
}

QString ExplorerProxy::metaText(const QModelIndex &source) const {
    const int count = source.data(qt::countRole).toInt();
    const auto sourceState = valueOf<SourceState>(source, qt::sourceStateRole);
    switch (nodeOf(source)) {
    case ExplorerNode::engine:
        return sourceState == SourceState::live ? tr("%n container(s)", nullptr, count)
                                                : sourceStateWord(sourceState);
    case ExplorerNode::network: {
        const QString subnet = source.data(qt::subnetRole).toString();
        return subnet.isEmpty() ? QString::number(count) : subnet;
    }
    case ExplorerNode::container: {
        const auto state = valueOf<ContainerState>(source, qt::containerStateRole);
        return isUp(state) ? lastPart(source.data(qt::addressRole).toString()) : stateWord(state);
    }
    case ExplorerNode::etcdSource:
        return sourceState == SourceState::live ? tr("%n key(s)", nullptr, count)
                                                : sourceStateWord(sourceState);
    case ExplorerNode::swarmNode:
    case ExplorerNode::swarmTask:
        return swarmStateWord(source.data(qt::wordRole).toString());
    case ExplorerNode::swarmService:
        return tr("%n task(s)", nullptr, count);
    case ExplorerNode::noNetwork:
    case ExplorerNode::swarm:
        return QString::number(count);
    }
    return {};
}

/// All that a row says, also for those who hear it: a line each.
QString ExplorerProxy::sentence(const QModelIndex &source) const {
    QStringList lines{nameText(source)};
    const auto add = [&lines](const QString &line) {
        if (!line.isEmpty()) lines.push_back(line);
    };
    const QString detail = source.data(qt::detailRole).toString();
    switch (nodeOf(source)) {
    case ExplorerNode::engine:
        add(entityKindWord(EntityKind::engine) + QStringLiteral(" · ") +
            sourceStateWord(valueOf<SourceState>(source, qt::sourceStateRole)));
        add(tr("%n container(s)", nullptr, source.data(qt::countRole).toInt()));
        add(detail);
        break;
    case ExplorerNode::network:
        add(entityKindWord(EntityKind::network) + QStringLiteral(" · ") +
            driverWord(valueOf<DriverKind>(source, qt::driverRole)));
        add(source.data(qt::subnetRole).toString());
        add(tr("%n container(s)", nullptr, source.data(qt::countRole).toInt()));
        break;
    case ExplorerNode::container:
        add(entityKindWord(source.data(qt::ambassadorRole).toBool() ? EntityKind::ambassador
                                                                    : EntityKind::container) +
            QStringLiteral(" · ") + stateWord(valueOf<ContainerState>(source, qt::containerStateRole)));
        add(source.data(qt::addressRole).toString());
        add(detail);
        if (source.data(qt::strandedRole).toBool())
            add(tr("It joined the network of a container that is gone or was restarted."));
        else if (source.data(qt::guestRole).toBool())
            add(tr("It uses the network of another container."));
        break;
    case ExplorerNode::swarmNode:
    case ExplorerNode::swarmTask:
        add(entityKindWord(nodeOf(source) == ExplorerNode::swarmNode ? EntityKind::swarmNode
                                                                     : EntityKind::swarmTask) +
            QStringLiteral(" · ") + metaText(source));
        add(detail);
        break;
    case ExplorerNode::swarmService:
        add(entityKindWord(EntityKind::swarmService) + QStringLiteral(" · ") + metaText(source));
        add(detail);
        break;
    case ExplorerNode::etcdSource:
        add(entityKindWord(EntityKind::etcdSource) + QStringLiteral(" · ") +
            sourceStateWord(valueOf<SourceState>(source, qt::sourceStateRole)));
        add(tr("%n key(s)", nullptr, source.data(qt::countRole).toInt()));
        break;
    case ExplorerNode::noNetwork:
    case ExplorerNode::swarm:
        break;
    }
    return lines.join(u'\n');
}

} // namespace portolan::views
