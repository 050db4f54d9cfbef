#include "model/docker/watch.h"

#include <chrono>
#include <deque>
#include <list>
#include <random>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "model/docker/fetch.h"
#include "model/docker/tuned_watch.h"
#include "model/net/deadline.h"

namespace portolan::docker {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

WatchMachine::Clock clockNow() {
    using std::chrono::duration_cast;
    const auto steady = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::system_clock::now(), duration_cast<net::Duration>(steady)};
}

std::function<double()> chance() {
    return [engine = std::minstd_rand(std::random_device{}())]() mutable {
        return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
    };
}

/// What the operations under way share with the loop. They hold it themselves, so whichever of the two is
/// destroyed first leaves nothing dangling.
struct Shared {
    Shared(std::shared_ptr<EngineReader> r, EngineKey key, const asio::any_io_executor &executor)
        : reader(std::move(r)), engine(std::move(key)), knock(executor) {}

    std::shared_ptr<EngineReader> reader;
    EngineKey engine;
    std::shared_ptr<net::ByteStream> stream;
    std::deque<watch::Event> inbox;
    std::list<asio::cancellation_signal> running; ///< one an operation; it takes its own away
    asio::steady_timer knock; ///< what the loop sleeps on; cancelled when the inbox or `running` changed

    void post(watch::Event event) {
        inbox.push_back(std::move(event));
        knock.cancel();
    }
    awaitable<void> sleep() {
        knock.expires_at(asio::steady_timer::time_point::max());
        co_await knock.async_wait(asio::as_tuple(asio::use_awaitable));
    }
};
using SharedPtr = std::shared_ptr<Shared>;

template <class T, class MakeEvent>
watch::Event eventOf(watch::Ticket ticket, Result<T> outcome, MakeEvent &&makeEvent) {
    if (!outcome) return watch::Failed{ticket, std::move(outcome.error())};
    return makeEvent(std::move(*outcome));
}

awaitable<watch::Event> perform(SharedPtr shared, watch::Negotiate action) {
    auto version = co_await shared->reader->negotiate();
    co_return eventOf(action.ticket, std::move(version), [&](std::string text) {
        return watch::Negotiated{action.ticket, std::move(text)};
    });
}

awaitable<watch::Event> perform(SharedPtr shared, watch::OpenStream action) {
    auto stream = co_await shared->reader->events(action.since);
    if (!stream) co_return watch::Failed{action.ticket, std::move(stream.error())};
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() == asio::cancellation_type::none) shared->stream = std::move(*stream);
    co_return watch::StreamOpened{action.ticket};
}

awaitable<watch::Event> perform(SharedPtr shared, watch::Read action) {
    const std::shared_ptr<net::ByteStream> stream = shared->stream; // it outlives a Drop
    auto bytes = co_await stream->read(action.silence);
    if (!bytes && bytes.error().code == Errc::timeout) co_return watch::Silence{action.ticket};
    co_return eventOf(action.ticket, std::move(bytes), [&](std::string chunk) -> watch::Event {
        if (chunk.empty()) return watch::Closed{action.ticket};
        return watch::Chunk{action.ticket, std::move(chunk)};
    });
}

awaitable<watch::Event> perform(SharedPtr shared, watch::List action) {
    auto list = co_await fetchAll(*shared->reader, shared->engine);
    co_return eventOf(action.ticket, std::move(list), [&](Fetched fetched) {
        return watch::Listed{action.ticket, std::move(fetched)};
    });
}

awaitable<watch::Event> perform(SharedPtr shared, watch::Inspect action) {
    auto answer = co_await fetchSome(*shared->reader, shared->engine, std::move(action.what));
    co_return eventOf(action.ticket, std::move(answer), [&](Fetched fetched) {
        return watch::Inspected{action.ticket, std::move(fetched)};
    });
}

awaitable<watch::Event> perform(SharedPtr shared, watch::Poll action) {
    auto roll = co_await fetchRoll(*shared->reader, shared->engine);
    co_return eventOf(action.ticket, std::move(roll), [&](Roll fetched) {
        return watch::Polled{action.ticket, std::move(fetched)};
    });
}

awaitable<watch::Event> perform(SharedPtr shared, watch::Ping action) {
    const auto pinged = co_await shared->reader->ping();
    if (!pinged) co_return watch::Failed{action.ticket, pinged.error()};
    co_return watch::Pinged{action.ticket};
}

awaitable<watch::Event> perform(SharedPtr, watch::Wait action) {
    const auto executor = co_await asio::this_coro::executor;
    const auto slept = co_await net::sleepFor(executor, action.duration);
    if (!slept) co_return watch::Failed{action.ticket, slept.error()};
    co_return watch::Elapsed{action.ticket};
}

template <class Operation>
awaitable<void> operate(SharedPtr shared, Operation action) {
    co_await asio::this_coro::throw_if_cancelled(false);
    watch::Event event = watch::Failed{action.ticket, {Errc::io, "watch", {}, {}, 0, nullptr}};
    try {
        event = co_await perform(shared, std::move(action));
    } catch (const std::exception &thrown) { // no memory, or a defect: a loss like any other
        std::get<watch::Failed>(event).error.detail = thrown.what();
    }
    shared->post(std::move(event));
}

/// Starts an operation beside the loop.
template <class Operation>
void start(const asio::any_io_executor &executor, const SharedPtr &shared, Operation action) {
    const auto signal = shared->running.emplace(shared->running.end());
    // What is dropped before it began throws operation_aborted here; nobody waits for its event.
    asio::co_spawn(executor, operate(shared, std::move(action)),
                   asio::bind_cancellation_slot(signal->slot(), [shared, signal](const std::exception_ptr &) {
                       shared->running.erase(signal);
                       shared->knock.cancel();
                   }));
}

void dropAll(Shared &shared) {
    for (asio::cancellation_signal &signal : shared.running) signal.emit(asio::cancellation_type::all);
    shared.stream.reset();
}

/// Obeys the machine; decides nothing.
class Watch final : public EngineWatch {
public:
    Watch(std::shared_ptr<EngineReader> reader, WatchMachine::Config config, PublishEngine publish)
        : reader_(std::move(reader)), engine_(config.engine.key), machine_(std::move(config)),
          publish_(std::move(publish)) {}

    awaitable<void> run() override {
        const bool throwing = co_await asio::this_coro::throw_if_cancelled();
        co_await asio::this_coro::throw_if_cancelled(false);
        const auto executor = co_await asio::this_coro::executor;
        const auto shared = std::make_shared<Shared>(reader_, engine_, executor);
        shared_ = shared;
        shared->post(watch::Started{});
        bool done = false;
        while (!done) {
            const auto state = co_await asio::this_coro::cancellation_state;
            if (state.cancelled() != asio::cancellation_type::none) {
                done = obey(executor, shared, watch::Cancelled{});
            } else if (!shared->inbox.empty()) {
                watch::Event event = std::move(shared->inbox.front());
                shared->inbox.pop_front();
                done = obey(executor, shared, std::move(event));
            } else {
                co_await shared->sleep();
            }
        }
        while (!shared->running.empty()) co_await shared->sleep(); // they have been told to end
        co_await asio::this_coro::throw_if_cancelled(throwing);
    }

    void retryNow() override {
        if (const auto shared = shared_.lock()) shared->post(watch::RetryNow{});
    }

private:
    /// True when the machine is done.
    bool obey(const asio::any_io_executor &executor, const SharedPtr &shared, watch::Event event) {
        bool done = false;
        for (watch::Action &action : machine_.resume(std::move(event), clockNow())) {
            std::visit(
                [&](auto &what) {
                    using What = std::decay_t<decltype(what)>;
                    if constexpr (std::is_same_v<What, watch::Drop>)
                        dropAll(*shared);
                    else if constexpr (std::is_same_v<What, watch::Publish>)
                        publish_(std::move(what.observation));
                    else if constexpr (std::is_same_v<What, watch::Done>)
                        done = true;
                    else
                        start(executor, shared, std::move(what));
                },
                action);
        }
        return done;
    }

    std::shared_ptr<EngineReader> reader_;
    EngineKey engine_;
    WatchMachine machine_;
    PublishEngine publish_;
    std::weak_ptr<Shared> shared_;
};

} // namespace

std::unique_ptr<EngineWatch> makeEngineWatch(std::shared_ptr<EngineReader> reader, Engine engine,
                                             PublishEngine publish) {
    WatchMachine::Config config;
    config.engine = std::move(engine);
    config.random01 = chance();
    return makeTunedWatch(std::move(reader), std::move(config), std::move(publish));
}

std::unique_ptr<EngineWatch> makeTunedWatch(std::shared_ptr<EngineReader> reader, WatchMachine::Config config,
                                            PublishEngine publish) {
    return std::make_unique<Watch>(std::move(reader), std::move(config), std::move(publish));
}

} // namespace portolan::docker
