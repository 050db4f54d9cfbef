#include "model/qt/change_log.h"

#include <mutex>

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
    return begin(engine, std::move(change), false, Undoable::yes, std::move(then));
}

quint64 ChangeLog::performPart(const EngineKey &engine, changes::Change change, bool takesBack, Then then) {
    return begin(engine, std::move(change), takesBack, Undoable::no, std::move(then));
}

quint64 ChangeLog::begin(const EngineKey &engine, changes::Change change, bool takesBack, Undoable undoable,
                         Then then) {
    ChangeRun run;
    run.number = ++last_;
    run.engine = engine;
    if (const auto seen = store_.snapshot().engines.find(std::string_view(engine.value)))
        run.engineUrl = seen->url;
    run.change = std::move(change);
    run.begun = std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
    run.takesBack = takesBack;
    if (runs_.size() == most) {
        beginRemoveRows({}, 0, 0);
        runs_.pop_front();
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    runs_.push_back(std::move(run));
    endInsertRows();

    const ChangeRun begun = runs_.back(); // whoever listens may begin another one meanwhile
    Waiting &waiting = waiting_[begun.number];
    waiting.begun = std::chrono::steady_clock::now();
    waiting.then = std::move(then);
    if (undoable == Undoable::yes) waiting.inverse = changes::inverse(begun.change, store_.snapshot());
    waiting.ticket = performer_.perform(
        engine, begun.change, [door = door_, number = begun.number](Result<changes::Outcome> result) {
            const std::lock_guard lock(door->mutex);
            if (!door->log) return;
            QMetaObject::invokeMethod(
                door->log,
                [log = door->log, number, result = std::move(result)] { log->end(number, result); },
                Qt::QueuedConnection);
        });
    return begun.number;
}

void ChangeLog::end(quint64 number, Result<changes::Outcome> result) {
    auto node = waiting_.extract(number);
    if (node.empty()) return;
    Waiting &waiting = node.mapped();
    const auto run =
        std::find_if(runs_.begin(), runs_.end(), [number](const ChangeRun &r) { return r.number == number; });
    if (run == runs_.end()) return; // a thousand others came after it
    const auto now = std::chrono::steady_clock::now();
    run->took = std::chrono::duration_cast<std::chrono::milliseconds>(now - waiting.begun);
    run->result = std::move(result);
    const ChangeRun ended = *run;
    const QModelIndex at = index(static_cast<int>(run - runs_.begin()));
    emit dataChanged(at, at);
    const bool made = !ended.failed() && !(*ended.result)->unchanged;
    if (made && waiting.inverse) {
        undo_.push_back({ended.engine, *waiting.inverse, now});
        if (undo_.size() > mostUndo) undo_.pop_front();
        emit undoChanged();
    }
    emit this->ended(ended);
    if (waiting.then) waiting.then(ended);
}

void ChangeLog::cancel(quint64 number) {
    const auto found = waiting_.find(number);
    if (found != waiting_.end()) performer_.cancel(found->second.ticket);
}

std::chrono::steady_clock::time_point ChangeLog::undoableSince() const {
    return undo_.empty() ? std::chrono::steady_clock::time_point::min() : undo_.back().since;
}

void ChangeLog::undo() {
    if (undo_.empty()) return;
    const Undo what = std::move(undo_.back());
    undo_.pop_back();
    emit undoChanged();
    begin(what.engine, what.back, true, Undoable::no, {});
}

int ChangeLog::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

QVariant ChangeLog::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || role != runRole) return {};
    return QVariant::fromValue(at(index.row()));
}

} // namespace portolan::qt
