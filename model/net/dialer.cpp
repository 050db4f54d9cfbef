#include "model/net/dialer.h"

#include "model/net/lookup.h"
#include "model/net/this_machine.h"
#include "model/net/tls_context.h"

namespace portolan::net {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

asio::awaitable<Result<std::unique_ptr<Wire>>> Dialer::dial(TimePoint until) {
    switch (peer_.transport) {
    case Peer::Transport::unix: {
        auto wire = co_await connectUnix(executor_, peer_.path, until);
        if (!wire && wire.error().code == Errc::permissionDenied)
            wire.error().detail += socketRights(peer_.path);
        co_return wire;
    }
    case Peer::Transport::ssh:
        co_return connectSsh(executor_, peer_);
    case Peer::Transport::tcp:
    case Peer::Transport::tls:
        break;
    }
    auto wire = co_await dialHost(until);
    if (!wire && wire.error().code == Errc::tls) tls_.reset();
    co_return wire;
}

asio::awaitable<Result<std::unique_ptr<Wire>>> Dialer::dialHost(TimePoint until) {
    if (peer_.transport == Peer::Transport::tls && !tls_) {
        auto context = makeTlsContext(peer_.tls);
        if (!context) co_return tl::unexpected<Error>(context.error());
        tls_ = std::move(*context);
    }
    const auto addresses = co_await lookUp(peer_.host, until);
    if (!addresses) co_return tl::unexpected<Error>(addresses.error());
    std::shared_ptr<const Error> before;
    for (std::size_t i = 0; i < addresses->size(); ++i) {
        // An address that swallows packets must leave time for the others.
        const auto now = Clock::now();
        const auto share = (until - now) / static_cast<int>(addresses->size() - i);
        TlsClient tls{tls_, peer_.host, peer_.tls.verify};
        auto wire = co_await connectTcp(executor_, (*addresses)[i], peer_.port, std::move(tls), now + share);
        if (wire) co_return wire;
        Error error = std::move(wire.error());
        error.cause = before;
        if (error.code == Errc::cancelled || i + 1 == addresses->size())
            co_return tl::unexpected<Error>(std::move(error));
        before = std::make_shared<const Error>(std::move(error));
    }
    co_return fail(Errc::nameLookup, "connect", peer_.host, "no address");
}

} // namespace portolan::net
