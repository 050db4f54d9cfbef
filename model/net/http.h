#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/peer.h"

namespace portolan::net {

using Duration = std::chrono::milliseconds;

struct Request {
    std::string method = "GET";
    std::string target; ///< path and query, already escaped
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;          ///< sent as application/json when not empty
    Duration deadline{30'000}; ///< for the whole exchange (for `open`: until the response's header is in)
    std::size_t bodyLimit = 64U << 20U; ///< for `send`: bytes of the response; more is Errc::tooLarge
    bool waits = true; ///< for a place among `maxConnections`; a sign of life must not queue behind hangers
};

struct Response {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;

    std::string header(std::string_view lowerCaseName) const; ///< empty: not there
};

/// A response whose body goes on. Destroying it closes its connection.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    virtual const Response &head() const = 0; ///< status and headers; the body is empty
    /// The next bytes, as they come. An empty string is the orderly end; a chunk that breaks off is
    /// Errc::disconnected. Errc::timeout after `silence` without a byte: the stream is still good, read
    /// again.
    virtual boost::asio::awaitable<Result<std::string>> read(Duration silence) = 0;
};

/// One HTTP/1.1 server. Requests may be sent side by side; connections are kept and reused (an idempotent
/// request that fails on a reused connection before any byte of the answer is tried once more on a fresh
/// one). Any status is a Response, not an Error. Everything runs on one executor and may be cancelled
/// (Errc::cancelled). Statuses become errors in the callers' codecs.
class HttpClient {
public:
    virtual ~HttpClient() = default;
    virtual const Peer &peer() const = 0;
    virtual boost::asio::awaitable<Result<Response>> send(Request request) = 0;
    virtual boost::asio::awaitable<Result<std::unique_ptr<ByteStream>>> open(Request request) = 0;
};

/// `maxConnections`: how many requests run side by side; further ones wait (inside their deadline). Over ssh
/// there are four at most, since each connection is a login. Must be destroyed before the executor's context.
std::unique_ptr<HttpClient> makeHttpClient(boost::asio::any_io_executor executor, Peer peer,
                                           std::size_t maxConnections = 8);

} // namespace portolan::net
