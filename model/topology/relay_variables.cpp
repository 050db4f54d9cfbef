#include "model/topology/relay_variables.h"

#include <algorithm>
#include <optional>

#include "model/core/secrets.h"
#include "model/topology/address.h"

namespace portolan::topology {
namespace {

bool allDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The <n> of a name that ends in _PORT_<n>_TCP: nullopt when it does not, empty when there are no digits.
std::optional<std::string_view> portDigits(std::string_view name, std::string_view suffix) {
    if (!name.ends_with(suffix)) return std::nullopt;
    name.remove_suffix(suffix.size());
    constexpr std::string_view word = "_PORT_";
    const auto at = name.rfind(word);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view digits = name.substr(at + word.size());
    return allDigits(digits) ? std::optional(digits) : std::nullopt;
}

/// The pattern on one line of `env`. Its first `.*` takes as much as it can, so the last place counts.
std::optional<Forwarding> matched(std::string_view line, std::string_view suffix,
                                  const std::string &protocol) {
    const std::string middle = std::string(suffix) + "=" + protocol + "://";
    for (auto at = line.rfind(middle); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : line.rfind(middle, at - 1)) {
        const std::string_view target = line.substr(at + middle.size());
        const auto digits = portDigits(line.substr(0, at + suffix.size()), suffix);
        if (!digits || target.find(':') == std::string_view::npos) continue;
        const auto port = parsePort(*digits);
        return Forwarding{port.value_or(0), protocol, std::string(line.substr(at + suffix.size() + 1)),
                          !port};
    }
    return std::nullopt;
}

/// The value of a variable that is no address, fit to be shown: it may be a secret. One that at least looks
/// like an address is judged by itself, since a link's alias may be "token".
std::string shownValue(std::string_view line, std::string_view value) {
    const bool address = value.starts_with("tcp://") || value.starts_with("udp://");
    const std::string masked = maskSecrets(address ? "ADDRESS=" + std::string(value) : std::string(line));
    return masked.substr(masked.find('=') + 1);
}

void readLine(std::string_view line, std::string_view suffix, const std::string &protocol, bool everyLine,
              std::vector<Forwarding> &out) {
    if (line.find(std::string(suffix) + "=") == std::string_view::npos) return; // the line's grep
    if (auto found = matched(line, suffix, protocol)) {
        if (!parseHostPort(found->address)) found->address = shownValue(line, found->address);
        out.push_back(std::move(*found));
        return;
    }
    const auto equals = line.find('=');
    const auto digits = portDigits(line.substr(0, equals), suffix);
    if (!digits && !everyLine) return;
    out.push_back({digits ? parsePort(*digits).value_or(0) : std::uint16_t{0}, protocol,
                   shownValue(line, line.substr(equals + 1)), true});
}

} // namespace

bool hasRelayVariable(const std::vector<std::string> &environment) {
    bool found = false;
    for (const std::string &variable : environment) {
        const std::string_view name = std::string_view(variable).substr(0, variable.find('='));
        if (name == "KUBERNETES_SERVICE_HOST") return false;
        for (std::string_view suffix : {"_TCP", "_UDP"})
            if (const auto digits = portDigits(name, suffix)) found |= !digits->empty();
    }
    return found;
}

std::vector<Forwarding> variableForwardings(const std::vector<std::string> &environment,
                                            const VariableRules &rules) {
    std::vector<Forwarding> out;
    for (const std::string &variable : environment) {
        std::string_view rest = variable;
        while (!rest.empty()) { // a value may have line feeds; env prints them as they are
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (rules.tcp) readLine(line, "_TCP", "tcp", rules.everyLine, out);
            if (rules.udp) readLine(line, "_UDP", "udp", rules.everyLine, out);
        }
    }
    return out;
}

std::string variableIn(const std::vector<std::string> &environment, std::string_view name) {
    for (auto at = environment.rbegin(); at != environment.rend(); ++at)
        if (at->size() > name.size() && at->starts_with(name) && (*at)[name.size()] == '=')
            return at->substr(name.size() + 1);
    return {};
}

} // namespace portolan::topology
