#pragma once

#include "model/networks/membership.h"
#include "views/dialogs/change_dialog.h"
#include "views/dialogs/form.h"

class QComboBox;
class QLineEdit;

namespace portolan::views {

/// Connecting a container to a network while it runs: which two, and what is asked for there. Follows the
/// chart while it is open.
class AttachDialog : public ChangeDialog {
    Q_OBJECT
public:
    /// Starts with one of the two or with both.
    AttachDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                 const ContainerId &container, const NetworkId &network, const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void fill();
    void proposeOther(QComboBox *box);
    void read();
    void showFindings(const std::vector<networks::AttachFinding> &findings);
    std::shared_ptr<const Container> container() const;
    std::shared_ptr<const Network> network() const;

    const qt::SnapshotStore &store_;
    Form *form_;
    std::vector<std::shared_ptr<const Network>> offered_;
    QComboBox *containers_, *networks_;
    QLineEdit *ipv4_, *ipv6_, *aliases_, *linkLocal_;
};

} // namespace portolan::views
