#pragma once

#include <memory>

#include "model/net/exchange.h"
#include "model/net/http.h"

namespace portolan::net {

/// The rest of a response whose header section has been read.
std::unique_ptr<ByteStream> makeByteStream(std::unique_ptr<Wire> wire, ResponseReader reader, Origin origin);

} // namespace portolan::net
