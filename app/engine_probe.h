#pragma once

#include <string>
#include <vector>

#include "model/core/connections.h"
#include "model/net/docker_config.h"

namespace portolan::app {

/// Whether this machine has no engine at all: neither what docker would use nor any of the usual sockets is
/// there and listens. An engine elsewhere was asked for by name, and a socket that we may not open is one:
/// such an engine is there, or lost, but not missing.
bool noEngineHere(const std::vector<net::ResolvedEngine> &wanted,
                  const std::vector<EngineCandidate> &candidates);

} // namespace portolan::app
