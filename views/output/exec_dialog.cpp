#include "views/output/exec_dialog.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "model/changes/shell.h"
#include "model/output/commands.h"
#include "views/console/change_words.h"
#include "views/dialogs/command_bar.h"
#include "views/dialogs/dialog_parts.h"
#include "views/dialogs/field_state.h"
#include "views/dialogs/field_text.h"
#include "views/dialogs/form.h"
#include "views/dialogs/on_screen.h"
#include "views/output/output_text.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

enum Row { commandRow, userRow };

} // namespace

ExecDialog::ExecDialog(output::Exec &exec, qt::ChangeLog &log, const Container &container, const Theme &theme,
                       QWidget *parent)
    : QDialog(parent), exec_(exec), log_(&log), container_(std::make_shared<const Container>(container)),
      title_(toneParagraph("plain")), form_(new Form), hint_(toneParagraph("danger")),
      state_(toneParagraph("muted")), command_(new QLineEdit), user_(new QLineEdit),
      same_(new CommandBar(theme)), text_(new OutputText), copy_(new QPushButton), close_(new QPushButton),
      run_(new QPushButton) {
    wanted_.engine = container.engine;
    wanted_.container = container.id;
    dressTitle(title_);
    text_->setObjectName(QStringLiteral("execText"));
    state_->setObjectName(QStringLiteral("execState"));
    run_->setObjectName(QStringLiteral("execRun"));
    run_->setProperty("primary", true);
    run_->setDefault(true);
    for (QPushButton *button : {copy_, close_}) button->setAutoDefault(false);
    command_->setFont(theme.mono);
    text_->setTheme(theme);
    form_->add(command_, "execCommand");
    form_->add(user_, "execUser");
    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 18, 20, 10);
    head->setSpacing(8);
    head->addWidget(title_);
    head->addWidget(form_);
    head->addWidget(hint_);
    auto *output = new QVBoxLayout;
    output->setContentsMargins(20, 0, 20, 8);
    output->addWidget(text_, 1);
    output->addWidget(state_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(output, 1);
    column->addWidget(same_);
    column->addWidget(dialogFoot({copy_}, {close_, run_}));
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 88, fontMetrics().height() * 28});

    connect(
        &feed_, &qt::OutputFeed::lines, this, [this](const std::vector<output::Line> &lines, quint64 lost) {
            if (lost > 0)
                text_->addNotice(tr("%n line(s) came too fast to be shown", nullptr, static_cast<int>(lost)));
            text_->add(lines);
        });
    connect(&feed_, &qt::OutputFeed::ended, this, [this](const Result<int> &result) {
        ticket_.reset();
        end_ = result;
        if (log_) log_->endExec(number_, result);
        read();
    });
    for (QLineEdit *field : {command_, user_})
        connect(field, &QLineEdit::textChanged, this, &ExecDialog::read);
    connect(run_, &QPushButton::clicked, this, &ExecDialog::run);
    connect(close_, &QPushButton::clicked, this, &ExecDialog::reject);
    connect(copy_, &QPushButton::clicked, same_, &CommandBar::copy);
    retranslateUi();
    command_->setFocus();
}

ExecDialog::~ExecDialog() {
    if (!ticket_) return;
    exec_.stop(*ticket_);
    if (log_) log_->endExec(number_, fail(Errc::cancelled, "exec", {}));
}

void ExecDialog::read() {
    const std::string typed = command_->text().toStdString();
    const auto words = changes::shellSplit(typed);
    const QString hint = commandHint(typed);
    setWrongField(command_, !words);
    hint_->setText(hint);
    setTone(hint_, words ? "muted" : "danger");
    hint_->setVisible(!hint.isEmpty());
    wanted_.command = words.value_or(std::vector<std::string>());
    wanted_.user = user_->text().trimmed().toStdString();
    const bool any = !wanted_.command.empty();
    run_->setEnabled(any && !ticket_);
    copy_->setEnabled(any);
    std::vector<std::string> same;
    if (any) same.push_back(output::execCommand(wanted_, container_->name));
    same_->setCommands(same);
    if (log_) same_->setEngineOptions(log_->engineOptions(wanted_.engine));
    showEnd();
}

void ExecDialog::run() {
    if (ticket_ || wanted_.command.empty()) return;
    text_->clear();
    end_.reset();
    auto lines = feed_.begin();
    auto ended = feed_.end();
    ticket_ = exec_.run(wanted_, std::move(lines), std::move(ended));
    if (log_)
        number_ = log_->beginExec(wanted_.engine, output::execCommand(wanted_, container_->name),
                                  [self = QPointer(this)] {
                                      if (self && self->ticket_) self->exec_.stop(*self->ticket_);
                                  });
    read();
}

void ExecDialog::showEnd() {
    QString words;
    const char *tone = "muted";
    if (ticket_) words = tr("Under way…");
    if (end_ && *end_) {
        const int code = **end_;
        words = code == 0 ? tr("It ended well (exit code 0).") : tr("It ended with exit code %1.").arg(code);
        tone = code == 0 ? "success" : "danger";
    } else if (end_) {
        words = changeFailure(end_->error());
        tone = "danger";
    }
    state_->setText(words);
    setTone(state_, tone);
}

void ExecDialog::retranslateUi() {
    const QString title = tr("Run a command in %1").arg(shown(container_->name, 80));
    setWindowTitle(title);
    title_->setText(title);
    form_->setLabel(commandRow, tr("Command"));
    form_->setLabel(userRow, tr("User"));
    command_->setPlaceholderText(QStringLiteral("cat /etc/hosts"));
    user_->setPlaceholderText(tr("the container’s own"));
    text_->setAccessibleName(tr("What it writes"));
    copy_->setText(tr("Copy command"));
    close_->setText(tr("Close"));
    run_->setText(tr("Run"));
    read();
}

void ExecDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::views
