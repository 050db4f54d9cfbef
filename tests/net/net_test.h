#pragma once

// Include before any Qt header: Qt's `emit` is a macro, Asio's a function.
#ifdef emit
#error "include tests/net/net_test.h before Qt's headers"
#endif

#include <chrono>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
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

} // namespace portolan::testing
