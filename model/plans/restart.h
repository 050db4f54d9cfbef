#pragma once

#include "model/core/snapshot.h"
#include "model/plans/plan.h"

namespace portolan::plans {

/// The containers that share the network of this one, sorted by name.
std::vector<std::shared_ptr<const Container>> guestsOf(const Snapshot &snapshot, const Container &owner);

/// Restarts a container and, where wished, once it runs those of its guests that are up: each has lost its
/// network with the owner's. Then sees that all of them stay up.
Plan restart(const Snapshot &snapshot, const Container &owner, bool withGuests);

} // namespace portolan::plans
