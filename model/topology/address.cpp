#include "model/topology/address.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace portolan::topology {
namespace {

constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool isName(std::string_view host) {
    if (host.ends_with('.')) host.remove_suffix(1);
    if (host.empty() || host.size() > 253 || host.front() == '.' || host.front() == '-') return false;
    if (host.find("..") != std::string_view::npos) return false;
    const auto allowed = [](char c) { return isDigit(c) || isLetter(c) || c == '-' || c == '_' || c == '.'; };
    if (!std::all_of(host.begin(), host.end(), allowed)) return false;
    // Digits and dots alone are an address with a slip in it, except for a container's short id.
    const bool numeric = std::all_of(host.begin(), host.end(), [](char c) { return isDigit(c) || c == '.'; });
    return !numeric || (host.size() >= 12 && host.find('.') == std::string_view::npos);
}

/// The address types of socat that name a host and a port, without their family digit.
bool isSocatType(std::string_view word) {
    std::string type = lowered(word);
    std::erase_if(type, [](char c) { return c == '4' || c == '6'; });
    constexpr std::array<std::string_view, 12> types{"tcp",        "tcp-connect",  "udp",  "udp-connect",
                                                     "udp-sendto", "udp-datagram", "ssl",  "openssl",
                                                     "sctp",       "sctp-connect", "dtls", "openssl-connect"};
    return std::find(types.begin(), types.end(), type) != types.end();
}

std::string protocolOf(std::string_view scheme) {
    const std::string type = lowered(scheme);
    if (type.starts_with("udp")) return "udp";
    if (type.starts_with("sctp")) return "sctp";
    return "tcp";
}

} // namespace

bool IpAddress::isV4() const { return std::equal(mapped.begin(), mapped.end(), bytes.begin()); }

bool IpAddress::isLoopback() const {
    if (isV4()) return bytes[12] == 127;
    return std::all_of(bytes.begin(), bytes.end() - 1, [](auto b) { return b == 0; }) && bytes[15] == 1;
}

bool IpAddress::isUnspecified() const {
    const auto from = isV4() ? bytes.begin() + 12 : bytes.begin();
    return std::all_of(from, bytes.end(), [](auto b) { return b == 0; });
}

std::optional<IpAddress> parseIp(std::string_view text) {
    if (text.size() > INET6_ADDRSTRLEN) return std::nullopt;
    const std::string copy(text);
    if (copy.size() != std::char_traits<char>::length(copy.c_str())) return std::nullopt;
    IpAddress out;
    if (inet_pton(AF_INET6, copy.c_str(), out.bytes.data()) == 1) return out;
    std::copy(mapped.begin(), mapped.end(), out.bytes.begin());
    if (inet_pton(AF_INET, copy.c_str(), out.bytes.data() + mapped.size()) == 1) return out;
    return std::nullopt;
}

std::string toString(const IpAddress &address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.isV4())
        inet_ntop(AF_INET, address.bytes.data() + mapped.size(), text.data(), text.size());
    else
        inet_ntop(AF_INET6, address.bytes.data(), text.data(), text.size());
    return text.data();
}

bool Cidr::contains(const IpAddress &address) const {
    if (address.isV4() != base.isV4()) return false;
    const auto whole = static_cast<std::size_t>(prefix / 8);
    if (!std::equal(base.bytes.begin(), base.bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                    address.bytes.begin()))
        return false;
    if (prefix % 8 == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xFF00U >> (prefix % 8));
    return (base.bytes[whole] & mask) == (address.bytes[whole] & mask);
}

std::optional<Cidr> parseCidr(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto base = parseIp(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    int prefix = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (!base || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (prefix < 0 || prefix > (base->isV4() ? 32 : 128)) return std::nullopt;
    Cidr out{*base, base->isV4() ? prefix + 96 : prefix};
    for (int bit = out.prefix; bit < 128; ++bit)
        out.base.bytes[static_cast<std::size_t>(bit / 8)] &= static_cast<std::uint8_t>(~(0x80U >> (bit % 8)));
    return out;
}

std::optional<std::uint16_t> parsePort(std::string_view digits) {
    std::uint32_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (port < 1 || port > 65535) return std::nullopt;
    return static_cast<std::uint16_t>(port);
}

std::optional<HostPort> parseHostPort(std::string_view address) {
    while (!address.empty() && (address.back() == ' ' || address.back() == '\t' || address.back() == '\r'))
        address.remove_suffix(1);
    HostPort out;
    if (const auto scheme = address.find("://"); scheme != std::string_view::npos) {
        out.protocol = protocolOf(address.substr(0, scheme));
        address.remove_prefix(scheme + 3);
    } else if (const auto colon = address.find(':'); colon != std::string_view::npos) {
        const bool more = address.find(':', colon + 1) != std::string_view::npos;
        if (more && isSocatType(address.substr(0, colon))) {
            out.protocol = protocolOf(address.substr(0, colon));
            address.remove_prefix(colon + 1);
        }
    }
    const auto colon = address.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto port = parsePort(address.substr(colon + 1));
    std::string_view host = address.substr(0, colon);
    if (!port) return std::nullopt;
    out.port = *port;
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        out.host = host.substr(1, host.size() - 2);
        out.ip = parseIp(out.host);
        if (!out.ip || out.host.find(':') == std::string::npos) return std::nullopt;
        return out;
    }
    out.host = host;
    if (out.host.find(':') != std::string::npos) return std::nullopt; // IPv6 without brackets
    out.ip = parseIp(out.host);
    if (!out.ip && !isName(out.host)) return std::nullopt;
    return out;
}

std::string lowered(std::string_view ascii) {
    std::string out(ascii);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::size_t NameHash::operator()(std::string_view name) const noexcept {
    std::size_t hash = 1469598103934665603ULL;
    for (char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 1099511628211ULL;
    return hash;
}

bool NameEqual::operator()(std::string_view a, std::string_view b) const noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace portolan::topology
