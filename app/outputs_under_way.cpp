#include "app/outputs_under_way.h"

#include <exception>
#include <optional>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include "app/under_way.h"
#include "model/docker/engine_console.h"
#include "model/net/deadline.h"

namespace portolan::app {

namespace asio = boost::asio;

struct OutputsUnderWay::Running {
    std::unique_ptr<docker::EngineConsole> console;
    asio::cancellation_signal stop;

    template <class T>
    static asio::awaitable<void> keep(std::shared_ptr<Running>, asio::awaitable<Result<T>> work,
                                      std::shared_ptr<std::optional<Result<T>>> outcome) {
        Result<T> result = co_await net::orCancelled(std::move(work), "output");
        outcome->emplace(std::move(result));
    }
};

OutputsUnderWay::OutputsUnderWay(asio::any_io_executor executor, std::function<void()> idle)
    : executor_(std::move(executor)), idle_(std::move(idle)) {}

OutputsUnderWay::~OutputsUnderWay() = default;

std::shared_ptr<OutputsUnderWay::Running> OutputsUnderWay::add(output::Ticket ticket, net::Peer peer,
                                                               docker::ApiVersion version) {
    auto running = std::make_shared<Running>();
    // A client of its own: a log that goes on for days must not take one of the watch's places.
    running->console = docker::makeEngineConsole(net::makeHttpClient(executor_, std::move(peer)), version);
    running_[ticket] = running;
    return running;
}

template <class T>
void OutputsUnderWay::spawn(output::Ticket ticket, std::shared_ptr<Running> running,
                            asio::awaitable<Result<T>> work, std::function<void(Result<T>)> ended) {
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    auto atEnd = [this, ticket, outcome, ended = std::move(ended)](std::exception_ptr thrown) {
        running_.erase(ticket);
        if (!*outcome) outcome->emplace(tl::unexpected(endedWithout("output", thrown)));
        ended(std::move(**outcome));
        if (running_.empty()) idle_();
    };
    auto slot = running->stop.slot();
    asio::co_spawn(executor_, Running::keep<T>(std::move(running), std::move(work), outcome),
                   asio::bind_cancellation_slot(slot, std::move(atEnd)));
}

void OutputsUnderWay::start(output::Ticket ticket, net::Peer peer, docker::ApiVersion version,
                            output::LogsWanted wanted, output::Lines lines, output::Logs::Ended ended) {
    auto running = add(ticket, std::move(peer), version);
    auto work = running->console->logs(std::move(wanted), std::move(lines));
    spawn<void>(ticket, std::move(running), std::move(work), std::move(ended));
}

void OutputsUnderWay::start(output::Ticket ticket, net::Peer peer, docker::ApiVersion version,
                            output::ExecWanted wanted, output::Lines lines, output::Exec::Ended ended) {
    auto running = add(ticket, std::move(peer), version);
    auto work = running->console->exec(std::move(wanted), std::move(lines));
    spawn<int>(ticket, std::move(running), std::move(work), std::move(ended));
}

void OutputsUnderWay::cancel(output::Ticket ticket) {
    const auto found = running_.find(ticket);
    if (found != running_.end()) found->second->stop.emit(asio::cancellation_type::terminal);
}

void OutputsUnderWay::cancelAll() {
    for (auto &[ticket, running] : running_) running->stop.emit(asio::cancellation_type::terminal);
}

} // namespace portolan::app
