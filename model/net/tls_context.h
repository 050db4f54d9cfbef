#pragma once

#include <memory>

#include "model/core/result.h"
#include "model/net/peer.h"

namespace boost::asio::ssl {
class context;
}

namespace portolan::net {

/// Reads the files of `options` anew. A file that cannot be read or is not what it should be is
/// Errc::badInput with the file as target and OpenSSL's words. Without a CA file the system's store counts.
/// A key that needs a passphrase is refused, never asked for.
Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const TlsOptions &options);

} // namespace portolan::net
