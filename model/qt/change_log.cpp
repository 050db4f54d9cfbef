#include "model/qt/change_log.h"

#include <mutex>

#include "model/changes/command.h"
#include "model/changes/inverse.h"

namespace portolan::qt {
namespace {

constexpr std::size_t mostUndo = 50;

} // namespace

struct ChangeLog::Door {
    std::mutex mutex;
    ChangeLog *log; ///< null: it is gone
};

ChangeLog::ChangeLog(changes::Performer &performer, const SnapshotStore &store, QObject *parent)
    : QAbstractListModel(parent), performer_(performer), store_(store), door_(std::make_shared<Door>()) {
    door_->log = this;
}

ChangeLog::~ChangeLog() {
    const std::lock_guard lock(door_->mutex);
    door_->log = nullptr;
}

quint64 ChangeLog::perform(const EngineKey &engine, changes::Change change, Then then) {
    forgetRedo();
    Waiting waiting;
    waiting.inverse = changes::inverse(change, store_.snapshot());
    waiting.then = std::move(then);
    return begin(engine, std::move(change), false, std::move(waiting));
}

quint64 ChangeLog::performPart(const EngineKey &engine, changes::Change change, bool takesBack, Then then) {
    forgetRedo();
    Waiting waiting;
    waiting.part = true;
    waiting.then = std::move(then);
    return begin(engine, std::move(change), takesBack, std::move(waiting));
}

quint64 ChangeLog::beginExec(const EngineKey &engine, std::string command, std::function<void()> stop) {
    ChangeRun run;
    run.engine = engine;
    run.command = std::move(command);
    const quint64 number = add(std::move(run));
    Waiting &waiting = waiting_[number];
    waiting.begun = std::chrono::steady_clock::now();
    waiting.stop = std::move(stop);
    return number;
}

void ChangeLog::endExec(quint64 number, const Result<int> &exitCode) {
    if (!waiting_.contains(number)) return;
    if (!exitCode) return end(number, tl::unexpected(exitCode.error()));
    for (ChangeRun &run : runs_)
        if (run.number == number) run.exitCode = *exitCode;
    end(number, changes::Outcome());
}

std::deque<ChangeRun>::iterator ChangeLog::find(quint64 number) {
    return std::find_if(runs_.begin(), runs_.end(),
                        [number](const ChangeRun &r) { return r.number == number; });
}

quint64 ChangeLog::add(ChangeRun run, quint64 before) {
    run.number = ++last_;
    if (const auto seen = store_.snapshot().engines.find(std::string_view(run.engine.value)))
        run.engineUrl = seen->url;
    run.begun = std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
    if (runs_.size() == most) {
        beginRemoveRows({}, 0, 0);
        runs_.pop_front();
        endRemoveRows();
    }
    const quint64 number = run.number;
    const auto at = find(before);
    const int row = static_cast<int>(at - runs_.begin());
    beginInsertRows({}, row, row);
    runs_.insert(at, std::move(run));
    endInsertRows();
    return number; // whoever listens may have begun another one meanwhile
}

quint64 ChangeLog::begin(const EngineKey &engine, changes::Change change, bool takesBack, Waiting waiting) {
    ChangeRun run;
    run.engine = engine;
    run.change = change;
    run.command = changes::commandLine(change);
    run.takesBack = takesBack;
    run.part = waiting.part;
    const quint64 number = add(std::move(run));
    waiting.begun = std::chrono::steady_clock::now();
    waiting_[number] = std::move(waiting);
    const auto later = [door = door_](auto what) {
        const std::lock_guard lock(door->mutex);
        if (!door->log) return;
        QMetaObject::invokeMethod(
            door->log, [log = door->log, what = std::move(what)] { what(*log); }, Qt::QueuedConnection);
    };
    const auto ticket = performer_.perform(
        engine, std::move(change),
        [later, number](Result<changes::Outcome> result) {
            later([number, result = std::move(result)](ChangeLog &log) { log.end(number, result); });
        },
        [later, number](const changes::PullProgress &progress) {
            later([number, progress](ChangeLog &log) { log.told(number, progress); });
        });
    waiting_[number].ticket = ticket;
    return number;
}

void ChangeLog::told(quint64 number, const changes::PullProgress &progress) {
    const auto waiting = waiting_.find(number);
    const auto run = find(number);
    if (waiting == waiting_.end() || run == runs_.end()) return;
    if (waiting->second.pull == 0) {
        ChangeRun pull = *run;
        pull.change = changes::PullImage{progress.image};
        pull.command = changes::commandLine(*pull.change);
        pull.part = true;
        const quint64 its = waiting->second.pull = add(std::move(pull), number);
        Waiting &beside = waiting_[its];
        beside.begun = std::chrono::steady_clock::now();
        beside.stop = [this, number] { cancel(number); };
    }
    if (progress.over) end(waiting_[number].pull, changes::Outcome());
    emit pulling(number, progress);
}

void ChangeLog::end(quint64 number, Result<changes::Outcome> result) {
    auto node = waiting_.extract(number);
    if (node.empty()) return;
    Waiting &waiting = node.mapped();
    if (const auto pull = find(waiting.pull); pull != runs_.end() && !pull->result) {
        // It did not come further: nothing was made.
        if (!result && result.error().code == Errc::cancelled) result.error().operation = changes::pulling;
        end(waiting.pull, result);
    }
    const auto run = find(number);
    if (run == runs_.end()) return; // a thousand others came after it
    const auto now = std::chrono::steady_clock::now();
    run->took = std::chrono::duration_cast<std::chrono::milliseconds>(now - waiting.begun);
    run->result = std::move(result);
    const ChangeRun ended = *run;
    const QModelIndex at = index(static_cast<int>(run - runs_.begin()));
    emit dataChanged(at, at);
    const bool made = !ended.failed() && !(*ended.result)->unchanged;
    if (made && waiting.inverse) {
        undo_.push_back({ended.engine, *ended.change, *waiting.inverse, now});
        if (undo_.size() > mostUndo) undo_.pop_front();
        emit undoChanged();
    }
    if (made && waiting.undone) {
        redo_.push_back(std::move(*waiting.undone));
        emit undoChanged();
    }
    emit this->ended(ended);
    if (waiting.then) waiting.then(ended);
}

void ChangeLog::cancel(quint64 number) {
    const auto found = waiting_.find(number);
    if (found == waiting_.end()) return;
    if (const auto stop = found->second.stop) return stop();
    performer_.cancel(found->second.ticket);
}

std::chrono::steady_clock::time_point ChangeLog::undoableSince() const {
    return undo_.empty() ? std::chrono::steady_clock::time_point::min() : undo_.back().since;
}

void ChangeLog::undo() {
    if (undo_.empty()) return;
    Undo what = std::move(undo_.back());
    undo_.pop_back();
    emit undoChanged();
    Waiting waiting;
    waiting.undone = what;
    begin(what.engine, what.back, true, std::move(waiting));
}

/// What takes it back is known already: the chart may not show yet that it was undone.
void ChangeLog::redo() {
    if (redo_.empty()) return;
    const Undo what = std::move(redo_.back());
    redo_.pop_back();
    emit undoChanged();
    Waiting waiting;
    waiting.inverse = what.back;
    begin(what.engine, what.forth, false, std::move(waiting));
}

/// After something else was done, what was undone before may not fit any more.
void ChangeLog::forgetRedo() {
    if (redo_.empty()) return;
    redo_.clear();
    emit undoChanged();
}

int ChangeLog::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

QVariant ChangeLog::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || role != runRole) return {};
    return QVariant::fromValue(at(index.row()));
}

} // namespace portolan::qt
