#include "model/net/waiting_line.h"

#include <algorithm>

#include "model/net/deadline.h"

namespace portolan::net {

struct WaitingLine::Waiter {
    explicit Waiter(const boost::asio::any_io_executor &executor) : alarm(executor) {}
    Alarm alarm;
    bool called = false;
};

boost::asio::awaitable<Result<WaitingLine::Ticket>> WaitingLine::enter(TimePoint until) {
    const auto self = shared_from_this();
    if (free_ > 0) {
        --free_;
        co_return Ticket(self);
    }
    const auto waiter = std::make_shared<Waiter>(executor_);
    waiting_.push_back(waiter);
    // Takes the waiter out of the line however this ends, or passes on a place that nobody will use.
    struct Leaving {
        WaitingLine &line;
        Waiter &waiter;
        bool entered = false;
        ~Leaving() {
            if (entered) return;
            if (waiter.called)
                line.leave();
            else
                std::erase_if(line.waiting_, [this](const auto &w) { return w.get() == &waiter; });
        }
    } leaving{*self, *waiter};
    const auto left = std::chrono::ceil<Duration>(until - std::chrono::steady_clock::now());
    const Result<bool> rang = co_await waiter->alarm.wait(left);
    if (!rang) co_return tl::unexpected<Error>(rang.error());
    if (!waiter->called) co_return fail(Errc::timeout, "wait for a connection", {});
    leaving.entered = true;
    co_return Ticket(self);
}

void WaitingLine::leave() {
    if (waiting_.empty()) {
        ++free_;
        return;
    }
    const std::shared_ptr<Waiter> next = std::move(waiting_.front());
    waiting_.pop_front();
    next->called = true;
    next->alarm.ring();
}

} // namespace portolan::net
