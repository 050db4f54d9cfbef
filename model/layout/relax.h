#pragma once

#include "model/layout/framed.h"

namespace portolan::layout {

/// The map when idle: large pieces give way to their springs a little; small ones that have been torn apart
/// by newcomers are drawn together again; frames that have grown into one another are moved apart. nullopt:
/// cancelled, or nothing moved.
std::optional<Positions> relaxMap(const Graph &graph, const std::vector<Point> &now,
                                  const std::stop_token &stop);

} // namespace portolan::layout
