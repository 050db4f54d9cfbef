#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/topology/script.h"

namespace portolan::topology {

/// One forwarding as it is written down somewhere; the address is not looked at yet.
struct Forwarding {
    std::uint16_t listen = 0; ///< 0: not readable
    std::string protocol = "tcp";
    std::string address;    ///< as given: "tcp://172.17.0.2:6379", "TCP4:redis:6379", "redis:6379"
    bool malformed = false; ///< nothing can come of it, whatever the address looks like

    friend bool operator==(const Forwarding &, const Forwarding &) = default;
};

/// `socat [options] A B` where one of both listens on a port and the other connects to one. Listening on or
/// connecting to anything else (a socket file, a program) is no forwarding of ours.
std::vector<Forwarding> socatForwardings(const Words &command);

/// Configurations that stand in a command or script: the text is searched for what forwards TCP or UDP.
std::vector<Forwarding> haproxyForwardings(std::string_view configuration);
std::vector<Forwarding> nginxForwardings(std::string_view configuration);
std::vector<Forwarding> envoyForwardings(std::string_view configuration);

} // namespace portolan::topology
