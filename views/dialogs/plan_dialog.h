#pragma once

#include <QDialog>

#include "model/plans/recreate.h"
#include "model/qt/plan_runner.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace portolan::views {

class PlanSteps;
class Scrolled;

/// A dialog that runs a plan: what the derived class puts in the middle, what a person should know, the steps
/// with their commands and how each is. It stays until the plan has ended, and undoes it when it is
/// cancelled.
class PlanDialog : public QDialog {
    Q_OBJECT
public:
    PlanDialog(qt::ChangeLog &log, const EngineKey &engine, const Theme &theme, QWidget *parent);

    void accept() override; ///< runs it
    void reject() override; ///< while it runs: asks what shall become of it

    void undo();  ///< what it has done so far
    void leave(); ///< it may be closed in the middle: the program ends
    const EngineKey &engine() const { return engine_; }
    const plans::PlanRun *run() const { return runner_ ? &runner_->run() : nullptr; }
    QString script() const;

signals:
    void began();    ///< the plan is run
    void advanced(); ///< before each of its steps
    void over();     ///< it has ended, this way or another

protected:
    QVBoxLayout *body() const { return body_; }
    const Theme &theme() const { return theme_; }
    void setTitle(const QString &title, const QString &subtitle = {});
    void setVerb(const QString &verb); ///< on the button that runs it
    void setPlan(const tl::expected<plans::Plan, plans::Obstacle> &plan);
    void setWrong(const QString &why); ///< nothing can be run, for this reason
    void setInputsWrong();             ///< nor now: something typed is wrong, and said at its field
    virtual void retranslateUi() = 0;  ///< called by the derived class's constructor, and with each language
    void changeEvent(QEvent *event) override;

private:
    void retranslateFrame();
    void showState();
    bool underWay() const { return runner_ && !runner_->run().ended(); }
    void cancelRun();
    void ask();
    void closeAtEnd();

    qt::ChangeLog &log_;
    EngineKey engine_;
    Theme theme_;
    plans::Plan plan_;
    std::optional<plans::Obstacle> obstacle_;
    QString wrong_;
    qt::PlanRunner *runner_ = nullptr;
    bool closesAtEnd_ = false, left_ = false;
    QLabel *title_, *subtitle_, *notesTitle_, *notes_, *stepsTitle_, *sentence_;
    QVBoxLayout *body_;
    QWidget *inputs_;
    Scrolled *inputsArea_;
    QScrollArea *area_;
    PlanSteps *steps_;
    QPushButton *copy_, *cancel_, *run_;
};

} // namespace portolan::views
