#pragma once

#include <vector>

#include "model/core/snapshot.h"
#include "model/topology/rows.h"

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

/// The containers that can have rows in a table which most have none in, and whose rows follow from the
/// container itself and from others: those that are not the same any more, and those that had rows before.
/// Indexes into now.containers, ascending.
template <class T>
std::vector<std::size_t> concerned(const Draft &draft, const Table<T> &before) {
    const auto &containers = draft.now.containers;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < draft.sameContainer.size(); ++i)
        if (!draft.sameContainer[i]) out.push_back(i);
    for (auto at = before.begin(); at != before.end();) {
        const std::string_view owner = ownerOf(**at);
        const auto found =
            std::lower_bound(containers.begin(), containers.end(), owner,
                             [](const auto &row, auto wanted) { return ownerOf(*row) < wanted; });
        if (found != containers.end() && ownerOf(**found) == owner)
            out.push_back(static_cast<std::size_t>(found - containers.begin()));
        while (at != before.end() && ownerOf(**at) == owner) ++at;
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace portolan::topology
