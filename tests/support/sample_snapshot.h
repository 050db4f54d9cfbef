#pragma once

#include "model/core/snapshot.h"

namespace portolan::testing {

/// The harbour of design/main-window.png: two engines, the ambassadors set-up across them, an etcd with two
/// registrations, one exited, one paused container, a macvlan. For view tests; entities are complete and
/// consistent.
Snapshot sampleSnapshot();

/// `containers` containers on `networks` networks of one engine, sizes uneven as in life; the same for one
/// seed.
Snapshot syntheticSnapshot(int containers, int networks, unsigned seed = 1);

/// 64 hex digits made of `name`, as Docker's ids look.
std::string fullId(std::string_view name);
inline EntityId containerNamed(std::string_view name) { return containerId(ContainerId(fullId(name))); }

} // namespace portolan::testing
