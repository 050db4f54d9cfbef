#pragma once

#include <stop_token>

#include "model/layout/part.h"

namespace portolan::layout {

/// The networks of a part in an order in which those that share containers are near one another. Empty when
/// cancelled or when there are none.
std::vector<std::uint32_t> orderedHubs(const Part &part, const std::stop_token &stop);

/// Positions as near to the wishes (ascending order is kept) as a distance between them allows.
std::vector<double> spaced(const std::vector<double> &wishes, const std::vector<double> &distances);

} // namespace portolan::layout
