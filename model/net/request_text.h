#pragma once

#include <string>

#include "model/core/result.h"
#include "model/net/http.h"

namespace portolan::net {

/// The bytes of a request. Errc::badInput for a method, target or header that would not be one line.
Result<std::string> requestText(const Request &request, const Peer &peer);

/// May be sent twice without harm (RFC 9110, 9.2.2).
bool isIdempotent(const Request &request);

/// "GET /containers/json", bounded, for errors.
std::string operationOf(const Request &request);

} // namespace portolan::net
