#pragma once

#include <string_view>
#include <vector>

#include "model/core/container.h"

namespace portolan::net {

/// The ports of this machine where programs listen now, sorted; of UDP, where they are bound.
std::vector<Port> listeningPorts();

/// From a table of /proc/net: tcp, tcp6, udp or udp6. `protocol` is "tcp" or "udp".
std::vector<Port> parseListening(std::string_view table, std::string_view protocol);

} // namespace portolan::net
