#pragma once

#include <string>
#include <string_view>

#include "model/networks/surroundings.h"

namespace portolan::net {

/// This machine's interfaces and routes, as the kernel tells them now.
networks::HostNetwork localNetwork();

/// The default route of /proc/net/route: its gateway and interface, empty when there is none.
networks::HostRoute parseOutward(std::string_view table);

/// The routes of /proc/net/route, without the default one.
std::vector<networks::HostRoute> parseRoutes(std::string_view table);

/// The same of /proc/net/ipv6_route, without those of single addresses, link-local ones and multicast.
std::vector<networks::HostRoute> parseRoutes6(std::string_view table);

} // namespace portolan::net
