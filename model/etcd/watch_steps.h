#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "model/core/observation.h"
#include "model/core/result.h"
#include "model/net/http.h"

namespace portolan::etcd {

/// Where the watch stands. Each but `idle` and `done` is a place where it waits for one operation.
enum class Phase {
    idle,
    authenticating, ///< logging in
    checking,       ///< asking a member for its version and whether it has a leader
    listing,        ///< reading all keys in pages, all at one revision
    opening,        ///< asking for the watch
    watching,       ///< reading the watch
    settling,       ///< changes came; reading on for a moment, to publish them together
    askingLife,     ///< the watch is silent: is the member well?
    waiting,        ///< for the next try
    done,
};
std::string_view name(Phase phase);

/// How the last operation ended.
struct Event {
    enum class Kind {
        started,
        answered, ///< send: `response`
        opened,   ///< open: the `response`'s head
        bytes,    ///< read: `bytes`
        ended,    ///< read: the orderly end
        quiet,    ///< read: nothing for the time given
        failed,   ///< any: `error`
        elapsed,  ///< wait: the time is over, or somebody asked for the next try
    };
    Kind kind = Kind::started;
    net::Response response;
    std::string bytes;
    Error error;
    bool cancelled = false; ///< we are to stop, however the operation ended
};

/// What to do next: first `publish` if there is any, then one operation.
struct Action {
    enum class Kind { send, open, read, wait, done };
    Kind kind = Kind::done;
    std::shared_ptr<const EtcdObservation> publish;
    bool closeStream = false; ///< before the operation
    std::size_t member = 0;   ///< send, open
    net::Request request;     ///< send, open
    net::Duration duration{}; ///< read: how much silence is quiet; wait
};

} // namespace portolan::etcd
