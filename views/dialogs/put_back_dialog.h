#pragma once

#include "model/qt/snapshot_store.h"
#include "views/dialogs/plan_dialog.h"

namespace portolan::views {

/// Says that a plan was cut short, and puts back what it had put aside.
class PutBackDialog : public PlanDialog {
    Q_OBJECT
public:
    /// `store` must outlive it.
    PutBackDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                  std::vector<plans::Replaced> replaced, const Theme &theme, QWidget *parent);

signals:
    void leftAsItIs(); ///< nobody wants to be asked again

private:
    void retranslateUi() override;
    void read();

    const qt::SnapshotStore &store_;
    std::vector<plans::Replaced> replaced_;
    QPushButton *leave_;
};

} // namespace portolan::views
