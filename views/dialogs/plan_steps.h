#pragma once

#include <QWidget>

#include "model/plans/plan_run.h"
#include "views/theme/theme.h"

class QGridLayout;
class QLabel;

namespace portolan::views {

class ValueText;

/// The steps of a plan, one beneath the other: how it is, what it does, its command.
class PlanSteps : public QWidget {
    Q_OBJECT
public:
    explicit PlanSteps(const Theme &theme, QWidget *parent = nullptr);

    void setPlan(const plans::Plan &plan);  ///< none of it done yet
    void setRun(const plans::PlanRun &run); ///< of the plan that is shown
    QWidget *current() const;               ///< the row under way, null when none is

private:
    struct Row {
        QWidget *widget;
        QLabel *glyph, *title, *state, *trouble;
        ValueText *command;
    };
    void show(std::size_t row, const plans::PlanRun::Progress &progress);

    Theme theme_;
    plans::Plan plan_;
    std::vector<Row> rows_;
    int current_ = -1;
};

} // namespace portolan::views
