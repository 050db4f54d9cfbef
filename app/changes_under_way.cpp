#include "app/changes_under_way.h"

#include <iostream>
#include <optional>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>

#include "app/under_way.h"
#include "model/docker/engine_changer.h"
#include "model/net/deadline.h"

namespace portolan::app {

namespace asio = boost::asio;

struct ChangesUnderWay::Running {
    std::unique_ptr<docker::EngineChanger> changer;
    asio::cancellation_signal stop;
    changes::Performer::Done done;
    std::optional<Result<changes::Outcome>> outcome;

    static asio::awaitable<void> run(std::shared_ptr<Running> self, changes::Change change,
                                     changes::Performer::Told told) {
        auto work = self->changer->perform(std::move(change), std::move(told));
        Result<changes::Outcome> outcome = co_await net::orCancelled(std::move(work), "change");
        self->outcome.emplace(std::move(outcome));
    }
};

ChangesUnderWay::ChangesUnderWay(asio::any_io_executor executor, std::function<void()> idle)
    : executor_(std::move(executor)), idle_(std::move(idle)) {}

ChangesUnderWay::~ChangesUnderWay() = default;

void ChangesUnderWay::start(changes::Performer::Ticket ticket, net::Peer peer, docker::ApiVersion version,
                            changes::Change change, changes::Performer::Done done,
                            changes::Performer::Told told) {
    auto running = std::make_shared<Running>();
    // A client of its own: changes neither wait behind the watch's requests nor find a connection that the
    // engine has closed, after which a POST must not be tried again.
    running->changer = docker::makeEngineChanger(net::makeHttpClient(executor_, std::move(peer)), version);
    running->done = std::move(done);
    running_[ticket] = running;
    auto ended = [this, ticket, running](std::exception_ptr thrown) {
        running_.erase(ticket);
        if (!running->outcome) running->outcome.emplace(tl::unexpected(endedWithout("change", thrown)));
        running->done(std::move(*running->outcome));
        if (running_.empty()) idle_();
    };
    asio::co_spawn(executor_, Running::run(running, std::move(change), std::move(told)),
                   asio::bind_cancellation_slot(running->stop.slot(), std::move(ended)));
}

void ChangesUnderWay::cancel(changes::Performer::Ticket ticket) {
    const auto found = running_.find(ticket);
    if (found != running_.end()) found->second->stop.emit(asio::cancellation_type::terminal);
}

void ChangesUnderWay::cancelAll() {
    for (auto &[ticket, running] : running_) running->stop.emit(asio::cancellation_type::terminal);
}

} // namespace portolan::app
