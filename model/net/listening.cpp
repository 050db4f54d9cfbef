#include "model/net/listening.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

namespace portolan::net {

std::vector<Port> parseListening(std::string_view table, std::string_view protocol) {
    std::vector<Port> ports;
    const std::string_view wanted = protocol == "udp" ? "07" : "0A";
    std::istringstream lines{std::string(table)};
    std::string line;
    std::getline(lines, line); // the headings
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string number, local, remote, state;
        if (!(words >> number >> local >> remote >> state) || state != wanted) continue;
        const std::size_t colon = local.find(':');
        if (colon == std::string::npos) continue;
        std::uint16_t port = 0;
        const char *const begin = local.data() + colon + 1, *const end = local.data() + local.size();
        const auto [last, error] = std::from_chars(begin, end, port, 16);
        if (error == std::errc() && last == end && port != 0) ports.push_back({port, std::string(protocol)});
    }
    return ports;
}

std::vector<Port> listeningPorts() {
    std::vector<Port> all;
    for (const auto &[file, protocol] : {std::pair("tcp", "tcp"), std::pair("tcp6", "tcp"),
                                         std::pair("udp", "udp"), std::pair("udp6", "udp")}) {
        std::ifstream table(std::string("/proc/net/") + file);
        std::ostringstream text;
        text << table.rdbuf();
        const auto some = parseListening(text.str(), protocol);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace portolan::net
