#include "model/changes/ports.h"

#include <algorithm>

#include "model/topology/address.h"

namespace portolan::changes {
namespace {

bool isProtocol(std::string_view word) { return word == "tcp" || word == "udp" || word == "sctp"; }

} // namespace

std::optional<Port> parsePort(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto number = topology::parsePort(text.substr(0, slash));
    const std::string_view protocol = slash == std::string_view::npos ? "tcp" : text.substr(slash + 1);
    if (!number || !isProtocol(protocol)) return std::nullopt;
    return Port{*number, std::string(protocol)};
}

std::optional<Publication> parsePublication(std::string_view text) {
    const std::size_t last = text.rfind(':');
    const auto port = parsePort(last == std::string_view::npos ? text : text.substr(last + 1));
    if (!port) return std::nullopt;
    Publication made{{}, 0, *port};
    if (last == std::string_view::npos) return made;
    std::string_view host = text.substr(0, last);
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.rfind(':');
    std::string_view digits = host;
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        std::string_view ip = host.substr(0, colon);
        digits = host.substr(colon + 1);
        if (!ip.empty() && ip.front() == '[' && ip.back() == ']') ip = ip.substr(1, ip.size() - 2);
        if (!topology::parseIp(ip)) return std::nullopt;
        made.hostIp = ip;
        if (digits.empty()) return made;
    }
    const auto number = topology::parsePort(digits);
    if (!number) return std::nullopt;
    made.hostPort = *number;
    return made;
}

std::string portWord(const Port &port) {
    return std::to_string(port.number) + (port.protocol == "tcp" ? std::string() : "/" + port.protocol);
}

std::string portWord(const Publication &p) {
    std::string word;
    if (!p.hostIp.empty()) word = p.hostIp.find(':') == std::string::npos ? p.hostIp : "[" + p.hostIp + "]";
    if (!word.empty()) word += ':';
    if (p.hostPort != 0) word += std::to_string(p.hostPort);
    if (p.hostPort != 0 || !word.empty()) word += ':';
    return word + portWord(p.container);
}

std::vector<std::string> wordsOf(std::string_view text) {
    constexpr std::string_view between = " ,;\t\n";
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(between); at != std::string_view::npos;) {
        const std::size_t end = text.find_first_of(between, at);
        words.emplace_back(text.substr(at, end == std::string_view::npos ? end : end - at));
        at = text.find_first_not_of(between, end);
    }
    return words;
}

PublicationList parsePublications(std::string_view text) {
    PublicationList list;
    for (const std::string &word : wordsOf(text)) {
        if (auto publication = parsePublication(word))
            list.publications.push_back(std::move(*publication));
        else
            list.wrong.push_back(word);
    }
    return list;
}

} // namespace portolan::changes
