#include "views/dialogs/tls_fields.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>

#include "views/dialogs/file_field.h"

namespace portolan::views {

TlsFields::TlsFields(QWidget *parent)
    : QWidget(parent), verify_(new QCheckBox), ca_(new FileField), certificate_(new FileField),
      key_(new FileField), caLabel_(new QLabel), certificateLabel_(new QLabel), keyLabel_(new QLabel) {
    verify_->setChecked(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(verify_);
    form->addRow(caLabel_, ca_);
    form->addRow(certificateLabel_, certificate_);
    form->addRow(keyLabel_, key_);
    for (QLabel *label : {caLabel_, certificateLabel_, keyLabel_})
        label->setProperty("tone", QStringLiteral("muted"));
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
    caLabel_->setText(tr("CA"));
    certificateLabel_->setText(tr("Certificate"));
    //: private key that belongs to a TLS certificate
    keyLabel_->setText(tr("Key"));
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
