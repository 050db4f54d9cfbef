#pragma once

#include <QDialog>

#include "model/core/connections.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;
class QTabWidget;

namespace portolan::views {

class ConnectEnginePage;
class ConnectEtcdPage;

/// "Connect…": an engine or an etcd. Input that cannot be used is said in place; everything after that is
/// state in the chart. Remembers nothing.
class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    ConnectDialog(Connections &connections, const Theme &theme, QWidget *parent = nullptr);

    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    Connections &connections_;
    QLabel *title_;
    QLabel *subtitle_;
    QTabWidget *tabs_;
    ConnectEnginePage *engine_;
    ConnectEtcdPage *etcd_;
    QPushButton *cancel_;
    QPushButton *connect_;
};

} // namespace portolan::views
