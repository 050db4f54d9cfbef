#include "model/net/request_text.h"

#include <algorithm>
#include <string_view>

#include "model/core/text.h"

namespace portolan::net {

namespace {

constexpr std::string_view tokenCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~";

bool isToken(std::string_view text) {
    return !text.empty() && text.find_first_not_of(tokenCharacters) == std::string_view::npos;
}

bool isTarget(std::string_view text) {
    return text.starts_with('/') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isFieldValue(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

std::string hostField(const Peer &peer) {
    if (peer.transport == Peer::Transport::unix || peer.transport == Peer::Transport::ssh) return "localhost";
    const std::string bare = peer.host.substr(0, peer.host.find('%')); // a zone means nothing over there
    const bool v6 = bare.find(':') != std::string::npos;
    return (v6 ? "[" + bare + "]" : bare) + ":" + std::to_string(peer.port);
}

} // namespace

Result<std::string> requestText(const Request &request, const Peer &peer) {
    const auto bad = [&](std::string detail) {
        return fail(Errc::badInput, operationOf(request), toUrl(peer), std::move(detail));
    };
    if (!isToken(request.method)) return bad("method");
    if (!isTarget(request.target)) return bad("target: not an escaped path");
    std::string text = request.method + " " + request.target + " HTTP/1.1\r\nHost: " + hostField(peer) +
                       "\r\nUser-Agent: Portolan/" PORTOLAN_VERSION "\r\n";
    for (const auto &[name, value] : request.headers) {
        if (!isToken(name) || !isFieldValue(value)) return bad("header " + plain(name, 60));
        text += name;
        text += ": ";
        text += value;
        text += "\r\n";
    }
    if (!request.body.empty()) text += "Content-Type: application/json\r\n";
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT")
        text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    text += "\r\n";
    text += request.body;
    return text;
}

bool isIdempotent(const Request &request) {
    constexpr std::string_view methods[] = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"};
    return std::find(std::begin(methods), std::end(methods), request.method) != std::end(methods);
}

std::string operationOf(const Request &request) { return plain(request.method + " " + request.target, 200); }

} // namespace portolan::net
