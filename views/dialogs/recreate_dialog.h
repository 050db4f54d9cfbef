#pragma once

#include "model/qt/snapshot_store.h"
#include "views/dialogs/plan_dialog.h"

class QCheckBox;

namespace portolan::views {

class ContainerFields;
class Form;

/// Changes of a container what Docker cannot change: the network it is made on, its published ports, its
/// links.
class RecreateDialog : public PlanDialog {
    Q_OBJECT
public:
    enum class About { mode, ports };

    /// `store` must outlive it. `listening`: where programs of the engine's host listen, if that is known.
    RecreateDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const Container &container,
                   About about, std::vector<Port> listening, const Theme &theme, QWidget *parent);

    /// Proposes this mode, as chooseMode() takes it.
    void propose(const QString &mode);

private:
    void retranslateUi() override;
    void fill();
    void read();
    void tellClashes(const std::string &network, const std::vector<Publication> &publications);

    const qt::SnapshotStore &store_;
    std::shared_ptr<const Container> container_;
    About about_;
    std::vector<Port> listening_;
    QString now_; ///< the mode it has
    Form *form_;
    QLabel *clashes_;
    ContainerFields *place_;
    QCheckBox *remove_;
    int removeRow_;
};

/// Restarts a container and then, when that is wanted, those that share its network.
class RestartGuestsDialog : public PlanDialog {
    Q_OBJECT
public:
    RestartGuestsDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const Container &container,
                        const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void read();

    const qt::SnapshotStore &store_;
    std::shared_ptr<const Container> container_;
    int guests_; ///< that are up
    QCheckBox *with_;
};

} // namespace portolan::views
