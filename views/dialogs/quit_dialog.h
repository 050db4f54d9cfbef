#pragma once

#include <QDialog>

class QLabel;
class QPushButton;

namespace portolan::views {

/// Asks what shall become of plans that are under way when somebody quits.
class QuitDialog : public QDialog {
    Q_OBJECT
public:
    /// `kept`: the names of what the plans have put aside or are about to.
    QuitDialog(QStringList kept, QWidget *parent);

signals:
    void finishWanted(); ///< then quit
    void undoWanted();   ///< then quit
    void quitWanted();   ///< at once

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QStringList kept_;
    QLabel *title_, *words_;
    QPushButton *stay_, *finish_, *undo_, *quit_;
};

} // namespace portolan::views
