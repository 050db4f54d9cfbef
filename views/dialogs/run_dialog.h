#pragma once

#include <optional>

#include "model/qt/snapshot_store.h"
#include "views/dialogs/change_dialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace portolan::views {

class ContainerFields;
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
    void read();
    /// Nothing while it is not whole or something is wrong, which is said beneath its field.
    std::optional<changes::ContainerSpec> typed();
    QString wrongName(const std::string &name) const;
    void tellClashes(const changes::ContainerSpec &spec);

    const qt::SnapshotStore &store_;
    std::vector<Port> listening_;
    Form *form_;
    QComboBox *image_, *restart_;
    QLineEdit *name_, *command_;
    QPlainTextEdit *environment_;
    QCheckBox *remove_;
    QLabel *clashes_;
    ContainerFields *place_;
    int environmentRow_, commandRow_, restartRow_, removeRow_;
};

} // namespace portolan::views
