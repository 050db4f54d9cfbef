#pragma once

#include <QWidget>

#include "model/qt/snapshot_store.h"

class QLabel;
class QPushButton;

namespace portolan::app {

/// What stands in the chart's place while there is nothing to draw, and why.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(qt::SnapshotStore &store, QWidget *parent = nullptr);

    static bool wantedFor(const Snapshot &snapshot);

signals:
    void connectWanted();
    void retryWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    qt::SnapshotStore &store_;
    QLabel *title_, *text_;
    QPushButton *connect_, *retry_;
};

} // namespace portolan::app
