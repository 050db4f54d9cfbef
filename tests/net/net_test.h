#pragma once

// Include before any Qt header: Qt's `emit` is a macro, Asio's a function.
#ifdef emit
#error "include tests/net/net_test.h before Qt's headers"
#endif

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

namespace portolan::testing {

/// Cancels a coroutine that runs under it.
class Canceller {
public:
    void cancel() { signal_.emit(boost::asio::cancellation_type::terminal); }
    auto slot() { return signal_.slot(); }

private:
    boost::asio::cancellation_signal signal_;
};

/// Runs one coroutine to its end. What it throws comes out.
template <class T>
T runToEnd(boost::asio::io_context &context, boost::asio::awaitable<T> work, Canceller *canceller = nullptr,
           std::chrono::seconds patience = std::chrono::seconds(30)) {
    struct Outcome {
        std::optional<T> value;
        std::exception_ptr thrown;
        bool done = false;
    };
    const auto outcome = std::make_shared<Outcome>();
    const auto finish = [outcome](std::exception_ptr thrown, T value) {
        outcome->thrown = thrown;
        if (!thrown) outcome->value.emplace(std::move(value));
        outcome->done = true;
    };
    if (canceller)
        boost::asio::co_spawn(context, std::move(work),
                              boost::asio::bind_cancellation_slot(canceller->slot(), finish));
    else
        boost::asio::co_spawn(context, std::move(work), finish);
    context.restart();
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!outcome->done && context.run_one_until(until) != 0) {
    }
    if (outcome->thrown) std::rethrow_exception(outcome->thrown);
    if (!outcome->value) throw std::runtime_error("the coroutine did not end");
    return std::move(*outcome->value);
}

/// Cancels as soon as `ripe` says so; it is asked every few milliseconds on the context's own thread.
inline void cancelWhen(boost::asio::io_context &context, Canceller &canceller, std::function<bool()> ripe) {
    const auto timer = std::make_shared<boost::asio::steady_timer>(context);
    const auto ask = std::make_shared<std::function<void()>>();
    *ask = [timer, weak = std::weak_ptr(ask), &canceller, ripe = std::move(ripe)] {
        if (ripe()) return canceller.cancel();
        timer->expires_after(std::chrono::milliseconds(2));
        timer->async_wait([self = weak.lock()](auto) { (*self)(); });
    };
    boost::asio::post(context, [ask] { (*ask)(); });
}

/// Runs what is still pending on the context, for so long at most.
inline void settle(boost::asio::io_context &context, std::function<bool()> settled) {
    context.restart();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!settled() && std::chrono::steady_clock::now() < until)
        context.run_for(std::chrono::milliseconds(5)), context.restart();
}

} // namespace portolan::testing
