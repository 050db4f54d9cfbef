#pragma once

#include "model/networks/draft.h"

namespace portolan::networks {

/// What the kernel takes as the name of an interface.
bool isInterfaceName(const std::string &name);

/// What is to be said of the interface that a macvlan or ipvlan stands on.
std::vector<Finding> checkParent(const Draft &draft, const Surroundings &around);

} // namespace portolan::networks
