#pragma once

#include "model/core/snapshot.h"
#include "model/networks/surroundings.h"

namespace portolan::app {

/// What this machine's kernel tells of the network that an engine lives in: nothing, when that is another
/// machine's, a virtual one's, or a rootless engine's own.
networks::HostNetwork hostOf(const Snapshot &snapshot, const EngineKey &engine);

/// The ports where programs of that host listen, as far as that is this machine.
std::vector<Port> listeningOn(const Snapshot &snapshot, const EngineKey &engine);

} // namespace portolan::app
