#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace portolan::views {

/// The path of a file, typed or picked.
class FileField : public QWidget {
    Q_OBJECT
public:
    explicit FileField(QWidget *parent = nullptr);

    QString path() const;
    void setWords(const QString &what, const QString &pick); ///< accessible name; text of the button
    bool checkExists(); ///< marks the field when a path is given and no such file is there

private:
    QLineEdit *edit_;
    QToolButton *pick_;
};

} // namespace portolan::views
