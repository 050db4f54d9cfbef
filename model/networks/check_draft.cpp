#include <array>
#include <charconv>

#include "model/networks/abilities.h"
#include "model/networks/draft.h"
#include "model/networks/parent.h"
#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

using topology::Cidr;
using topology::IpAddress;

constexpr std::size_t longestName = 255, longestDnsName = 63;

std::optional<int> number(const std::string &text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What a swarm takes as a name (swarmkit's controlapi): of letters, digits, and "-" and "_" within.
bool isDnsName(const std::string &name) {
    const auto isAlnum = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return !name.empty() && isAlnum(name.front()) && isAlnum(name.back()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return isAlnum(c) || c == '-' || c == '_'; });
}

/// The block of addresses of which the range has some; nullptr: of none.
template <std::size_t n>
const char *blockOf(const Cidr &range, const std::array<const char *, n> &blocks) {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const char *block) {
        return overlap(range, *topology::parseCidr(block));
    });
    return found == blocks.end() ? nullptr : *found;
}

// Engines refuse some of them, choose others' place themselves, or make networks whose containers do not
// start.
constexpr std::array notForMachines{"0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/4", "::/96", "ff00::/8"};
constexpr std::array odd{"169.254.0.0/16", "240.0.0.0/4", "fe80::/10"};

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

    void checkName() {
        const std::string &name = draft.name;
        if (name.empty()) return add(Field::name, Trouble::missing);
        const bool swarm = draft.kind == DriverKind::overlay;
        if (name.size() > (swarm ? longestDnsName : longestName)) return add(Field::name, Trouble::tooLong);
        for (const char *reserved : {"bridge", "host", "none", "default", "container"})
            if (name == reserved) return add(Field::name, Trouble::reservedName, name);
        if (name.rfind("container:", 0) == 0) return add(Field::name, Trouble::reservedName, name);
        if (std::find(around.names.begin(), around.names.end(), name) != around.names.end())
            return add(Field::name, Trouble::nameTaken, name);
        if (swarm && !isDnsName(name)) add(Field::name, Trouble::notDnsName, name);
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
        if (const char *block = blockOf(range, notForMachines)) {
            add(field, Trouble::notForMachines, text, block);
            return range;
        }
        const std::uint64_t room = roomIn(range, range, gatewayIn(range));
        const bool pair = v4 && prefixOf(range) == 31;
        if (room == 0 || (pair && !dealsPairs(draft.kind, around.apiVersion))) {
            add(field, Trouble::tooSmall, text);
            return range;
        }
        if (const char *block = blockOf(range, odd)) add(field, Trouble::oddRange, text, block);
        checkOverlap(field, range);
        add(Finding{field, Trouble::room, text, {}, {}, room});
        return range;
    }

    /// Of a subnet: as typed, or as the engine takes it.
    std::optional<IpAddress> gatewayIn(const Cidr &subnet) const {
        const bool v4 = isV4(subnet);
        const std::string &typed = v4 ? draft.gateway : draft.gateway6;
        if (!typed.empty()) return topology::parseIp(typed);
        if (!dealsGateway(draft.kind, around.apiVersion)) return std::nullopt;
        return firstOf(subnet, topology::parseCidr(v4 ? draft.range : draft.range6));
    }

    void checkOverlap(Field field, const Cidr &range) {
        const bool swarm = draft.kind == DriverKind::overlay;
        const std::string &part = isV4(range) ? draft.range : draft.range6, parent = parentOf(draft);
        for (const Occupied &other : inTheWay(range, around.occupied)) {
            const std::string free = [&] {
                const Pool pool = !isV4(range) ? Pool::ipv6 : swarm ? Pool::swarm : Pool::local;
                const auto next = nextFree(around.occupied, pool);
                return next ? toString(*next) : std::string();
            }();
            const std::string taken = toString(other.range);
            if (other.by == Occupied::By::network) {
                const bool together = other.swarmScope == swarm || other.ingress;
                add(field, together ? Trouble::overlaps : Trouble::overlapsOtherScope, taken, other.name,
                    free);
            } else if (!sharesLan(draft.kind)) {
                add(field, swarm ? Trouble::overlapsRouteHere : Trouble::overlapsRoute, taken, other.name,
                    free);
            } else if (other.name == parent) {
                if (part.empty()) add(field, Trouble::sameAsLan, taken, other.name);
            } else if (!parent.empty()) {
                add(field, Trouble::overlapsRouteHere, taken, other.name);
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
        const std::uint64_t room = roomIn(read.range, *subnet, gatewayIn(*subnet));
        if (room == 0) return add(field, Trouble::tooSmall, text);
        add(Finding{field, Trouble::room, text, {}, {}, room});
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
        if (isEdge(*subnet, *address)) add(field, Trouble::reserved, text);
    }

    void checkAux(const std::optional<Cidr> &v4, const std::optional<Cidr> &v6) {
        std::vector<std::string> names;
        std::vector<IpAddress> addresses;
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
            if (isEdge(*subnet, *address) || address == gatewayIn(*subnet))
                return add(Field::aux, Trouble::reserved, text);
            if (std::find(addresses.begin(), addresses.end(), *address) != addresses.end())
                return add(Field::aux, Trouble::duplicate, text);
            addresses.push_back(*address);
        }
    }

    void checkPairs(Field field, const std::vector<std::string> &lines, bool needsValue) {
        std::vector<std::string> names;
        for (const std::string &line : lines) {
            const std::size_t equals = line.find('=');
            const std::string name = line.substr(0, equals);
            if (name.empty() || (needsValue && equals == std::string::npos))
                return add(field, Trouble::notPair, line);
            if (field == Field::labels && name.find_first_of(" \t") != std::string::npos)
                return add(field, Trouble::blankInName, name);
            if (std::find(names.begin(), names.end(), name) != names.end())
                return add(field, Trouble::duplicate, name);
            names.push_back(name);
        }
    }

    bool checkNumber(Field field, const std::string &text, int least, int most) {
        if (text.empty()) return true;
        const auto value = number(text);
        const bool fits = value && *value >= least && *value <= most;
        if (!value)
            add(field, Trouble::notNumber, text);
        else if (!fits)
            add(field, Trouble::outOfRange, text, {}, std::to_string(least) + "–" + std::to_string(most));
        return fits;
    }

    void checkGatewayMode(Field field, const std::string &mode) {
        if (mode == "isolated" && !draft.internal) add(field, Trouble::needsInternal);
    }

    void checkBridge() {
        checkGatewayMode(Field::gatewayMode, draft.gatewayMode);
        if (draft.ipv6) checkGatewayMode(Field::gatewayMode6, draft.gatewayMode6);
        if (!draft.bridgeName.empty()) {
            const auto &taken = around.bridges;
            const bool exists = cardNamed(around.host, draft.bridgeName);
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

    void checkLan(const std::optional<Cidr> &v4, const std::optional<Cidr> &v6) {
        if (!checkNumber(Field::vlan, draft.vlan, 1, 4094)) return;
        for (Finding &finding : checkParent(draft, around)) add(std::move(finding));
        if (draft.subnet.empty() && !isRouted(draft))
            if (const HostInterface *card = cardNamed(around.host, parentOf(draft)))
                if (const auto lan = lanOf(*card))
                    add(Field::subnet, Trouble::lanIs, {}, card->name, toString(*lan));
        if (isRouted(draft) || draft.internal) return;
        // Of IPv6 a router may tell the containers itself, where the engine does not guess.
        if (const auto guess = v6 && draft.gateway6.empty() ? gatewayIn(*v6) : std::nullopt)
            add(Field::gateway6, Trouble::guessedGateway, topology::toString(*guess));
        if (!v4 || !draft.gateway.empty()) return;
        const auto router = topology::parseIp(around.host.outward.destination);
        const std::string known =
            router && v4->contains(*router) ? topology::toString(*router) : std::string();
        const auto guess = gatewayIn(*v4);
        if (!guess)
            add(Field::gateway, Trouble::noGateway, {}, {}, known);
        else if (guess != router)
            add(Field::gateway, Trouble::guessedGateway, topology::toString(*guess), {}, known);
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
        if (!sharesLan(draft.kind)) checkNumber(Field::mtu, draft.mtu, draft.ipv6 ? 1280 : 68, 65535);
        checkPairs(Field::labels, draft.labels, false);
        checkPairs(Field::options, draft.options, true);
        if (draft.kind == DriverKind::bridge) checkBridge();
        if (sharesLan(draft.kind)) checkLan(v4, v6);
    }
};

} // namespace

std::vector<Finding> check(const Draft &draft, const Surroundings &around) {
    Checker checker{draft, around, {}};
    checker.run();
    return checker.found;
}

} // namespace portolan::networks
