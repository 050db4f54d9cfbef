#pragma once

#include "model/core/observation.h"
#include "model/topology/draft.h"

namespace portolan::topology {

/// Takes over what the sources told as it is: engines (and which of several ways to one daemon is charted),
/// networks, containers, swarm, etcd; and whether the picture is complete.
void takeSources(const Observations &observations, Draft &draft);

} // namespace portolan::topology
