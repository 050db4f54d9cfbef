#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QLabel;
class QMenu;
class QToolButton;

namespace portolan::app {

/// The last line of the window: whether all is live and since when nothing changed, how much there is, zoom.
/// The first part opens a menu with the health of every engine and etcd.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(qt::SnapshotStore &store, QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);
    void setZoom(double zoom); ///< 1: as drawn

signals:
    void detailsWanted(const portolan::EntityId &id); ///< of an engine or etcd
    void retryWanted();
    void zoomResetWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString liveText() const;
    QString countsText() const;
    void tick();
    void fillMenu();
    void retranslateUi();
    void fit();

    qt::SnapshotStore &store_;
    views::Theme theme_;
    QElapsedTimer sinceChange_;
    QTimer clock_; ///< runs out when the words would be others
    double zoom_ = 1;
    QToolButton *live_;
    QMenu *menu_;
    QLabel *counts_;
    QToolButton *zoomButton_;
};

} // namespace portolan::app
