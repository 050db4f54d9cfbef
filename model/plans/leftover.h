#pragma once

#include "model/core/snapshot.h"
#include "model/plans/plan.h"

namespace portolan::plans {

/// Whether the engine has told enough of its containers for `putBack`.
bool isTold(const Snapshot &snapshot, const EngineKey &engine, const std::vector<Replaced> &replaced);

/// How to have back what a plan put aside that was cut short: the new containers go, the old ones get their
/// names and restart policies again and run if they ran. Without steps there is nothing to put back. An old
/// one that is gone, or that somebody has given yet another name, is left alone; so is whatever the plan did
/// not make itself, under whichever name.
Plan putBack(const Snapshot &snapshot, const EngineKey &engine, const std::vector<Replaced> &replaced);

} // namespace portolan::plans
