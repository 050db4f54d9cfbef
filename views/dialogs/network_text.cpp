#include "views/dialogs/network_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "views/theme/words.h"

namespace portolan::views {
namespace {

using networks::Finding;
using networks::Trouble;

struct NetworkText {
    Q_DECLARE_TR_FUNCTIONS(NetworkText)

public:
    static QString sentence(const Finding &f) {
        const QString subject = shown(f.subject, 80), culprit = shown(f.culprit, 60),
                      proposal = shown(f.proposal, 60);
        switch (f.what) {
        case Trouble::missing:
            return tr("This is missing.");
        case Trouble::tooLong:
            return tr("This is too long.");
        case Trouble::reservedName:
            return tr("Docker keeps the name “%1” for itself.").arg(subject);
        case Trouble::nameTaken:
            return tr("There is a network “%1” already.").arg(subject);
        case Trouble::notCidr:
            return tr("“%1” is no range of addresses. One looks like 172.19.0.0/16.").arg(subject);
        case Trouble::hostBits:
            return tr("%1 is an address in the range %2: type the range.").arg(subject, proposal);
        case Trouble::wrongFamily:
            return tr("%1 is of the other kind: IPv4 and IPv6 have fields of their own.").arg(subject);
        case Trouble::tooSmall:
            return tr("There is no room for a gateway and a container in it.");
        case Trouble::overlaps:
            return proposal.isEmpty() ? tr("Overlaps the network “%1” (%2).").arg(culprit, subject)
                                      : tr("Overlaps the network “%1” (%2). Free would be %3.")
                                            .arg(culprit, subject, proposal);
        case Trouble::needsSubnet:
            return tr("This takes a subnet that it belongs to.");
        case Trouble::notAddress:
            return tr("“%1” is no address.").arg(subject);
        case Trouble::outside:
            return tr("%1 is outside of %2.").arg(subject, culprit);
        case Trouble::reserved:
            return tr("%1 is kept for the network itself, for broadcast or for the gateway.").arg(subject);
        case Trouble::notPair:
            return tr("“%1” should look like name=value.").arg(subject);
        case Trouble::duplicate:
            return tr("“%1” is there twice.").arg(subject);
        case Trouble::notNumber:
            return tr("“%1” is no number.").arg(subject);
        case Trouble::outOfRange:
            return tr("%1 is not within %2.").arg(subject, proposal);
        case Trouble::notInterfaceName:
            return tr("“%1” cannot name an interface: at most 15 characters, no blank, “/” or “:”.")
                .arg(subject);
        case Trouble::bridgeTaken:
            return tr("There is an interface “%1” already.").arg(subject);
        case Trouble::parentTaken:
            return tr("The network “%1” uses %2 already.").arg(culprit, subject);
        case Trouble::needsInternal:
            return tr("Only an internal network can be isolated from the host.");
        case Trouble::noIpv6:
            return tr(
                "Engines from 27 on have no IPv6 in overlay networks: this one would be made and never come "
                "up.");
        case Trouble::unsureIpv6:
            return tr(
                "Docker does not promise IPv6 in overlay networks, and engines from 27 on have none there.");
        case Trouble::notDnsName:
            return tr("A swarm takes letters, digits, and “-” and “_” between them.");
        case Trouble::blankInName:
            return tr("“%1” has a blank in it: the docker command takes none in the name of a label.")
                .arg(subject);
        case Trouble::notForMachines:
            return tr("No machine can have an address of %1.").arg(culprit);
        case Trouble::loopback:
            return tr("Nothing can stand on the loopback.");
        case Trouble::noVlanOf:
            return tr("There is no interface “%1”, and Docker makes none of that name: it knows a card and a "
                      "VLAN's number, such as eth0.50.")
                .arg(subject);
        case Trouble::overlapsRoute:
            return tr("The host reaches %1 through %2: those machines would be hidden behind this network.")
                .arg(subject, culprit);
        case Trouble::overlapsRouteHere:
            return tr("The host reaches %1 through %2: containers on this network would not reach those "
                      "machines.")
                .arg(subject, culprit);
        case Trouble::overlapsOtherScope:
            return otherScope(culprit, subject) + (proposal.isEmpty() ? QString() : u' ' + free(proposal));
        case Trouble::oddRange:
            return f.culprit == "240.0.0.0/4"
                       ? tr("Hardly any router takes addresses of %1: they are kept for later.").arg(culprit)
                       : tr("Addresses of %1 are each link's own: no router passes them on.").arg(culprit);
        case Trouble::sameAsLan:
            return tr("Same range as the LAN on %1: give Docker its own part of it with “IP range”, or two "
                      "machines may get one address.")
                .arg(culprit);
        case Trouble::parentMixed:
            return tr("The network “%1” on %2 is of the other kind: containers of a macvlan and of an ipvlan "
                      "cannot run on one interface at a time.")
                .arg(culprit, subject);
        case Trouble::noGateway:
            return proposal.isEmpty() ? tr("Without a gateway containers get no way out of this network.")
                                      : tr("Without a gateway containers get no way out of this network. The "
                                           "host's own is %1.")
                                            .arg(proposal);
        case Trouble::guessedGateway:
            return proposal.isEmpty()
                       ? tr("Without a gateway the engine takes the first address, %1, for the router.")
                             .arg(subject)
                       : tr("Without a gateway the engine takes the first address, %1, for the router. The "
                            "host's own is %2.")
                             .arg(subject, proposal);
        case Trouble::noSuchInterface:
            return tr("This machine has no interface “%1” now.").arg(subject);
        case Trouble::interfaceDown:
            return tr("%1 is down.").arg(subject);
        case Trouble::wireless:
            return tr("%1 is a Wi-Fi card: most access points take one MAC address only.").arg(subject);
        case Trouble::vlanIsMade:
            return tr("Docker makes %1, unless it is there, and takes away with its last network what it "
                      "made.")
                .arg(subject);
        case Trouble::vlanIsThere:
            return tr("%1 is there already, and is used as it is.").arg(subject);
        case Trouble::lanIs:
            return tr("The LAN on %1 is %2.").arg(culprit, proposal);
        case Trouble::room:
            return room(f.number);
        }
        return {};
    }
    static QString otherScope(const QString &network, const QString &range) {
        return tr("Overlaps the network “%1” (%2): only one of the two can be on a host at a time, and "
                  "containers on the other do not start there.")
            .arg(network, range);
    }
    static QString free(const QString &range) { return tr("Free would be %1.").arg(range); }
    static QString room(std::uint64_t number) {
        constexpr std::uint64_t countable = 10'000'000;
        if (number > countable) return tr("More addresses than anybody can use.");
        const int count = static_cast<int>(number);
        return tr("%n address(es) for containers.", nullptr, count);
    }
    static QString macvlan(const QString &mode) {
        if (mode == u"private")
            return tr("Containers do not reach each other, not even by way of the switch.");
        if (mode == u"vepa")
            return tr(
                "Containers reach each other only by way of a switch that sends frames back (hairpin).");
        if (mode == u"passthru") return tr("One container gets the whole card; a second one finds no room.");
        return tr("Containers reach each other directly.");
    }
    static QString ipvlan(const QString &mode) {
        if (mode == u"l3")
            return tr("The host routes: no broadcasts, and the LAN needs a route to the subnet.");
        if (mode == u"l3s") return tr("As l3, but the packets pass the host's firewall, too.");
        return tr("On the same segment as the host, with broadcasts.");
    }
    static QString flag(const QString &flag) {
        if (flag == u"private") return tr("Containers do not reach each other.");
        if (flag == u"vepa") return tr("Containers reach each other only by way of the switch or router.");
        return tr("Containers reach each other directly.");
    }
    static QString gateway(const QString &mode) {
        if (mode == u"nat-unprotected")
            return tr("As nat, but whoever has a route here reaches every port, published or not.");
        if (mode == u"routed")
            return tr("Addresses are not translated: the outside needs a route here, and still reaches "
                      "published ports only.");
        if (mode == u"isolated")
            return tr("The host itself has no address in the network. Takes “Internal”.");
        return tr("Addresses are translated; from outside only published ports are reached.");
    }
    static QString proposal(const std::string &range) {
        return range.empty() ? tr("the engine chooses") : tr("for example %1").arg(shown(range, 40));
    }
};

} // namespace

QString findingText(const Finding &finding) { return NetworkText::sentence(finding); }

QString driverModeText(DriverKind kind, const QString &mode) {
    return kind == DriverKind::macvlan  ? NetworkText::macvlan(mode)
           : kind == DriverKind::ipvlan ? NetworkText::ipvlan(mode)
                                        : QString();
}

QString ipvlanFlagText(const QString &flag) { return NetworkText::flag(flag); }
QString gatewayModeText(const QString &mode) { return NetworkText::gateway(mode); }

QString proposalText(const networks::Surroundings &around, networks::Pool pool) {
    const auto free = networks::nextFree(around.occupied, pool);
    return NetworkText::proposal(free ? networks::toString(*free) : std::string());
}

} // namespace portolan::views
