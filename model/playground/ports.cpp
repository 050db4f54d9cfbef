#include "model/playground/ports.h"

#include "model/topology/address.h"

namespace portolan::playground {

std::optional<std::pair<std::uint16_t, std::string>> readPort(std::string_view text) {
    const auto slash = text.find('/');
    const auto number = topology::parsePort(text.substr(0, slash));
    const std::string protocol(slash == std::string_view::npos ? "tcp" : text.substr(slash + 1));
    if (!number || (protocol != "tcp" && protocol != "udp" && protocol != "sctp")) return std::nullopt;
    return std::pair(*number, protocol);
}

std::optional<std::pair<std::uint16_t, std::uint16_t>> readPortRange(std::string_view text) {
    const auto dash = text.find('-');
    const auto first = topology::parsePort(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : topology::parsePort(text.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return std::pair(*first, *last);
}

tl::expected<void, Refusal> checkPortBindings(const Json &bindings, bool modern) {
    const auto refuse = [](std::string why) { return tl::unexpected(Refusal{400, std::move(why)}); };
    if (!bindings.is_object()) return {};
    for (const auto &[port, places] : bindings.items()) {
        if (!readPort(port))
            return refuse(modern ? "invalid JSON: invalid port '" + port + "': invalid syntax"
                                 : "invalid port specification: \"" + port + "\"");
        if (!places.is_array()) continue;
        for (const Json &place : places) {
            const std::string wanted = stringIn(place, "HostPort");
            if (!wanted.empty() && wanted != "0" && !readPortRange(wanted))
                return refuse("invalid port specification: \"" + wanted + "\"");
        }
    }
    return {};
}

} // namespace portolan::playground
