#pragma once

#include <string>

#include "model/playground/json.h"

namespace portolan::playground {

/// What today's engine has against one entry of a network's IPAM, a line each with its newline before it.
std::string ipamProblems(const Json &config);

} // namespace portolan::playground
