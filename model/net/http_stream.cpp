#include "model/net/http_stream.h"

#include <optional>
#include <utility>

#include "model/net/deadline.h"

namespace portolan::net {

namespace {

namespace asio = boost::asio;

/// Shared with a read under way, so that the stream may be destroyed meanwhile.
struct State {
    std::unique_ptr<Wire> wire;
    ResponseReader reader;
    Origin origin;
    std::optional<Error> broken; ///< the same answer to every read after it
};

asio::awaitable<Result<std::string>> readPiece(std::shared_ptr<State> state, Duration silence) {
    if (state->broken) co_return tl::unexpected<Error>(*state->broken);
    for (;;) {
        std::string piece = state->reader.takeBody();
        if (!piece.empty() || state->reader.done()) co_return piece;
        std::optional<Error> error = state->reader.failure();
        if (!error) {
            const Result<std::size_t> n = co_await state->wire->readQuietly(state->reader.space(), silence);
            if (n) {
                static_cast<void>(state->reader.commit(*n)); // its failure waits for the pieces before it
                continue;
            }
            error = n.error();
        }
        if (error->code == Errc::timeout || error->code == Errc::cancelled)
            co_return fail(error->code, state->origin.operation, state->origin.url);
        state->broken = co_await explained(*error, state->wire.get(), state->origin);
        co_return tl::unexpected<Error>(*state->broken);
    }
}

class HttpStream final : public ByteStream {
public:
    explicit HttpStream(std::shared_ptr<State> state) : state_(std::move(state)) {}
    ~HttpStream() override { state_->wire->close(); }

    const Response &head() const override { return state_->reader.head(); }

    asio::awaitable<Result<std::string>> read(Duration silence) override {
        return orCancelled(readPiece(state_, silence), state_->origin.operation, state_->origin.url);
    }

private:
    std::shared_ptr<State> state_;
};

} // namespace

std::unique_ptr<ByteStream> makeByteStream(std::unique_ptr<Wire> wire, ResponseReader reader, Origin origin) {
    return std::make_unique<HttpStream>(
        std::make_shared<State>(State{std::move(wire), std::move(reader), std::move(origin), std::nullopt}));
}

} // namespace portolan::net
