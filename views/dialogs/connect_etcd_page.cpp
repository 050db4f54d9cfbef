#include "views/dialogs/connect_etcd_page.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStyle>

#include "views/dialogs/form.h"
#include "views/dialogs/tls_fields.h"
#include "views/theme/tone_label.h"

namespace portolan::views {
namespace {

enum Row { userRow, passwordRow, prefixRow };

} // namespace

ConnectEtcdPage::ConnectEtcdPage(QWidget *parent)
    : QWidget(parent), urlsLabel_(toneParagraph("caption")), urlsHint_(toneParagraph("muted")),
      form_(new Form), passwordHint_(toneParagraph("muted")), tlsLabel_(toneParagraph("caption")),
      urls_(new QLineEdit), user_(new QLineEdit), password_(new QLineEdit), prefix_(new QLineEdit),
      tlsFields_(new TlsFields), problem_(toneParagraph("danger")) {
    urls_->setObjectName(QStringLiteral("etcdUrls"));
    problem_->setObjectName(QStringLiteral("etcdProblem"));
    password_->setEchoMode(QLineEdit::Password);
    urlsLabel_->setBuddy(urls_);
    form_->add(user_, "etcdUser");
    form_->add(password_, "etcdPassword");
    form_->add(prefix_, "etcdPrefix");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    column->addWidget(urlsLabel_);
    column->addWidget(urls_);
    column->addWidget(urlsHint_);
    column->addWidget(form_);
    column->addWidget(passwordHint_);
    column->addSpacing(6);
    column->addWidget(tlsLabel_);
    column->addWidget(tlsFields_);
    column->addStretch(1);
    problem_->hide();
    setFocusProxy(urls_);
    retranslateUi();
}

std::optional<EtcdRequest> ConnectEtcdPage::request() {
    showProblem({});
    EtcdRequest request;
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    for (const QString &url : urls_->text().split(between, Qt::SkipEmptyParts))
        request.urls.push_back(url.toStdString());
    if (request.urls.empty()) {
        showProblem(tr("Type the address of at least one member of the cluster."));
        return std::nullopt;
    }
    if (const QString problem = tlsFields_->problem(); !problem.isEmpty()) {
        showProblem(problem);
        return std::nullopt;
    }
    request.user = user_->text().toStdString();
    request.password = password_->text().toStdString();
    request.prefix = prefix_->text().toStdString();
    request.caFile = tlsFields_->caFile().toStdString();
    request.certFile = tlsFields_->certFile().toStdString();
    request.keyFile = tlsFields_->keyFile().toStdString();
    request.tlsVerify = tlsFields_->verify();
    return request;
}

void ConnectEtcdPage::showProblem(const QString &sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    urls_->setProperty("wrong", !sentence.isEmpty());
    urls_->style()->unpolish(urls_);
    urls_->style()->polish(urls_);
}

void ConnectEtcdPage::retranslateUi() {
    urlsLabel_->setText(tr("Members of the cluster"));
    urls_->setAccessibleName(tr("Members of the cluster"));
    urls_->setPlaceholderText(QStringLiteral("http://127.0.0.1:2379"));
    urlsHint_->setText(tr("One address is enough; more of them, parted by commas, stand in for each other."));
    form_->setLabel(userRow, tr("User"));
    form_->setLabel(passwordRow, tr("Password"));
    form_->setLabel(prefixRow, tr("Only keys under"));
    form_->setTip(prefixRow, tr("For a user who may not read all keys, for example /skydns"));
    prefix_->setPlaceholderText(tr("all keys"));
    passwordHint_->setText(
        tr("Only for a cluster that asks for them. The password is kept in the system's keychain; "
           "without one it has to be typed again after the next start."));
    tlsLabel_->setText(tr("TLS, for addresses with https"));
    showProblem({});
}

void ConnectEtcdPage::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
