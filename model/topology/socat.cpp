#include <algorithm>
#include <array>
#include <optional>

#include "model/topology/address.h"
#include "model/topology/forwarding.h"

namespace portolan::topology {
namespace {

/// One address of socat: "TCP4-LISTEN:6379,fork,reuseaddr".
struct SocatAddress {
    std::string type;      ///< lower case, without its family digit
    std::string_view rest; ///< behind the first colon, without options
    std::string_view text; ///< both, as given
};

SocatAddress read(std::string_view word) {
    const std::string_view text = word.substr(0, word.find(','));
    const auto colon = text.find(':');
    SocatAddress out;
    out.type = lowered(text.substr(0, colon));
    std::erase_if(out.type, [](char c) { return c == '4' || c == '6'; });
    if (colon != std::string_view::npos) out.rest = text.substr(colon + 1);
    out.text = text;
    return out;
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool listens(const SocatAddress &a) {
    constexpr std::array<std::string_view, 12> types{
        "tcp-listen",     "tcp-l", "udp-listen", "udp-l",       "udp-recvfrom", "udp-recv",
        "openssl-listen", "ssl-l", "ssl-listen", "sctp-listen", "sctp-l",       "openssl-l"};
    return isOneOf(a.type, types);
}

bool connects(const SocatAddress &a) {
    constexpr std::array<std::string_view, 12> types{
        "tcp", "tcp-connect", "udp",  "udp-connect",  "udp-sendto",  "udp-datagram",
        "ssl", "openssl",     "sctp", "sctp-connect", "ssl-connect", "openssl-connect"};
    return isOneOf(a.type, types);
}

std::string protocolOf(const SocatAddress &a) {
    if (a.type.starts_with("udp")) return "udp";
    return a.type.starts_with("sctp") ? "sctp" : "tcp";
}

bool optionTakesValue(std::string_view option) {
    constexpr std::array<std::string_view, 10> options{"-b",  "-t",  "-T", "-L", "-W",
                                                       "-lf", "-lp", "-r", "-R", "-S"};
    return isOneOf(option, options);
}

} // namespace

std::vector<Forwarding> socatForwardings(const Words &command) {
    std::vector<std::string_view> addresses;
    for (std::size_t i = 1; i < command.size(); ++i) {
        const std::string_view word = command[i];
        // A lone "-" is standard input and output, so an address.
        if (addresses.empty() && word.size() > 1 && word.front() == '-') {
            if (optionTakesValue(word)) ++i;
            continue;
        }
        addresses.push_back(word);
    }
    if (addresses.size() != 2) return {};
    SocatAddress from = read(addresses[0]), to = read(addresses[1]);
    if (!listens(from)) std::swap(from, to);
    if (!listens(from) || !connects(to)) return {};
    Forwarding out;
    const auto port = parsePort(from.rest);
    out.listen = port.value_or(0);
    out.malformed = !port;
    out.protocol = protocolOf(from);
    out.address = to.text;
    return {out};
}

} // namespace portolan::topology
