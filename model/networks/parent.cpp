#include "model/networks/parent.h"

#include "model/networks/abilities.h"

namespace portolan::networks {
namespace {

constexpr std::size_t longestInterface = 15;
constexpr int mostVlans = 4094;

/// "eth0.50" as the drivers read it where there is no such interface yet; nullopt: they make none of the
/// name.
std::optional<std::string> carrierOf(const std::string &name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos || dot == 0) return std::nullopt;
    const auto vlan = topology::parsePort(std::string_view(name).substr(dot + 1));
    if (!vlan || *vlan > mostVlans) return std::nullopt;
    return name.substr(0, dot);
}

/// Somebody else's network on the same interface.
std::optional<Finding> sharing(const Draft &draft, const Surroundings &around, const std::string &name) {
    std::optional<Finding> mixed;
    for (const ParentUse &use : around.parents) {
        if (use.interface != name) continue;
        if (use.kind != draft.kind) {
            mixed = Finding{Field::parent, Trouble::parentMixed, name, use.network, {}, 0};
            continue;
        }
        const bool shared = draft.kind == DriverKind::macvlan && sharesParents(around.apiVersion) &&
                            draft.mode != "passthru" && !use.passthru;
        if (!shared) return Finding{Field::parent, Trouble::parentTaken, name, use.network, {}, 0};
    }
    return mixed;
}

std::optional<Trouble> stateOf(const HostInterface &card) {
    if (card.wireless) return Trouble::wireless;
    if (!card.up) return Trouble::interfaceDown;
    return std::nullopt;
}

} // namespace

bool isInterfaceName(const std::string &name) {
    if (name.empty() || name.size() > longestInterface || name == "." || name == "..") return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '/' && c != ':';
    });
}

std::vector<Finding> checkParent(const Draft &draft, const Surroundings &around) {
    if (draft.parent.empty()) return {{Field::parent, Trouble::missing, {}, {}, {}, 0}};
    const std::string name = parentOf(draft);
    const auto only = [](Trouble what, const std::string &subject) {
        return std::vector<Finding>{{Field::parent, what, subject, {}, {}, 0}};
    };
    if (!isInterfaceName(draft.parent) || !isInterfaceName(name))
        return only(Trouble::notInterfaceName, name);
    const auto carrier = carrierOf(name);
    if (name == "lo" || carrier == "lo") return only(Trouble::loopback, "lo");

    std::vector<Finding> found;
    if (auto with = sharing(draft, around, name)) found.push_back(std::move(*with));
    const Field made = draft.vlan.empty() ? Field::parent : Field::vlan;
    const HostInterface *card = cardNamed(around.host, name);
    if (card && !draft.vlan.empty()) found.push_back({made, Trouble::vlanIsThere, name, {}, {}, 0});
    if (!card && carrier) {
        card = cardNamed(around.host, *carrier);
        if (!card && around.host.known)
            found.push_back({Field::parent, Trouble::noSuchInterface, *carrier, {}, {}, 0});
        if (card || !around.host.known) found.push_back({made, Trouble::vlanIsMade, name, {}, {}, 0});
    }
    if (!card && !carrier && around.host.known) {
        const bool plain = name.find('.') == std::string::npos;
        found.push_back(
            {Field::parent, plain ? Trouble::noSuchInterface : Trouble::noVlanOf, name, {}, {}, 0});
    }
    if (const auto trouble = card ? stateOf(*card) : std::nullopt)
        found.push_back({Field::parent, *trouble, card->name, {}, {}, 0});
    return found;
}

} // namespace portolan::networks
