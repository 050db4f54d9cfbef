#pragma once

#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/peer.h"
#include "model/net/wire.h"

namespace portolan::net {

/// Makes connections to one peer: looks its name up, tries each address, shakes hands.
class Dialer {
public:
    Dialer(boost::asio::any_io_executor executor, Peer peer)
        : executor_(std::move(executor)), peer_(std::move(peer)) {}

    const Peer &peer() const { return peer_; }
    boost::asio::awaitable<Result<std::unique_ptr<Wire>>> dial(TimePoint until);

private:
    boost::asio::awaitable<Result<std::unique_ptr<Wire>>> dialHost(TimePoint until);

    boost::asio::any_io_executor executor_;
    Peer peer_;
    std::shared_ptr<boost::asio::ssl::context> tls_; ///< dropped after a failure: the files may change
};

} // namespace portolan::net
