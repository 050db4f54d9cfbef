#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "app/command_line.h"
#include "app/session.h"
#include "model/core/mailbox.h"

namespace portolan::app {

/// The receiving end of a session without a window: waits for pictures.
class SnapshotQueue {
public:
    SnapshotQueue();

    Mailbox &mailbox() { return mailbox_; }
    /// The latest picture that was not taken yet; nullptr when the deadline (none: no limit) passes first.
    SnapshotPtr next(std::optional<std::chrono::steady_clock::time_point> deadline);

private:
    std::mutex mutex_;
    std::condition_variable knocked_;
    bool waiting_ = false; ///< a picture lies in the mailbox
    Mailbox mailbox_;
};

/// How far the sources of a picture are, for a command that needs them all.
struct Readiness {
    enum class State { pending, ready, failed };
    State state = State::pending;
    std::vector<Error> troubles; ///< what keeps it from being ready, a source each
};
/// `patient`: a source that failed may still come (it is tried again); otherwise it is final. One that
/// refused us is final in any case.
Readiness readiness(const Snapshot &snapshot, bool patient);

/// Waits until all sources are there. On failure prints to standard error why and gives nullptr.
SnapshotPtr awaitChart(SnapshotQueue &queue, const Options &options);

/// `portolan map` and `portolan watch`. Exit codes. The session is connected already.
int runMap(SnapshotQueue &queue, const Options &options);
int runWatch(SnapshotQueue &queue);

} // namespace portolan::app
