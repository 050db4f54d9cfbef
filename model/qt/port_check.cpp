#include "model/qt/port_check.h"

#include <mutex>

namespace portolan::qt {

struct PortCheck::Shared {
    std::mutex mutex;
    PortCheck *check = nullptr; ///< null: it is gone, or has begun another one
    std::vector<std::pair<std::size_t, networks::PortAnswer>> waiting;
    bool ended = false;

    void knock() {
        if (check) QMetaObject::invokeMethod(check, &PortCheck::drain, Qt::QueuedConnection);
    }
    void leave() {
        const std::lock_guard lock(mutex);
        check = nullptr;
    }
};

PortCheck::PortCheck(networks::PortProber &prober, QObject *parent) : QObject(parent), prober_(prober) {}

PortCheck::~PortCheck() {
    if (shared_) shared_->leave();
    cancel();
}

void PortCheck::start(const std::vector<networks::OverlayHost> &hosts) {
    if (shared_) shared_->leave();
    cancel();
    rows_.clear();
    std::vector<networks::PortQuestion> questions;
    for (const networks::OverlayHost &host : hosts) {
        Row row{host, networks::portsOf(host), {}};
        row.answers.resize(row.ports.size());
        questions.insert(questions.end(), row.ports.begin(), row.ports.end());
        rows_.push_back(std::move(row));
    }
    shared_ = std::make_shared<Shared>();
    shared_->check = this;
    ticket_ = prober_.probe(
        std::move(questions),
        [shared = shared_](std::size_t question, networks::PortAnswer answer) {
            const std::lock_guard lock(shared->mutex);
            shared->waiting.emplace_back(question, answer);
            shared->knock();
        },
        [shared = shared_] {
            const std::lock_guard lock(shared->mutex);
            shared->ended = true;
            shared->knock();
        });
    emit changed();
}

void PortCheck::cancel() {
    if (ticket_) prober_.cancel(*ticket_);
}

void PortCheck::drain() {
    decltype(shared_->waiting) taken;
    bool ended = false;
    {
        const std::lock_guard lock(shared_->mutex);
        taken.swap(shared_->waiting);
        ended = shared_->ended;
    }
    for (const auto &[question, answer] : taken) {
        std::size_t at = question;
        for (Row &row : rows_) {
            if (at < row.answers.size()) {
                row.answers[at] = answer;
                break;
            }
            at -= row.answers.size();
        }
    }
    const bool over = ended && ticket_.has_value();
    if (over) ticket_.reset();
    if (over || !taken.empty()) emit changed();
}

} // namespace portolan::qt
