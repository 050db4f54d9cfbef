#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "model/core/observation.h"
#include "model/docker/fetched.h"
#include "model/net/http.h"

/// What passes between the watch machine and the coroutine that obeys it.
namespace portolan::docker::watch {

/// Ties an operation to its outcome. An outcome whose operation was dropped meanwhile is ignored.
using Ticket = std::uint64_t;

enum class WaitFor {
    retry,      ///< the next try after a loss
    poll,       ///< the slow poll
    swarmPause, ///< the swarm's lists are not read more often than this
};
std::string_view name(WaitFor reason);

/// Operations to start. Each ends in one event with its ticket; several run side by side.
struct Negotiate {
    Ticket ticket = 0;
};
struct OpenStream {
    Ticket ticket = 0;
    std::string since; ///< as EngineReader::events takes it
};
struct Read {
    Ticket ticket = 0;
    net::Duration silence{}; ///< after so long without a byte: Silence
};
struct List {
    Ticket ticket = 0;
};
struct Inspect {
    Ticket ticket = 0;
    Wanted what;
};
struct Poll {
    Ticket ticket = 0;
};
struct Ping {
    Ticket ticket = 0;
};
struct Wait {
    Ticket ticket = 0;
    net::Duration duration{};
    WaitFor reason = WaitFor::retry;
};
/// Things done on the spot.
struct Drop {}; ///< ends every operation under way and closes the stream
struct Publish {
    std::shared_ptr<const EngineObservation> observation;
};
struct Done {};

using Action =
    std::variant<Negotiate, OpenStream, Read, List, Inspect, Poll, Ping, Wait, Drop, Publish, Done>;

struct Started {};
struct Negotiated {
    Ticket ticket = 0;
    std::string apiVersion;
};
struct StreamOpened {
    Ticket ticket = 0;
};
struct Chunk {
    Ticket ticket = 0;
    std::string bytes;
};
struct Silence {
    Ticket ticket = 0;
};
struct Closed {
    Ticket ticket = 0;
}; ///< the stream's orderly end
struct Listed {
    Ticket ticket = 0;
    Fetched list;
};
struct Inspected {
    Ticket ticket = 0;
    Fetched answer;
};
struct Polled {
    Ticket ticket = 0;
    Roll roll;
};
struct Pinged {
    Ticket ticket = 0;
};
struct Elapsed {
    Ticket ticket = 0;
};
struct Failed {
    Ticket ticket = 0;
    Error error;
}; ///< the outcome of any operation
struct RetryNow {};
struct Cancelled {};

using Event = std::variant<Started, Negotiated, StreamOpened, Chunk, Silence, Closed, Listed, Inspected,
                           Polled, Pinged, Elapsed, Failed, RetryNow, Cancelled>;

} // namespace portolan::docker::watch
