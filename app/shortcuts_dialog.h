#pragma once

#include <QDialog>

class QAction;
class QLabel;
class QPushButton;

namespace portolan::app {

/// All keys of the window, made of its actions.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(QList<QAction *> actions, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QList<QAction *> actions_;
    QLabel *title_;
    QList<QLabel *> keys_, words_;
    QLabel *chartTitle_, *chartWords_;
    QPushButton *close_;
};

} // namespace portolan::app
