#include "app/export_dialog.h"
#include "app/main_window.h"
#include "app/shortcuts_dialog.h"
#include "model/net/host_network.h"
#include "views/dialogs/address_map_dialog.h"
#include "views/dialogs/connect_dialog.h"
#include "views/graph/chart_view.h"

namespace portolan::app {

void MainWindow::openConnectDialog() {
    views::ConnectDialog dialog(connections_, appearance_.theme(), this);
    dialog.exec();
}

void MainWindow::openExportDialog() {
    ExportDialog dialog(store_, *chart_, appearance_.theme(), settings_, this);
    dialog.exec();
}

void MainWindow::openAddressMap() {
    if (!addressMap_) {
        const auto host = [this](const EngineKey &key) {
            const auto engine = store_.snapshot().engines.find(std::string_view(key.value));
            return engine && engine->local ? net::localNetwork() : networks::HostNetwork();
        };
        addressMap_ = new views::AddressMapDialog(store_, selection_, host, appearance_.theme(), this);
        addressMap_->setAttribute(Qt::WA_DeleteOnClose);
    }
    addressMap_->show();
    addressMap_->raise();
    addressMap_->activateWindow();
}

void MainWindow::openShortcuts() {
    ShortcutsDialog dialog(allActions(), this);
    dialog.exec();
}

} // namespace portolan::app
