#include "app/change_desk.h"
#include "app/dialog_size.h"
#include "app/export_dialog.h"
#include "app/host_facts.h"
#include "app/main_window.h"
#include "app/shortcuts_dialog.h"
#include "views/dialogs/address_map_dialog.h"
#include "views/dialogs/connect_dialog.h"
#include "views/graph/chart_view.h"

namespace portolan::app {

void MainWindow::openConnectDialog() {
    views::ConnectDialog dialog(connections_, appearance_.theme(), this);
    rememberSize(dialog, settings_);
    dialog.exec();
}

void MainWindow::openExportDialog() {
    ExportDialog dialog(store_, *chart_, appearance_.theme(), settings_, this);
    dialog.exec();
}

void MainWindow::openAddressMap() {
    if (!addressMap_) {
        const auto host = [this](const EngineKey &key) { return hostOf(store_.snapshot(), key); };
        addressMap_ = new views::AddressMapDialog(store_, selection_, host, appearance_.theme(), this);
        addressMap_->setAttribute(Qt::WA_DeleteOnClose);
        rememberSize(*addressMap_, settings_);
    }
    addressMap_->show();
    addressMap_->raise();
    addressMap_->activateWindow();
}

void MainWindow::setUsualEngine(const EngineKey &engine) {
    if (desk_) desk_->log().setUsualEngine(engine);
}

void MainWindow::offerPortCheck(networks::PortProber &prober) {
    if (desk_) desk_->offerPortCheck(prober);
}

void MainWindow::openShortcuts() {
    ShortcutsDialog dialog(allActions(), this);
    dialog.exec();
}

} // namespace portolan::app
