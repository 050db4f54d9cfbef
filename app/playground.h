#pragma once

#include "app/command_line.h"
#include "model/core/result.h"

namespace portolan::app {

/// Serves the playground until SIGINT or SIGTERM; needs neither display nor Qt.
Result<> servePlayground(const PlaygroundOptions &options);

} // namespace portolan::app
