#include "model/docker/engine_reader.h"

#include "model/docker/api_version.h"
#include "model/docker/codec.h"
#include "model/docker/refusal.h"

namespace portolan::docker {
namespace {

using boost::asio::awaitable;

constexpr net::Duration handshakeDeadline{10'000}; ///< an endpoint that never answers is told of early
constexpr net::Duration refusalSilence{2'000};     ///< the words of a refused stream are not worth more
constexpr std::size_t refusalLimit = 64U << 10U;

class HttpEngineReader final : public EngineReader {
public:
    explicit HttpEngineReader(std::shared_ptr<net::HttpClient> client)
        : client_(std::move(client)), target_(net::toUrl(client_->peer())) {}

    awaitable<Result<std::string>> negotiate() override {
        version_.reset();
        pingMethod_ = "HEAD";
        auto pinged = co_await client_->send(pingRequest());
        if (pinged && pinged->status != 200 && pinged->header("api-version").empty()) {
            pingMethod_ = "GET";
            pinged = co_await client_->send(pingRequest());
        }
        if (!pinged) co_return tl::unexpected(std::move(pinged.error()));
        auto newest = parseApiVersion(pinged->header("api-version"));
        if (!newest && pinged->status != 200) co_return refused("GET /_ping", *pinged);
        born_ = parseHttpDate(pinged->header("date"));

        std::optional<ApiVersion> oldest;
        // Engines before 1.25 do not tell here; those beyond our newest may have left us behind.
        if (!newest || *newest > ourNewest) {
            net::Request request;
            request.target = "/version";
            request.deadline = handshakeDeadline;
            const auto answer = co_await client_->send(std::move(request));
            if (!answer) co_return tl::unexpected(answer.error());
            if (answer->status == 200) {
                if (const auto told = decodeVersion(answer->body)) {
                    if (!newest) newest = parseApiVersion(told->api);
                    oldest = parseApiVersion(told->minApi);
                }
            }
        }
        const ApiVersion theirs = newest.value_or(ourOldest);
        if (theirs < ourOldest) co_return tl::unexpected(tooOld("negotiate", target_, theirs));
        if (oldest && *oldest > ourNewest) co_return tl::unexpected(tooNew("negotiate", target_, oldest));
        version_ = std::min(theirs, ourNewest);
        co_return toString(*version_);
    }

    awaitable<Result<std::string>> get(std::string path) override {
        net::Request request;
        request.target = versioned(path);
        auto answer = co_await client_->send(std::move(request));
        if (!answer) co_return tl::unexpected(std::move(answer.error()));
        if (answer->status != 200) co_return refused("GET " + path, *answer);
        co_return std::move(answer->body);
    }

    awaitable<Result<std::unique_ptr<net::ByteStream>>> events(std::string since) override {
        // The engine answers before it begins to listen; "from the negotiation" leaves no gap there.
        if (since.empty() && born_) since = std::to_string(*born_);
        net::Request request;
        request.target = versioned("/events");
        if (!since.empty()) request.target += "?since=" + since;
        request.deadline = handshakeDeadline;
        auto stream = co_await client_->open(std::move(request));
        if (!stream) co_return tl::unexpected(std::move(stream.error()));
        if ((*stream)->head().status == 200) co_return std::move(*stream);
        net::Response answer = (*stream)->head();
        while (answer.body.size() < refusalLimit) {
            const auto words = co_await (*stream)->read(refusalSilence);
            if (!words || words->empty()) break;
            answer.body += *words;
        }
        co_return refused("GET /events", answer);
    }

    awaitable<Result<void>> ping() override {
        auto answer = co_await client_->send(pingRequest());
        if (!answer) co_return tl::unexpected(std::move(answer.error()));
        if (answer->status != 200) co_return refused("ping", *answer);
        co_return Result<void>();
    }

private:
    net::Request pingRequest() const {
        net::Request request;
        request.method = pingMethod_;
        request.target = "/_ping";
        request.deadline = handshakeDeadline;
        request.waits = false;
        return request;
    }

    std::string versioned(const std::string &path) const {
        return version_ ? "/v" + toString(*version_) + path : path;
    }

    tl::unexpected<Error> refused(std::string operation, const net::Response &answer) const {
        return tl::unexpected(refusal(std::move(operation), target_, answer));
    }

    std::shared_ptr<net::HttpClient> client_;
    std::string target_;
    std::string pingMethod_ = "HEAD";
    std::optional<ApiVersion> version_;
    std::optional<std::int64_t> born_; ///< when we negotiated, by the engine's clock
};

} // namespace

std::unique_ptr<EngineReader> makeEngineReader(std::shared_ptr<net::HttpClient> client) {
    return std::make_unique<HttpEngineReader>(std::move(client));
}

} // namespace portolan::docker
