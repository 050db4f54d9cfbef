#include "views/dialogs/tls_fields.h"

#include <QCheckBox>
#include <QEvent>
#include <QVBoxLayout>

#include "views/dialogs/file_field.h"
#include "views/dialogs/form.h"

namespace portolan::views {
namespace {

enum Row { caRow, certificateRow, keyRow };

} // namespace

TlsFields::TlsFields(QWidget *parent)
    : QWidget(parent), verify_(new QCheckBox), ca_(new FileField), certificate_(new FileField),
      key_(new FileField), form_(new Form) {
    verify_->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(verify_);
    column->addWidget(form_);
    form_->add(ca_, "tlsCa");
    form_->add(certificate_, "tlsCertificate");
    form_->add(key_, "tlsKey");
    retranslateUi();
}

bool TlsFields::verify() const { return verify_->isChecked(); }
QString TlsFields::caFile() const { return ca_->path(); }
QString TlsFields::certFile() const { return certificate_->path(); }
QString TlsFields::keyFile() const { return key_->path(); }

QString TlsFields::problem() {
    QString missing;
    for (FileField *field : {ca_, certificate_, key_})
        if (!field->checkExists() && missing.isEmpty()) missing = field->path();
    if (!missing.isEmpty()) return tr("There is no file %1.").arg(missing);
    if (certFile().isEmpty() != keyFile().isEmpty())
        return tr("A certificate needs its key, and a key its certificate: give both or none.");
    return {};
}

void TlsFields::retranslateUi() {
    verify_->setText(tr("Verify the server's certificate"));
    //: certificate authority: a file with certificates that are trusted
    form_->setLabel(caRow, tr("CA"));
    form_->setLabel(certificateRow, tr("Certificate"));
    //: private key that belongs to a TLS certificate
    form_->setLabel(keyRow, tr("Key"));
    const QString pick = tr("Choose…");
    ca_->setWords(tr("File of the CA"), pick);
    certificate_->setWords(tr("File of your certificate"), pick);
    key_->setWords(tr("File of your key"), pick);
}

void TlsFields::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
