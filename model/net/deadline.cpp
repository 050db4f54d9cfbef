#include "model/net/deadline.h"

#include <array>
#include <exception>
#include <tuple>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace portolan::net {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

bool isAbort(const std::exception_ptr &thrown) {
    if (!thrown) return false;
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error &error) {
        return error.code() == asio::error::operation_aborted;
    } catch (...) {
        return false;
    }
}

} // namespace

struct Alarm::State {
    explicit State(const asio::any_io_executor &executor) : timer(executor) {}
    asio::steady_timer timer;
    bool asleep = false;
    bool rang = false;
};

Alarm::Alarm(asio::any_io_executor executor) : state_(std::make_shared<State>(executor)) {}

Alarm::~Alarm() { state_->timer.cancel(); }

// The coroutine holds the state itself: the alarm may be destroyed while somebody sleeps.
asio::awaitable<Result<bool>> Alarm::wait(Duration duration) { return sleep(state_, duration); }

asio::awaitable<Result<bool>> Alarm::sleep(std::shared_ptr<State> state, Duration duration) {
    const auto before = co_await asio::this_coro::cancellation_state;
    if (before.cancelled() != asio::cancellation_type::none) co_return fail(Errc::cancelled, "wait", {});
    state->rang = false;
    state->asleep = true;
    state->timer.expires_after(duration);
    const auto [error] = co_await state->timer.async_wait(asio::as_tuple(asio::use_awaitable));
    state->asleep = false;
    const auto after = co_await asio::this_coro::cancellation_state;
    if (after.cancelled() != asio::cancellation_type::none) co_return fail(Errc::cancelled, "wait", {});
    if (error && !state->rang) co_return fail(Errc::cancelled, "wait", {});
    co_return state->rang;
}

void Alarm::ring() {
    if (!state_->asleep) return;
    state_->rang = true;
    state_->timer.cancel();
}

asio::awaitable<Result<void>> sleepFor(asio::any_io_executor executor, Duration duration) {
    Alarm alarm(std::move(executor));
    const Result<bool> slept = co_await alarm.wait(duration);
    if (!slept) co_return tl::unexpected<Error>(slept.error());
    co_return Result<void>{};
}

namespace detail {

asio::awaitable<Raced> race(asio::awaitable<void> work, Duration limit) {
    const auto before = co_await asio::this_coro::cancellation_state;
    if (before.cancelled() != asio::cancellation_type::none) co_return Raced::cancelled;
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer(executor, limit);
    // A group of its own, since in Boost 1.81 `work || timer` would wait for a success.
    auto group = asio::experimental::make_parallel_group(
        asio::co_spawn(executor, std::move(work), asio::deferred), timer.async_wait(asio::deferred));
    const auto [order, thrown, error] =
        co_await group.async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
    if (thrown && !isAbort(thrown)) std::rethrow_exception(thrown);
    const auto after = co_await asio::this_coro::cancellation_state;
    if (after.cancelled() != asio::cancellation_type::none) co_return Raced::cancelled;
    co_return order[0] == 1 ? Raced::timedOut : Raced::finished;
}

asio::awaitable<bool> uncancelled(asio::awaitable<void> work) {
    try {
        co_await std::move(work);
    } catch (const boost::system::system_error &error) {
        if (error.code() != asio::error::operation_aborted) throw;
        co_return false;
    }
    const auto state = co_await asio::this_coro::cancellation_state;
    co_return state.cancelled() == asio::cancellation_type::none;
}

} // namespace detail

} // namespace portolan::net
