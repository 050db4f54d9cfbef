#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QLabel;

namespace portolan::app {

/// The last line of the window: whether all is live and since when nothing changed, how much there is, zoom.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(qt::SnapshotStore &store, QWidget *parent = nullptr);

    void setTheme(const views::Theme &theme);
    void setZoom(double zoom); ///< 1: as drawn

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString liveText() const;
    QString countsText() const;
    void retranslateUi();
    void fit();

    qt::SnapshotStore &store_;
    views::Theme theme_;
    QElapsedTimer sinceChange_;
    QTimer clock_;
    double zoom_ = 1;
    QLabel *dot_, *live_, *counts_, *zoomLabel_;
};

} // namespace portolan::app
