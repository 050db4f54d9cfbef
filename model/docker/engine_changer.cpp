#include "model/docker/engine_changer.h"

#include <boost/asio/this_coro.hpp>

#include "model/core/text.h"
#include "model/docker/change_request.h"
#include "model/docker/fetch.h"
#include "model/docker/json_fields.h"
#include "model/docker/refusal.h"
#include "model/docker/staying_up.h"
#include "model/net/deadline.h"

namespace portolan::docker {
namespace {

using boost::asio::awaitable;
using changes::Change;
using changes::Outcome;

constexpr net::Duration lookAgain{400};
constexpr int mostLooks = 50; ///< at a name that is about to be free

class HttpEngineChanger final : public EngineChanger {
public:
    HttpEngineChanger(std::shared_ptr<net::HttpClient> client, ApiVersion version)
        : client_(std::move(client)), version_(version) {}

    awaitable<Result<Outcome>> perform(Change change) override {
        if (const auto *awaited = std::get_if<changes::AwaitContainer>(&change)) {
            Result<Outcome> proven = co_await watchOver(*awaited);
            co_return proven;
        }
        if (auto *made = std::get_if<changes::CreateContainer>(&change)) {
            Result<Outcome> outcome = co_await create(*made);
            co_return outcome;
        }
        if (const auto *network = std::get_if<changes::CreateNetwork>(&change))
            if (network->spec.ingress) {
                Result<Outcome> made = co_await createIngress(change);
                co_return made;
            }
        auto outcome = co_await send(change);
        if (!outcome || !std::holds_alternative<changes::RunContainer>(change)) co_return outcome;
        const Change start = changes::StartContainer{{ContainerId(outcome->id), {}}};
        const auto started = co_await send(start);
        if (!started) co_return tl::unexpected(started.error());
        co_return outcome;
    }

private:
    /// A tag may have moved since the container was made that this one is to be like.
    awaitable<Result<Outcome>> create(changes::CreateContainer &wanted) {
        std::string moved;
        if (!wanted.imageId.empty() && wanted.image != wanted.imageId) {
            net::Request request;
            request.target = "/images/" + escapedId(wanted.image) + "/json";
            const auto named = co_await exchange(std::move(request));
            if (!named && named.error().code != Errc::notFound) co_return tl::unexpected(named.error());
            std::string id;
            if (named)
                if (auto image = parseObject(named->body, "image")) id = takeText(image->root, "Id");
            if (id != wanted.imageId) {
                auto body = parseObject(wanted.body, "configuration");
                if (!body) co_return tl::unexpected(body.error());
                body->root["Image"] = wanted.imageId;
                wanted.body = body->root.dump(-1, ' ', false, Json::error_handler_t::replace);
                moved = plain(wanted.image) + " -> " + wanted.imageId;
            }
        }
        const Change change = wanted;
        Result<Outcome> outcome = co_await send(change);
        if (outcome && !moved.empty()) outcome->warnings.push_back(std::move(moved));
        co_return outcome;
    }

    /// The engine says that an ingress network is removed before it has cleared it away: for a while its name
    /// is taken yet.
    awaitable<Result<Outcome>> createIngress(const Change &change) {
        for (int look = 0;; ++look) {
            Result<Outcome> outcome = co_await send(change);
            if (outcome || outcome.error().status != 409 || look == mostLooks) co_return outcome;
            const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
            const auto slept = co_await net::sleepFor(executor, lookAgain);
            if (!slept) co_return tl::unexpected(slept.error());
        }
    }

    awaitable<Result<Outcome>> watchOver(const changes::AwaitContainer &awaited) {
        StayingUp proof(awaited);
        const Change change = awaited;
        for (;;) {
            auto answer = co_await exchange(requestOf(change, version_));
            if (!answer) co_return tl::unexpected(answer.error());
            const auto said = proof.look(std::move(answer->body), StayingUp::Clock::now());
            if (said && !*said) co_return tl::unexpected(said->error());
            if (said) co_return Outcome();
            const boost::asio::any_io_executor executor = co_await boost::asio::this_coro::executor;
            const auto slept = co_await net::sleepFor(executor, lookAgain);
            if (!slept) co_return tl::unexpected(slept.error());
        }
    }

    awaitable<Result<Outcome>> send(const Change &change) {
        auto answer = co_await exchange(requestOf(change, version_));
        if (!answer) co_return tl::unexpected(answer.error());
        Result<Outcome> outcome = outcomeOf(change, *answer);
        co_return outcome;
    }

    /// One request; a status that is no success is an error.
    awaitable<Result<net::Response>> exchange(net::Request request) {
        const std::string operation = request.method + " " + request.target;
        request.target = "/v" + toString(version_) + request.target;
        auto answer = co_await client_->send(std::move(request));
        if (!answer) co_return tl::unexpected(answer.error());
        const bool done = (answer->status >= 200 && answer->status < 300) || answer->status == 304;
        if (!done) co_return tl::unexpected(refusal(operation, net::toUrl(client_->peer()), *answer));
        co_return std::move(*answer);
    }

    std::shared_ptr<net::HttpClient> client_;
    ApiVersion version_;
};

} // namespace

std::unique_ptr<EngineChanger> makeEngineChanger(std::shared_ptr<net::HttpClient> client,
                                                 ApiVersion version) {
    return std::make_unique<HttpEngineChanger>(std::move(client), version);
}

} // namespace portolan::docker
