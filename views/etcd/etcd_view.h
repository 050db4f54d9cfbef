#pragma once

#include <QStyledItemDelegate>
#include <QWidget>

#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSplitter;
class QStackedWidget;

namespace portolan::qt {
class EtcdModel;
}

namespace portolan::views {

class EtcdProxy;
class PanelTree;

class EtcdDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit EtcdDelegate(QObject *parent = nullptr);
    void setTheme(const Theme &theme) { theme_ = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme theme_;
};

/// The live keys of every etcd cluster as a tree, and beneath it the value of the chosen key. View only.
class EtcdView : public QWidget {
    Q_OBJECT
public:
    EtcdView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void settle(const Diff &diff);
    void filter(const QString &needle);
    void showSelection();
    void showValue();
    void showPage();

    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    qt::EtcdModel *model_;
    EtcdProxy *proxy_;
    EtcdDelegate *delegate_;
    QLineEdit *filter_;
    PanelTree *tree_;
    QSplitter *splitter_;
    QLabel *message_;
    QStackedWidget *pages_;
    QWidget *valuePane_;
    QLabel *facts_;
    QPlainTextEdit *value_;
};

} // namespace portolan::views
