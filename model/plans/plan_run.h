#pragma once

#include "model/core/result.h"
#include "model/plans/plan.h"

namespace portolan::plans {

enum class StepState {
    waiting,
    running,
    done,
    failed,
    undoing,
    undone,
    undoFailed, ///< how it was before could not be had back: see `error`
};

enum class RunState {
    ready,
    running,
    undoing,
    done,
    undone,     ///< a step failed, and everything is as it was before
    halfUndone, ///< a step failed, and something could not be taken back
};

/// One execution of a plan, as a value: says which change is to be made next and is told what came of it.
/// While it undoes, an engine that cannot be reached is asked again and again.
class PlanRun {
public:
    struct Progress {
        StepState state = StepState::waiting;
        std::optional<Error> error; ///< of the step, or of its undo
        std::vector<std::string> warnings;

        friend bool operator==(const Progress &, const Progress &) = default;
    };
    struct Action {
        changes::Change change;
        bool takesBack = false; ///< it undoes
    };

    explicit PlanRun(Plan plan);

    const Plan &plan() const { return plan_; } ///< with the ids of what it has made so far
    RunState state() const { return state_; }
    const std::vector<Progress> &progress() const { return progress_; } ///< of each step
    /// Why it is being undone, null when nothing failed; a cancelled one has Errc::cancelled.
    const Error *failure() const { return failure_ ? &*failure_ : nullptr; }
    bool ended() const;
    /// What is still to be done by hand to have back how it was, after halfUndone.
    const std::vector<changes::Change> &leftToDo() const { return left_; }
    bool waitsForEngine() const { return unanswered_ > 0; }

    /// Nothing: it has ended.
    std::optional<Action> next();
    void tell(Result<changes::Outcome> result); ///< of what next() gave
    /// Undoes what was done so far; while it undoes: gives up on an engine that does not answer.
    void cancel();

private:
    void fail(Error why);
    void advanceUndo();
    void toldOfUndo(const Result<changes::Outcome> &result);
    bool toldOfSettling(const Result<changes::Outcome> &result);

    Plan plan_;
    std::vector<Progress> progress_;
    RunState state_ = RunState::ready;
    std::size_t at_ = 0; ///< the step, or of an undo: one more than it
    std::size_t ensured_ = 0;
    std::optional<Error> failure_;
    std::vector<changes::Change> left_;
    int unanswered_ = 0;     ///< tries in a row
    bool uncertain_ = false; ///< whether the failed step was made, nobody knows
    bool settling_ = false;  ///< it was to stop a container, which may go down any moment
    bool cancelled_ = false, givenUp_ = false;
};

/// The same as a script for a POSIX shell.
std::string scriptOf(const Plan &plan, const EngineKey &engine, const std::string &engineUrl);

} // namespace portolan::plans
