#pragma once

#include <QDialog>

#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace portolan::views {

/// Asks which container shall be made anew in a mode. It changes nothing.
class PickContainerDialog : public QDialog {
    Q_OBJECT
public:
    /// `mode` as `docker run --network` takes it; "container:": in the network of another one that is chosen
    /// later. Containers that are in that mode already are left out. `store` must outlive it.
    PickContainerDialog(const qt::SnapshotStore &store, const EngineKey &engine, const QString &mode,
                        QWidget *parent);

    ContainerId chosen() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslateUi();

    const qt::SnapshotStore &store_;
    EngineKey engine_;
    QString mode_;
    QLabel *title_, *subtitle_, *label_;
    QComboBox *containers_;
    QPushButton *cancel_, *next_;
};

} // namespace portolan::views
