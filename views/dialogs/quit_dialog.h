#pragma once

#include <QDialog>

class QLabel;
class QPushButton;

namespace portolan::views {

/// Asks what shall become of plans that are under way when somebody quits, or closes the dialog of one.
class QuitDialog : public QDialog {
    Q_OBJECT
public:
    enum class About { program, dialog };
    /// `kept`: the names of what the plans have put aside or are about to.
    QuitDialog(About about, QStringList kept, QWidget *parent);

signals:
    void finishWanted(); ///< then quit or close
    void undoWanted();   ///< the same
    void quitWanted();   ///< at once; not asked of a dialog

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    About about_;
    QStringList kept_;
    QLabel *title_, *words_;
    QPushButton *stay_, *finish_, *undo_, *quit_;
};

} // namespace portolan::views
