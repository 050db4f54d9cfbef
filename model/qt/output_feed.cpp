#include "model/qt/output_feed.h"

#include <mutex>

namespace portolan::qt {

struct OutputFeed::Shared {
    std::mutex mutex;
    OutputFeed *feed = nullptr; ///< null: it is gone, or has begun another stream
    std::deque<output::Line> waiting;
    quint64 lost = 0;
    std::optional<Result<int>> result;
    bool knocked = false;

    void knock() {
        if (!feed || std::exchange(knocked, true)) return;
        QMetaObject::invokeMethod(feed, &OutputFeed::drain, Qt::QueuedConnection);
    }
};

OutputFeed::OutputFeed(QObject *parent) : QObject(parent) {}

OutputFeed::~OutputFeed() {
    if (!shared_) return;
    const std::lock_guard lock(shared_->mutex);
    shared_->feed = nullptr;
}

output::Lines OutputFeed::begin() {
    if (shared_) {
        const std::lock_guard lock(shared_->mutex);
        shared_->feed = nullptr;
    }
    shared_ = std::make_shared<Shared>();
    shared_->feed = this;
    return [shared = shared_](std::vector<output::Line> lines) {
        const std::lock_guard lock(shared->mutex);
        for (output::Line &line : lines) shared->waiting.push_back(std::move(line));
        while (shared->waiting.size() > most) {
            shared->waiting.pop_front();
            ++shared->lost;
        }
        shared->knock();
    };
}

std::function<void(Result<int>)> OutputFeed::end() {
    return [shared = shared_](Result<int> result) {
        const std::lock_guard lock(shared->mutex);
        shared->result = std::move(result);
        shared->knock();
    };
}

void OutputFeed::drain() {
    const auto shared = shared_;
    if (!shared) return;
    std::vector<output::Line> taken;
    quint64 lost = 0;
    std::optional<Result<int>> result;
    {
        const std::lock_guard lock(shared->mutex);
        shared->knocked = false;
        taken.assign(std::make_move_iterator(shared->waiting.begin()),
                     std::make_move_iterator(shared->waiting.end()));
        shared->waiting.clear();
        lost = std::exchange(shared->lost, 0);
        result = std::exchange(shared->result, std::nullopt);
    }
    if (!taken.empty()) emit lines(taken, lost);
    if (result && shared == shared_) emit ended(*result);
}

} // namespace portolan::qt
