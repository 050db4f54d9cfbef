#pragma once

#include <string>
#include <vector>

#include "model/changes/change.h"

namespace portolan::changes {

/// The `docker` command that makes the same change, word by word: {"docker", "stop", "web"}.
std::vector<std::string> commandWords(const Change &change);

/// The same as one line for a POSIX shell, with every word of a stranger quoted.
std::string commandLine(const Change &change);

} // namespace portolan::changes
