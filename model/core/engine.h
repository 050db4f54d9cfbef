#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/id.h"
#include "model/core/result.h"
#include "model/core/time.h"

namespace portolan {

/// How a source (an engine or an etcd cluster) is. A lost source keeps what it last said in the snapshot.
enum class SourceState {
    connecting, ///< never answered yet
    live,
    lost,      ///< answered once, does not now
    failed,    ///< never answered, and the last try failed
    refused,   ///< answers, but we cannot use it: too old, too new, or we may not
    duplicate, ///< another way to a daemon that is charted already
};

std::string_view name(SourceState state);

/// Why a source is not live.
struct Loss {
    Moment since;
    Error why;
    std::optional<Moment> nextTry;

    friend bool operator==(const Loss &, const Loss &) = default;
};

/// How an engine takes part in a swarm. Only who is in none can start one.
enum class SwarmRole {
    none,
    worker,
    manager,
    pending, ///< it joins, or comes back after a restart
    locked,  ///< a manager that waits for its key after a restart
    failing, ///< it is in one, and does not get to the others
};

struct Engine {
    EngineKey key;
    std::string id;   ///< the daemon's own id (GET /info, ID); empty until it answered
    std::string name; ///< the host's name (GET /info, Name); empty until it answered
    std::string url;  ///< as the person gave it, without secrets
    SourceState state = SourceState::connecting;
    std::string engineVersion;
    std::string apiVersion; ///< the negotiated one
    std::string operatingSystem;
    std::optional<Loss> loss;
    EngineKey sameAs;       ///< for `duplicate`: the engine that is charted in its place
    bool local = false;     ///< it runs on this machine, as far as its URL tells
    bool inMachine = false; ///< in a virtual machine there, as its socket's place tells: see isOfThisMachine
    bool rootless = false;  ///< the daemon lives in a network namespace of its own, and a person's own rights
    /// Names and addresses by which others may reach this host: from the URL, from the swarm, and for a local
    /// engine this machine's interfaces.
    std::vector<std::string> addresses;
    SwarmRole swarm = SwarmRole::none;
    std::string swarmNodeId;
    std::string swarmNodeAddress;

    friend bool operator==(const Engine &, const Engine &) = default;
};

/// Ports that it publishes are ports of this machine.
inline bool isOfThisMachine(const Engine &engine) {
    const auto &system = engine.operatingSystem;
    return engine.local && !engine.inMachine && system != "Docker Desktop" && system != "OrbStack";
}

} // namespace portolan
