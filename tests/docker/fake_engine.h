#pragma once

#include "tests/net/net_test.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "model/docker/engine_reader.h"

/// An engine without sockets: answers come from a map, may be held back, and each request is written down.
namespace portolan::docker::testing {

namespace asio = boost::asio;

inline Error errorOf(Errc code, int status = 0) { return {code, "test", "fake", "words", status, nullptr}; }

/// A door that coroutines wait at. False: cancelled instead.
class Gate {
public:
    explicit Gate(asio::io_context &io) : timer_(io, asio::steady_timer::time_point::max()) {}
    asio::awaitable<bool> pass() {
        while (!open_) {
            co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
            const auto state = co_await asio::this_coro::cancellation_state;
            if (state.cancelled() != asio::cancellation_type::none) co_return false;
        }
        co_return true;
    }
    void open() {
        open_ = true;
        timer_.cancel();
    }
    void close() { open_ = false; }

private:
    asio::steady_timer timer_;
    bool open_ = false;
};

/// What both ends of one fake event stream hold.
struct StreamEnd {
    explicit StreamEnd(asio::io_context &io) : gate(io) {}
    Gate gate;
    std::deque<Result<std::string>> queue;
    bool closed = false; ///< by the watch

    void put(Result<std::string> outcome) {
        queue.push_back(std::move(outcome));
        gate.open();
    }
};

class FakeStream final : public net::ByteStream {
public:
    explicit FakeStream(std::shared_ptr<StreamEnd> end, net::Response head = {200, {}, {}})
        : end_(std::move(end)), head_(std::move(head)) {}
    ~FakeStream() override { end_->closed = true; }
    const net::Response &head() const override { return head_; }
    asio::awaitable<Result<std::string>> read(net::Duration) override {
        const auto end = end_;
        if (end->queue.empty()) end->gate.close();
        const bool passed = co_await end->gate.pass();
        if (!passed) co_return tl::unexpected(errorOf(Errc::cancelled));
        Result<std::string> outcome = std::move(end->queue.front());
        end->queue.pop_front();
        co_return outcome;
    }

private:
    std::shared_ptr<StreamEnd> end_;
    net::Response head_;
};

class FakeEngine final : public EngineReader {
public:
    explicit FakeEngine(asio::io_context &io) : io_(io) {}

    // The script. What is not in it is 404.
    std::map<std::string, Result<std::string>> answers;
    std::deque<Result<std::string>> negotiations; ///< when there is none left: 1.41
    Result<void> pong;

    std::vector<std::string> requests;
    std::shared_ptr<StreamEnd> stream; ///< of the newest stream

    /// What is asked for under this name waits until it is released.
    void hold(const std::string &what) { gates_.try_emplace(what, io_); }
    void release(const std::string &what) { gates_.at(what).open(); }
    std::size_t count(const std::string &what) const {
        return static_cast<std::size_t>(std::count(requests.begin(), requests.end(), what));
    }

    asio::awaitable<Result<std::string>> negotiate() override {
        const bool passed = co_await enter("negotiate");
        if (!passed) co_return tl::unexpected(errorOf(Errc::cancelled));
        if (negotiations.empty()) co_return std::string("1.41");
        Result<std::string> outcome = std::move(negotiations.front());
        negotiations.pop_front();
        co_return outcome;
    }
    asio::awaitable<Result<std::string>> get(std::string path) override {
        const bool passed = co_await enter(path);
        if (!passed) co_return tl::unexpected(errorOf(Errc::cancelled));
        const auto found = answers.find(path);
        if (found == answers.end()) co_return tl::unexpected(errorOf(Errc::notFound, 404));
        co_return found->second;
    }
    asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> events(std::string since) override {
        const bool passed = co_await enter("events " + since);
        if (!passed) co_return tl::unexpected(errorOf(Errc::cancelled));
        stream = std::make_shared<StreamEnd>(io_);
        co_return std::unique_ptr<net::ByteStream>(std::make_unique<FakeStream>(stream));
    }
    asio::awaitable<Result<void>> ping() override {
        const bool passed = co_await enter("ping");
        if (!passed) co_return tl::unexpected(errorOf(Errc::cancelled));
        co_return pong;
    }

private:
    asio::awaitable<bool> enter(std::string what) {
        requests.push_back(what);
        const auto found = gates_.find(what);
        if (found == gates_.end()) co_return true;
        const bool passed = co_await found->second.pass();
        co_return passed;
    }

    asio::io_context &io_;
    std::map<std::string, Gate> gates_;
};

} // namespace portolan::docker::testing
