#pragma once

#include <stop_token>

#include "model/layout/part.h"

namespace portolan::layout {

inline constexpr double railsGap = 44, railsDrop = 40; ///< between columns; from a bar to its first card

/// Networks as bars below one another, containers in columns under the lowest of their bars. In a column
/// nothing stands between a container and its bars, as long as there are columns enough. False: cancelled.
bool drawRails(const Part &part, Picture &picture, const std::stop_token &stop);

} // namespace portolan::layout
