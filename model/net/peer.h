#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace portolan::net {

/// TLS of one connection. Paths of PEM files; empty means none (ca: the system's store).
struct TlsOptions {
    bool verify = true;
    std::string caFile;
    std::string certFile;
    std::string keyFile;

    friend bool operator==(const TlsOptions &, const TlsOptions &) = default;
};

/// Where a server is and how to get there.
struct Peer {
    enum class Transport { unix, tcp, tls, ssh };
    Transport transport = Transport::unix;
    std::string path; ///< unix: the socket; ssh: the engine's socket on the far side, empty: its default
    std::string host; ///< tcp, tls, ssh
    std::uint16_t port = 0; ///< tcp, tls; ssh: 0 means ssh's own default
    std::string user;       ///< ssh
    TlsOptions tls;

    friend bool operator==(const Peer &, const Peer &) = default;
};

/// Reads unix://, tcp://, http://, https://, ssh:// (docker's forms; `defaultPort` when there is none, with
/// TLS too, as the docker CLI does). `Errc::badInput` says what is wrong with which part. Secrets in URLs are
/// refused.
Result<Peer> parsePeer(std::string_view url, std::uint16_t defaultPort);

/// The same peer always gives the same text: keys are made of it.
std::string toUrl(const Peer &peer);

} // namespace portolan::net
