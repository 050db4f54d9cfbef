#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>
#include <QTreeView>
#include <functional>

namespace portolan::testing {

/// Every text that a person can see, hover or hear in what is visible of a widget, in a stable order, each
/// with the class of the widget that has it.
inline QStringList visibleTexts(const QWidget *root) {
    QStringList texts;
    const auto add = [&texts](const QObject *owner, const QString &text) {
        if (!text.trimmed().isEmpty())
            texts.push_back(QString::fromLatin1(owner->metaObject()->className()) + QStringLiteral(": ") +
                            text);
    };
    const auto addModel = [&](const QAbstractItemView *view) {
        const QAbstractItemModel *model = view->model();
        if (!model) return;
        for (int column = 0; column < model->columnCount(); ++column)
            add(view, model->headerData(column, Qt::Horizontal).toString());
        const auto walk = [&](const auto &self, const QModelIndex &parent) -> void {
            for (int row = 0; row < model->rowCount(parent); ++row) {
                for (int column = 0; column < model->columnCount(parent); ++column) {
                    const QModelIndex at = model->index(row, column, parent);
                    for (int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                     int(Qt::UserRole) + 100})
                        if (at.data(role).userType() == QMetaType::QString)
                            add(view, at.data(role).toString());
                }
                self(self, model->index(row, 0, parent));
            }
        };
        walk(walk, {});
    };
    const auto visit = [&](const auto &self, const QWidget *widget) -> void {
        if (widget != root && !widget->isVisibleTo(root)) return;
        add(widget, widget->toolTip());
        add(widget, widget->accessibleName());
        add(widget, widget->accessibleDescription());
        if (widget->isWindow()) add(widget, widget->windowTitle());
        if (const auto *label = qobject_cast<const QLabel *>(widget)) add(label, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) add(button, button->text());
        if (const auto *text = qobject_cast<const QTextEdit *>(widget)) add(text, text->toPlainText());
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget)) add(text, text->toPlainText());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget)) {
            add(edit, edit->text());
            add(edit, edit->placeholderText());
        }
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            for (int i = 0; i < tabs->count(); ++i) {
                if (!tabs->isTabVisible(i)) continue;
                add(tabs, tabs->tabText(i));
                add(tabs, tabs->tabToolTip(i));
            }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) addModel(view);
        for (const QObject *child : widget->children())
            if (const auto *inner = qobject_cast<const QWidget *>(child); inner && !inner->isWindow())
                self(self, inner);
    };
    visit(visit, root);
    return texts;
}

/// The visible widget of class T whose text is `text`.
template <class T>
T *findByText(const QWidget *root, const QString &text) {
    for (T *widget : root->findChildren<T *>())
        if (widget->text() == text && widget->isVisibleTo(root)) return widget;
    return nullptr;
}

} // namespace portolan::testing
