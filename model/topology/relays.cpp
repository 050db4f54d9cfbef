#include "model/topology/relays.h"

#include <algorithm>
#include <charconv>

#include "model/topology/relay_specs.h"
#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

const Relay *sameKey(Rows<Relay> old, const Relay &relay) {
    for (const auto &row : old)
        if (keyOf(*row) == keyOf(relay)) return row.get();
    return nullptr;
}

/// Looks at what is there now, and remembers who was there first: an address of which another container has
/// become the holder leads where nobody meant it to. A container made anew under its old name is no other.
void resolve(Relay &relay, const RelaySpec &spec, const Relay *old, const Container &ambassador,
             Places &places) {
    const auto to = spec.malformed ? std::nullopt : parseHostPort(relay.address);
    if (relay.address.empty() && !spec.malformed) { // of a link, and not known any more
        relay.state = RelayState::stale;
        relay.firstTarget = spec.meant;
        relay.firstTargetName = spec.meantName;
        return;
    }
    if (!to || relay.listen == 0) {
        relay.state = RelayState::malformed;
        return;
    }
    if (!spec.meant.empty()) {
        relay.firstTarget = spec.meant;
        relay.firstTargetName = spec.meantName;
    } else if (old) {
        relay.firstTarget = old->firstTarget;
        relay.firstTargetName = old->firstTargetName;
    }
    const Place place = places.find(ambassador, *to, relay.protocol);
    relay.state = place.kind == Place::Kind::answered ? RelayState::ok
                  : place.kind == Place::Kind::empty  ? RelayState::stale
                                                      : RelayState::unresolved;
    if (!place.holder) return;
    relay.target = place.holder->id;
    const bool changedHands = !place.byName && !relay.firstTarget.empty() &&
                              relay.firstTarget != place.holder->id &&
                              relay.firstTargetName != place.holder->name;
    if (changedHands) {
        relay.state = RelayState::stale;
    } else {
        relay.firstTarget = place.holder->id;
        relay.firstTargetName = place.holder->name;
    }
}

} // namespace

bool setsLinkVariables(const Engine &engine) {
    const auto numberIn = [](std::string_view text) {
        int number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    };
    // Engines built without a version number call themselves anything; the API's version they all have.
    constexpr std::string_view apiMajor = "1.";
    if (engine.apiVersion.starts_with(apiMajor) && numberIn(engine.apiVersion.substr(apiMajor.size())) >= 52)
        return false;
    std::string_view version = engine.engineVersion;
    if (version.starts_with('v')) version.remove_prefix(1);
    return numberIn(version) < 29;
}

void tieRelays(Draft &draft, Atlas &atlas, Places &places) {
    Beside<Relay> before(draft.before.relays);
    RelaySpecs specs(draft, atlas);
    std::vector<Table<Relay>::Row> rows;
    for (const auto &ambassador : draft.now.ambassadors) {
        const auto old = before.of(ambassador->container.value);
        const Container *container = atlas.container(ambassador->container.value);
        if (!container) continue;
        for (const RelaySpec &spec : specs.of(*container, *ambassador, old)) {
            Relay relay;
            relay.ambassador = container->id;
            relay.engine = container->engine;
            relay.listen = spec.listen;
            relay.protocol = spec.protocol;
            relay.address = spec.address;
            relay.source = spec.source;
            resolve(relay, spec, sameKey(old, relay), *container, places);
            rows.push_back(keptOrNew<Relay>(old, std::move(relay)));
        }
    }
    draft.now.relays = Table<Relay>::of(std::move(rows));
}

} // namespace portolan::topology
