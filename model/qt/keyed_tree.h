#pragma once

#include <QAbstractItemModel>
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace portolan::qt {

/// A tree of one column whose siblings are sorted by key. Rows come and go in runs of neighbours, one signal
/// a run; it is never reset, so selection, expansion and scroll position of the views stay. What a row says
/// is the business of the class derived from it, through `cell`.
template <class Payload>
class KeyedTree : public QAbstractItemModel {
public:
    struct Node;
    using NodePtr = std::unique_ptr<Node>;
    struct Node {
        std::string key;
        Payload data;
        Node *parent = nullptr;
        std::vector<NodePtr> children;
    };

    using QAbstractItemModel::QAbstractItemModel;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final {
        if (!hasIndex(row, column, parent)) return {};
        return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
    }
    QModelIndex parent(const QModelIndex &child) const final {
        return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
    }
    int rowCount(const QModelIndex &parent = {}) const final {
        return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
    }
    int columnCount(const QModelIndex & = {}) const final { return 1; }
    QVariant data(const QModelIndex &index, int role) const final {
        return index.isValid() ? cell(*nodeOf(index), role) : QVariant();
    }

protected:
    virtual QVariant cell(const Node &node, int role) const = 0;

    Node &root() { return root_; }
    const Node &root() const { return root_; }

    static Node *find(const Node *parent, const std::string &key) {
        if (!parent) return nullptr;
        const auto at = lowerBound(*parent, key);
        return at != parent->children.end() && (*at)->key == key ? at->get() : nullptr;
    }

    QModelIndex indexOf(const Node *node) const {
        if (!node || node == &root_) return {};
        const auto at = lowerBound(*node->parent, node->key);
        const auto row = at - node->parent->children.begin();
        return createIndex(static_cast<int>(row), 0, const_cast<Node *>(node)); // indexes are not const
    }

    void touch(const Node *node) {
        const QModelIndex at = indexOf(node);
        if (at.isValid()) emit dataChanged(at, at);
    }

    static NodePtr make(std::string key, Payload data) {
        auto node = std::make_unique<Node>();
        node->key = std::move(key);
        node->data = std::move(data);
        return node;
    }

    /// Adds `fresh` (in any order, none of their keys is there yet), subtrees included.
    void insert(Node &parent, std::vector<NodePtr> fresh) {
        std::sort(fresh.begin(), fresh.end(),
                  [](const NodePtr &a, const NodePtr &b) { return a->key < b->key; });
        const QModelIndex parentIndex = indexOf(&parent);
        for (std::size_t i = 0; i < fresh.size();) {
            const auto at = lowerBound(parent, fresh[i]->key);
            std::size_t end = i + 1;
            while (end < fresh.size() && (at == parent.children.end() || fresh[end]->key < (*at)->key)) ++end;
            const int first = static_cast<int>(at - parent.children.begin());
            beginInsertRows(parentIndex, first, first + static_cast<int>(end - i) - 1);
            for (std::size_t k = i; k < end; ++k) fresh[k]->parent = &parent;
            parent.children.insert(at, std::make_move_iterator(fresh.begin() + std::ptrdiff_t(i)),
                                   std::make_move_iterator(fresh.begin() + std::ptrdiff_t(end)));
            endInsertRows();
            i = end;
        }
    }

    /// Removes those children for which `gone(node)` holds, with their subtrees.
    template <class Gone>
    void remove(Node &parent, Gone gone) {
        const QModelIndex parentIndex = indexOf(&parent);
        for (std::size_t last = parent.children.size(); last-- > 0;) {
            if (!gone(*parent.children[last])) continue;
            std::size_t first = last;
            while (first > 0 && gone(*parent.children[first - 1])) --first;
            beginRemoveRows(parentIndex, static_cast<int>(first), static_cast<int>(last));
            parent.children.erase(parent.children.begin() + std::ptrdiff_t(first),
                                  parent.children.begin() + std::ptrdiff_t(last) + 1);
            endRemoveRows();
            last = first;
        }
    }

private:
    static auto lowerBound(const Node &parent, const std::string &key) {
        return std::lower_bound(parent.children.begin(), parent.children.end(), key,
                                [](const NodePtr &node, const std::string &k) { return node->key < k; });
    }

    Node *nodeOf(const QModelIndex &index) const {
        return index.isValid() ? static_cast<Node *>(index.internalPointer()) : const_cast<Node *>(&root_);
    }

    Node root_;
};

} // namespace portolan::qt
