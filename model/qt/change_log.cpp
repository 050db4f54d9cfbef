#include "model/qt/change_log.h"

#include <mutex>

#include "model/changes/command.h"
#include "model/changes/inverse.h"
#include "model/changes/shell.h"

namespace portolan::qt {
namespace {

constexpr std::size_t mostUndo = 50;

template <class Row>
bool isAmong(const std::vector<std::shared_ptr<const Row>> &rows, const EngineKey &engine, const auto *ref) {
    return ref && std::any_of(rows.begin(), rows.end(),
                              [&](const auto &row) { return row->engine == engine && row->id == ref->id; });
}

} // namespace

struct ChangeLog::Door {
    std::mutex mutex;
    ChangeLog *log; ///< null: it is gone
};

ChangeLog::ChangeLog(changes::Performer &performer, const SnapshotStore &store, QObject *parent)
    : QAbstractListModel(parent), performer_(performer), store_(store), door_(std::make_shared<Door>()) {
    door_->log = this;
    connect(&store, &SnapshotStore::changed, this, &ChangeLog::forgetGone);
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
    run.engineUrl = engineUrl(run.engine);
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
    run.command = changes::commandLine(change, Secrets::masked);
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
    if (ended.failed())
        putBack(ended, waiting);
    else if (!(*ended.result)->unchanged)
        remember(ended, waiting);
    emit this->ended(ended);
    if (waiting.then) waiting.then(ended);
}

void ChangeLog::remember(const ChangeRun &ended, Waiting &waiting) {
    if (waiting.inverse) {
        // By its name the engine might find another one: it takes the beginning of an id for a name, too.
        if (auto *made = std::get_if<changes::RemoveNetwork>(&*waiting.inverse))
            made->network.id = NetworkId((*ended.result)->id);
        undo_.push_back(
            {ended.number, ended.engine, *ended.change, *waiting.inverse, std::chrono::steady_clock::now()});
        if (undo_.size() > mostUndo) undo_.pop_front();
    }
    if (waiting.undone) redo_.push_back(std::move(*waiting.undone));
    if (waiting.inverse || waiting.undone) emit undoChanged();
}

/// What did not come about can be tried once more, unless there is nothing left to try it on.
void ChangeLog::putBack(const ChangeRun &failed, Waiting &waiting) {
    if (failed.result->error().code == Errc::notFound || !(waiting.undone || waiting.redone)) return;
    if (waiting.redone) redo_.push_back(std::move(*waiting.redone));
    if (waiting.undone) {
        const auto later = [](quint64 run, const Undo &other) { return run < other.run; };
        undo_.insert(std::upper_bound(undo_.begin(), undo_.end(), waiting.undone->run, later),
                     std::move(*waiting.undone));
    }
    emit undoChanged();
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

quint64 ChangeLog::undoableRun() const { return undo_.empty() ? 0 : undo_.back().run; }

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
    waiting.redone = what;
    begin(what.engine, what.forth, false, std::move(waiting));
}

/// After something else was done, what was undone before may not fit any more.
void ChangeLog::forgetRedo() {
    for (auto &[number, waiting] : waiting_) waiting.redone.reset();
    if (redo_.empty()) return;
    redo_.clear();
    emit undoChanged();
}

void ChangeLog::forgetUndoOf(const ContainerId &container) {
    const auto isAbout = [&container](const Undo &one) {
        const changes::ContainerRef *ref = changes::containerOf(one.back);
        return ref && ref->id == container;
    };
    if (std::erase_if(undo_, isAbout) + std::erase_if(redo_, isAbout) > 0) emit undoChanged();
}

/// What was removed, here or elsewhere, cannot be changed back any more.
void ChangeLog::forgetGone(const Diff &diff) {
    if (diff.containers.removed.empty() && diff.networks.removed.empty()) return;
    const auto isGone = [&diff](const EngineKey &engine, const changes::Change &change) {
        return isAmong(diff.containers.removed, engine, changes::containerOf(change)) ||
               isAmong(diff.networks.removed, engine, changes::networkOf(change));
    };
    const std::size_t forgotten =
        std::erase_if(undo_, [&](const Undo &one) { return isGone(one.engine, one.back); }) +
        std::erase_if(redo_, [&](const Undo &one) { return isGone(one.engine, one.forth); });
    if (forgotten > 0) emit undoChanged();
}

std::string ChangeLog::engineUrl(const EngineKey &engine) const {
    const auto seen = store_.snapshot().engines.find(std::string_view(engine.value));
    return seen ? seen->url : std::string();
}

std::string ChangeLog::engineOptions(const EngineKey &engine) const {
    const std::string url = engineUrl(engine);
    if (engine == usual_ || url.empty()) return {};
    return (changes::speaksTls(engine) ? "--tlsverify -H " : "-H ") + changes::shellWord(url);
}

int ChangeLog::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

QVariant ChangeLog::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || role != runRole) return {};
    return QVariant::fromValue(at(index.row()));
}

} // namespace portolan::qt
