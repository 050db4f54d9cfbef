#pragma once

#include <string>
#include <vector>

#include "model/topology/forwarding.h"

namespace portolan::topology {

/// What a container's command tells about its being a relay.
struct CommandReading {
    bool forwards = false; ///< it is a program that forwards, or a script with one
    /// It is, or has in it, the classic line that makes a socat of each `_TCP=` variable, or does so for
    /// `_UDP=`.
    bool relaysTcpVariables = false;
    bool relaysUdpVariables = false;
    std::vector<Forwarding> forwardings; ///< those that can be read from it
};

CommandReading readCommand(const Words &command, const Variables &variables);

} // namespace portolan::topology
