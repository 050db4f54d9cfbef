#pragma once

#include "model/core/network.h"
#include "views/dialogs/change_dialog.h"

class QCheckBox;

namespace portolan::views {

/// Taking a container off a network: asked only where something is lost by it.
class DisconnectDialog : public ChangeDialog {
    Q_OBJECT
public:
    DisconnectDialog(qt::ChangeLog &log, const Container &container, const Network &network,
                     const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;

    changes::ContainerRef container_;
    changes::NetworkRef network_;
    bool up_;
    QLabel *lost_;
};

/// Removing a network: says who is on it, and can take them off first.
class RemoveNetworkDialog : public ChangeDialog {
    Q_OBJECT
public:
    RemoveNetworkDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const Network &network,
                        const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void read();

    const qt::SnapshotStore &store_;
    Network network_;
    QLabel *members_;
    QCheckBox *disconnect_;
};

/// Removing every network that nobody is on: names them.
class PruneNetworksDialog : public ChangeDialog {
    Q_OBJECT
public:
    PruneNetworksDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const Engine &engine,
                        const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void read();

    const qt::SnapshotStore &store_;
    QLabel *list_;
};

} // namespace portolan::views
