#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/http.h"

// Waiting, for everything that is not a socket (sockets have Beast's own deadlines). All of it is for one
// thread. A coroutine that has been cancelled gets Errc::cancelled from what it is waiting in; at its *next*
// co_await of anything Asio throws operation_aborted, unless it said
// `co_await boost::asio::this_coro::throw_if_cancelled(false)` before.

namespace portolan::net {

/// Nothing, or Errc::cancelled when the awaiting coroutine is cancelled meanwhile.
boost::asio::awaitable<Result<void>> sleepFor(boost::asio::any_io_executor executor, Duration duration);

/// A sleep that can be cut short, for one sleeper at a time.
class Alarm {
public:
    explicit Alarm(boost::asio::any_io_executor executor);
    ~Alarm(); ///< whoever sleeps gets Errc::cancelled
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

    /// True when it rang before the time was over. Errc::cancelled as for sleepFor.
    boost::asio::awaitable<Result<bool>> wait(Duration duration);
    void ring(); ///< wakes the sleeper; when nobody sleeps it is forgotten

private:
    struct State;
    static boost::asio::awaitable<Result<bool>> sleep(std::shared_ptr<State> state, Duration duration);
    std::shared_ptr<State> state_;
};

namespace detail {
enum class Raced { finished, timedOut, cancelled };
boost::asio::awaitable<Raced> race(boost::asio::awaitable<void> work, Duration limit);
boost::asio::awaitable<bool> uncancelled(boost::asio::awaitable<void> work);

template <class T>
boost::asio::awaitable<void> keep(boost::asio::awaitable<Result<T>> work, std::optional<Result<T>> &outcome) {
    outcome.emplace(co_await std::move(work));
}
} // namespace detail

/// Runs `work` beside a clock. When the time is over, or the awaiting coroutine is cancelled, `work` is
/// cancelled and *its end awaited* (so it may hold references to the caller's things, and it must obey
/// cancellation); the answer is then Errc::timeout, or Errc::cancelled. Work that succeeded in the very
/// moment the time was over has succeeded; a cancelled coroutine gets Errc::cancelled even then. What `work`
/// throws, other than operation_aborted, is thrown on.
template <class T>
boost::asio::awaitable<Result<T>> withDeadline(boost::asio::awaitable<Result<T>> work, Duration limit,
                                               std::string operation = {}, std::string target = {}) {
    std::optional<Result<T>> outcome;
    const detail::Raced raced = co_await detail::race(detail::keep<T>(std::move(work), outcome), limit);
    if (raced == detail::Raced::cancelled)
        co_return fail(Errc::cancelled, std::move(operation), std::move(target));
    const bool broken = !outcome || (!*outcome && outcome->error().code == Errc::cancelled);
    if (broken && raced == detail::Raced::timedOut)
        co_return fail(Errc::timeout, std::move(operation), std::move(target));
    if (!outcome) co_return fail(Errc::cancelled, std::move(operation), std::move(target));
    co_return std::move(*outcome);
}

/// Runs `work` in place and turns Asio's operation_aborted into Errc::cancelled; a cancelled coroutine gets
/// that whatever `work` came to.
template <class T>
boost::asio::awaitable<Result<T>> orCancelled(boost::asio::awaitable<Result<T>> work,
                                              std::string operation = {}, std::string target = {}) {
    std::optional<Result<T>> outcome;
    const bool whole = co_await detail::uncancelled(detail::keep<T>(std::move(work), outcome));
    if (!whole || !outcome) co_return fail(Errc::cancelled, std::move(operation), std::move(target));
    co_return std::move(*outcome);
}

} // namespace portolan::net
