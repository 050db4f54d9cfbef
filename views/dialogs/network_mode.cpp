#include "views/dialogs/network_mode.h"

#include <QCoreApplication>

#include "views/theme/words.h"

namespace portolan::views {
namespace {

struct NetworkModeText {
    Q_DECLARE_TR_FUNCTIONS(NetworkModeText)

public:
    static QString brief(NetworkMode mode) {
        switch (mode) {
        case NetworkMode::bridge:
            return tr("one machine, private subnet");
        case NetworkMode::overlay:
            return tr("many machines, Swarm");
        case NetworkMode::macvlan:
            return tr("own MAC on the physical LAN");
        case NetworkMode::ipvlan:
            return tr("LAN, one shared MAC");
        case NetworkMode::host:
            return tr("no isolation, host's stack");
        case NetworkMode::none:
            return tr("no network at all");
        case NetworkMode::container:
            return tr("another container's stack");
        }
        return {};
    }

    static QString oneOnly() {
        return tr(
            "Docker has exactly one such network, so there is nothing to create: run a container in it.");
    }

    static QString routerNote() {
        return tr(
            "type the router's address as the gateway: engines before 29 take the subnet's first one for "
            "it, later ones give no way out");
    }
    static QString parentsMtu() { return tr("the MTU is that of the parent interface"); }

    static ModeLesson lesson(NetworkMode mode) {
        switch (mode) {
        case NetworkMode::bridge:
            return {
                tr("A private network on this machine, with a gateway to the outside. Containers on it find "
                   "each other by name, reach each other on every port and nobody on other networks, and can "
                   "be connected and disconnected while they run."),
                {},
                {tr("from outside only published ports are reached"),
                 tr("the default network “bridge” has no names and holds everybody who names no network; its "
                    "settings are the daemon's own"),
                 tr("links: on “bridge” they bring a name and, before engine 29, variables such as "
                    "REDIS_PORT_6379_TCP; here the name alone"),
                 tr("options cannot be changed later: the network is made anew"),
                 tr("a subnet that the LAN or a VPN uses hides those machines")},
                tr("On one machine this is almost always the right one.")};
        case NetworkMode::overlay:
            return {
                tr("One network across all hosts of a swarm: containers reach each other by name wherever "
                   "they run."),
                {},
                {tr("needs a swarm; only a manager makes it"),
                 tr("between the hosts TCP 2377, TCP and UDP 7946 and UDP 4789 must be open"),
                 tr("containers outside of a service may join only with “attachable”"),
                 tr("“encrypted” costs processor time and shuts Windows hosts out")},
                tr("For services, and for containers that must find each other from host to host.")};
        case NetworkMode::macvlan:
            return {
                tr("Each container gets a MAC address of its own and looks like a separate machine on your "
                   "LAN."),
                {},
                {tr("the host itself cannot reach these containers"),
                 tr("the network card must allow several MACs: many Wi-Fi cards and clouds do not"),
                 tr("it is easy to use up the LAN's addresses"), routerNote(), parentsMtu()},
                tr("If a bridge does the job, prefer it.")};
        case NetworkMode::ipvlan:
            return {
                tr("Like macvlan, but all containers share the MAC address of the host's card. L2 stands on "
                   "the same segment, L3 and L3S are routed."),
                {},
                {tr("DHCP servers that go by MAC give no addresses"),
                 tr("in L3 the LAN needs a route to the subnet"), tr("one network for each parent interface"),
                 routerNote(), parentsMtu(), tr("the host itself cannot reach these containers")},
                tr("For cards that allow one MAC only.")};
        case NetworkMode::host:
            return {
                tr("The container uses the host's own network: its addresses, its ports, its interfaces."),
                oneOnly(),
                {tr("published ports are ignored"),
                 tr("a port that is taken on the host fails inside the program, not in Docker"),
                 tr("it is as reachable as any program of the host")},
                tr("For programs that need the host's interfaces or very many ports.")};
        case NetworkMode::none:
            return {tr("The container has nothing but its loopback."),
                    oneOnly(),
                    {tr("not for services of a swarm")},
                    tr("For jobs that need no network, or as a blank start.")};
        case NetworkMode::container:
            return {tr("The container shares another one's network: the same addresses, ports and loopback."),
                    tr("There is no network to create: run a container in it."),
                    {tr("no host name, alias, link, DNS server or published port of its own"),
                     tr("two programs cannot listen on the same port"),
                     tr("when the other one restarts, this one is left without network until it restarts, "
                        "too")},
                    tr("For a debugging shell beside a program.")};
        }
        return {};
    }
};

} // namespace

DriverKind driverOf(NetworkMode mode) {
    constexpr DriverKind kinds[]{DriverKind::bridge, DriverKind::overlay, DriverKind::macvlan,
                                 DriverKind::ipvlan, DriverKind::host,    DriverKind::none,
                                 DriverKind::other};
    return kinds[static_cast<int>(mode)];
}

bool canBeMade(NetworkMode mode) { return mode <= NetworkMode::ipvlan; }

QColor modeColour(NetworkMode mode, const Theme &theme) {
    return mode == NetworkMode::container ? theme.ink : theme.driver(driverOf(mode));
}

QString modeGlyph(NetworkMode mode) {
    return mode == NetworkMode::container ? QStringLiteral("↳") : QString(driverGlyph(driverOf(mode)));
}

QString modeName(NetworkMode mode) {
    return mode == NetworkMode::container
               ? QCoreApplication::translate("NetworkModeText", "container", "network mode")
               : driverWord(driverOf(mode));
}

QString modeShort(NetworkMode mode) { return NetworkModeText::brief(mode); }
ModeLesson lessonOf(NetworkMode mode) { return NetworkModeText::lesson(mode); }

} // namespace portolan::views
