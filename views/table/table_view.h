#pragma once

#include <QWidget>

#include "model/qt/finder.h"
#include "model/qt/selection.h"
#include "views/theme/theme.h"

class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace portolan::qt {
class ThingsModel;
}

namespace portolan::views {

class PanelTree;
class TableProxy;

/// The chart as a table: the same things, the same filter, the same selection. It costs nothing before it is
/// first shown.
class TableView : public QWidget {
    Q_OBJECT
public:
    TableView(qt::SnapshotStore &store, qt::Selection &selection, qt::Finder &finder, qt::ChartFilter &filter,
              QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QByteArray saveState() const; ///< columns and order
    void restoreState(const QByteArray &state);

signals:
    void activated(const portolan::EntityId &id);
    void contextMenuRequested(const portolan::EntityId &id, const QPoint &global);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showSelection();
    void showPage();
    void fillColumns();
    void copy(bool json) const;
    void retranslateUi();

    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    qt::Finder &finder_;
    qt::ChartFilter &filter_;
    qt::ThingsModel *model_ = nullptr;
    TableProxy *proxy_;
    PanelTree *table_;
    QLabel *message_, *count_;
    QStackedWidget *pages_;
    QToolButton *columns_, *copy_;
    QMenu *columnsMenu_, *copyMenu_;
    QByteArray state_;   ///< for when it is built
    bool stale_ = false; ///< the filter changed while nobody looked
};

} // namespace portolan::views
