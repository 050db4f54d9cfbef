#pragma once

#include <QMap>
#include <QWidget>

#include "model/core/connections.h"
#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QMenu;
class QToolButton;

namespace portolan::app {

/// One chip for each engine and etcd: a dot for its state, its name and version, and a menu. Those that do
/// not fit wait behind a last one that counts them.
class ChipBar : public QWidget {
    Q_OBJECT
public:
    ChipBar(qt::SnapshotStore &store, qt::Selection &selection, Connections &connections,
            QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Source;

    std::vector<Source> sources() const;
    void update();
    void arrange();
    int rowHeight() const;
    void fillMenu(QMenu *menu, const EntityId &id);
    void fillRest(QMenu *menu);
    void disconnectSource(const EntityId &id);

    qt::SnapshotStore &store_;
    qt::Selection &selection_;
    Connections &connections_;
    views::Theme theme_;
    std::vector<std::pair<EntityId, QToolButton *>> chips_; ///< engines by name, then etcds
    QToolButton *rest_;
};

} // namespace portolan::app
