#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/etcd.h"
#include "model/core/result.h"
#include "model/net/http.h"

// The words of etcd's JSON gateway (gRPC's messages as JSON, POST only), as pure functions: bodies of
// requests, and values of answers. Keys and values travel in base64, 64-bit numbers as strings (numbers are
// taken too), fields that are zero are left out. Exceptions of the JSON library end here.

namespace portolan::etcd {

/// Where the gateway's API stands: etcd 3.4 and later, or 3.3.
inline constexpr std::string_view currentApi = "/v3";
inline constexpr std::string_view olderApi = "/v3beta";

/// All keys that begin with `prefix`, from `firstKey` on (empty: from the very first), as they were at
/// `revision` (0: now), at most `limit` of them.
std::string rangeRequest(std::string_view prefix, std::string_view firstKey, std::int64_t revision,
                         std::size_t limit);
/// All keys that begin with `prefix`. Large messages are not asked for in fragments: etcd 3.4 cuts them in
/// quadratic time (a delete of 100,000 keys took it more than 10 s).
std::string watchRequest(std::string_view prefix, std::int64_t startRevision);
std::string authenticateRequest(std::string_view user, std::string_view password);
std::string statusRequest();

struct Page {
    std::int64_t revision = 0; ///< of the whole store, when this was read
    std::int64_t count = 0;    ///< keys in the whole range
    bool more = false;
    std::vector<EtcdEntry> entries; ///< in the order of keys; values cut to EtcdEntry::maxStoredValue
};

struct Status {
    std::string version;
    bool hasLeader = false;
    std::int64_t revision = 0;
};

struct WatchEvent {
    bool deleted = false;
    EtcdEntry entry; ///< of a deleted one only key and modRevision
};

/// One line of a watch's stream.
struct WatchMessage {
    bool created = false;
    bool canceled = false;
    std::int64_t compactRevision = 0; ///< with `canceled`: the revision asked for is gone
    std::string cancelReason;
    std::int64_t revision = 0; ///< of the store; with no events and neither flag: all up to it was told
    std::vector<WatchEvent> events;
};

/// Answers. An error holds the gateway's code in `status`, its words in `detail`; `operation` and `target`
/// are the caller's to fill in. What is no answer of a gateway at all is Errc::protocol.
Result<Page> decodePage(const net::Response &response, const EtcdKeyspace &keyspace);
Result<Status> decodeStatus(const net::Response &response);
Result<std::string> decodeToken(const net::Response &response);
/// A whole line. An error that the server sends in the stream comes as an error.
Result<WatchMessage> decodeWatchMessage(std::string_view line, const EtcdKeyspace &keyspace);

/// What an answer with an error's status says.
Error decodeError(int httpStatus, std::string_view body);
/// Why the server cancelled a watch, as an error.
Error cancelError(const WatchMessage &message);

bool isTokenRejected(const Error &error);     ///< the token ran out or the users changed: log in again
bool isPermissionDenied(const Error &error);  ///< logged in, but not allowed
bool isAuthenticationOff(const Error &error); ///< no need to log in

} // namespace portolan::etcd
