#pragma once

#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "model/core/result.h"
#include "model/net/wire.h"

namespace portolan::net {

/// The numeric addresses of a host name, in the system's order; an address is its own answer. The system's
/// resolver cannot be stopped: at `until`, or when the awaiting coroutine is cancelled, it is left to itself
/// and the answer is Errc::timeout or Errc::cancelled at once. Otherwise Errc::nameLookup.
boost::asio::awaitable<Result<std::vector<std::string>>> lookUp(std::string host, TimePoint until);

} // namespace portolan::net
