#pragma once

#include <stop_token>
#include <vector>

#include "model/layout/strip.h"

namespace portolan::layout {

/// Lets the members of each cluster change places until their lines to one another and to the rest are short
/// and, in a small chart, run behind few cards and cross few other lines. False: cancelled.
bool refine(Work &work, std::vector<Cluster> &clusters, const std::stop_token &stop);

} // namespace portolan::layout
