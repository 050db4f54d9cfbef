#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "model/net/deadline.h"
#include "model/net/dialer.h"
#include "model/net/exchange.h"
#include "model/net/http.h"
#include "model/net/http_stream.h"
#include "model/net/request_text.h"
#include "model/net/response_reader.h"
#include "model/net/waiting_line.h"

namespace portolan::net {

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto idleLife = 60s;            // an unused connection older than this is not trusted any more
constexpr auto longestDeadline = 24h;     // keeps sums with the clock in range
constexpr std::size_t sshConnections = 4; // each is a login; sshd drops them at random from 10 on

TimePoint untilOf(const Request &request) {
    return Clock::now() + std::min<Duration>(request.deadline, longestDeadline);
}

/// What the client and its requests share; it lives as long as any of them.
struct Shared {
    Shared(const asio::any_io_executor &executor, Peer peer, std::size_t places)
        : dialer(executor, std::move(peer)), url(toUrl(dialer.peer())),
          line(std::make_shared<WaitingLine>(executor, places)) {}

    struct Idle {
        std::unique_ptr<Wire> wire;
        TimePoint since;
    };

    Dialer dialer;
    std::string url;
    std::shared_ptr<WaitingLine> line;
    std::vector<Idle> idle;
    bool closed = false;

    std::unique_ptr<Wire> takeIdle() {
        const auto oldest = Clock::now() - idleLife;
        std::erase_if(idle, [&](const Idle &i) { return i.since < oldest || !i.wire->reusable(); });
        if (idle.empty()) return nullptr;
        auto wire = std::move(idle.back().wire);
        idle.pop_back();
        return wire;
    }
    void giveBack(std::unique_ptr<Wire> wire) {
        if (!closed) idle.push_back({std::move(wire), Clock::now()});
    }
    Origin originOf(const Request &request) const { return {operationOf(request), url}; }
};

struct Answered {
    std::unique_ptr<Wire> wire;
    ResponseReader reader;
};

/// One request up to the head or the end of its response. `mayReuse`: an idle connection is tried first.
asio::awaitable<Result<Answered>> answer(std::shared_ptr<Shared> shared, const Request &request, ReadTo end,
                                         ResponseReader::Limits limits, bool mayReuse, TimePoint until) {
    const Result<std::string> text = requestText(request, shared->dialer.peer());
    if (!text) co_return tl::unexpected<Error>(text.error());
    const Origin origin = shared->originOf(request);
    std::unique_ptr<Wire> wire;
    if (mayReuse) wire = shared->takeIdle();
    for (;;) {
        const bool reused = wire != nullptr;
        if (!reused) {
            auto fresh = co_await shared->dialer.dial(until);
            if (!fresh) {
                Error error = co_await explained(fresh.error(), nullptr, origin);
                co_return tl::unexpected<Error>(std::move(error));
            }
            wire = std::move(*fresh);
        }
        ResponseReader reader(request.method == "HEAD", limits);
        const Result<void> exchanged = co_await exchange(*wire, *text, reader, end, until);
        if (exchanged) co_return Answered{std::move(wire), std::move(reader)};
        const bool stale = reused && !reader.started() && exchanged.error().code == Errc::disconnected;
        if (!stale || !isIdempotent(request)) {
            Error error = co_await explained(exchanged.error(), wire.get(), origin);
            co_return tl::unexpected<Error>(std::move(error));
        }
        wire.reset();
    }
}

asio::awaitable<Result<Response>> sendRequest(std::shared_ptr<Shared> shared, Request request) {
    const TimePoint until = untilOf(request);
    std::optional<WaitingLine::Ticket> ticket;
    if (request.waits) {
        auto place = co_await shared->line->enter(until);
        if (!place) {
            Error error = co_await explained(place.error(), nullptr, shared->originOf(request));
            co_return tl::unexpected<Error>(std::move(error));
        }
        ticket.emplace(std::move(*place));
    }
    ResponseReader::Limits limits;
    limits.body = request.bodyLimit;
    auto answered = co_await answer(shared, request, ReadTo::end, limits, true, until);
    if (!answered) co_return tl::unexpected<Error>(std::move(answered.error()));
    if (answered->reader.keepAlive()) shared->giveBack(std::move(answered->wire));
    co_return answered->reader.takeResponse();
}

asio::awaitable<Result<std::unique_ptr<ByteStream>>> openStream(std::shared_ptr<Shared> shared,
                                                                Request request) {
    const TimePoint until = untilOf(request);
    auto answered = co_await answer(shared, request, ReadTo::head, ResponseReader::Limits{}, false, until);
    if (!answered) co_return tl::unexpected<Error>(std::move(answered.error()));
    co_return makeByteStream(std::move(answered->wire), std::move(answered->reader),
                             shared->originOf(request));
}

class Client final : public HttpClient {
public:
    explicit Client(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
    ~Client() override {
        shared_->closed = true;
        shared_->idle.clear();
    }

    const Peer &peer() const override { return shared_->dialer.peer(); }

    asio::awaitable<Result<Response>> send(Request request) override {
        Origin origin = shared_->originOf(request);
        return orCancelled(sendRequest(shared_, std::move(request)), std::move(origin.operation),
                           std::move(origin.url));
    }

    asio::awaitable<Result<std::unique_ptr<ByteStream>>> open(Request request) override {
        Origin origin = shared_->originOf(request);
        return orCancelled(openStream(shared_, std::move(request)), std::move(origin.operation),
                           std::move(origin.url));
    }

private:
    std::shared_ptr<Shared> shared_;
};

} // namespace

std::string Response::header(std::string_view lowerCaseName) const {
    for (const auto &[name, value] : headers)
        if (name == lowerCaseName) return value;
    return {};
}

std::unique_ptr<HttpClient> makeHttpClient(asio::any_io_executor executor, Peer peer,
                                           std::size_t maxConnections) {
    const bool ssh = peer.transport == Peer::Transport::ssh;
    const std::size_t most = ssh ? std::min(maxConnections, sshConnections) : maxConnections;
    const std::size_t places = std::max<std::size_t>(most, 1);
    return std::make_unique<Client>(std::make_shared<Shared>(executor, std::move(peer), places));
}

} // namespace portolan::net
