#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/response_reader.h"
#include "model/net/wire.h"

namespace portolan::net {

/// Where the errors of one request are said to come from.
struct Origin {
    std::string operation;
    std::string url;
};

/// Writes the request and reads the response, to the end of its header section or of all of it.
enum class ReadTo { head, end };
boost::asio::awaitable<Result<void>> exchange(Wire &wire, const std::string &request, ResponseReader &reader,
                                              ReadTo end, TimePoint until);

/// Gives an error of the depths its operation and target, and what the wire's carrier has to say about it.
/// `wire` may be null.
boost::asio::awaitable<Error> explained(Error error, Wire *wire, Origin origin);

} // namespace portolan::net
