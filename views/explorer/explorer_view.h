#pragma once

#include <QWidget>

#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace portolan::qt {
class ExplorerModel;
}

namespace portolan::views {

class ExplorerDelegate;
class ExplorerProxy;
class PanelTree;

/// The tree of everything, with a filter above it. Shares the selection with the other views.
class ExplorerView : public QWidget {
    Q_OBJECT
public:
    ExplorerView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

public slots:
    void focusFilter();

signals:
    void activated(const portolan::EntityId &id); ///< Enter or double click on a row
    void contextMenuRequested(const portolan::EntityId &id, const QPoint &global);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslateUi();
    void filter(const QString &needle);
    void notice(const QModelIndex &parent, int first, int last);
    void settle();
    void showSelection();
    void showPage();

    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    qt::ExplorerModel *model_;
    ExplorerProxy *proxy_;
    ExplorerDelegate *delegate_;
    PanelTree *tree_;
    QLineEdit *filter_;
    QLabel *message_;
    QStackedWidget *pages_;
    // All of the source model.
    QList<QPersistentModelIndex> newcomers_;      ///< to be unfolded when the change is through
    QList<QPersistentModelIndex> expandedBefore_; ///< while a filter is on
};

} // namespace portolan::views
