#include "views/dialogs/plan_steps.h"

#include <QLabel>
#include <QVBoxLayout>

#include "views/console/change_words.h"
#include "views/dialogs/plan_words.h"
#include "views/inspector/value_text.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

using plans::StepState;

constexpr std::size_t longestCommand = 4000;

const char *toneOf(StepState state) {
    switch (state) {
    case StepState::done:
        return "success";
    case StepState::failed:
    case StepState::undoFailed:
        return "danger";
    case StepState::running:
    case StepState::undoing:
        return "accent";
    default:
        return "muted";
    }
}

} // namespace

PlanSteps::PlanSteps(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setObjectName(QStringLiteral("planSteps"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
}

void PlanSteps::setPlan(const plans::Plan &plan) {
    plan_ = plan;
    current_ = -1;
    for (const Row &row : rows_) delete row.widget;
    rows_.clear();
    for (const plans::Step &step : plan_.steps) {
        Row row{new QWidget,        toneLabel("muted"),      toneLabel("strong"),
                toneLabel("muted"), toneParagraph("danger"), new ValueText};
        row.widget->setObjectName(QStringLiteral("planStep"));
        row.title->setWordWrap(true);
        QFont mono = theme_.mono;
        mono.setPointSizeF(font().pointSizeF() * 0.95);
        row.command->setFont(mono);
        row.command->setProperty("tone", QStringLiteral("muted"));
        row.command->setValue(commandText(step.change, longestCommand));
        row.command->setFocusPolicy(Qt::StrongFocus);
        row.glyph->setFixedWidth(fontMetrics().averageCharWidth() * 2);
        auto *grid = new QGridLayout(row.widget);
        grid->setContentsMargins(0, 7, 0, 7);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(1);
        grid->addWidget(row.glyph, 0, 0, Qt::AlignTop);
        grid->addWidget(row.title, 0, 1);
        grid->addWidget(row.state, 0, 2, Qt::AlignTop | Qt::AlignRight);
        grid->addWidget(row.command, 1, 1, 1, 2);
        grid->addWidget(row.trouble, 2, 1, 1, 2);
        grid->setColumnStretch(1, 1);
        layout()->addWidget(row.widget);
        rows_.push_back(row);
        show(rows_.size() - 1, {});
    }
}

void PlanSteps::setRun(const plans::PlanRun &run) {
    current_ = -1;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const StepState state = run.progress()[i].state;
        if (state == StepState::running || state == StepState::undoing) current_ = static_cast<int>(i);
        show(i, run.progress()[i]);
    }
}

QWidget *PlanSteps::current() const {
    return current_ < 0 ? nullptr : rows_[static_cast<std::size_t>(current_)].widget;
}

void PlanSteps::show(std::size_t number, const plans::PlanRun::Progress &progress) {
    const Row &row = rows_[number];
    const char *tone = toneOf(progress.state);
    row.title->setText(stepTitle(plan_.steps[number].change));
    row.glyph->setText(stepGlyph(progress.state));
    row.state->setText(stepWord(progress.state));
    setTone(row.glyph, tone);
    setTone(row.state, tone);
    QStringList told;
    if (progress.error) told << stepTrouble(*progress.error);
    for (const std::string &warning : progress.warnings)
        told << tr("The engine warns: “%1”").arg(shown(warning));
    row.trouble->setText(told.join(u'\n'));
    row.trouble->setVisible(!told.isEmpty());
    setTone(row.trouble, progress.error ? "danger" : "muted");
    row.command->setAccessibleName(row.title->text() + QStringLiteral(": ") + row.state->text());
    row.command->setAccessibleDescription(row.command->toPlainText());
}

} // namespace portolan::views
