#include "model/changes/ports.h"

#include <algorithm>

#include "model/topology/address.h"

namespace portolan::changes {
namespace {

constexpr std::size_t mostPorts = 2'000; ///< of one range: an engine starts a program for each

struct Range {
    std::uint16_t first = 0, last = 0; ///< 0: none
    std::size_t size() const { return static_cast<std::size_t>(last - first) + 1; }
};

bool isProtocol(std::string_view word) { return word == "tcp" || word == "udp" || word == "sctp"; }

std::string lower(std::string_view text) {
    std::string low(text);
    for (char &c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

std::optional<Range> parseRange(std::string_view text) { // "80", "80-90"
    const std::size_t dash = text.find('-');
    const auto first = topology::parsePort(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : topology::parsePort(text.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return Range{*first, *last};
}

/// What stands before the container's port: "8080", "127.0.0.1:8080", "[::1]:".
bool parseHost(std::string_view host, std::string &ip, Range &ports) {
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.rfind(':');
    std::string_view digits = host;
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        std::string_view address = host.substr(0, colon);
        digits = host.substr(colon + 1);
        if (!address.empty() && address.front() == '[' && address.back() == ']')
            address = address.substr(1, address.size() - 2);
        if (!address.empty() && !topology::parseIp(address)) return false;
        ip = address;
    }
    if (digits.empty()) return true;
    const auto range = parseRange(digits);
    if (range) ports = *range;
    return range.has_value();
}

/// The next port of both sides.
bool follows(const Publication &next, const Publication &before) {
    const bool chosen = next.hostPort == 0 && before.hostPort == 0;
    return next.hostIp == before.hostIp && next.container.protocol == before.container.protocol &&
           next.hostPortLast == 0 && before.hostPortLast == 0 &&
           next.container.number == before.container.number + 1 &&
           (chosen || (before.hostPort != 0 && next.hostPort == before.hostPort + 1));
}

std::string numbers(std::uint16_t first, std::uint16_t last) {
    return std::to_string(first) + (last > first ? "-" + std::to_string(last) : std::string());
}

/// Those from `first` to `last`, each following the one before.
std::string word(const Publication &first, const Publication &last) {
    std::string text;
    if (!first.hostIp.empty())
        text = first.hostIp.find(':') == std::string::npos ? first.hostIp : "[" + first.hostIp + "]";
    if (!text.empty()) text += ':';
    const std::uint16_t hostLast = first.hostPortLast != 0 ? first.hostPortLast : last.hostPort;
    if (first.hostPort != 0) text += numbers(first.hostPort, hostLast);
    if (first.hostPort != 0 || !text.empty()) text += ':';
    text += numbers(first.container.number, last.container.number);
    return first.container.protocol == "tcp" ? text : text + "/" + first.container.protocol;
}

} // namespace

std::optional<Port> parsePort(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto number = topology::parsePort(text.substr(0, slash));
    const std::string protocol = slash == std::string_view::npos ? "tcp" : lower(text.substr(slash + 1));
    if (!number || !isProtocol(protocol)) return std::nullopt;
    return Port{*number, protocol};
}

std::vector<Publication> parsePublication(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string protocol = slash == std::string_view::npos ? "tcp" : lower(text.substr(slash + 1));
    text = text.substr(0, slash);
    const std::size_t colon = text.rfind(':');
    const auto inside = parseRange(colon == std::string_view::npos ? text : text.substr(colon + 1));
    std::string ip;
    Range host;
    if (!inside || !isProtocol(protocol)) return {};
    if (colon != std::string_view::npos && !parseHost(text.substr(0, colon), ip, host)) return {};
    const bool oneOfRange = inside->size() == 1 && host.first != 0 && host.size() > 1;
    if (host.first != 0 && !oneOfRange && host.size() != inside->size()) return {};
    if (inside->size() > mostPorts) return {};
    std::vector<Publication> all;
    for (std::size_t i = 0; i < inside->size(); ++i) {
        const auto next = [i](std::uint16_t first) { return static_cast<std::uint16_t>(first + i); };
        all.push_back({ip, host.first == 0 ? host.first : next(host.first), {next(inside->first), protocol}});
    }
    if (oneOfRange) all.front().hostPortLast = host.last;
    return all;
}

std::string hostPortWord(const Publication &p) {
    return p.hostPort == 0 ? std::string() : numbers(p.hostPort, p.hostPortLast);
}

void readHostPort(Publication &publication, std::string_view word) {
    const Range range = parseRange(word).value_or(Range());
    publication.hostPort = range.first;
    publication.hostPortLast = range.last > range.first ? range.last : std::uint16_t(0);
}

std::string portWord(const Port &port) {
    return std::to_string(port.number) + (port.protocol == "tcp" ? std::string() : "/" + port.protocol);
}

std::string portWord(const Publication &p) { return word(p, p); }

std::vector<std::string> portWords(const std::vector<Publication> &publications) {
    std::vector<std::string> words;
    for (auto first = publications.begin(); first != publications.end();) {
        auto end = first + 1;
        const auto room = [&] { return static_cast<std::size_t>(end - first) < mostPorts; };
        while (end != publications.end() && room() && follows(*end, *(end - 1))) ++end;
        if (end - first < 3) end = first + 1; // two are read as easily
        words.push_back(word(*first, *(end - 1)));
        first = end;
    }
    return words;
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
        const auto publications = parsePublication(word);
        if (publications.empty()) list.wrong.push_back(word);
        list.publications.insert(list.publications.end(), publications.begin(), publications.end());
    }
    return list;
}

} // namespace portolan::changes
