#pragma once

#include <QWidget>

class QCheckBox;

namespace portolan::views {

class FileField;
class Form;

/// CA, certificate and key, and whether the server's certificate is verified.
class TlsFields : public QWidget {
    Q_OBJECT
public:
    explicit TlsFields(QWidget *parent = nullptr);

    bool verify() const;
    QString caFile() const;
    QString certFile() const;
    QString keyFile() const;
    QString problem(); ///< a sentence when a file is missing or a pair is not whole, and marks it

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QCheckBox *verify_;
    FileField *ca_, *certificate_, *key_;
    Form *form_;
};

} // namespace portolan::views
