#include "views/dialogs/plan_dialog.h"

#include <algorithm>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "model/changes/command.h"
#include "views/dialogs/dialog_parts.h"
#include "views/dialogs/on_screen.h"
#include "views/dialogs/plan_steps.h"
#include "views/dialogs/plan_words.h"
#include "views/dialogs/quit_dialog.h"
#include "views/dialogs/scrolled.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {

PlanDialog::PlanDialog(qt::ChangeLog &log, const EngineKey &engine, const Theme &theme, QWidget *parent)
    : QDialog(parent), log_(log), engine_(engine), theme_(theme), title_(toneParagraph("plain")),
      subtitle_(toneParagraph("muted")), notesTitle_(toneLabel("caption")), notes_(toneParagraph("plain")),
      stepsTitle_(toneLabel("caption")), sentence_(toneParagraph("plain")), body_(new QVBoxLayout),
      inputs_(new QWidget), area_(new QScrollArea), steps_(new PlanSteps(theme)), copy_(new QPushButton),
      cancel_(new QPushButton), run_(new QPushButton) {
    dressTitle(title_);
    notes_->setObjectName(QStringLiteral("planNotes"));
    sentence_->setObjectName(QStringLiteral("planSentence"));
    run_->setObjectName(QStringLiteral("planRun"));
    run_->setProperty("primary", true);
    run_->setDefault(true);
    cancel_->setObjectName(QStringLiteral("planCancel"));
    copy_->setObjectName(QStringLiteral("copyScript"));
    for (QPushButton *button : {copy_, cancel_}) button->setAutoDefault(false);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 18, 20, 8);
    head->addWidget(title_);
    head->addWidget(subtitle_);
    auto *fields = new QVBoxLayout(inputs_);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->addLayout(body_);
    fields->addStretch(1);
    inputs_->setObjectName(QStringLiteral("inspectorPage"));
    inputsArea_ = new Scrolled(inputs_);
    body_->setContentsMargins(20, 4, 20, 12);
    body_->setSpacing(6);
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("inspectorPage"));
    auto *list = new QVBoxLayout(page);
    list->setContentsMargins(20, 4, 20, 12);
    list->setSpacing(4);
    list->addWidget(notesTitle_);
    list->addWidget(notes_);
    list->addSpacing(6);
    list->addWidget(stepsTitle_);
    list->addWidget(steps_);
    list->addStretch(1);
    area_->setWidget(page);
    area_->setWidgetResizable(true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setMinimumHeight(fontMetrics().height() * 7);
    auto *told = new QVBoxLayout;
    told->setContentsMargins(20, 8, 20, 10);
    told->addWidget(sentence_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(inputsArea_);
    column->addWidget(area_, 1);
    column->addLayout(told);
    column->addWidget(dialogFoot({copy_}, {cancel_, run_}));

    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(script()); });
    connect(cancel_, &QPushButton::clicked, this, [this] { underWay() ? cancelRun() : reject(); });
    connect(run_, &QPushButton::clicked, this, &PlanDialog::accept);
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 92, fontMetrics().height() * 40});
    retranslateFrame();
}

void PlanDialog::setTitle(const QString &title, const QString &subtitle) {
    setWindowTitle(title);
    title_->setText(title);
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
}

void PlanDialog::setVerb(const QString &verb) { run_->setText(plainLabel(verb)); }

void PlanDialog::setPlan(const tl::expected<plans::Plan, plans::Obstacle> &plan) {
    if (runner_) return;
    wrong_.clear();
    obstacle_ = plan ? std::nullopt : std::optional(plan.error());
    plan_ = plan ? *plan : plans::Plan();
    steps_->setPlan(plan_);
    showState();
}

void PlanDialog::setWrong(const QString &why) {
    if (runner_) return;
    wrong_ = why;
    obstacle_.reset();
    plan_ = {};
    steps_->setPlan(plan_);
    showState();
}

void PlanDialog::setInputsWrong() { setWrong(tr("Something typed above is wrong.")); }

void PlanDialog::accept() {
    if (runner_ || plan_.steps.empty()) return;
    runner_ = new qt::PlanRunner(log_, engine_, plan_, this);
    connect(runner_, &qt::PlanRunner::changed, this, [this] {
        showState();
        emit advanced();
    });
    connect(runner_, &qt::PlanRunner::ended, this, [this] {
        showState();
        emit over();
        if (auto *question = findChild<QuitDialog *>()) question->reject(); // it has answered itself
        if (closesAtEnd_) closeAtEnd();
    });
    cancel_->setFocus(); // what had it is gone
    emit began();        // before its first step
    runner_->start();
}

void PlanDialog::reject() {
    if (underWay() && !left_) return ask();
    QDialog::reject();
}

void PlanDialog::ask() {
    if (findChild<QuitDialog *>()) return;
    auto *question = new QuitDialog(QuitDialog::About::dialog, {}, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QuitDialog::finishWanted, this, &PlanDialog::closeAtEnd);
    connect(question, &QuitDialog::undoWanted, this, [this] {
        undo();
        closeAtEnd();
    });
    connect(question, &QDialog::rejected, this, [this] { closesAtEnd_ = false; });
    question->open();
}

/// What has failed is to be read first.
void PlanDialog::closeAtEnd() {
    closesAtEnd_ = underWay();
    if (closesAtEnd_) return;
    const Error *failure = runner_->run().failure();
    if (!failure || failure->code == Errc::cancelled) QDialog::reject();
}

void PlanDialog::undo() {
    if (underWay() && runner_->run().state() != plans::RunState::undoing) cancelRun();
}

void PlanDialog::cancelRun() {
    runner_->cancel();
    showState();
}

void PlanDialog::leave() { left_ = true; }

QString PlanDialog::script() const {
    return QString::fromStdString(plans::scriptOf(plan_, engine_, log_.engineUrl(engine_)));
}

void PlanDialog::showState() {
    const bool idle = !runner_, over = runner_ && runner_->run().ended();
    const bool any = !plan_.steps.empty();
    inputs_->setEnabled(idle);
    inputsArea_->setVisible(idle); // then it is decided, and the steps need the room
    run_->setEnabled(idle && any);
    run_->setVisible(!over);
    if (over) cancel_->setDefault(true);
    copy_->setEnabled(any);
    const bool takesBack = runner_ && runner_->run().state() == plans::RunState::undoing;
    const bool undoes =
        std::any_of(plan_.steps.begin(), plan_.steps.end(), [](const auto &s) { return s.undo; });
    cancel_->setText(over                ? tr("Close")
                     : takesBack         ? tr("Stop trying")
                     : runner_ && undoes ? tr("Cancel and undo")
                                         : tr("Cancel"));
    cancel_->setEnabled(!takesBack || runner_->waits());
    QStringList notes;
    for (const plans::Note &note : plan_.notes) notes << QStringLiteral("• ") + noteText(note);
    notes_->setText(notes.join(u'\n'));
    notesTitle_->setVisible(any && !notes.isEmpty());
    notes_->setVisible(any && !notes.isEmpty());
    stepsTitle_->setVisible(any);
    area_->setVisible(any); // else the fields have all the room
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(inputsArea_, any ? 0 : 1);
    const char *tone = "plain";
    QString sentence;
    if (runner_) {
        const plans::PlanRun &run = runner_->run();
        steps_->setRun(run);
        sentence = runSentence(run);
        for (const changes::Change &change : run.leftToDo())
            sentence += u'\n' + shown(changes::commandLine(change), 1000);
        if (over) tone = run.failure() ? "danger" : "success";
        if (QWidget *row = steps_->current()) area_->ensureWidgetVisible(row, 0, fontMetrics().height() * 2);
    } else {
        sentence = obstacle_ ? obstacleText(*obstacle_) : wrong_;
        tone = !wrong_.isEmpty() || (obstacle_ && obstacle_->what != plans::Obstacle::What::nothingChanges)
                   ? "danger"
                   : "muted";
    }
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
    setTone(sentence_, tone);
}

void PlanDialog::retranslateFrame() {
    copy_->setText(tr("Copy as script"));
    notesTitle_->setText(tr("What you should know"));
    stepsTitle_->setText(tr("Steps"));
    if (!runner_) steps_->setPlan(plan_);
    showState();
}

void PlanDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslateFrame();
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace portolan::views
