#pragma once

#include "model/qt/snapshot_store.h"
#include "views/dialogs/change_dialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace portolan::views {

class Form;

/// Runs a new container.
class RunDialog : public ChangeDialog {
    Q_OBJECT
public:
    /// `listening`: where programs of the engine's host listen, if that is known. `network` is chosen at
    /// first, as `docker run --network` takes it; empty: the default bridge. `store` must outlive it.
    RunDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
              const QString &network, std::vector<Port> listening, const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void fillNetworks();
    void read();
    /// What is wrong with what was typed, empty when nothing is; fills `spec` on the way.
    QString readInto(changes::ContainerSpec &spec);
    void tellClashes(const changes::ContainerSpec &spec);

    const qt::SnapshotStore &store_;
    QString firstNetwork_;
    std::vector<Port> listening_;
    Form *form_;
    QComboBox *image_, *network_, *restart_;
    QLineEdit *name_, *address_, *ports_, *links_, *command_;
    QPlainTextEdit *environment_;
    QCheckBox *remove_;
    QLabel *wrong_, *clashes_;
};

} // namespace portolan::views
