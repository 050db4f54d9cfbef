#pragma once

#include <string>

#include "model/docker/codec.h"

namespace portolan::docker {

/// What an event means for what we hold. Events carry too little to be believed as they are: they tell what
/// must be read again. Empty ids: nothing of that kind.
struct Effect {
    std::string dirtyContainer;
    std::string goneContainer; ///< removed for good; there is nothing left to read
    std::string dirtyNetwork;
    std::string goneNetwork;
    bool linkers = false; ///< default-bridge links follow the names of their targets
    bool info = false;    ///< the engine itself changed
    bool swarm = false;   ///< nodes, services or tasks changed
    bool tasks = false;   ///< a container changed: on a manager it may be a task's

    friend bool operator==(const Effect &, const Effect &) = default;
};

Effect effectOf(const Event &event);

} // namespace portolan::docker
