#include "model/plans/plan_run.h"

#include <algorithm>

#include "model/changes/command.h"
#include "model/changes/shell.h"

namespace portolan::plans {
namespace {

using changes::Change;
using changes::Outcome;

constexpr int mostTries = 180; ///< with a second between them: a daemon that is restarted is back by then

/// The engine was not reached, or its answer was not: what was asked may have been done.
bool isUnanswered(const Error &error) {
    switch (error.code) {
    case Errc::timeout:
    case Errc::noSuchSocket:
    case Errc::refused:
    case Errc::unreachable:
    case Errc::nameLookup:
    case Errc::disconnected:
    case Errc::io:
    case Errc::protocol:
        return error.operation != changes::stayingUp;
    default:
        return false;
    }
}

/// The engine has said what came of it.
bool isAnswered(const Result<Outcome> &result) {
    return result || (!isUnanswered(result.error()) && result.error().code != Errc::cancelled);
}

/// What a plan has made itself is named by its name alone. When somebody has taken it away meanwhile, there
/// is nothing left to be taken back of it.
bool isGoneAnyway(const Change &undo, const Error &error) {
    if (error.code != Errc::notFound) return false;
    const auto made = [](const changes::ContainerRef &container) { return container.id.empty(); };
    if (const auto *remove = std::get_if<changes::RemoveContainer>(&undo)) return made(remove->container);
    if (const auto *stop = std::get_if<changes::StopContainer>(&undo)) return made(stop->container);
    if (const auto *rename = std::get_if<changes::RenameContainer>(&undo)) return made(rename->container);
    if (const auto *remove = std::get_if<changes::RemoveNetwork>(&undo)) return remove->network.id.empty();
    return false;
}

} // namespace

PlanRun::PlanRun(Plan plan) : plan_(std::move(plan)), progress_(plan_.steps.size()) {}

bool PlanRun::ended() const {
    return state_ == RunState::done || state_ == RunState::undone || state_ == RunState::halfUndone;
}

std::optional<PlanRun::Action> PlanRun::next() {
    if (state_ == RunState::ready) state_ = plan_.steps.empty() ? RunState::done : RunState::running;
    if (state_ == RunState::running && cancelled_) fail({Errc::cancelled, "plan", {}, {}, 0, nullptr});
    if (state_ == RunState::running) {
        progress_[at_].state = StepState::running;
        return Action{plan_.steps[at_].change, false};
    }
    if (state_ != RunState::undoing) return std::nullopt;
    if (at_ > 0) {
        const Step &step = plan_.steps[at_ - 1];
        progress_[at_ - 1].state = StepState::undoing;
        return Action{settling_ ? step.change : *step.undo, true};
    }
    return Action{plan_.ensure[ensured_], true};
}

void PlanRun::tell(Result<Outcome> result) {
    if (state_ == RunState::undoing) return toldOfUndo(result);
    if (state_ != RunState::running) return;
    Progress &step = progress_[at_];
    const bool mayFail = plan_.steps[at_].mayFail;
    if (result) {
        step.state = StepState::done;
        step.warnings = std::move(result->warnings);
        if (const auto *made = std::get_if<changes::CreateContainer>(&plan_.steps[at_].change))
            for (Replaced &one : plan_.replaced)
                if (one.temporary == made->name) one.made = ContainerId(result->id);
    } else {
        step.state = StepState::failed;
        step.error = result.error();
        if (!mayFail) {
            uncertain_ = isUnanswered(result.error()) || result.error().code == Errc::cancelled;
            return fail(result.error());
        }
    }
    // Once its end is reached there is nothing to go back to.
    if (++at_ == plan_.steps.size()) state_ = RunState::done;
    if (at_ < plan_.steps.size() && plan_.steps[at_].mayFail) cancelled_ = false;
}

void PlanRun::fail(Error why) {
    failure_ = std::move(why);
    state_ = RunState::undoing;
    // Of the step that failed it may be unknown whether it was made: it is undone all the same.
    at_ = uncertain_ ? at_ + 1 : at_;
    // Started while the engine is still stopping it, it would be down seconds later: first it must be down.
    settling_ = uncertain_ && std::holds_alternative<changes::StopContainer>(plan_.steps[at_ - 1].change) &&
                plan_.steps[at_ - 1].undo;
    advanceUndo();
}

/// To the next step that has something to undo. One that has not goes with what an earlier step has made.
void PlanRun::advanceUndo() {
    const auto undoable = [](const Step &step) { return step.undo.has_value(); };
    while (at_ > 0 && !undoable(plan_.steps[at_ - 1])) {
        --at_;
        const auto here = plan_.steps.begin() + static_cast<std::ptrdiff_t>(at_);
        if (progress_[at_].state == StepState::done && std::any_of(plan_.steps.begin(), here, undoable))
            progress_[at_].state = StepState::undone;
    }
    if (at_ == 0 && ensured_ == plan_.ensure.size())
        state_ = left_.empty() ? RunState::undone : RunState::halfUndone;
}

void PlanRun::toldOfUndo(const Result<Outcome> &result) {
    if (!result && isUnanswered(result.error()) && !givenUp_ && ++unanswered_ < mostTries) return; // again
    if (result || !isUnanswered(result.error())) unanswered_ = 0;
    if (settling_ && toldOfSettling(result)) return;
    if (at_ == 0) {
        if (!result) left_.push_back(plan_.ensure[ensured_]);
        ++ensured_;
        return advanceUndo();
    }
    Progress &step = progress_[at_ - 1];
    const bool failedOne = uncertain_ && step.error;
    // Nobody knew whether it had been made: that there is nothing to undo says that it was not.
    const bool wasNotMade = failedOne && !result && isAnswered(result);
    if (result || wasNotMade || isGoneAnyway(*plan_.steps[at_ - 1].undo, result.error())) {
        step.state = failedOne ? StepState::failed : StepState::undone;
    } else {
        step.state = StepState::undoFailed;
        step.error = result.error();
        left_.push_back(*plan_.steps[at_ - 1].undo);
    }
    --at_;
    advanceUndo();
}

/// False: nobody knows whether it is down, so that starting it would prove nothing.
bool PlanRun::toldOfSettling(const Result<Outcome> &result) {
    settling_ = false;
    if (isAnswered(result)) return true;
    left_.push_back(plan_.steps[at_ - 1].change);
    return false;
}

void PlanRun::cancel() {
    if (state_ == RunState::undoing) givenUp_ = true;
    if (state_ == RunState::running) cancelled_ = true;
}

namespace {

/// A step as lines of a script: what Portolan waits for is waited for there, too.
std::string scriptLines(const Step &step) {
    const std::string line = changes::commandLine(step.change) + "\n";
    if (const auto *awaited = std::get_if<changes::AwaitContainer>(&step.change))
        return "sleep " + std::to_string(awaited->steady.count()) + "\ntest \"$(" +
               changes::commandLine(step.change) + ")\" = running\n";
    const auto *made = step.undo ? std::get_if<changes::CreateNetwork>(&*step.undo) : nullptr;
    if (!made || !made->spec.ingress) return line;
    // docker asks before it removes this one, and the engine clears it away some time after.
    return "echo y | " + line + "while docker network inspect " + changes::shellWord(made->spec.name) +
           " >/dev/null 2>&1; do sleep 1; done\n";
}

} // namespace

std::string scriptOf(const Plan &plan, const EngineKey &engine, const std::string &engineUrl) {
    std::string script = "#!/bin/sh\nset -e\n" + changes::engineLines(engine, engineUrl);
    for (const Step &step : plan.steps) script += scriptLines(step);
    return script;
}

} // namespace portolan::plans
