#pragma once

#include <QWidget>
#include <optional>

#include "model/core/connections.h"

class QLabel;
class QLineEdit;

namespace portolan::views {

class TlsFields;

/// Members of an etcd cluster, who one is, and TLS.
class ConnectEtcdPage : public QWidget {
    Q_OBJECT
public:
    explicit ConnectEtcdPage(QWidget *parent = nullptr);

    std::optional<EtcdRequest> request();
    void showProblem(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QLabel *urlsLabel_, *urlsHint_, *userLabel_, *passwordLabel_, *passwordHint_, *prefixLabel_, *tlsLabel_;
    QLineEdit *urls_, *user_, *password_, *prefix_;
    TlsFields *tlsFields_;
    QLabel *problem_;
};

} // namespace portolan::views
