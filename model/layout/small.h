#pragma once

#include <stop_token>

#include "model/layout/part.h"

namespace portolan::layout {

inline constexpr std::uint32_t smallPart = 60; ///< up to so many nodes are worth a search

/// A small connected part on a lattice of rows and half columns: short lines, few that cross, none behind a
/// card. The same picture for the same part. False: cancelled.
bool drawSmall(const Part &part, Picture &picture, const std::stop_token &stop);

} // namespace portolan::layout
