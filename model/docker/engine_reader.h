#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/http.h"

namespace portolan::docker {

/// Reading and watching one engine: the first of its three interfaces. Answers are the engine's own bytes
/// (JSON); the codec makes values of them. Paths are unversioned here; the reader adds the negotiated
/// version. Errors: those of net, plus engineTooOld, engineTooNew, unauthorized, notFound, http with the
/// engine's own words.
class EngineReader {
public:
    virtual ~EngineReader() = default;
    /// Asks for the engine's version and settles on the highest API both sides speak.
    virtual boost::asio::awaitable<Result<std::string>> negotiate() = 0;
    /// GET of a path with query; the body when the status is 200.
    virtual boost::asio::awaitable<Result<std::string>> get(std::string path) = 0;
    /// GET /events from `since` (seconds with nanoseconds, the engine's clock; empty: from now).
    virtual boost::asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> events(std::string since) = 0;
    /// HEAD /_ping with a short deadline: the sign of life beside a silent event stream.
    virtual boost::asio::awaitable<Result<void>> ping() = 0;
};

std::unique_ptr<EngineReader> makeEngineReader(std::shared_ptr<net::HttpClient> client);

} // namespace portolan::docker
