#pragma once

#include <unordered_map>
#include <vector>

#include "model/core/snapshot.h"
#include "model/topology/address.h"
#include "model/topology/atlas.h"

namespace portolan::topology {

/// Docker's own DNS: who is called what on a user-defined network, on all engines that it spans.
class Names {
public:
    Names(const Snapshot &now, Atlas &atlas) : now_(now), atlas_(atlas) {}

    struct Answer {
        bool known = false;                ///< somebody there has the name, up or not
        const Container *holder = nullptr; ///< the first of those that are up
    };
    Answer on(const NetworkId &network, std::string_view name);

private:
    using Directory =
        std::unordered_map<std::string_view, std::vector<const Container *>, NameHash, NameEqual>;
    const Directory &directoryOf(const NetworkId &network);

    const Snapshot &now_;
    Atlas &atlas_;
    bool indexed_ = false;
    std::unordered_map<std::string_view, std::vector<const Endpoint *>> members_;
    std::unordered_map<std::string_view, Directory> directories_;
};

} // namespace portolan::topology
