#include "model/docker/engine_changer.h"

#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>

#include "model/changes/known_refusal.h"
#include "model/core/text.h"
#include "model/docker/change_request.h"
#include "model/docker/fetch.h"
#include "model/docker/image_pull.h"
#include "model/docker/json_fields.h"
#include "model/docker/refusal.h"
#include "model/docker/staying_up.h"
#include "model/net/deadline.h"

namespace portolan::docker {
namespace {

using boost::asio::awaitable;
using changes::Change;
using changes::Outcome;
using Told = changes::Performer::Told;

constexpr net::Duration lookAgain{400};
constexpr int mostLooks = 50; ///< at a name that is about to be free
constexpr net::Duration tellAgain{100};
constexpr std::chrono::seconds clearingUp{10};

class HttpEngineChanger final : public EngineChanger {
public:
    HttpEngineChanger(std::shared_ptr<net::HttpClient> client, ApiVersion version)
        : client_(std::move(client)), version_(version) {}

    awaitable<Result<Outcome>> perform(Change change, Told told) override {
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
        if (const auto *wanted = std::get_if<changes::PullImage>(&change)) {
            Result<Outcome> pulled = co_await pull(*wanted, told);
            co_return pulled;
        }
        auto outcome = co_await send(change);
        const auto *run = std::get_if<changes::RunContainer>(&change);
        if (!run) co_return outcome;
        if (!outcome && lacksImage(outcome.error()) && !isImageId(run->spec.image)) {
            changes::PullImage missing{run->spec.image};
            const auto pulled = co_await pull(std::move(missing), told);
            if (!pulled) co_return tl::unexpected(pulled.error());
            outcome = co_await send(change);
        }
        if (!outcome) co_return outcome;
        const ContainerId made(outcome->id);
        // Who stops waiting here wants none: it is removed all the same.
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        const Change start = changes::StartContainer{{made, {}}};
        auto started = co_await send(start);
        if (started) co_return outcome;
        const bool removed = co_await removeNew(made);
        started.error().operation = removed ? changes::startingNew : changes::leavingNew;
        co_return tl::unexpected(std::move(started.error()));
    }

private:
    /// It is a few moments old, so nothing is lost; left there, it would have the name of the next try.
    awaitable<bool> removeNew(ContainerId made) {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::disable_cancellation());
        net::Request request = requestOf(changes::RemoveContainer{{made, {}}, true, true}, version_);
        request.deadline = clearingUp;
        const auto removed = co_await exchange(std::move(request));
        // With --rm the engine removes it by itself.
        co_return removed || removed.error().code == Errc::notFound;
    }
    static bool lacksImage(const Error &error) {
        return error.code == Errc::notFound &&
               changes::knownRefusal(error.detail) == changes::KnownRefusal::noImage;
    }

    awaitable<Result<Outcome>> pull(changes::PullImage wanted, const Told &told) {
        PullReader reader(wanted.image);
        const auto tell = [&](bool over) {
            changes::PullProgress progress = reader.progress();
            progress.over = over;
            if (told) told(progress);
        };
        const auto failed = [&](Error error) {
            error.operation = changes::pulling;
            return tl::unexpected(std::move(error));
        };
        tell(false);
        net::Request request = requestOf(wanted, version_);
        request.target = "/v" + toString(version_) + request.target;
        const auto stream = co_await client_->open(std::move(request));
        if (!stream) co_return failed(stream.error());
        if ((*stream)->head().status != 200) {
            const net::Response answer = co_await restOf(**stream);
            co_return failed(refusal({}, wanted.image, answer));
        }
        auto last = std::chrono::steady_clock::now();
        std::size_t layersTold = 0;
        for (;;) {
            const auto bytes = co_await (*stream)->read(pullSilence);
            if (!bytes) co_return failed(bytes.error());
            const auto taken = reader.take(*bytes);
            if (!taken) co_return tl::unexpected(taken.error());
            if (bytes->empty()) break;
            // There may be hundreds of lines a second. A layer is told of at once, for silence may follow.
            const auto now = std::chrono::steady_clock::now();
            const std::size_t layers = reader.progress().layers + reader.progress().layersHere;
            if (now - last < tellAgain && layers == layersTold) continue;
            tell(false);
            last = now;
            layersTold = layers;
        }
        tell(true);
        co_return Outcome();
    }

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
