#include "app/port_probes.h"

#include <algorithm>
#include <list>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include "model/net/deadline.h"
#include "model/net/port_probe.h"

namespace portolan::app {

namespace asio = boost::asio;

namespace {

constexpr std::size_t sideBySide = 16; // sockets: a large swarm must not use up what a process may have

} // namespace

struct PortProbes::Running {
    std::vector<networks::PortQuestion> questions;
    Answered answered;
    Ended ended;
    std::size_t next = 0;                       ///< question that nobody has taken yet
    std::size_t lanes = 0;                      ///< that are under way
    std::list<asio::cancellation_signal> stops; ///< one a lane

    static asio::awaitable<void> lane(std::shared_ptr<Running> self, asio::any_io_executor executor) {
        while (self->next < self->questions.size()) {
            const std::size_t mine = self->next++;
            auto work = net::probePort(executor, self->questions[mine]);
            const auto answer = co_await net::orCancelled(std::move(work), "probe");
            if (!answer) co_return;
            self->answered(mine, *answer);
        }
    }
};

PortProbes::PortProbes(asio::any_io_executor executor, std::function<void()> idle)
    : executor_(std::move(executor)), idle_(std::move(idle)) {}

PortProbes::~PortProbes() = default;

PortProbes::Ticket PortProbes::probe(std::vector<networks::PortQuestion> questions, Answered answered,
                                     Ended ended) {
    const Ticket ticket = ++last_;
    auto running = std::make_shared<Running>();
    running->questions = std::move(questions);
    running->answered = std::move(answered);
    running->ended = std::move(ended);
    asio::post(executor_, [this, ticket, running] { start(ticket, running); });
    return ticket;
}

void PortProbes::start(Ticket ticket, const std::shared_ptr<Running> &running) {
    running->lanes = std::min(sideBySide, running->questions.size());
    if (running->lanes == 0) return running->ended();
    running_[ticket] = running;
    for (std::size_t i = running->lanes; i > 0; --i) {
        // What is thrown ends the lane: its questions stay unanswered.
        auto atEnd = [this, ticket, running](const std::exception_ptr &) {
            if (--running->lanes > 0) return;
            running_.erase(ticket);
            running->ended();
            if (running_.empty()) idle_();
        };
        auto slot = running->stops.emplace_back().slot();
        asio::co_spawn(executor_, Running::lane(running, executor_),
                       asio::bind_cancellation_slot(slot, std::move(atEnd)));
    }
}

void PortProbes::cancel(Ticket ticket) {
    asio::post(executor_, [this, ticket] {
        const auto found = running_.find(ticket);
        if (found == running_.end()) return;
        const auto running = found->second; // a lane's end may take it off the map
        for (auto &stop : running->stops) stop.emit(asio::cancellation_type::terminal);
    });
}

void PortProbes::cancelAll() {
    for (auto &[ticket, running] : running_)
        for (auto &stop : running->stops) stop.emit(asio::cancellation_type::terminal);
}

} // namespace portolan::app
