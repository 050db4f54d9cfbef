#include "views/dialogs/change_dialog.h"

#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QStyle>
#include <QVBoxLayout>

#include "views/console/change_words.h"
#include "views/dialogs/command_bar.h"
#include "views/dialogs/dialog_parts.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tone_label.h"

namespace portolan::views {

ChangeDialog::ChangeDialog(qt::ChangeLog &log, const EngineKey &engine, const Theme &theme, QWidget *parent)
    : QDialog(parent), log_(log), engine_(engine), theme_(theme), title_(new QLabel),
      subtitle_(toneParagraph("muted")), problem_(toneParagraph("danger")), whyNot_(toneParagraph("muted")),
      progress_(toneParagraph("plain")), body_(new QVBoxLayout), command_(new CommandBar(theme)),
      copy_(new QPushButton), cancel_(new QPushButton), do_(new QPushButton) {
    dressTitle(title_);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    problem_->setObjectName(QStringLiteral("dialogProblem"));
    problem_->hide();
    whyNot_->setObjectName(QStringLiteral("dialogWhyNot"));
    whyNot_->hide();
    progress_->setObjectName(QStringLiteral("dialogProgress"));
    progress_->hide();
    do_->setObjectName(QStringLiteral("dialogDo"));
    do_->setProperty("primary", true);
    do_->setDefault(true);
    copy_->setObjectName(QStringLiteral("copyCommand"));
    for (QPushButton *button : {copy_, cancel_}) button->setAutoDefault(false);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 18, 20, 8);
    head->addWidget(title_);
    head->addWidget(subtitle_);
    body_->setContentsMargins(20, 4, 20, 12);
    body_->setSpacing(8);
    auto *told = new QVBoxLayout;
    told->setContentsMargins(20, 0, 20, 12);
    told->addWidget(problem_);
    told->addWidget(whyNot_);
    told->addWidget(progress_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(body_, 1);
    column->addLayout(told);
    column->addWidget(command_);
    column->addWidget(dialogFoot({copy_}, {cancel_, do_}));

    connect(copy_, &QPushButton::clicked, command_, &CommandBar::copy);
    connect(&log_, &qt::ChangeLog::pulling, this,
            [this](quint64 number, const changes::PullProgress &progress) {
                if (working_ != number) return;
                pull_ = progress.over ? std::nullopt : std::optional(progress);
                showPull();
            });
    connect(cancel_, &QPushButton::clicked, this, &ChangeDialog::reject);
    connect(do_, &QPushButton::clicked, this, &ChangeDialog::accept);
    retranslateFrame();
    setChanges({});
    setMinimumWidth(std::min(fontMetrics().averageCharWidth() * 64, screen()->availableSize().width() - 16));
}

void ChangeDialog::setTitle(const QString &title, const QString &subtitle) {
    setWindowTitle(title);
    title_->setText(title);
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
}

void ChangeDialog::setVerb(const QString &verb) { do_->setText(plainLabel(verb)); }

void ChangeDialog::setChanges(std::vector<changes::Change> changes, bool ready) {
    if (working_) return;                                          // what is under way was decided
    if (!changes.empty() && changes != changes_) trouble_.reset(); // that was said of another one
    changes_ = std::move(changes);
    ready_ = ready && !changes_.empty();
    command_->setChanges(changes_);
    command_->setEngineOptions(log_.engineOptions(engine_));
    copy_->setEnabled(!changes_.empty());
    showTrouble();
    showWorking();
}

void ChangeDialog::setWhyNot(const QString &why) {
    whyNot_->setText(why);
    whyNot_->setVisible(!why.isEmpty());
    setPlainTip(do_, why);
    do_->setAccessibleDescription(why);
}

/// While the engine works, only waiting can be given up.
void ChangeDialog::showWorking() {
    const bool working = working_.has_value();
    do_->setEnabled(ready_ && !working);
    for (int i = 0; i < body_->count(); ++i)
        if (QWidget *widget = body_->itemAt(i)->widget()) widget->setEnabled(!working);
}

void ChangeDialog::showPull() {
    progress_->setText(pull_ ? pullText(*pull_) : QString());
    progress_->setVisible(pull_.has_value());
}

void ChangeDialog::showTrouble() {
    problem_->setText(trouble_ ? changeFailure(*trouble_) : QString());
    problem_->setVisible(trouble_.has_value());
}

void ChangeDialog::accept() {
    if (!ready_ || working_) return;
    trouble_.reset();
    showTrouble();
    perform(0);
    showWorking();
}

void ChangeDialog::perform(std::size_t step) {
    working_ = log_.perform(engine_, changes_[step], [self = QPointer(this), step](const qt::ChangeRun &run) {
        if (!self || self->working_ != run.number) return;
        if (!run.failed() && step + 1 < self->changes_.size()) return self->perform(step + 1);
        self->working_.reset();
        self->pull_.reset();
        self->showPull();
        self->showWorking();
        if (run.failed()) {
            self->trouble_ = run.result->error();
            return self->showTrouble();
        }
        self->outcome_ = **run.result;
        self->QDialog::accept();
    });
}

void ChangeDialog::reject() {
    if (working_) return log_.cancel(*working_);
    QDialog::reject();
}

/// A window does not grow by itself for words that need more lines.
bool ChangeDialog::event(QEvent *event) {
    const bool done = QDialog::event(event);
    if (grows_ && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)) {
        const int needed =
            std::min(layout()->totalHeightForWidth(width()), screen()->availableSize().height() - 40);
        if (needed > height()) resize(width(), needed);
    }
    return done;
}

void ChangeDialog::retranslateFrame() {
    copy_->setText(tr("Copy command"));
    cancel_->setText(tr("Cancel"));
    showPull();
    showTrouble();
}

/// Unless the derived class wants something typed: on what does no harm.
void ChangeDialog::showEvent(QShowEvent *event) {
    QDialog::showEvent(event);
    const bool harm = harm_ || std::any_of(changes_.begin(), changes_.end(), changes::isDestructive);
    do_->setProperty("danger", harm);
    do_->style()->unpolish(do_);
    do_->style()->polish(do_);
    if (!focusWidget() || command_->isAncestorOf(focusWidget()))
        (harm || !do_->isEnabled() ? cancel_ : do_)->setFocus();
}

void ChangeDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslateFrame();
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace portolan::views
