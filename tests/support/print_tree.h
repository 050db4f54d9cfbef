#pragma once

#include <QAbstractItemModel>
#include <QStringList>
#include <functional>

namespace portolan::testing {

/// A tree as lines, two blanks a level; `text` says what a row is.
inline QStringList printTree(const QAbstractItemModel &model,
                             const std::function<QString(const QModelIndex &)> &text,
                             const QModelIndex &parent = {}, int depth = 0) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        lines.push_back(QString(depth * 2, u' ') + text(at));
        lines += printTree(model, text, at, depth + 1);
    }
    return lines;
}

} // namespace portolan::testing
