#include "model/qt/plan_runner.h"

#include <QPointer>

namespace portolan::qt {

PlanRunner::PlanRunner(ChangeLog &log, EngineKey engine, plans::Plan plan, QObject *parent)
    : QObject(parent), log_(log), engine_(std::move(engine)), run_(std::move(plan)) {
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMs);
    connect(&pause_, &QTimer::timeout, this, &PlanRunner::go);
}

void PlanRunner::start() {
    if (run_.state() != plans::RunState::ready) return;
    for (const plans::Replaced &one : run_.plan().replaced) log_.forgetUndoOf(one.old);
    go();
}

void PlanRunner::cancel() {
    run_.cancel();
    // Of anything else the engine would finish what it has begun, and nobody would know when.
    if (underWay_ && waits_) log_.cancel(*underWay_);
    if (pause_.isActive()) {
        pause_.stop();
        go();
    }
}

void PlanRunner::go() {
    const auto action = run_.next();
    emit changed();
    if (action) return make(*action);
    if (run_.ended()) emit ended();
}

void PlanRunner::make(const plans::PlanRun::Action &action) {
    const auto *stop = std::get_if<changes::StopContainer>(&action.change);
    const bool untilItEnds = stop && !stop->timeout && stop->itsOwnGrace >= changes::endlessGrace;
    waits_ = untilItEnds || std::holds_alternative<changes::AwaitContainer>(action.change);
    underWay_ = log_.performPart(engine_, action.change, action.takesBack,
                                 [self = QPointer(this)](const ChangeRun &made) {
                                     if (!self || self->underWay_ != made.number) return;
                                     self->underWay_.reset();
                                     self->run_.tell(*made.result);
                                     if (!self->run_.waitsForEngine()) return self->go();
                                     emit self->changed();
                                     self->pause_.start();
                                 });
}

} // namespace portolan::qt
