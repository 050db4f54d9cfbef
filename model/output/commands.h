#pragma once

#include <string>

#include "model/output/output.h"

namespace portolan::output {

/// The `docker` commands that do the same, for a POSIX shell; `name` is the container's.
std::string logsCommand(const LogsWanted &wanted, const std::string &name);
std::string execCommand(const ExecWanted &wanted, const std::string &name);

/// Without the colours and weights that programs put in for terminals; other control characters stay.
std::string withoutColours(std::string_view text);

} // namespace portolan::output
