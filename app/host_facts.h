#pragma once

#include "model/core/snapshot.h"
#include "model/networks/surroundings.h"

namespace portolan::app {

/// What this machine's kernel tells of an engine's host: nothing, when that is another machine or a virtual
/// one.
networks::HostNetwork hostOf(const Snapshot &snapshot, const EngineKey &engine);

/// The ports where programs of that host listen, as far as that is this machine.
std::vector<Port> listeningOn(const Snapshot &snapshot, const EngineKey &engine);

} // namespace portolan::app
