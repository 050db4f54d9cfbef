#include "model/find/query.h"

#include <algorithm>

#include "model/find/fold.h"

namespace portolan::find {
namespace {

using Why = QueryError::Why;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A stretch of a query without its quotation marks; `map[i]` is where byte i of it stands in the query.
struct Unquoted {
    std::string text;
    std::vector<std::size_t> places;
    std::vector<bool> quoted;
};

Unquoted unquote(std::string_view query, std::size_t begin, std::size_t end) {
    Unquoted out;
    bool inside = false;
    for (std::size_t i = begin; i < end; ++i) {
        if (query[i] == '"') {
            inside = !inside;
            continue;
        }
        out.text += query[i];
        out.places.push_back(i);
        out.quoted.push_back(inside);
    }
    out.places.push_back(end);
    return out;
}

tl::unexpected<QueryError> wrong(Why why, Key key, std::string_view word, std::size_t begin,
                                 std::size_t end) {
    return tl::unexpected(QueryError{why, key, std::string(word), begin, end});
}

bool isProtocol(std::string_view word) { return word == "tcp" || word == "udp" || word == "sctp"; }

bool isPort(std::string_view text) {
    const auto slash = text.find('/');
    if (slash != std::string_view::npos && !isProtocol(text.substr(slash + 1))) return false;
    return topology::parsePort(text.substr(0, slash)).has_value();
}

std::optional<topology::Cidr> addressesOf(std::string_view text) {
    if (const auto subnet = topology::parseCidr(text)) return subnet;
    if (const auto ip = topology::parseIp(text)) return topology::Cidr{*ip, 128};
    return std::nullopt;
}

/// "172.18.0.0/99" was meant as a subnet: it starts like an address and has a slash.
bool looksLikeSubnet(std::string_view text) {
    const auto slash = text.find('/');
    return slash != std::string_view::npos && topology::parseIp(text.substr(0, slash)).has_value();
}

tl::expected<Wanted, Why> wantedOf(Key key, std::string text, bool quoted) {
    Wanted wanted;
    wanted.exact = !quoted && text.size() > 1 && text[0] == '=' && key != Key::label;
    wanted.text = fold(wanted.exact ? std::string_view(text).substr(1) : std::string_view(text));
    wanted.glob = !quoted && wanted.text.find('*') != std::string::npos;
    const auto &known = knownValues(key);
    if (!known.empty() && std::find(known.begin(), known.end(), wanted.text) == known.end())
        return tl::unexpected(Why::unknownValue);
    if (key == Key::port && !isPort(wanted.text)) return tl::unexpected(Why::notAPort);
    if (key == Key::ip || (key == Key::text && !quoted)) wanted.addresses = addressesOf(wanted.text);
    const bool meant = key == Key::ip || (key == Key::text && !quoted && looksLikeSubnet(wanted.text));
    if (meant && !wanted.addresses && !wanted.glob) return tl::unexpected(Why::notAnAddress);
    return wanted;
}

/// The colon that ends a key; npos when this token has none. An IPv6 address has colons, but no key.
std::size_t colonOf(const Unquoted &token, std::size_t from) {
    const auto colon = token.text.find(':', from);
    if (colon == std::string::npos || colon == from || token.quoted[colon]) return std::string::npos;
    for (std::size_t i = from; i < colon; ++i)
        if (token.quoted[i]) return std::string::npos;
    return addressesOf(std::string_view(token.text).substr(from)) ? std::string::npos : colon;
}

tl::expected<Term, QueryError> termOf(std::string_view query, const Token &token) {
    Term term;
    const Unquoted word = unquote(query, token.begin, token.end);
    std::size_t at = 0;
    if (!word.text.empty() && word.text[0] == '-' && !word.quoted[0]) {
        term.negated = true;
        at = 1;
    }
    const auto colon = colonOf(word, at);
    if (colon != std::string::npos) {
        const std::string key = word.text.substr(at, colon - at);
        const auto known = keyFromName(key);
        if (!known) return wrong(Why::unknownKey, Key::text, key, word.places[at], word.places[colon]);
        term.key = *known;
        at = colon + 1;
    }
    if (at >= word.text.size()) {
        const std::string_view what = term.key == Key::text ? query.substr(token.begin, 1) : name(term.key);
        return wrong(Why::nothingAfter, term.key, what, token.begin, token.end);
    }
    while (at <= word.text.size()) { // a comma outside of quotes separates values that are all allowed
        std::size_t comma = at;
        const bool many = term.key != Key::text;
        while (comma < word.text.size() && !(many && word.text[comma] == ',' && !word.quoted[comma])) ++comma;
        const std::string value = word.text.substr(at, comma - at);
        if (value.empty()) return wrong(Why::nothingAfter, term.key, name(term.key), token.begin, token.end);
        auto wanted = wantedOf(term.key, value, word.quoted[at]);
        if (!wanted) return wrong(wanted.error(), term.key, value, word.places[at], word.places[comma]);
        term.any.push_back(std::move(*wanted));
        at = comma + 1;
    }
    return term;
}

} // namespace

std::string_view name(Key key) {
    switch (key) {
    case Key::text:
        break;
    case Key::name:
        return "name";
    case Key::state:
        return "state";
    case Key::health:
        return "health";
    case Key::net:
        return "net";
    case Key::image:
        return "image";
    case Key::label:
        return "label";
    case Key::port:
        return "port";
    case Key::ip:
        return "ip";
    case Key::host:
        return "host";
    case Key::driver:
        return "driver";
    case Key::project:
        return "project";
    case Key::kind:
        return "kind";
    case Key::id:
        return "id";
    }
    return {};
}

const std::vector<Key> &keys() {
    static const std::vector<Key> all{Key::state, Key::net,     Key::image, Key::name,   Key::label,
                                      Key::port,  Key::ip,      Key::host,  Key::health, Key::driver,
                                      Key::kind,  Key::project, Key::id};
    return all;
}

std::optional<Field> fieldOf(Key key) {
    switch (key) {
    case Key::text:
        break;
    case Key::name:
        return Field::name;
    case Key::state:
        return Field::state;
    case Key::health:
        return Field::health;
    case Key::net:
        return Field::network;
    case Key::image:
        return Field::image;
    case Key::label:
        return Field::label;
    case Key::port:
        return Field::port;
    case Key::ip:
        return Field::address;
    case Key::host:
        return Field::host;
    case Key::driver:
        return Field::driver;
    case Key::project:
        return Field::project;
    case Key::kind:
        return Field::kind;
    case Key::id:
        return Field::id;
    }
    return std::nullopt;
}

std::optional<Key> keyFromName(std::string_view word) {
    const std::string folded = fold(word);
    for (const Key key : keys())
        if (name(key) == folded) return key;
    return std::nullopt;
}

const std::vector<std::string_view> &knownValues(Key key) {
    static const std::vector<std::string_view> none, kinds{"container", "network", "etcd", "ambassador"};
    static const std::vector<std::string_view> healths{name(Health::starting), name(Health::healthy),
                                                       name(Health::unhealthy)};
    static const std::vector<std::string_view> states = [] {
        std::vector<std::string_view> all;
        for (int i = 0; i <= static_cast<int>(ContainerState::unknown); ++i)
            all.push_back(name(static_cast<ContainerState>(i)));
        for (int i = 0; i <= static_cast<int>(SourceState::duplicate); ++i)
            all.push_back(name(static_cast<SourceState>(i)));
        return all;
    }();
    if (key == Key::state) return states;
    if (key == Key::health) return healths;
    return key == Key::kind ? kinds : none;
}

std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> all;
    for (std::size_t i = 0; i < text.size();) {
        if (isBlank(text[i])) {
            ++i;
            continue;
        }
        Token token{i, i, false};
        for (; i < text.size() && (token.quoteIsOpen || !isBlank(text[i])); ++i)
            if (text[i] == '"') token.quoteIsOpen = !token.quoteIsOpen;
        token.end = i;
        all.push_back(token);
    }
    return all;
}

tl::expected<Query, QueryError> parse(std::string_view text) {
    Query query;
    for (const Token &token : tokens(text)) {
        if (token.quoteIsOpen) {
            const auto quote = text.rfind('"', token.end);
            return wrong(Why::quoteIsOpen, Key::text, text.substr(quote, token.end - quote), quote,
                         token.end);
        }
        if (text.substr(token.begin, token.end - token.begin) == "\"\"") continue;
        auto term = termOf(text, token);
        if (!term) return tl::unexpected(std::move(term.error()));
        query.terms.push_back(std::move(*term));
    }
    return query;
}

} // namespace portolan::find
