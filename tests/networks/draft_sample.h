#pragma once

#include <QByteArray>

#include "model/networks/draft.h"

/// An engine with some networks on a host with some cards, and what is said of drafts there, in one line.
namespace portolan::networks {

inline Snapshot picture() {
    const EngineKey engine("unix:///a"), other("unix:///b");
    Snapshot s;
    const auto network = [&](const EngineKey &key, const char *name, const char *driver, const char *subnet,
                             const char *scope = "local") {
        auto n = std::make_shared<Network>();
        n->id = NetworkId(std::string(name) + "-id");
        n->engine = key;
        n->name = name;
        n->driver = driver;
        n->scope = scope;
        n->subnets = {{subnet, "", "", {}}};
        n->ingress = n->name == "ingress";
        if (n->driver == "macvlan") n->options["parent"] = "eth1";
        if (n->name == "named") n->options["com.docker.network.bridge.name"] = "br-mine";
        s.networks.put(n);
    };
    network(engine, "bridge", "bridge", "172.17.0.0/16");
    network(engine, "named", "bridge", "172.18.0.0/16");
    network(engine, "lan", "macvlan", "192.168.51.0/24");
    network(engine, "ingress", "overlay", "10.0.0.0/24", "swarm");
    network(engine, "mesh", "overlay", "10.0.1.0/24", "swarm");
    network(other, "elsewhere", "bridge", "172.19.0.0/16");
    auto e = std::make_shared<Engine>();
    e->key = engine;
    e->apiVersion = "1.41";
    s.engines.put(e);
    return s;
}

inline Surroundings around() {
    HostNetwork host;
    host.known = true;
    host.interfaces = {{"eth0", true, false, false, {"192.168.8.20/24"}},
                       {"eth0.50", true, false, false, {"192.168.50.20/24"}},
                       {"eth1", true, false, false, {}},
                       {"lo", true, false, true, {"127.0.0.1/8"}},
                       {"wlan0", true, true, false, {}},
                       {"down0", false, false, false, {}}};
    host.routes = {{"192.168.8.0/24", "eth0"},
                   {"192.168.50.0/24", "eth0.50"},
                   {"172.17.0.0/16", "docker0"},
                   {"fd00:9::/64", "eth0"}};
    return surroundingsOf(picture(), EngineKey("unix:///a"), host);
}

inline Draft named(const char *name = "app") {
    Draft draft;
    draft.name = name;
    return draft;
}

inline constexpr const char *fields[]{"name",        "subnet",      "range", "gateway", "subnet6",
                                      "range6",      "gateway6",    "aux",   "parent",  "vlan",
                                      "bridgeName",  "hostBinding", "mtu",   "labels",  "options",
                                      "gatewayMode", "gatewayMode6"};
inline constexpr const char *troubles[]{"missing",
                                        "tooLong",
                                        "reservedName",
                                        "nameTaken",
                                        "notCidr",
                                        "hostBits",
                                        "wrongFamily",
                                        "tooSmall",
                                        "overlaps",
                                        "needsSubnet",
                                        "notAddress",
                                        "outside",
                                        "reserved",
                                        "notPair",
                                        "duplicate",
                                        "notNumber",
                                        "outOfRange",
                                        "notInterfaceName",
                                        "bridgeTaken",
                                        "parentTaken",
                                        "needsInternal",
                                        "noIpv6",
                                        "notDnsName",
                                        "blankInName",
                                        "notForMachines",
                                        "loopback",
                                        "noVlanOf",
                                        "overlapsRoute",
                                        "overlapsRouteHere",
                                        "overlapsOtherScope",
                                        "oddRange",
                                        "sameAsLan",
                                        "parentMixed",
                                        "noGateway",
                                        "guessedGateway",
                                        "noSuchInterface",
                                        "interfaceDown",
                                        "wireless",
                                        "unsureIpv6",
                                        "vlanIsMade",
                                        "vlanIsThere",
                                        "lanIs",
                                        "room"};

inline QByteArray said(const std::vector<Finding> &findings) {
    QByteArrayList lines;
    for (const Finding &f : findings) {
        QByteArray line = QByteArray(fields[int(f.field)]) + " " + troubles[int(f.what)];
        if (!f.culprit.empty()) line += " by " + QByteArray::fromStdString(f.culprit);
        if (!f.proposal.empty()) line += " try " + QByteArray::fromStdString(f.proposal);
        if (f.what == Trouble::room) line += " " + QByteArray::number(quint64(f.number));
        lines << line;
    }
    return lines.join("; ");
}

} // namespace portolan::networks
