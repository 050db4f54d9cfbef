#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/http.h"
#include "model/net/peer.h"

namespace boost::asio::ssl {
class context;
}

namespace portolan::net {

using TimePoint = std::chrono::steady_clock::time_point;

/// A connected stream of bytes, whatever it runs over. Destroying it closes it. At most one operation at a
/// time; every error but readQuietly's timeout makes the wire useless.
class Wire {
public:
    virtual ~Wire() = default;
    /// At least one byte; 0 when the other side has ended orderly.
    virtual boost::asio::awaitable<Result<std::size_t>> read(std::span<char> space, TimePoint until) = 0;
    /// The same; Errc::timeout after `silence` without a byte leaves the wire as good as it was.
    virtual boost::asio::awaitable<Result<std::size_t>> readQuietly(std::span<char> space,
                                                                    Duration silence) = 0;
    virtual boost::asio::awaitable<Result<void>> write(std::string_view bytes, TimePoint until) = 0;
    /// Whether an unused wire may be used again: not closed by the other side, nothing unasked for in it.
    virtual bool reusable() = 0;
    virtual void close() = 0; ///< ends a pending operation with Errc::cancelled
    /// What the carrier (ssh) complained about, waiting so long for the end of it; empty where there is none.
    virtual boost::asio::awaitable<std::string> lastWords(Duration patience) = 0;
};

/// How TLS is to be spoken with one server: its name is checked against the certificate.
struct TlsClient {
    std::shared_ptr<boost::asio::ssl::context> context; ///< null: no TLS
    std::string host;
    bool verify = true;
};

/// Connects to the unix socket at `path`.
boost::asio::awaitable<Result<std::unique_ptr<Wire>>> connectUnix(boost::asio::any_io_executor executor,
                                                                  std::string path, TimePoint until);

/// Connects to one numeric address, then shakes hands when there is a TLS context.
boost::asio::awaitable<Result<std::unique_ptr<Wire>>> connectTcp(boost::asio::any_io_executor executor,
                                                                 std::string address, std::uint16_t port,
                                                                 TlsClient tls, TimePoint until);

/// Starts ssh with `docker system dial-stdio` behind it. That the far side answers is only known later.
Result<std::unique_ptr<Wire>> connectSsh(boost::asio::any_io_executor executor, const Peer &peer);

} // namespace portolan::net
