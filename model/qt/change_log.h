#pragma once

#include <QAbstractListModel>
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "model/changes/performer.h"
#include "model/qt/snapshot_store.h"

namespace portolan::qt {

/// One change that a person caused, or one command that was run inside a container, and what came of it.
struct ChangeRun {
    quint64 number = 0; ///< its name in this log
    EngineKey engine;
    std::string engineUrl;                 ///< as the docker command line would be told
    std::optional<changes::Change> change; ///< none: a command inside a container
    std::string command; ///< that does the same, for a shell; without the values of secret variables
    Moment begun{};
    bool takesBack = false;                         ///< it was an undo
    bool part = false;                              ///< of several that belong together
    std::optional<Result<changes::Outcome>> result; ///< none: under way
    std::optional<int> exitCode;                    ///< of a command inside a container
    std::chrono::milliseconds took{};

    bool failed() const { return result && !*result; }
    bool wentWell() const { return result && *result && exitCode.value_or(0) == 0; }
};

/// Makes changes and remembers them: the latest last, the oldest go when there are too many. All on the
/// GUI thread.
class ChangeLog : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::size_t most = 1'000;
    enum Role { runRole = Qt::UserRole }; ///< ChangeRun
    using Then = std::function<void(const ChangeRun &)>;

    /// Both must outlive the log.
    ChangeLog(changes::Performer &performer, const SnapshotStore &store, QObject *parent = nullptr);
    ~ChangeLog() override;

    /// Returns at once; `then` is called when it has ended, after `ended` was emitted.
    quint64 perform(const EngineKey &engine, changes::Change change, Then then = {});
    /// One of several that belong together: it is not offered to be undone by itself.
    quint64 performPart(const EngineKey &engine, changes::Change change, bool takesBack, Then then);
    /// Writes down a command that somebody else runs; `stop` ends waiting for it.
    quint64 beginExec(const EngineKey &engine, std::string command, std::function<void()> stop);
    void endExec(quint64 number, const Result<int> &exitCode);
    void cancel(quint64 number);
    /// What would take back changes to it is not offered any more: a plan puts it aside.
    void forgetUndoOf(const ContainerId &container);
    const ChangeRun &at(int row) const { return runs_[static_cast<std::size_t>(row)]; }

    /// What undo() would do, null when there is nothing to take back.
    const changes::Change *undoable() const { return undo_.empty() ? nullptr : &undo_.back().back; }
    std::chrono::steady_clock::time_point undoableSince() const; ///< of undoable(); the least when null
    quint64 undoableRun() const; ///< the run that undo() would take back; 0: none
    void undo();
    /// What redo() would do: it was undone last, and nothing else was changed since. Null: nothing.
    const changes::Change *redoable() const { return redo_.empty() ? nullptr : &redo_.back().forth; }
    void redo();

    /// The engine that a shell's docker takes by itself; any other one is named in what is copied.
    void setUsualEngine(const EngineKey &engine) { usual_ = engine; }
    std::string engineUrl(const EngineKey &engine) const; ///< as docker would be told; empty: not known
    /// Options of docker that name the engine, for a shell; empty for the usual one.
    std::string engineOptions(const EngineKey &engine) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    void ended(const portolan::qt::ChangeRun &run);
    /// The run of this number pulls an image first. The pull is a run of its own, before it.
    void pulling(quint64 number, const portolan::changes::PullProgress &progress);
    void undoChanged(); ///< or what can be done again

private:
    struct Door;
    struct Undo {
        quint64 run; ///< that made it
        EngineKey engine;
        changes::Change forth, back;
        std::chrono::steady_clock::time_point since;
    };
    struct Waiting {
        changes::Performer::Ticket ticket = 0;
        std::function<void()> stop; ///< in place of a ticket
        quint64 pull = 0;           ///< the run of the pull that it needs first
        bool part = false;
        std::optional<changes::Change> inverse;
        std::optional<Undo> undone; ///< it takes this back
        std::optional<Undo> redone; ///< it does this again
        std::chrono::steady_clock::time_point begun;
        Then then;
    };
    quint64 add(ChangeRun run, quint64 before = 0); ///< its number; before another one, else the last
    quint64 begin(const EngineKey &engine, changes::Change change, bool takesBack, Waiting waiting);
    void forgetRedo();
    void forgetGone(const Diff &diff);
    void remember(const ChangeRun &ended, Waiting &waiting);
    void putBack(const ChangeRun &failed, Waiting &waiting);
    std::deque<ChangeRun>::iterator find(quint64 number);
    void told(quint64 number, const changes::PullProgress &progress);
    void end(quint64 number, Result<changes::Outcome> result);

    changes::Performer &performer_;
    const SnapshotStore &store_;
    std::shared_ptr<Door> door_; ///< by which results come in from another thread
    std::deque<ChangeRun> runs_;
    std::map<quint64, Waiting> waiting_;
    std::deque<Undo> undo_, redo_;
    EngineKey usual_;
    quint64 last_ = 0;
};

} // namespace portolan::qt
