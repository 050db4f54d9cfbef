#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace portolan {

/// What went wrong, as far as a program can act on it. Views make the sentence.
enum class Errc {
    cancelled,
    timeout,
    noSuchSocket,     ///< the unix socket, or the ssh program, does not exist
    permissionDenied, ///< the socket exists and we may not open it: a question of groups
    refused,          ///< nobody listens there
    unreachable,      ///< no route, network down, host down
    nameLookup,       ///< the host name has no address
    tls,              ///< handshake or certificate
    disconnected,     ///< the peer closed in the middle
    protocol,         ///< bytes that are not what the protocol promises (truncated, wrong types, not UTF-8)
    tooLarge,         ///< more bytes than our limit
    unauthorized,     ///< 401, 403, or etcd's authentication codes
    notFound,         ///< 404
    http,             ///< any other status of 400 and above, see Error::status
    engineTooOld,     ///< its newest API is older than our oldest
    engineTooNew,     ///< its oldest API is newer than our newest
    compacted,        ///< etcd: the revision asked for is gone
    badInput,         ///< something the person typed: URL, file, option
    io,               ///< any other error of the operating system
};

std::string_view name(Errc code); ///< the enumerator's own name, for logs, JSON and tests

struct Error {
    Errc code = Errc::io;
    std::string operation; ///< ours, for example "GET /containers/json"
    std::string target;    ///< URL, file or option concerned
    std::string detail;    ///< the server's or system's own words: bounded, untrusted, English
    int status = 0;        ///< HTTP status or the gateway's code, 0 when there was none
    std::shared_ptr<const Error> cause;

    friend bool operator==(const Error &a, const Error &b) {
        return a.code == b.code && a.operation == b.operation && a.target == b.target &&
               a.detail == b.detail && a.status == b.status;
    }
};

/// One line in English for logs and the command line: "timeout: GET /info at unix:///…: words".
std::string toString(const Error &error);

template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Errc code, std::string operation, std::string target,
                                  std::string detail = {}, int status = 0) {
    return tl::unexpected<Error>(
        Error{code, std::move(operation), std::move(target), std::move(detail), status, nullptr});
}

} // namespace portolan
