#pragma once

#include <vector>

#include <QFrame>

#include "model/core/connections.h"
#include "model/qt/snapshot_store.h"

class QLabel;
class QPushButton;

namespace portolan::app {

/// Says over the chart that what is shown is a playground, that nothing real is touched, and leads to a real
/// engine. Once a real one is live, the playground is disconnected and the banner goes.
class PlaygroundBanner : public QFrame {
    Q_OBJECT
public:
    struct Sources {
        std::vector<EngineKey> engines;
        EtcdKeyspace etcd;
        QString missing; ///< where an engine was looked for in vain; empty: the playground was asked for
    };
    PlaygroundBanner(qt::SnapshotStore &store, Connections &connections, QWidget *parent = nullptr);

    void showFor(Sources sources);

signals:
    void connectWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void follow();
    bool plays(const EngineKey &key) const;

    qt::SnapshotStore &store_;
    Connections &connections_;
    Sources sources_;
    bool seen_ = false; ///< an engine of the playground was in the chart
    QLabel *title_, *text_;
    QPushButton *connect_;
};

} // namespace portolan::app
