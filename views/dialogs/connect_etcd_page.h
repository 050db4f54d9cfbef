#pragma once

#include <QWidget>
#include <optional>

#include "model/core/connections.h"

class QLabel;
class QLineEdit;

namespace portolan::views {

class Form;
class TlsFields;

/// Members of an etcd cluster, who one is, and TLS.
class ConnectEtcdPage : public QWidget {
    Q_OBJECT
public:
    explicit ConnectEtcdPage(QWidget *parent = nullptr);

    std::optional<EtcdRequest> request();
    void showProblem(const QString &sentence);
    QLabel *problem() const { return problem_; } ///< to be put where it is always in view

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QLabel *urlsLabel_, *urlsHint_;
    Form *form_;
    QLabel *passwordHint_, *tlsLabel_;
    QLineEdit *urls_, *user_, *password_, *prefix_;
    TlsFields *tlsFields_;
    QLabel *problem_;
};

} // namespace portolan::views
