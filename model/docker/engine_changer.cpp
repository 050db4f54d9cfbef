#include "model/docker/engine_changer.h"

#include "model/docker/change_request.h"
#include "model/docker/refusal.h"

namespace portolan::docker {
namespace {

using boost::asio::awaitable;
using changes::Change;
using changes::Outcome;

class HttpEngineChanger final : public EngineChanger {
public:
    HttpEngineChanger(std::shared_ptr<net::HttpClient> client, ApiVersion version)
        : client_(std::move(client)), version_(version) {}

    awaitable<Result<Outcome>> perform(Change change) override {
        auto outcome = co_await send(change);
        if (!outcome || !std::holds_alternative<changes::RunContainer>(change)) co_return outcome;
        const Change start = changes::StartContainer{{ContainerId(outcome->id), {}}};
        const auto started = co_await send(start);
        if (!started) co_return tl::unexpected(started.error());
        co_return outcome;
    }

private:
    awaitable<Result<Outcome>> send(const Change &change) {
        net::Request request = requestOf(change, version_);
        const std::string operation = request.method + " " + request.target;
        request.target = "/v" + toString(version_) + request.target;
        const auto answer = co_await client_->send(std::move(request));
        if (!answer) co_return tl::unexpected(answer.error());
        const bool done = (answer->status >= 200 && answer->status < 300) || answer->status == 304;
        if (!done) co_return tl::unexpected(refusal(operation, net::toUrl(client_->peer()), *answer));
        Result<Outcome> outcome = outcomeOf(change, *answer);
        co_return outcome;
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
