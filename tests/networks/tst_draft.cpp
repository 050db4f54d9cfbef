#include <QTest>

#include "model/changes/command.h"
#include "model/net/host_network.h"
#include "model/networks/abilities.h"
#include "model/networks/subnets.h"
#include "tests/networks/draft_sample.h"

using namespace portolan;
using namespace portolan::networks;

class TestDraft : public QObject {
    Q_OBJECT
private slots:
    void checks_data() {
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *expected, auto &&fill) {
            Draft draft = named();
            fill(draft);
            QTest::newRow(name) << said(check(draft, around())) << QByteArray(expected);
        };
        const auto subnet = [&](const char *text, const char *expected) {
            row((std::string("subnet ") + text).c_str(), expected, [&](Draft &d) { d.subnet = text; });
        };
        row("nothing but a name", "", [](Draft &) {});
        row("no name", "name missing", [](Draft &d) { d.name.clear(); });
        row("long name", "name tooLong", [](Draft &d) { d.name.assign(256, 'a'); });
        row("reserved", "name reservedName", [](Draft &d) { d.name = "host"; });
        row("container:", "name reservedName", [](Draft &d) { d.name = "container:web"; });
        row("taken", "name nameTaken", [](Draft &d) { d.name = "named"; });
        row("taken elsewhere only", "", [](Draft &d) { d.name = "elsewhere"; });
        row("a shell's bait is a name", "", [](Draft &d) { d.name = "$(reboot) '\""; });
        subnet("10.9.0.0/24", "subnet room 253");
        subnet("10.9.0.0/16", "subnet room 65533");
        subnet("10.9.0.0/30", "subnet room 1");
        subnet("10.9.0.0/31", "subnet tooSmall"); // engines before 23 deal neither
        subnet("10.9.0.0/32", "subnet tooSmall");
        subnet("10.9.0.5/24", "subnet hostBits try 10.9.0.0/24");
        subnet("10.9.0.0", "subnet notCidr");
        subnet("10.9.0/24", "subnet notCidr");
        subnet("10.9.0.0/33", "subnet notCidr");
        subnet("10.9.0.0/024", "subnet notCidr");
        subnet("127.0.0.0/8", "subnet notForMachines by 127.0.0.0/8");
        subnet("126.0.0.0/7", "subnet notForMachines by 127.0.0.0/8");
        subnet("0.0.0.0/24", "subnet notForMachines by 0.0.0.0/8");
        subnet("0.0.0.0/0", "subnet notForMachines by 0.0.0.0/8");
        subnet("224.0.0.0/24", "subnet notForMachines by 224.0.0.0/4");
        subnet("255.255.255.0/24", "subnet oddRange by 240.0.0.0/4");
        subnet("169.254.0.0/16", "subnet oddRange by 169.254.0.0/16");
        subnet("10.9.0.0/", "subnet notCidr");
        subnet("banana", "subnet notCidr");
        subnet("fd00::/64", "subnet wrongFamily");
        subnet("172.18.5.0/24", "subnet overlaps by named try 172.19.0.0/16");
        subnet("172.16.0.0/12", "subnet overlaps by bridge try 172.19.0.0/16");
        subnet("172.19.0.0/16", "subnet room 65533"); // another engine's is not in the way
        subnet("10.0.1.0/24", "subnet overlapsOtherScope by mesh try 172.19.0.0/16");
        subnet("10.0.0.0/24", "subnet overlaps by ingress try 172.19.0.0/16"); // it is on every host
        subnet("192.168.8.0/24", "subnet overlapsRoute by eth0 try 172.19.0.0/16");
        row("an overlay on an overlay", "subnet overlaps by mesh try 10.0.2.0/24", [](Draft &d) {
            d.kind = DriverKind::overlay;
            d.subnet = "10.0.1.128/25";
        });
        const auto mesh = [&](const char *name, const char *expected) {
            row((std::string("overlay ") + name).c_str(), expected, [&](Draft &d) {
                d.kind = DriverKind::overlay;
                d.name = name;
            });
        };
        mesh("a--b_c9", "");
        mesh("9", "");
        mesh("a.b", "name notDnsName");
        mesh("a b", "name notDnsName");
        mesh("-a", "name notDnsName");
        mesh("a_", "name notDnsName");
        mesh("сеть", "name notDnsName");
        mesh(std::string(63, 'a').c_str(), "");
        mesh(std::string(64, 'a').c_str(), "name tooLong");
        row("an overlay on a bridge", "subnet overlapsOtherScope by named try 10.0.2.0/24", [](Draft &d) {
            d.kind = DriverKind::overlay;
            d.subnet = "172.18.0.0/16";
        });
        row("an overlay on the LAN", "subnet overlapsRouteHere by eth0 try 10.0.2.0/24", [](Draft &d) {
            d.kind = DriverKind::overlay;
            d.subnet = "192.168.8.0/24";
        });
        row("a word for a mode", "name reservedName", [](Draft &d) { d.name = "container"; });
        row("gateway without subnet", "gateway needsSubnet", [](Draft &d) { d.gateway = "10.9.0.1"; });
        row("range without subnet", "range needsSubnet", [](Draft &d) { d.range = "10.9.0.0/25"; });
        const auto gateway = [&](const char *text, const char *expected) {
            row((std::string("gateway ") + text).c_str(), expected, [&](Draft &d) {
                d.subnet = "10.9.0.0/24";
                d.gateway = text;
            });
        };
        gateway("10.9.0.1", "subnet room 253");
        gateway("10.9.1.1", "subnet room 254; gateway outside by 10.9.0.0/24");
        gateway("10.9.0.0", "subnet room 254; gateway reserved");
        gateway("10.9.0.255", "subnet room 254; gateway reserved");
        gateway("10.9.0.1/24", "subnet room 254; gateway notAddress");
        gateway("fd00::1", "subnet room 254; gateway wrongFamily");
        const auto range = [&](const char *text, const char *expected) {
            row((std::string("range ") + text).c_str(), expected, [&](Draft &d) {
                d.subnet = "10.9.0.0/24";
                d.range = text;
            });
        };
        range("10.9.0.192/27", "subnet room 253; range room 31"); // the first is the gateway's
        range("10.9.0.0/27", "subnet room 253; range room 30");
        range("10.9.0.254/31", "subnet room 253; range tooSmall");
        range("10.9.0.193/27", "subnet room 253; range hostBits try 10.9.0.192/27");
        range("10.9.1.0/27", "subnet room 253; range outside by 10.9.0.0/24");
        range("10.0.0.0/8", "subnet room 253; range outside by 10.9.0.0/24");
        range("10.9.0.192", "subnet room 253; range notCidr");
        const auto aux = [&](std::vector<std::string> lines, const char *expected) {
            row(("aux " + lines.back()).c_str(), expected, [&](Draft &d) {
                d.subnet = "10.9.0.0/24";
                d.gateway = "10.9.0.1";
                d.aux = lines;
            });
        };
        aux({"router=10.9.0.9"}, "subnet room 253");
        aux({"10.9.0.9"}, "subnet room 253; aux notPair");
        aux({"r=x"}, "subnet room 253; aux notAddress");
        aux({"r=10.9.0.1"}, "subnet room 253; aux reserved");
        aux({"r=10.8.0.1"}, "subnet room 253; aux outside by 10.9.0.0/24");
        aux({"r=fd00::9"}, "subnet room 253; aux needsSubnet");
        aux({"r=10.9.0.8", "r=10.9.0.9"}, "subnet room 253; aux duplicate");
        aux({"r=10.9.0.8", "s=10.9.0.8"}, "subnet room 253; aux duplicate");
        aux({"r=10.9.0.0"}, "subnet room 253; aux reserved");
        aux({"r=10.9.0.255"}, "subnet room 253; aux reserved");
        row("aux on the gateway that the engine takes", "subnet room 253; range room 15; aux reserved",
            [](Draft &d) {
                d.subnet = "10.9.0.0/24";
                d.range = "10.9.0.64/28";
                d.aux = {"a=10.9.0.64"};
            });
        row("IPv6 without a subnet", "subnet6 missing", [](Draft &d) { d.ipv6 = true; });
        row("IPv6", "subnet6 room 4611686018427387902", [](Draft &d) {
            d.ipv6 = true;
            d.subnet6 = "fd00:1::/64";
            d.gateway6 = "fd00:1::1";
        });
        row("IPv4 for IPv6", "subnet6 wrongFamily", [](Draft &d) {
            d.ipv6 = true;
            d.subnet6 = "10.9.0.0/24";
        });
        row("IPv6 that the host reaches elsewhere", "subnet6 overlapsRoute by eth0 try fd00:0:0:1::/64",
            [](Draft &d) {
                d.ipv6 = true;
                d.subnet6 = "fd00:9::/64";
            });
        const auto six = [&](const char *name, const char *expected, auto &&fill) {
            row(name, expected, [&](Draft &d) {
                d.ipv6 = true;
                d.subnet6 = "fd00:1::/64";
                fill(d);
            });
        };
        const std::string room6 = "subnet6 room 4611686018427387902";
        six("IPv6 host bits", "subnet6 hostBits try fd00:1::/64",
            [](Draft &d) { d.subnet6 = "fd00:1::5/64"; });
        six("IPv6 gateway outside", "subnet6 room 4611686018427387903; gateway6 outside by fd00:1::/64",
            [](Draft &d) { d.gateway6 = "fd00:2::1"; });
        six("IPv6 gateway of IPv4", "subnet6 room 4611686018427387903; gateway6 wrongFamily",
            [](Draft &d) { d.gateway6 = "10.9.0.1"; });
        six("IPv6 range outside", (room6 + "; range6 outside by fd00:1::/64").c_str(),
            [](Draft &d) { d.range6 = "fd00:2::/120"; });
        six("IPv6 range host bits", (room6 + "; range6 hostBits try fd00:1::/120").c_str(),
            [](Draft &d) { d.range6 = "fd00:1::5/120"; });
        six("IPv6 aux on the gateway, written otherwise", (room6 + "; aux reserved").c_str(), [](Draft &d) {
            d.gateway6 = "fd00:1::5";
            d.aux = {"a=fd00:1:0::0005"};
        });
        six("IPv6 loopback", "subnet6 notForMachines by ::/96", [](Draft &d) { d.subnet6 = "::/64"; });
        six("all of IPv6", "subnet6 notForMachines by ::/96", [](Draft &d) { d.subnet6 = "::/0"; });
        six("IPv6 multicast", "subnet6 notForMachines by ff00::/8",
            [](Draft &d) { d.subnet6 = "ff02::/64"; });
        six("IPv6 link-local", "subnet6 oddRange by fe80::/10", [](Draft &d) { d.subnet6 = "fe80::/64"; });
        six("IPv6 too small", "subnet6 tooSmall", [](Draft &d) { d.subnet6 = "fd00:1::/128"; });
        const std::string endless(2000, '9');
        row("everything too long",
            "name tooLong; subnet notCidr; range notCidr; gateway notAddress; mtu notNumber; labels "
            "duplicate; bridgeName notInterfaceName; hostBinding notAddress",
            [&](Draft &d) {
                d.name = d.subnet = d.range = d.gateway = d.mtu = d.bridgeName = d.hostBinding = endless;
                d.labels = {endless, endless};
            });
        row("a shell's bait is no address",
            "subnet notCidr; gateway notAddress; mtu notNumber; bridgeName notInterfaceName; hostBinding "
            "notAddress",
            [](Draft &d) {
                d.subnet = d.gateway = d.mtu = d.hostBinding = "$(reboot)'\"";
                d.bridgeName = "a b'$(x)";
            });
        row("host binding of IPv6", "hostBinding wrongFamily", [](Draft &d) { d.hostBinding = "::1"; });
        row("mtu below IPv6's least", "subnet6 missing; mtu outOfRange try 1280–65535", [](Draft &d) {
            d.ipv6 = true;
            d.mtu = "1000";
        });
        row("options", "options duplicate", [](Draft &d) { d.options = {"a=1", "a=2"}; });
        row("option without a value", "options notPair", [](Draft &d) { d.options = {"ids=4097", "4098"}; });
        row("option without a name", "options notPair", [](Draft &d) { d.options = {"=1"}; });
        row("mtu", "mtu outOfRange try 68–65535", [](Draft &d) { d.mtu = "9"; });
        row("mtu text", "mtu notNumber", [](Draft &d) { d.mtu = "1500x"; });
        row("bridge name", "bridgeName notInterfaceName",
            [](Draft &d) { d.bridgeName = "sixteen-letters-"; });
        row("bridge name with a slash", "bridgeName notInterfaceName",
            [](Draft &d) { d.bridgeName = "a/b"; });
        row("bridge of another network", "bridgeName bridgeTaken",
            [](Draft &d) { d.bridgeName = "br-mine"; });
        row("bridge that is a card", "bridgeName bridgeTaken", [](Draft &d) { d.bridgeName = "eth0"; });
        row("host binding", "hostBinding notAddress", [](Draft &d) { d.hostBinding = "localhost"; });
        row("labels", "labels duplicate", [](Draft &d) { d.labels = {"a=1", "a=2"}; });
        row("a blank in a label's name", "labels blankInName", [](Draft &d) { d.labels = {"a b=c"}; });
        row("a blank in a label's value", "", [](Draft &d) { d.labels = {"a=b c"}; });
        row("label without name", "labels notPair", [](Draft &d) { d.labels = {"=1"}; });
        const auto lan = [&](const char *name, const char *expected, auto &&fill) {
            row(name, expected, [&](Draft &d) {
                d.kind = DriverKind::macvlan;
                d.parent = "eth0";
                d.gateway = "192.168.8.1";
                d.subnet = "192.168.8.0/24";
                d.range = "192.168.8.192/27";
                fill(d);
            });
        };
        lan("as in the picture", "subnet room 253; range room 32", [](Draft &) {});
        lan("the LAN's own range", "subnet sameAsLan by eth0", [](Draft &d) { d.range.clear(); });
        lan("no gateway", "subnet room 253; range room 31; gateway guessedGateway",
            [](Draft &d) { d.gateway.clear(); });
        lan("no gateway, none wanted", "subnet room 253; range room 31", [](Draft &d) {
            d.gateway.clear();
            d.internal = true;
        });
        lan("no parent", "subnet room 253; range room 32; parent missing",
            [](Draft &d) { d.parent.clear(); });
        lan("the LAN of another card", "subnet overlapsRouteHere by eth0; range room 32; vlan vlanIsMade",
            [](Draft &d) { d.vlan = "60"; });
        lan("a VLAN's own LAN", "subnet room 253; range room 32; vlan vlanIsThere", [](Draft &d) {
            d.vlan = "50";
            d.subnet = "192.168.50.0/24";
            d.range = "192.168.50.192/27";
            d.gateway = "192.168.50.1";
        });
        lan("an MTU that no driver reads", "subnet room 253; range room 32", [](Draft &d) { d.mtu = "9"; });
        const auto parent = [&](const char *card, const char *expected, const char *vlan = "") {
            row((std::string("parent ") + card + vlan).c_str(), expected, [&](Draft &d) {
                d.kind = DriverKind::ipvlan;
                d.mode = "l3";
                d.parent = card;
                d.vlan = vlan;
            });
        };
        parent("eth0", "");
        parent("eth1", "parent parentMixed by lan");
        parent("eth1", "vlan vlanIsMade", "50");
        parent("eth1.50", "parent vlanIsMade");
        parent("eth0", "vlan vlanIsThere", "50");
        parent("eth0.50", "");
        parent("eth0.50", "parent noVlanOf", "7");
        parent("eth0.x", "parent noVlanOf");
        parent("eth0.4095", "parent noVlanOf");
        parent("eth9.5", "parent noSuchInterface");
        parent("eth9", "parent noSuchInterface", "5");
        parent("lo", "parent loopback");
        parent("lo", "parent loopback", "5");
        parent("wlan0", "vlan vlanIsMade; parent wireless", "5");
        parent("wlan0", "parent wireless");
        parent("down0", "parent interfaceDown");
        parent("eth9", "parent noSuchInterface");
        parent("eth0", "vlan outOfRange try 1–4094", "4095");
        parent("eth0", "vlan outOfRange try 1–4094", "0");
        parent("eth0", "vlan notNumber", "5o");
        parent("a-name-of-fifteen", "parent notInterfaceName");
        parent("$(x)'", "parent noSuchInterface");
        parent("", "parent missing");
        parent("a b", "parent notInterfaceName");
    }
    void checks() {
        QFETCH(QByteArray, found);
        QFETCH(QByteArray, expected);
        QCOMPARE(found, expected);
    }

    void theCommandIsWhatWasTyped() {
        Draft d = named("lab-macvlan");
        d.kind = DriverKind::macvlan;
        d.parent = "eth0";
        d.vlan = "50";
        d.mode = "bridge";
        d.subnet = "192.168.8.0/24";
        d.range = "192.168.8.192/27";
        d.gateway = "192.168.8.1";
        d.aux = {"router=192.168.8.2", "far=10.0.0.1"};
        d.icc = false; // of a bridge alone
        QCOMPARE(changes::commandLine(changes::CreateNetwork{specOf(d)}),
                 std::string(
                     "docker network create -d macvlan --subnet 192.168.8.0/24 --ip-range 192.168.8.192/27 "
                     "--gateway 192.168.8.1 --aux-address router=192.168.8.2 -o macvlan_mode=bridge "
                     "-o parent=eth0.50 lab-macvlan"));
        Draft b = named();
        b.icc = b.masquerade = false;
        b.mtu = "1400";
        b.bridgeName = "br0";
        b.labels = {"team=a b"};
        QCOMPARE(changes::commandLine(changes::CreateNetwork{specOf(b)}),
                 std::string("docker network create -d bridge -o com.docker.network.bridge.enable_icc=false "
                             "-o com.docker.network.bridge.enable_ip_masquerade=false "
                             "-o com.docker.network.bridge.name=br0 -o com.docker.network.driver.mtu=1400 "
                             "--label 'team=a b' app"));
        Draft o = named();
        o.kind = DriverKind::overlay;
        o.attachable = o.encrypted = true;
        o.subnet = "10.9.0.0/24";
        o.aux = {"router=10.0.0.1"}; // a swarm keeps none: left of another mode's form, it is neither said
                                     // nor wrong
        QCOMPARE(changes::commandLine(changes::CreateNetwork{specOf(o)}),
                 std::string(
                     "docker network create -d overlay --subnet 10.9.0.0/24 --attachable -o encrypted app"));
        QVERIFY(!hasErrors(check(o, around())));
    }

    /// What a macvlan can stand on, and where it would stand.
    void parents() {
        Surroundings all = around();
        const auto told = [&] {
            QByteArrayList names;
            for (const HostInterface &card : parentChoices(all))
                names << QByteArray::fromStdString(card.name) + (isLikelyParent(card) ? "!" : "");
            return names.join(' ');
        };
        all.host.interfaces = {{"br-mine", true, false, false, {"172.18.0.1/16"}},
                               {"br-bridge-id", true, false, false, {"172.17.0.1/16"}},
                               {"down0", false, false, false, {"192.168.3.4/24"}},
                               {"eth1", true, false, false, {"fd00::1/64", "192.168.9.20/24"}},
                               {"eth2", true, false, false, {"fd00::2/64"}},
                               {"eth3", true, false, false, {"192.168.6.20/24"}},
                               {"lo", true, false, true, {"127.0.0.1/8"}},
                               {"veth12ab", true, false, false, {}},
                               {"wlan0", true, true, false, {"192.168.7.20/24"}}};
        QCOMPARE(told(), QByteArray("eth1! eth3! eth2 wlan0 down0"));
        all.host.outward = {"192.168.6.1", "eth3"};
        QCOMPARE(told(), QByteArray("eth3! eth1! eth2 wlan0 down0"));

        Draft d = named();
        d.kind = DriverKind::macvlan;
        d.parent = "eth3";
        const auto proposals = [&] {
            QByteArrayList list;
            for (const Finding &f : check(d, all))
                if (!f.proposal.empty()) list << QByteArray::fromStdString(f.culprit + " " + f.proposal);
            return list.join("; ").simplified();
        };
        QCOMPARE(proposals(), QByteArray("eth3 192.168.6.0/24"));
        d.subnet = "192.168.6.0/24";
        QCOMPARE(proposals(), QByteArray()); // the router is what the engine takes for it
        all.host.outward = {"192.168.6.254", "eth3"};
        QCOMPARE(proposals(), QByteArray("192.168.6.254"));
        d.subnet = "192.168.77.0/24";
        QCOMPARE(proposals(), QByteArray());
        d.subnet.clear();
        d.vlan = "50"; // another LAN
        QCOMPARE(proposals(), QByteArray());
    }

    void whatEnginesKnow() {
        using Words = std::vector<std::string>;
        QCOMPARE(gatewayModes("1.45"), Words());
        QCOMPARE(gatewayModes(""), Words());
        QCOMPARE(gatewayModes("1.46"), (Words{"nat", "routed"}));
        QCOMPARE(gatewayModes("1.52"), (Words{"nat", "nat-unprotected", "routed", "isolated"}));
        QCOMPARE(driverModes(DriverKind::ipvlan, "1.41"), (Words{"l2", "l3"}));
        QCOMPARE(driverModes(DriverKind::ipvlan, "1.42"), (Words{"l2", "l3", "l3s"}));
        QCOMPARE(driverModes(DriverKind::macvlan, "1.41").size(), std::size_t(4));
        QCOMPARE(driverModes(DriverKind::bridge, "1.52"), Words());
        QCOMPARE(ipvlanFlags("1.41"), Words());
        QCOMPARE(ipvlanFlags("1.42").size(), std::size_t(3));
    }

    void isolationTakesAnInternalNetwork() {
        Draft d = named();
        d.gatewayMode = d.gatewayMode6 = "isolated";
        QCOMPARE(said(check(d, around())),
                 QByteArray("gatewayMode needsInternal")); // without IPv6 the other is none
        d.internal = true;
        QVERIFY(check(d, around()).empty());
        QVERIFY(!specOf(d).options.count("com.docker.network.bridge.gateway_mode_ipv6"));
        d.ipv6 = true;
        QCOMPARE(specOf(d).options.at("com.docker.network.bridge.gateway_mode_ipv6"),
                 std::string("isolated"));
    }

    void ipv6InAnOverlay() {
        Surroundings all = around();
        Draft d = named();
        d.kind = DriverKind::overlay;
        d.ipv6 = true;
        d.subnet6 = "fd00:70::/64";
        QCOMPARE(said(check(d, all)), QByteArray("subnet6 unsureIpv6"));
        all.apiVersion = "1.46";
        QCOMPARE(said(check(d, all)), QByteArray("subnet6 noIpv6"));
        d.subnet6.clear();
        QCOMPARE(said(check(d, all)), QByteArray("subnet6 noIpv6"));
        d.ipv6 = false;
        QCOMPARE(said(check(d, all)), QByteArray());
    }

    void aParentForSeveral() {
        Surroundings all = around(); // a macvlan "lan" stands on eth1
        Draft d = named();
        d.kind = DriverKind::macvlan;
        d.parent = "eth1";
        const auto about = [&] {
            for (const Finding &f : check(d, all))
                if (f.field == Field::parent) return said({f});
            return QByteArray();
        };
        QCOMPARE(about(), QByteArray("parent parentTaken by lan"));
        all.apiVersion = "1.45";
        QCOMPARE(about(), QByteArray());
        d.mode = "passthru"; // has it for itself
        QCOMPARE(about(), QByteArray("parent parentTaken by lan"));
        d.mode.clear();
        all.parents[0].passthru = true;
        QCOMPARE(about(), QByteArray("parent parentTaken by lan"));
        all.parents[0].passthru = false;
        d.kind = DriverKind::ipvlan;
        QCOMPARE(about(), QByteArray("parent parentMixed by lan"));
        all.parents[0].kind = DriverKind::ipvlan;
        QCOMPARE(about(), QByteArray("parent parentTaken by lan"));
    }

    void theNextFreeRange() {
        std::vector<Occupied> all;
        const auto take = [&](const std::string &text) {
            Occupied one;
            one.range = *topology::parseCidr(text);
            all.push_back(one);
        };
        QCOMPARE(toString(*nextFree(all)), std::string("172.17.0.0/16"));
        take("172.17.0.0/16");
        take("172.18.200.0/24");
        QCOMPARE(toString(*nextFree(all)), std::string("172.19.0.0/16"));
        take("172.16.0.0/12");
        QCOMPARE(toString(*nextFree(all)), std::string("192.168.0.0/20"));
        take("192.168.0.0/16");
        QVERIFY(!nextFree(all));
        QCOMPARE(toString(*nextFree(all, Pool::ipv6)), std::string("fd00:0:0:1::/64"));
        QCOMPARE(toString(*nextFree(all, Pool::swarm)), std::string("10.0.1.0/24"));
        take("10.0.0.0/23");
        QCOMPARE(toString(*nextFree(all, Pool::swarm)), std::string("10.0.2.0/24"));
    }

    void whoDealsTheGateway() {
        Surroundings all = around();
        Draft d = named();
        d.kind = DriverKind::macvlan;
        d.parent = "eth1.9";
        d.subnet = "10.9.0.0/24";
        const auto told = [&]() -> QByteArray {
            const Example e = exampleOf(d, all);
            return said(check(d, all)) + " " + QByteArray::fromStdString(e.gateway + " " + e.containers[0]);
        };
        QCOMPARE(told(),
                 QByteArray("subnet room 253; parent vlanIsMade; gateway guessedGateway 10.9.0.1 10.9.0.2"));
        all.apiVersion = "1.52";
        QCOMPARE(told(), QByteArray("subnet room 254; parent vlanIsMade; gateway noGateway  10.9.0.1"));
        d.aux = {"a=10.9.0.1"}; // nobody's there
        QCOMPARE(told(), QByteArray("subnet room 254; parent vlanIsMade; gateway noGateway  10.9.0.1"));
        d.aux.clear();
        d.subnet = "10.9.0.0/31";
        QCOMPARE(told(), QByteArray("subnet room 2; parent vlanIsMade; gateway noGateway  10.9.0.0"));
        d.kind = DriverKind::bridge;
        QCOMPARE(told(), QByteArray("subnet room 1 10.9.0.0 10.9.0.1"));
        d.gateway = "10.9.0.1";
        QCOMPARE(told(), QByteArray("subnet room 1 10.9.0.1 10.9.0.0"));
    }

    void ofIpv6TheRouterTellsItself() {
        Surroundings all = around();
        Draft d = named();
        d.kind = DriverKind::macvlan;
        d.parent = "eth0";
        d.ipv6 = true;
        d.subnet6 = "fd00:1::/64";
        const auto about = [&] {
            for (const Finding &f : check(d, all))
                if (f.field == Field::gateway6) return QByteArray(said({f}) + " " + f.subject.c_str());
            return QByteArray();
        };
        QCOMPARE(about(), QByteArray("gateway6 guessedGateway fd00:1::1"));
        d.gateway6 = "fd00:1::9";
        QCOMPARE(about(), QByteArray());
        d.gateway6.clear();
        all.apiVersion = "1.52";
        QCOMPARE(about(), QByteArray());
    }

    void onAHostThatNobodyKnows() {
        Surroundings all = around();
        all.host = {};
        Draft d = named();
        d.kind = DriverKind::macvlan;
        const auto about = [&](const char *parent, const char *vlan) {
            d.parent = parent;
            d.vlan = vlan;
            return said(check(d, all));
        };
        QCOMPARE(about("eth9", ""), QByteArray());
        QCOMPARE(about("eth9", "5"), QByteArray("vlan vlanIsMade"));
        QCOMPARE(about("eth9.5", ""), QByteArray("parent vlanIsMade"));
        QCOMPARE(about("eth9.5", "7"), QByteArray()); // it may be there
        QCOMPARE(about("lo", ""), QByteArray("parent loopback"));
    }

    void theLansDriversReadNoMtu() {
        Draft d = named();
        d.parent = "eth0";
        d.mtu = "1400";
        for (const auto kind :
             {DriverKind::bridge, DriverKind::overlay, DriverKind::macvlan, DriverKind::ipvlan}) {
            d.kind = kind;
            QCOMPARE(specOf(d).options.count("com.docker.network.driver.mtu"), sharesLan(kind) ? 0U : 1U);
        }
    }

    void examples() {
        Draft d = named();
        const auto text = [&] {
            const Example e = exampleOf(d, around());
            std::string all = e.gateway;
            for (const std::string &address : e.containers) all += " " + address;
            return all;
        };
        QCOMPARE(text(), std::string("172.19.0.1 172.19.0.2 172.19.0.3"));
        d.subnet = "192.168.8.0/24";
        d.gateway = "192.168.8.2";
        QCOMPARE(text(), std::string("192.168.8.2 192.168.8.1 192.168.8.3"));
        d.range = "192.168.8.192/27";
        QCOMPARE(text(), std::string("192.168.8.2 192.168.8.192 192.168.8.193"));
        d.gateway.clear();
        d.range = "192.168.8.0/27"; // the subnet's own address is dealt to nobody
        QCOMPARE(text(), std::string("192.168.8.1 192.168.8.2 192.168.8.3"));
        d.subnet = "nonsense";
        QCOMPARE(text(), std::string());
    }

    void routesOfTheKernel() {
        const char *table =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
            "eth0\t00000000\t0108A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
            "eth0\t0008A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n"
            "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
            "broken\tzzzz\n";
        const auto routes = net::parseRoutes(table);
        QCOMPARE(routes, (std::vector<HostRoute>{{"192.168.8.0/24", "eth0"}, {"172.17.0.0/16", "docker0"}}));
        QCOMPARE(net::parseOutward(table), (HostRoute{"192.168.8.1", "eth0"}));
        QCOMPARE(net::parseOutward("Iface\tDestination\neth0\tzz\n"), HostRoute());
        const auto sixes = net::parseRoutes6(
            "fd000009000000000000000000000000 40 00000000000000000000000000000000 00 "
            "00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0\n"
            "fd000009000000000000000000000005 80 00000000000000000000000000000000 00 "
            "00000000000000000000000000000000 00000000 00000002 00000000 80200001     eth0\n"
            "fe800000000000000000000000000000 40 00000000000000000000000000000000 00 "
            "00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0\n"
            "ff000000000000000000000000000000 08 00000000000000000000000000000000 00 "
            "00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0\n"
            "00000000000000000000000000000000 00 00000000000000000000000000000000 00 "
            "fe800000000000000000000000000001 00000400 00000001 00000000 00000003     eth0\n"
            "fd000008zz 40\nbroken\n");
        QCOMPARE(sixes, (std::vector<HostRoute>{{"fd00:9::/64", "eth0"}}));
        const HostNetwork here = net::localNetwork();
        QVERIFY(here.known);
        const bool loopback =
            std::any_of(here.interfaces.begin(), here.interfaces.end(),
                        [](const auto &card) { return card.loopback && card.name == "lo"; });
        QVERIFY(loopback);
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
