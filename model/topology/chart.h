#pragma once

#include "model/core/observation.h"
#include "model/core/snapshot.h"

namespace portolan::topology {

/// Makes one picture of what all sources said: ties endpoints, links, shared networks, ambassadors, relays
/// and registrations together. Pure: same input, same output. Entities equal to those of `previous` are taken
/// from it as the same objects; `previous` is also the memory of which container first had a relay's address.
/// Two engines that are one daemon (same id and host name): the one with the smaller key is charted, the
/// other becomes SourceState::duplicate and its entities are left out. `revision` is one more than that of
/// `previous`.
Snapshot chart(const Observations &observations, const Snapshot &previous, Moment now);

} // namespace portolan::topology
