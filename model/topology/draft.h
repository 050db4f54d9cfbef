#pragma once

#include <vector>

#include "model/core/snapshot.h"

namespace portolan::topology {

/// A snapshot in the making. Its tables are filled in the order of the functions below; each may read those
/// filled before it. What follows from one container alone is taken over from `before` where the container
/// is the same object.
struct Draft {
    const Snapshot &before;
    Snapshot now{};
    std::vector<char> sameContainer{}; ///< for each row of now.containers: it is the object of `before`
    bool sameNetworks = false;         ///< every network's id and name, on every engine
};

} // namespace portolan::topology
