#include <charconv>

#include "model/networks/abilities.h"
#include "model/networks/draft.h"
#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

using topology::Cidr;

constexpr std::size_t longestInterface = 15;
constexpr std::size_t longestName = 255;

std::optional<int> number(const std::string &text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What the kernel takes as the name of an interface.
bool isInterfaceName(const std::string &name) {
    if (name.empty() || name.size() > longestInterface || name == "." || name == "..") return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '/' && c != ':';
    });
}

struct Checker {
    const Draft &draft;
    const Surroundings &around;
    std::vector<Finding> found;

    void add(Finding finding) {
        for (Finding &other : found) {
            if (other.field != finding.field) continue;
            if (severityOf(finding.what) > severityOf(other.what)) other = std::move(finding);
            return;
        }
        found.push_back(std::move(finding));
    }
    void add(Field field, Trouble what, std::string subject = {}, std::string culprit = {},
             std::string proposal = {}) {
        add(Finding{field, what, std::move(subject), std::move(culprit), std::move(proposal), 0});
    }

    const HostInterface *card(const std::string &name) const {
        const auto &cards = around.host.interfaces;
        const auto found = std::find_if(cards.begin(), cards.end(),
                                        [&](const HostInterface &one) { return one.name == name; });
        return found == cards.end() ? nullptr : &*found;
    }

    bool sharesLan() const { return draft.kind == DriverKind::macvlan || draft.kind == DriverKind::ipvlan; }

    void checkName() {
        const std::string &name = draft.name;
        if (name.empty()) return add(Field::name, Trouble::missing);
        if (name.size() > longestName) return add(Field::name, Trouble::tooLong);
        for (const char *reserved : {"bridge", "host", "none", "default"})
            if (name == reserved) return add(Field::name, Trouble::reservedName, name);
        if (name.rfind("container:", 0) == 0) return add(Field::name, Trouble::reservedName, name);
        if (std::find(around.names.begin(), around.names.end(), name) != around.names.end())
            add(Field::name, Trouble::nameTaken, name);
    }

    /// The range of a family, when it can be used as one.
    std::optional<Cidr> checkSubnet(Field field, const std::string &text, bool v4) {
        const ReadCidr read = readCidr(text);
        if (read.trouble == CidrTrouble::notCidr) {
            add(field, Trouble::notCidr, text);
            return std::nullopt;
        }
        const Cidr &range = read.range;
        if (isV4(range) != v4) {
            add(field, Trouble::wrongFamily, text);
            return std::nullopt;
        }
        if (read.trouble == CidrTrouble::hostBits) {
            add(field, Trouble::hostBits, text, {}, toString(range));
            return std::nullopt;
        }
        if (roomFor(range) == 0) {
            add(field, Trouble::tooSmall, text);
            return range;
        }
        checkOverlap(field, range);
        Finding room{field, Trouble::room, text, {}, {}, roomFor(range)};
        add(std::move(room));
        return range;
    }

    void checkOverlap(Field field, const Cidr &range) {
        const bool swarm = draft.kind == DriverKind::overlay;
        for (const Occupied &other : inTheWay(range, around.occupied)) {
            const std::string free = [&] {
                const auto next = nextFree(around.occupied, !isV4(range));
                return next ? toString(*next) : std::string();
            }();
            if (other.by == Occupied::By::network) {
                if (other.swarmScope == swarm)
                    add(field, Trouble::overlaps, toString(other.range), other.name, free);
            } else if (sharesLan() && other.name == draft.parent) {
                if (draft.range.empty()) add(field, Trouble::sameAsLan, toString(other.range), other.name);
            } else {
                add(field, Trouble::overlapsRoute, toString(other.range), other.name, free);
            }
        }
    }

    void checkRange(Field field, const std::string &text, const std::optional<Cidr> &subnet, bool typed) {
        if (text.empty()) return;
        if (!typed) return add(field, Trouble::needsSubnet);
        const ReadCidr read = readCidr(text);
        if (read.trouble == CidrTrouble::notCidr) return add(field, Trouble::notCidr, text);
        if (read.trouble == CidrTrouble::hostBits)
            return add(field, Trouble::hostBits, text, {}, toString(read.range));
        if (!subnet) return;
        if (!within(read.range, *subnet)) return add(field, Trouble::outside, text, toString(*subnet));
        Finding room{field, Trouble::room, text, {}, {}, roomOf(read.range, *subnet)};
        add(std::move(room));
    }

    /// Inside a larger subnet the first and the last address of a part are as good as any.
    static std::uint64_t roomOf(const Cidr &part, const Cidr &subnet) {
        if (part == subnet) return roomFor(part);
        const int free = 128 - part.prefix;
        return free >= 62 ? std::uint64_t(1) << 62U : std::uint64_t(1) << static_cast<unsigned>(free);
    }

    void checkAddress(Field field, const std::string &text, const std::optional<Cidr> &subnet, bool typed,
                      bool v4) {
        if (text.empty()) return;
        if (!typed) return add(field, Trouble::needsSubnet);
        const auto address = topology::parseIp(text);
        if (!address) return add(field, Trouble::notAddress, text);
        if (address->isV4() != v4) return add(field, Trouble::wrongFamily, text);
        if (!subnet) return;
        if (!subnet->contains(*address)) return add(field, Trouble::outside, text, toString(*subnet));
        if (*address == subnet->base || (v4 && subnet->prefix < 127 && *address == lastOf(*subnet)))
            add(field, Trouble::reserved, text);
    }

    void checkAux(const std::optional<Cidr> &v4, const std::optional<Cidr> &v6) {
        std::vector<std::string> names;
        for (const std::string &line : draft.aux) {
            const std::size_t equals = line.find('=');
            if (equals == std::string::npos || equals == 0) return add(Field::aux, Trouble::notPair, line);
            const std::string name = line.substr(0, equals), text = line.substr(equals + 1);
            const auto address = topology::parseIp(text);
            if (!address) return add(Field::aux, Trouble::notAddress, text);
            if (std::find(names.begin(), names.end(), name) != names.end())
                return add(Field::aux, Trouble::duplicate, name);
            names.push_back(name);
            const auto &subnet = address->isV4() ? v4 : v6;
            if (!subnet) return add(Field::aux, Trouble::needsSubnet, text);
            if (!subnet->contains(*address))
                return add(Field::aux, Trouble::outside, text, toString(*subnet));
            if (text == draft.gateway || text == draft.gateway6) add(Field::aux, Trouble::reserved, text);
        }
    }

    void checkPairs(Field field, const std::vector<std::string> &lines, bool needsValue) {
        std::vector<std::string> names;
        for (const std::string &line : lines) {
            const std::size_t equals = line.find('=');
            const std::string name = line.substr(0, equals);
            if (name.empty() || (needsValue && equals == std::string::npos))
                return add(field, Trouble::notPair, line);
            if (std::find(names.begin(), names.end(), name) != names.end())
                return add(field, Trouble::duplicate, name);
            names.push_back(name);
        }
    }

    void checkNumber(Field field, const std::string &text, int least, int most) {
        if (text.empty()) return;
        const auto value = number(text);
        if (!value) return add(field, Trouble::notNumber, text);
        if (*value < least || *value > most)
            add(field, Trouble::outOfRange, text, {}, std::to_string(least) + "–" + std::to_string(most));
    }

    void checkGatewayMode(Field field, const std::string &mode) {
        if (mode == "isolated" && !draft.internal) add(field, Trouble::needsInternal);
    }

    void checkBridge() {
        checkGatewayMode(Field::gatewayMode, draft.gatewayMode);
        if (draft.ipv6) checkGatewayMode(Field::gatewayMode6, draft.gatewayMode6);
        if (!draft.bridgeName.empty()) {
            const auto &taken = around.bridges;
            const bool exists = card(draft.bridgeName);
            if (!isInterfaceName(draft.bridgeName))
                add(Field::bridgeName, Trouble::notInterfaceName, draft.bridgeName);
            else if (exists || std::find(taken.begin(), taken.end(), draft.bridgeName) != taken.end())
                add(Field::bridgeName, Trouble::bridgeTaken, draft.bridgeName);
        }
        if (draft.hostBinding.empty()) return;
        const auto address = topology::parseIp(draft.hostBinding);
        if (!address)
            add(Field::hostBinding, Trouble::notAddress, draft.hostBinding);
        else if (!address->isV4())
            add(Field::hostBinding, Trouble::wrongFamily, draft.hostBinding);
    }

    void checkParent() {
        checkNumber(Field::vlan, draft.vlan, 1, 4094);
        if (draft.parent.empty()) return add(Field::parent, Trouble::missing);
        const std::string whole = draft.vlan.empty() ? draft.parent : draft.parent + "." + draft.vlan;
        if (!isInterfaceName(draft.parent) || !isInterfaceName(whole))
            return add(Field::parent, Trouble::notInterfaceName, whole);
        if (!draft.vlan.empty()) add(Field::vlan, Trouble::vlanIsMade, whole);
        for (const ParentUse &use : around.parents) {
            if (use.interface != whole) continue;
            if (use.kind != draft.kind) {
                add(Field::parent, Trouble::parentMixed, whole, use.network);
                continue;
            }
            const bool shared = draft.kind == DriverKind::macvlan && sharesParents(around.apiVersion) &&
                                draft.mode != "passthru" && !use.passthru;
            if (!shared) return add(Field::parent, Trouble::parentTaken, whole, use.network);
        }
        if (!around.host.known) return;
        const HostInterface *parent = card(draft.parent);
        if (!parent) return add(Field::parent, Trouble::noSuchInterface, draft.parent);
        if (parent->wireless) return add(Field::parent, Trouble::wireless, parent->name);
        if (!parent->up) add(Field::parent, Trouble::interfaceDown, parent->name);
    }

    void run() {
        checkName();
        std::optional<Cidr> v4, v6;
        if (!draft.subnet.empty()) v4 = checkSubnet(Field::subnet, draft.subnet, true);
        checkRange(Field::range, draft.range, v4, !draft.subnet.empty());
        checkAddress(Field::gateway, draft.gateway, v4, !draft.subnet.empty(), true);
        if (draft.ipv6) {
            if (draft.kind == DriverKind::overlay)
                add(Field::subnet6,
                    hasIpv6Overlays(around.apiVersion) ? Trouble::unsureIpv6 : Trouble::noIpv6);
            if (draft.subnet6.empty()) {
                if (!choosesIpv6(around.apiVersion)) add(Field::subnet6, Trouble::missing);
            } else {
                v6 = checkSubnet(Field::subnet6, draft.subnet6, false);
            }
            checkRange(Field::range6, draft.range6, v6, !draft.subnet6.empty());
            checkAddress(Field::gateway6, draft.gateway6, v6, !draft.subnet6.empty(), false);
        }
        if (keepsReserved(draft.kind)) checkAux(v4, v6);
        checkNumber(Field::mtu, draft.mtu, draft.ipv6 ? 1280 : 68, 65535);
        checkPairs(Field::labels, draft.labels, false);
        checkPairs(Field::options, draft.options, true);
        if (draft.kind == DriverKind::bridge) checkBridge();
        if (!sharesLan()) return;
        checkParent();
        const bool routed = draft.kind == DriverKind::ipvlan && (draft.mode == "l3" || draft.mode == "l3s");
        if (draft.subnet.empty() && draft.vlan.empty() && !routed)
            if (const HostInterface *parent = card(draft.parent))
                if (const auto lan = lanOf(*parent))
                    add(Field::subnet, Trouble::lanIs, {}, draft.parent, toString(*lan));
        if (!v4 || !draft.gateway.empty() || routed) return;
        const auto router = topology::parseIp(around.host.outward.destination);
        const bool fits = router && v4->contains(*router);
        add(Field::gateway, Trouble::noGateway, {}, {}, fits ? topology::toString(*router) : std::string());
    }
};

} // namespace

std::vector<Finding> check(const Draft &draft, const Surroundings &around) {
    Checker checker{draft, around, {}};
    checker.run();
    return checker.found;
}

} // namespace portolan::networks
