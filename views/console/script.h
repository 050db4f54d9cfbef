#pragma once

#include <string>
#include <vector>

#include "model/qt/change_log.h"

namespace portolan::views {

/// Runs as a script for a POSIX shell. It says which engine each command is for; what failed is left as a
/// comment, since running it again would fail again. Values of secret variables are left out.
std::string scriptOf(const std::vector<qt::ChangeRun> &runs);

} // namespace portolan::views
