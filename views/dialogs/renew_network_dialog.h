#pragma once

#include "model/networks/draft.h"
#include "model/plans/renew.h"
#include "views/dialogs/plan_dialog.h"

class QCheckBox;
class QLineEdit;

namespace portolan::views {

class Form;

/// Makes ingress or docker_gwbridge anew with other addresses or options: what has to be so first, what is
/// wanted, and the steps.
class RenewNetworkDialog : public PlanDialog {
    Q_OBJECT
public:
    /// `host`: what is known of the engine's host.
    RenewNetworkDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                       plans::SwarmNetwork which, networks::HostNetwork host, const Theme &theme,
                       QWidget *parent);

private:
    void retranslateUi() override;
    void read();
    changes::NetworkSpec wanted(const Network *now, const networks::Draft &draft) const;

    const qt::SnapshotStore &store_;
    EngineKey engine_;
    plans::SwarmNetwork which_;
    networks::HostNetwork host_;
    QLabel *what_, *before_;
    Form *form_;
    QLineEdit *subnet_, *gateway_, *mtu_;
    QCheckBox *icc_, *masquerade_;
};

} // namespace portolan::views
