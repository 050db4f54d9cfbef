#include <algorithm>

#include "model/find/fold.h"
#include "model/find/query.h"

namespace portolan::find {
namespace {

/// The states of containers are others than those of engines and etcds.
bool isStateOf(EntityKind kind, std::string_view word) {
    return (kind == EntityKind::container) ==
           (containerStateFromName(word) != ContainerState::unknown || word == name(ContainerState::unknown));
}

bool concerns(const Term &term, EntityKind kind) {
    switch (term.key) {
    case Key::text:
    case Key::name:
    case Key::kind:
    case Key::ip:
        return true;
    case Key::host:
    case Key::id:
        return kind != EntityKind::etcdSource;
    case Key::net:
    case Key::label:
    case Key::project:
    case Key::driver:
        return kind == EntityKind::container || kind == EntityKind::network;
    case Key::state:
        return kind != EntityKind::network &&
               std::any_of(term.any.begin(), term.any.end(),
                           [&](const Wanted &wanted) { return isStateOf(kind, wanted.text); });
    case Key::port:
        return kind != EntityKind::network;
    case Key::image:
    case Key::health:
        return kind == EntityKind::container;
    }
    return false;
}

bool textMatches(const Wanted &wanted, std::string_view folded) {
    if (wanted.glob) return globMatches(wanted.text, folded);
    if (wanted.exact) return folded == wanted.text;
    return folded.find(wanted.text) != std::string_view::npos;
}

/// `label:key` has it, `label:key=value` has it with this value; both may have a `*`.
bool labelMatches(const Wanted &wanted, std::string_view folded) {
    const bool withValue = wanted.text.find('=') != std::string::npos;
    const std::string_view own = withValue ? folded : folded.substr(0, folded.find('='));
    return wanted.glob ? globMatches(wanted.text, own) : own == wanted.text;
}

bool portMatches(const Wanted &wanted, std::string_view folded) {
    const bool withProtocol = wanted.text.find('/') != std::string::npos;
    return (withProtocol ? folded : folded.substr(0, folded.find('/'))) == wanted.text;
}

/// An address within the subnet that was asked for; a subnet inside it, or around the address.
bool addressMatches(const Wanted &wanted, std::string_view folded) {
    if (!wanted.addresses) return textMatches(wanted, folded);
    if (const auto ip = topology::parseIp(folded)) return wanted.addresses->contains(*ip);
    const auto subnet = topology::parseCidr(folded);
    if (!subnet) return false;
    if (wanted.addresses->prefix == 128) return subnet->contains(wanted.addresses->base);
    return subnet->prefix >= wanted.addresses->prefix && wanted.addresses->contains(subnet->base);
}

bool valueMatches(Key key, const Wanted &wanted, std::string_view folded) {
    switch (key) {
    case Key::state:
    case Key::health:
    case Key::kind:
        return folded == wanted.text;
    case Key::label:
        return labelMatches(wanted, folded);
    case Key::port:
        return portMatches(wanted, folded);
    case Key::ip:
        return addressMatches(wanted, folded);
    case Key::id:
        return folded.starts_with(wanted.text);
    default:
        return textMatches(wanted, folded);
    }
}

bool anyValueMatches(Key key, const Wanted &wanted, const Record &record) {
    const auto field = wanted.addresses ? Field::address : fieldOf(key);
    if (!field && !wanted.glob && !wanted.exact) { // a word: all values at once
        if (record.folded.find(wanted.text) == std::string::npos) return false;
    }
    return std::any_of(record.spans.begin(), record.spans.end(), [&](const Record::Span &span) {
        if (field && span.field != *field) return false;
        if (wanted.addresses) return addressMatches(wanted, record.foldedOf(span));
        if (!field && span.field == Field::id) return record.foldedOf(span).starts_with(wanted.text);
        if (!field && span.field == Field::kind) return record.foldedOf(span) == wanted.text;
        return valueMatches(key, wanted, record.foldedOf(span));
    });
}

} // namespace

bool matches(const Query &query, const Record &record) {
    return std::all_of(query.terms.begin(), query.terms.end(), [&](const Term &term) {
        if (!concerns(term, record.id.kind)) return false;
        const bool any = std::any_of(term.any.begin(), term.any.end(), [&](const Wanted &wanted) {
            return anyValueMatches(term.key, wanted, record);
        });
        return any != term.negated;
    });
}

} // namespace portolan::find
