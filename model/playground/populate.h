#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "model/playground/world.h"

namespace portolan::playground {

/// The wall clock, made so that no two readings are equal and none goes back.
std::function<Moment()> steadyWallClock();

/// Ids that look like the engine's and are the same for the same seed.
std::function<std::string()> seededIds(std::uint64_t seed);

/// Positive numbers for leases, the same for the same seed.
std::function<std::int64_t()> seededNumbers(std::uint64_t seed);

/// Makes networks net-0001… and running containers c-00001… of busybox, dealt over them (or the default
/// bridge, without networks).
void populate(World &world, int containers, int networks);

} // namespace portolan::playground
