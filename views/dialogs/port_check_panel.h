#pragma once

#include <QWidget>

#include "model/qt/port_check.h"
#include "model/qt/snapshot_store.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace portolan::views {

/// Which ports have to be open between the hosts of a swarm, and a try of them from this machine, told with
/// what it proves and what it does not.
class PortCheckPanel : public QWidget {
    Q_OBJECT
public:
    PortCheckPanel(networks::PortProber &prober, const qt::SnapshotStore &store, const EngineKey &engine,
                   QWidget *parent = nullptr);

    /// Whether there are two hosts at least: else there is nothing between them.
    bool isOfUse() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void press();
    void showRows();

    const qt::SnapshotStore &store_;
    EngineKey engine_;
    qt::PortCheck check_;
    QLabel *title_, *intro_, *caveat_;
    QVBoxLayout *rows_;
    QList<QLabel *> lines_;
    QPushButton *button_;
};

} // namespace portolan::views
