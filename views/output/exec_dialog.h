#pragma once

#include <QDialog>
#include <QPointer>

#include "model/core/container.h"
#include "model/qt/change_log.h"
#include "model/qt/output_feed.h"
#include "views/theme/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan::views {

class CommandBar;
class Form;
class OutputText;

/// Runs one command in a container and shows what it writes, and how it ended.
class ExecDialog : public QDialog {
    Q_OBJECT
public:
    /// `exec` must outlive it; what it runs is written down in `log`.
    ExecDialog(output::Exec &exec, qt::ChangeLog &log, const Container &container, const Theme &theme,
               QWidget *parent);
    ~ExecDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void read();
    void run();
    void showEnd();

    output::Exec &exec_;
    QPointer<qt::ChangeLog> log_;
    quint64 number_ = 0; ///< of what it runs, in the log
    std::shared_ptr<const Container> container_;
    qt::OutputFeed feed_;
    std::optional<output::Ticket> ticket_;
    std::optional<Result<int>> end_;
    output::ExecWanted wanted_;
    QLabel *title_;
    Form *form_;
    QLabel *hint_, *state_;
    QLineEdit *command_, *user_;
    CommandBar *same_;
    OutputText *text_;
    QPushButton *copy_, *close_, *run_;
};

} // namespace portolan::views
