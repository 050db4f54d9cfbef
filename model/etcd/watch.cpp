#include "model/etcd/watch.h"

#include <chrono>
#include <random>
#include <utility>

#include <boost/asio/this_coro.hpp>

#include "model/etcd/watch_machine.h"
#include "model/net/deadline.h"

namespace portolan::etcd {
namespace {

namespace asio = boost::asio;

WatchMachine::Clock clockNow() {
    using std::chrono::duration_cast;
    const auto steady = std::chrono::steady_clock::now().time_since_epoch();
    return {duration_cast<net::Duration>(steady), std::chrono::system_clock::now()};
}

std::function<double()> chance() {
    return [engine = std::minstd_rand(std::random_device{}())]() mutable {
        return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
    };
}

/// Obeys the machine; decides nothing.
class Watch final : public EtcdWatch {
public:
    Watch(std::vector<std::shared_ptr<net::HttpClient>> members, WatchMachine::Config config,
          PublishEtcd publish)
        : members_(std::move(members)), machine_(std::move(config)), publish_(std::move(publish)) {}

    asio::awaitable<void> run() override {
        co_await asio::this_coro::throw_if_cancelled(false);
        const auto executor = co_await asio::this_coro::executor;
        alarm_ = std::make_unique<net::Alarm>(executor);
        Event event;
        for (;;) {
            const auto state = co_await asio::this_coro::cancellation_state;
            event.cancelled = state.cancelled() != asio::cancellation_type::none;
            Action action = machine_.resume(std::move(event), clockNow());
            if (action.closeStream) stream_.reset();
            if (action.publish) publish_(std::move(action.publish));
            if (action.kind == Action::Kind::done) break;
            event = co_await perform(std::move(action));
        }
        alarm_.reset();
    }

    void retryNow() override {
        if (alarm_) alarm_->ring();
    }

private:
    asio::awaitable<Event> perform(Action action) {
        Event event;
        switch (action.kind) {
        case Action::Kind::send: {
            auto response = co_await members_[action.member]->send(std::move(action.request));
            if (response) {
                event.kind = Event::Kind::answered;
                event.response = std::move(*response);
            } else {
                failed(event, std::move(response.error()));
            }
            break;
        }
        case Action::Kind::open: {
            auto stream = co_await members_[action.member]->open(std::move(action.request));
            if (stream) {
                stream_ = std::move(*stream);
                event.kind = Event::Kind::opened;
                event.response = stream_->head();
            } else {
                failed(event, std::move(stream.error()));
            }
            break;
        }
        case Action::Kind::read: {
            auto bytes = co_await stream_->read(action.duration);
            if (bytes) {
                event.kind = bytes->empty() ? Event::Kind::ended : Event::Kind::bytes;
                event.bytes = std::move(*bytes);
            } else if (bytes.error().code == Errc::timeout) {
                event.kind = Event::Kind::quiet;
            } else {
                failed(event, std::move(bytes.error()));
            }
            break;
        }
        case Action::Kind::wait: {
            auto rang = co_await alarm_->wait(action.duration);
            event.kind = Event::Kind::elapsed;
            if (!rang) failed(event, std::move(rang.error()));
            break;
        }
        case Action::Kind::done:
            break;
        }
        co_return event;
    }

    static void failed(Event &event, Error error) {
        event.kind = Event::Kind::failed;
        event.error = std::move(error);
    }

    std::vector<std::shared_ptr<net::HttpClient>> members_;
    WatchMachine machine_;
    PublishEtcd publish_;
    std::unique_ptr<net::Alarm> alarm_;
    std::unique_ptr<net::ByteStream> stream_;
};

} // namespace

std::unique_ptr<EtcdWatch> makeEtcdWatch(std::vector<std::shared_ptr<net::HttpClient>> members,
                                         Credentials credentials, EtcdSource source, PublishEtcd publish) {
    WatchMachine::Config config;
    config.members = members.size();
    config.credentials = std::move(credentials);
    config.source = std::move(source);
    config.random01 = chance();
    return std::make_unique<Watch>(std::move(members), std::move(config), std::move(publish));
}

} // namespace portolan::etcd
