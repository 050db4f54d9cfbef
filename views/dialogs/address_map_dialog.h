#pragma once

#include <QDialog>
#include <functional>

#include "model/networks/address_map.h"
#include "model/qt/selection.h"
#include "model/qt/snapshot_store.h"
#include "views/theme/theme.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace portolan::views {

class AddressBars;

/// All ranges of addresses that are in use on an engine, who uses them, and the next free one. Stays open
/// beside the window and follows what happens; what is chosen here is selected there.
class AddressMapDialog : public QDialog {
    Q_OBJECT
public:
    using HostSource = std::function<networks::HostNetwork(const EngineKey &)>;

    AddressMapDialog(const qt::SnapshotStore &store, qt::Selection &selection, HostSource host,
                     const Theme &theme, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillEngines();
    void read();
    void choose(int row);
    void retranslateUi();

    const qt::SnapshotStore &store_;
    qt::Selection &selection_;
    HostSource host_;
    std::vector<networks::AddressRow> rows_;
    QString free_;
    QFont mono_; ///< of addresses
    QLabel *title_, *engineLabel_, *next_;
    QComboBox *engine_;
    AddressBars *bars_;
    QTreeWidget *list_;
    QPushButton *copy_, *close_;
};

} // namespace portolan::views
