#include "model/net/exchange.h"

#include "model/net/ssh_process.h"

namespace portolan::net {

namespace asio = boost::asio;
using namespace std::chrono_literals;

asio::awaitable<Result<void>> exchange(Wire &wire, const std::string &request, ResponseReader &reader,
                                       ReadTo end, TimePoint until) {
    const Result<void> written = co_await wire.write(request, until);
    // Who refuses early (an answer before the body's end, a TLS alert) closes, but has said why before.
    if (!written && written.error().code != Errc::disconnected) co_return written;
    while (end == ReadTo::end ? !reader.done() : !reader.headDone()) {
        const Result<std::size_t> n = co_await wire.read(reader.space(), until);
        if (!n && !written && n.error().code == Errc::disconnected) co_return written;
        if (!n) co_return tl::unexpected<Error>(n.error());
        if (*n == 0 && !written && !reader.started()) co_return written;
        const Result<void> taken = reader.commit(*n);
        const bool enough = end == ReadTo::head && reader.headDone(); // the rest of it is the stream's
        if (!taken && !enough) co_return taken;
    }
    co_return Result<void>{};
}

asio::awaitable<Error> explained(Error error, Wire *wire, Origin origin) {
    const bool ended = error.code == Errc::disconnected;
    if (wire && (ended || error.code == Errc::timeout)) {
        const std::string words = co_await wire->lastWords(ended ? 500ms : 0ms);
        if (!words.empty()) {
            if (ended) error.code = sshErrc(words, Errc::disconnected);
            error.detail = words;
        }
    }
    // The address that was tried is worth knowing where a name has several.
    if (!error.target.empty() && error.target != origin.url && error.code != Errc::badInput &&
        error.operation == "connect" && origin.url.find(error.target) == std::string::npos)
        error.detail = error.target + ": " + error.detail;
    error.operation = std::move(origin.operation);
    // An error about a file or about the program ssh is about that, not about the server.
    if (error.code != Errc::badInput && error.target != "ssh") error.target = std::move(origin.url);
    co_return error;
}

} // namespace portolan::net
