#pragma once

#include <functional>
#include <mutex>
#include <utility>

#include "model/core/snapshot.h"

namespace portolan {

/// Hands snapshots from the I/O thread to another one. Only the latest is kept; `knock` is called (on the
/// posting thread) for the first post after each take, never twice before it is drained. After `close`
/// nothing knocks.
class Mailbox {
public:
    explicit Mailbox(std::function<void()> knock = {}) : knock_(std::move(knock)) {}

    void post(SnapshotPtr snapshot) {
        const std::lock_guard lock(mutex_);
        latest_ = std::move(snapshot);
        if (knocked_ || !knock_) return;
        knocked_ = true;
        knock_(); // under the lock, so that close() really is the end
    }

    SnapshotPtr take() {
        const std::lock_guard lock(mutex_);
        knocked_ = false;
        return std::exchange(latest_, nullptr);
    }

    void close() {
        const std::lock_guard lock(mutex_);
        knock_ = nullptr;
        latest_ = nullptr;
    }

private:
    std::mutex mutex_;
    std::function<void()> knock_;
    SnapshotPtr latest_;
    bool knocked_ = false;
};

} // namespace portolan
