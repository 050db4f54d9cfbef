#pragma once

#include <QWidget>

#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QAction;
class QLabel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace portolan::qt {
class TimelineModel;
}

namespace portolan::views {

class TimelineProxy;
class TimelineStrip;

/// What happened, to whom and when: a strip with ticks, and a line for each event. A click selects whom it
/// happened to.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    TimelineView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Delegate;

    void retranslateUi();
    void showPage();
    void narrow();
    void copy() const;
    void makeRoom();

    qt::Selection &selection_;
    qt::TimelineModel *model_;
    TimelineProxy *proxy_;
    Delegate *delegate_;
    TimelineStrip *strip_;
    QToolButton *group_;
    QAction *only_, *copy_, *tail_;
    QWidget *beside_; ///< the buttons of only_ and copy_
    QListView *list_;
    QLabel *message_;
    QStackedWidget *pages_;
};

} // namespace portolan::views
