#pragma once

#include <chrono>

#include "model/core/container.h"

// What a container's own configuration says of its end. Read from the engine's JSON when somebody is about to
// end it.

namespace portolan::changes {

struct Ending {
    bool removed;               ///< see isRemovedAtEnd
    std::chrono::seconds grace; ///< see graceOf
};
Ending endingOf(const Container &container);

/// It was run with --rm: when it ends, the engine removes it, with its anonymous volumes.
bool isRemovedAtEnd(const Container &container);

/// How long the engine lets it end by itself before it is killed, endlessGrace at most.
std::chrono::seconds graceOf(const Container &container);

} // namespace portolan::changes
