#include "model/net/peer.h"

#include <arpa/inet.h>
#include <net/if.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "model/core/text.h"

namespace portolan::net {

namespace {

constexpr std::size_t longestSocketPath = 107; // sockaddr_un holds 108 bytes with the closing zero

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char &c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// What may be shown of a URL: a password in it must not reach a log.
std::string shown(std::string_view url) {
    const auto scheme = url.find("://");
    const auto begin = scheme == std::string_view::npos ? 0 : scheme + 3;
    const auto at = url.rfind('@');
    if (at == std::string_view::npos || at < begin) return plain(url);
    const auto colon = url.substr(begin, at - begin).find(':');
    if (colon == std::string_view::npos) return plain(url);
    return plain(std::string(url.substr(0, begin + colon)) + ":***" + std::string(url.substr(at)));
}

struct Bad {
    std::string detail;
};
template <class T>
using Part = tl::expected<T, Bad>;
tl::unexpected<Bad> bad(std::string detail) { return tl::unexpected<Bad>(Bad{std::move(detail)}); }

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

Part<std::string> unescaped(std::string_view text, const std::string &part) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0) return bad(part + ": broken percent escape");
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (std::any_of(out.begin(), out.end(), isControl)) return bad(part + ": control character");
    return out;
}

std::string escaped(std::string_view text, std::string_view keep) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos || keep.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += digits[static_cast<unsigned char>(c) >> 4U];
            out += digits[static_cast<unsigned char>(c) & 15U];
        }
    }
    return out;
}

Part<std::uint16_t> portOf(std::string_view text, std::uint16_t ifEmpty) {
    if (text.empty()) return ifEmpty;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0 || value > 65535)
        return bad("port: a number from 1 to 65535 is wanted");
    return static_cast<std::uint16_t>(value);
}

/// An IPv6 address in its one canonical form, its zone kept; empty when it is none.
std::string canonicalIpv6(std::string_view text) {
    const auto percent = text.find('%');
    const std::string address(text.substr(0, percent));
    in6_addr raw{};
    if (inet_pton(AF_INET6, address.c_str(), &raw) != 1) return {};
    std::array<char, INET6_ADDRSTRLEN> out{};
    inet_ntop(AF_INET6, &raw, out.data(), out.size());
    std::string canonical(out.data());
    if (percent == std::string_view::npos) return canonical;
    const std::string_view zone = text.substr(percent + 1);
    if (zone.empty() || zone.size() >= IF_NAMESIZE) return {};
    return canonical + "%" + std::string(zone);
}

struct Authority {
    std::string user;
    std::string host;
    std::string_view port;
};

Part<Authority> bracketed(Authority authority, std::string_view rest) {
    const auto close = rest.find(']');
    if (close == std::string_view::npos) return bad("host: the bracket is not closed");
    auto inside = unescaped(rest.substr(1, close - 1), "host");
    if (!inside) return tl::unexpected<Bad>(inside.error());
    authority.host = canonicalIpv6(*inside);
    if (authority.host.empty()) return bad("host: not an IPv6 address in the brackets");
    rest.remove_prefix(close + 1);
    if (!rest.empty() && rest.front() != ':') return bad("host: text after the bracket");
    if (!rest.empty()) authority.port = rest.substr(1);
    return authority;
}

Part<Authority> authorityOf(std::string_view text) {
    Authority authority;
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        const std::string_view userInfo = text.substr(0, at);
        if (userInfo.find(':') != std::string_view::npos)
            return bad("user: a password does not belong into a URL");
        auto user = unescaped(userInfo, "user");
        if (!user) return tl::unexpected<Bad>(user.error());
        authority.user = std::move(*user);
        if (authority.user.empty()) return bad("user: empty");
        text.remove_prefix(at + 1);
    }
    if (text.starts_with('[')) return bracketed(std::move(authority), text);
    if (std::count(text.begin(), text.end(), ':') > 1) { // docker takes a bare address, without a port
        authority.host = canonicalIpv6(text);
        if (authority.host.empty()) return bad("host: an IPv6 address belongs into brackets");
        return authority;
    }
    const auto colon = text.find(':');
    authority.host = std::string(text.substr(0, colon));
    if (colon != std::string_view::npos) authority.port = text.substr(colon + 1);
    const auto ofName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.' || c == '_';
    };
    if (!std::all_of(authority.host.begin(), authority.host.end(), ofName))
        return bad("host: a character that no host name has");
    if (authority.host.starts_with('-')) return bad("host: begins with a dash");
    return authority;
}

Part<Peer> unixPeer(std::string_view path) {
    Peer peer;
    peer.path = std::string(path); // docker takes it as it stands, percent signs too
    if (peer.path.empty()) return bad("path: missing");
    if (peer.path.find("://") != std::string::npos) return bad("path: a second scheme");
    if (peer.path.size() > longestSocketPath) return bad("path: longer than a socket's may be (107 bytes)");
    if (std::any_of(peer.path.begin(), peer.path.end(), isControl)) return bad("path: control character");
    return peer;
}

Part<Peer> tcpPeer(Peer::Transport transport, std::string_view rest, std::uint16_t defaultPort,
                   bool hostMayMiss) {
    const auto end = rest.find_first_of("/?#");
    const std::string_view after = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    auto authority = authorityOf(rest.substr(0, end));
    if (!authority) return tl::unexpected<Bad>(authority.error());
    if (!authority->user.empty()) return bad("user: only ssh has one");
    if (authority->host.empty() && after.size() > 1) return bad("host: missing (a socket is unix://PATH)");
    if (authority->host.empty() && !hostMayMiss) return bad("host: missing");
    if (!after.empty() && after != "/") return bad("path: nothing may follow host and port");
    const auto port = portOf(authority->port, defaultPort);
    if (!port) return tl::unexpected<Bad>(port.error());
    Peer peer;
    peer.transport = transport;
    peer.host = authority->host.empty() ? "localhost" : lower(authority->host);
    peer.port = *port;
    return peer;
}

Part<Peer> sshPeer(std::string_view rest) {
    Peer peer;
    peer.transport = Peer::Transport::ssh;
    if (rest.find('?') != std::string_view::npos) return bad("query: an ssh URL has none");
    if (rest.find('#') != std::string_view::npos) return bad("fragment: an ssh URL has none");
    const auto slash = rest.find('/');
    auto authority = authorityOf(rest.substr(0, slash));
    if (!authority) return tl::unexpected<Bad>(authority.error());
    if (authority->host.empty()) return bad("host: missing");
    if (authority->user.starts_with('-')) return bad("user: begins with a dash");
    const auto port = portOf(authority->port, 0);
    if (!port) return tl::unexpected<Bad>(port.error());
    if (slash != std::string_view::npos && slash + 1 < rest.size()) {
        auto path = unescaped(rest.substr(slash), "path");
        if (!path) return tl::unexpected<Bad>(path.error());
        peer.path = std::move(*path);
    }
    peer.host = std::move(authority->host);
    peer.user = std::move(authority->user);
    peer.port = *port;
    return peer;
}

Part<Peer> anyPeer(std::string_view url, std::uint16_t defaultPort) {
    if (url.empty()) return bad("nothing given");
    const auto colon = url.find("://");
    if (colon == std::string_view::npos) return tcpPeer(Peer::Transport::tcp, url, defaultPort, true);
    const std::string scheme = lower(url.substr(0, colon));
    const std::string_view rest = url.substr(colon + 3);
    if (scheme == "unix") return unixPeer(rest);
    if (scheme == "tcp") return tcpPeer(Peer::Transport::tcp, rest, defaultPort, true);
    if (scheme == "http") return tcpPeer(Peer::Transport::tcp, rest, defaultPort, false);
    if (scheme == "https") return tcpPeer(Peer::Transport::tls, rest, defaultPort, false);
    if (scheme == "ssh") return sshPeer(rest);
    if (scheme == "npipe") return bad("scheme: npipe is for Windows only");
    if (scheme == "fd") return bad("scheme: fd is for the daemon only, a client cannot use it");
    return bad("scheme: not one of unix, tcp, http, https, ssh");
}

std::string hostText(const std::string &host) {
    if (host.find(':') == std::string::npos) return host;
    return "[" + escaped(host, ":") + "]"; // a zone's % becomes %25
}

} // namespace

Result<Peer> parsePeer(std::string_view url, std::uint16_t defaultPort) {
    Part<Peer> peer = anyPeer(trimmed(url), defaultPort);
    if (!peer) return fail(Errc::badInput, "read URL", shown(url), std::move(peer.error().detail));
    return std::move(*peer);
}

std::string toUrl(const Peer &peer) {
    const std::string port = peer.port == 0 ? std::string() : ":" + std::to_string(peer.port);
    switch (peer.transport) {
    case Peer::Transport::unix:
        return "unix://" + peer.path;
    case Peer::Transport::tcp:
        return "tcp://" + hostText(peer.host) + port;
    case Peer::Transport::tls:
        return "https://" + hostText(peer.host) + port;
    case Peer::Transport::ssh:
        break;
    }
    const std::string user = peer.user.empty() ? std::string() : escaped(peer.user, "") + "@";
    return "ssh://" + user + hostText(peer.host) + port + escaped(peer.path, "/");
}

} // namespace portolan::net
