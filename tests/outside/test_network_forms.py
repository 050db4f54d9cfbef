"""The form of each mode by the names of its fields: every option, and what inspect then says of the network."""

import unittest

from case import EngineCase
from window import KIND, Hosts, Played, wait

OPEN = {"Advanced": True}


def holds(has, wants):
    """Engines add fields and options of their own; lists are compared as they stand."""
    if isinstance(wants, dict):
        return isinstance(has, dict) and all(holds(has.get(key), value) for key, value in wants.items())
    if isinstance(wants, list):
        return isinstance(has, list) and len(has) == len(wants) and all(map(holds, has, wants))
    return has == wants


def option(**options):
    return {"Options": {"com.docker.network." + name.replace("__", "."): value for name, value in options.items()}}


def addresses(*configurations):
    return {"IPAM": {"Config": list(configurations)}}


class Forms(EngineCase):
    """What all have that make networks in the dialog."""

    def form(self, mode, host=None):
        self.menu(host, "New network…")
        self.window.press(mode, "radio button")

    def make(self, mode, fields, expected, engine=None, host=None):
        engine = engine or self.engine
        self.form(mode, host)
        self.window.fill(fields)
        self.window.press("Create network")
        name = fields["Name"]
        # A swarm lists a network before its allocator has looked at it: it has no driver yet.
        found = wait(f"the network “{name}”", lambda: (made := engine.network(name)) and made["Driver"] and made)
        self.addCleanup(engine.docker, "network", "rm", name)
        self.assertEqual(found["Driver"], mode)
        self.assertTrue(holds(found, expected), f"{name}: {found}")
        self.window.find("list item", name)
        return found

    def refused(self, mode, fields, words, host=None):
        self.form(mode, host)
        try:
            self.window.fill(fields)
            self.window.says(words)
            self.assertFalse(self.window.can_be_used("push button", "Create network"), words)
        finally:
            self.window.press("Cancel")


class OfARealEngine(Forms):
    @classmethod
    def prepare(cls):
        for card in ("lan0", "lan1", "lan2", "lan3", "lan4", "lan5", "lan6"):
            cls.engine.ip("link", "add", card, "up", "type", "veth", "peer", "name", card + "p")
            cls.engine.ip("link", "set", card + "p", "up")
        cls.engine.ip("addr", "add", "192.168.8.20/24", "dev", "lan0")

    def setUp(self):
        self.open()

    def test_bridge_with_every_option(self):
        self.make("bridge", {"Name": "plain"}, {"Internal": False, "EnableIPv6": False, "Options": {}})
        self.make("bridge", {
            "Name": "one's own $(net)", "Subnet": "10.9.0.0/16", "IP range": "10.9.128.0/24", "Gateway": "10.9.0.7",
            **OPEN, "Reserved addresses": "router=10.9.0.9, printer=10.9.0.10", "IPv6": True,
            "IPv6 subnet": "fd00:9::/64", "IPv6 range": "fd00:9::100/120", "IPv6 gateway": "fd00:9::7",
        }, {"EnableIPv6": True, **addresses(
            {"Subnet": "10.9.0.0/16", "IPRange": "10.9.128.0/24", "Gateway": "10.9.0.7",
             "AuxiliaryAddresses": {"router": "10.9.0.9", "printer": "10.9.0.10"}},
            {"Subnet": "fd00:9::/64", "IPRange": "fd00:9::100/120", "Gateway": "fd00:9::7"})})
        self.make("bridge", {
            "Name": "strict", **OPEN, "Internal": True, "Containers reach each other": False, "Masquerade": False,
            "Bridge name": "br-lab", "Publish on address": "127.0.0.1", "MTU": "1400", "Labels": 'team=a b, stage="test, late"',
            "Driver options": "com.example.x=y",
        }, {"Internal": True, "Labels": {"team": "a b", "stage": "test, late"}, "Options": {
            **option(bridge__enable_icc="false", bridge__enable_ip_masquerade="false", bridge__name="br-lab",
                     bridge__host_binding_ipv4="127.0.0.1", driver__mtu="1400")["Options"], "com.example.x": "y"}})

    @unittest.skipUnless(KIND == "peer", "an engine before 27 has none")
    def test_the_gateway_mode(self):
        for mode in ("routed", "nat-unprotected"):
            self.make("bridge", {"Name": mode, **OPEN, "Gateway mode": mode}, option(bridge__gateway_mode_ipv4=mode))
        self.make("bridge", {"Name": "six", **OPEN, "IPv6": True, "IPv6 gateway mode": "routed"},
                  option(bridge__gateway_mode_ipv6="routed"))
        self.make("bridge", {"Name": "alone", **OPEN, "Internal": True, "Gateway mode": "isolated"},
                  option(bridge__gateway_mode_ipv4="isolated"))
        self.refused("bridge", {"Name": "n", **OPEN, "Gateway mode": "isolated"},
                     "Only an internal network can be isolated from the host.")

    def test_no_field_for_what_the_engine_has_not(self):
        self.form("bridge")
        self.window.fill({**OPEN, "IPv6": True})
        labels = [thing.name for thing in self.window.things() if thing.getRoleName() == "label"]
        self.assertIn("Bridge name", labels)
        self.assertEqual("Gateway mode" in labels, KIND == "peer")
        self.assertEqual("IPv6 gateway mode" in labels, KIND == "peer")
        self.window.press("ipvlan", "radio button")
        labels = [thing.name for thing in self.window.things() if thing.getRoleName() == "label"]
        self.assertIn("Mode", labels)
        self.assertEqual("Flag" in labels, KIND == "peer")

    def test_macvlan_with_every_option(self):
        self.make("macvlan", {
            "Name": "lan", "Parent interface": "lan0", "Subnet": "192.168.8.0/24", "IP range": "192.168.8.192/27",
            "Gateway": "192.168.8.1", **OPEN, "Reserved addresses": "router=192.168.8.2", "IPv6": True,
            "IPv6 subnet": "fd00:8::/64", "IPv6 range": "fd00:8::100/120", "IPv6 gateway": "fd00:8::1",
            "Labels": "team=c", "Driver options": "com.example.x=y",
        }, {"EnableIPv6": True, "Labels": {"team": "c"}, "Options": {
            "parent": "lan0", "com.example.x": "y"}, **addresses(
            {"Subnet": "192.168.8.0/24", "IPRange": "192.168.8.192/27", "Gateway": "192.168.8.1",
             "AuxiliaryAddresses": {"router": "192.168.8.2"}},
            {"Subnet": "fd00:8::/64", "IPRange": "fd00:8::100/120", "Gateway": "fd00:8::1"})})
        for number, mode in enumerate(("private", "vepa", "passthru"), 1):
            card = f"lan{number}"
            self.make("macvlan", {"Name": mode, "Parent interface": card, "Mode": mode},
                      {"Options": {"parent": card, "macvlan_mode": mode}})
        if KIND == "peer":  # since engine 26
            self.make("macvlan", {"Name": "beside", "Parent interface": "lan0", "Subnet": "192.168.9.0/24"},
                      {"Options": {"parent": "lan0"}})
        else:
            self.refused("macvlan", {"Name": "beside", "Parent interface": "lan0"}, "The network “lan” uses lan0 already.")
        self.refused("macvlan", {"Name": "beside", "Parent interface": "lan3"}, "The network “passthru” uses lan3 already.")
        self.make("macvlan", {"Name": "shut", **OPEN, "Internal": True, "Parent interface": "lan6"}, {"Internal": True})

    def test_ipvlan_with_every_option(self):
        modern = KIND == "peer"  # flags came with engine 23
        flag = lambda word: {"Flag": word} if modern else {}
        flagged = lambda word: {"ipvlan_flag": word} if modern else {}
        self.make("ipvlan", {
            "Name": "routed-lan", "Parent interface": "lan4", "Mode": "l3", "Subnet": "192.168.14.0/24",
            "IP range": "192.168.14.64/26", "Gateway": "192.168.14.1", **OPEN, **flag("private"),
            "Reserved addresses": "router=192.168.14.2", "Labels": "team=d",
            "Driver options": "com.example.x=y",
        }, {"Labels": {"team": "d"}, "Options": {
            "parent": "lan4", "ipvlan_mode": "l3", **flagged("private"),
            "com.example.x": "y"}, **addresses(
            {"Subnet": "192.168.14.0/24", "IPRange": "192.168.14.64/26", "Gateway": "192.168.14.1",
             "AuxiliaryAddresses": {"router": "192.168.14.2"}})})
        self.make("ipvlan", {"Name": "segment", "Parent interface": "lan5", **OPEN, **flag("vepa"), "IPv6": True,
                             "IPv6 subnet": "fd00:14::/64", "Internal": True},
                  {"EnableIPv6": True, "Internal": True, "Options": {"parent": "lan5", **flagged("vepa")}})

    def test_the_parent_is_one_of_the_host(self):
        self.form("macvlan")
        self.window.combo("Parent interface", "lan0")  # the one with an address; Docker's own bridge is not offered
        self.window.says("The LAN on lan0 is 192.168.8.0/24.")
        self.window.pick("Parent interface", "lan6")
        self.window.type("Subnet", "192.168.8.0/24")
        self.window.says("The host reaches 192.168.8.0/24 through lan0: containers on this network would not reach")
        self.window.pick("Parent interface", "lan0")
        self.window.says("Same range as the LAN on lan0")
        self.window.type("Parent interface", "lan9")
        self.window.says("This machine has no interface “lan9” now.")
        self.window.type("Parent interface", "lan1.60")
        self.window.says("Docker makes lan1.60, unless it is there")

    def test_the_way_out_of_a_lan(self):
        """What the form says of it is what a container then has."""
        self.form("macvlan")
        self.window.fill({"Parent interface": "lan6", "Subnet": "192.168.60.0/24", "IP range": "192.168.60.64/26"})
        self.window.says("Without a gateway containers get no way out" if KIND == "peer" else
                         "Without a gateway the engine takes the first address, 192.168.60.64, for the router.")
        self.window.press("Cancel")
        self.make("macvlan", {"Name": "guess", "Parent interface": "lan6", "Subnet": "192.168.60.0/24",
                              "IP range": "192.168.60.64/26"}, {"Options": {"parent": "lan6"}})
        routes = self.engine.docker("run", "--rm", "--network", "guess", "busybox:1", "ip", "route")
        self.assertEqual("default via 192.168.60.64" in routes, KIND != "peer", routes)
        self.assertEqual("default" in routes, KIND != "peer", routes)

    def test_a_vlan_is_made_or_its_lack_explained(self):
        self.form("macvlan")
        self.window.fill({"Name": "tagged", "Parent interface": "lan0", "VLAN (802.1Q)": "50"})
        self.window.press("Create network")
        told = lambda: any("modprobe 8021q" in thing.name for thing in self.window.things())
        wait("the network, or why not", lambda: self.engine.network("tagged") or told())
        if made := self.engine.network("tagged"):
            self.assertEqual(made["Options"]["parent"], "lan0.50")

    def test_what_is_wrong_is_said_beneath_its_field(self):
        self.engine.docker("network", "create", "--subnet", "10.50.0.0/24", "there")
        self.addCleanup(self.engine.docker, "network", "rm", "there")
        part = {"Name": "n", "Subnet": "10.51.0.0/24"}
        for fields, words in (
                ({"Name": ""}, "It takes a name first."),
                ({"Name": "there"}, "There is a network “there” already."),
                ({"Name": "host"}, "Docker keeps the name “host” for itself."),
                ({"Name": "container"}, "Docker keeps the name “container” for itself."),
                ({"Name": "n", "Subnet": "127.0.0.0/8"}, "No machine can have an address of 127.0.0.0/8."),
                ({**part, **OPEN, "Reserved addresses": "a=10.51.0.1"}, "10.51.0.1 is kept for the network itself"),
                ({**part, **OPEN, "Reserved addresses": "a=10.51.0.9, b=10.51.0.9"}, "“10.51.0.9” is there twice."),
                ({"Name": "n", **OPEN, "Labels": "a b=c"}, "“a b” has a blank in it"),
                ({"Name": "n", "Subnet": "ten"}, "“ten” is no range of addresses."),
                ({"Name": "n", "Subnet": "10.50.0.128/25"}, "Overlaps the network “there” (10.50.0.0/24)."),
                ({"Name": "n", "Subnet": "10.51.0.1/24"}, "10.51.0.1/24 is an address in the range 10.51.0.0/24"),
                ({"Name": "n", "Subnet": "fd00::/64"}, "fd00::/64 is of the other kind"),
                ({"Name": "n", "Subnet": "", "Gateway": "10.51.0.1"}, "This takes a subnet that it belongs to."),
                ({**part, "Gateway": "10.52.0.1"}, "10.52.0.1 is outside of 10.51.0.0/24."),
                ({**part, "Gateway": "10.51.0.255"}, "10.51.0.255 is kept for the network itself"),
                ({**part, "IP range": "10.52.0.0/25"}, "10.52.0.0/25 is outside of 10.51.0.0/24."),
                ({**part, **OPEN, "Reserved addresses": "a=10.99.0.1"}, "10.99.0.1 is outside of 10.51.0.0/24."),
                # Today's engine has IPv6 subnets of its own to choose from.
                *([] if KIND == "peer" else [({"Name": "n", **OPEN, "IPv6": True}, "It takes an IPv6 subnet first.")]),
                ({"Name": "n", **OPEN, "IPv6": True, "IPv6 subnet": "10.51.0.0/24"}, "10.51.0.0/24 is of the other kind"),
                ({"Name": "n", **OPEN, "MTU": "12"}, "12 is not within"),
                ({"Name": "n", **OPEN, "MTU": "wide"}, "“wide” is no number."),
                ({"Name": "n", **OPEN, "Bridge name": "far-too-long-a-name"}, "“far-too-long-a-name” cannot name an interface"),
                ({"Name": "n", **OPEN, "Bridge name": "lan0"}, "There is an interface “lan0” already."),
                ({"Name": "n", **OPEN, "Publish on address": "somewhere"}, "“somewhere” is no address."),
                ({"Name": "n", **OPEN, "Labels": "=x"}, "“=x” should look like name=value."),
                ({"Name": "n", **OPEN, "Driver options": "=$(x)"}, "“=$(x)” should look like name=value.")):
            with self.subTest(words):
                self.refused("bridge", fields, words)
        for mode in ("macvlan", "ipvlan"):
            self.refused(mode, {"Name": "n", "Parent interface": "lo"}, "Nothing can stand on the loopback.")
            self.refused(mode, {"Name": "n", "Parent interface": "lan0.5.7"}, "There is no interface “lan0.5.7”")
            self.refused(mode, {"Name": "n", "Parent interface": ""}, "It takes a parent interface first.")
            self.refused(mode, {"Name": "n", "Parent interface": "lan0", "VLAN (802.1Q)": "4095"}, "4095 is not within")


class OfThePlayground(Forms):
    """What the kernel of a test machine lacks the modules for."""

    start = Played

    def setUp(self):
        self.open()

    def test_vlans_and_modes(self):
        self.make("macvlan", {"Name": "tagged", "Parent interface": "eth0", "VLAN (802.1Q)": "50",
                              "Subnet": "192.168.15.0/24"}, {"Options": {"parent": "eth0.50"}})
        self.make("ipvlan", {"Name": "l3s", "Parent interface": "eth0", "VLAN (802.1Q)": "60", "Mode": "l3s",
                             "Subnet": "192.168.16.0/24"}, {"Options": {"parent": "eth0.60", "ipvlan_mode": "l3s"}})
        self.make("bridge", {"Name": "alone", **OPEN, "Internal": True, "Gateway mode": "isolated"},
                  option(bridge__gateway_mode_ipv4="isolated"))


class OfASwarm(Forms):
    """Two hosts, from no swarm to two containers that reach each other by name, by the dialogs alone; that the
    second host joins is for its administrator to type."""

    start = Hosts

    def setUp(self):
        self.open("-H", "unix://" + self.engine.engines[1].socket)

    def run_in_mesh(self, host, name):
        self.menu(host, "Run a container…")
        self.window.pick("Network", "mesh", 60)  # it takes the engines a while to tell of each other
        self.window.fill({"Image": "busybox:1", "Name": name, "Command": "sleep 9999"})
        self.window.press("Run")
        wait("it runs, and the dialog is gone", lambda: self.window.look("push button", "Run") is None, 60)
        self.window.find("list item", name)

    def test_an_overlay_over_two_hosts(self):
        a, b = self.engine.engines
        self.window.find("list item", "host-b")
        self.form("overlay", "host-a")
        self.window.says("in no swarm")
        self.window.type("Address for the other hosts", self.engine.addresses[0])
        self.window.press("Start a swarm")
        self.window.find("text", "Name", 60)
        self.window.press("Cancel")
        token = a.docker("swarm", "join-token", "-q", "worker")
        b.docker("swarm", "join", "--token", token, self.engine.addresses[0] + ":2377")
        made = self.make("overlay", {"Name": "mesh", "Subnet": "10.77.0.0/24"}, addresses({"Subnet": "10.77.0.0/24"}),
                         host="host-a")
        self.assertEqual((made["Attachable"], made["Scope"]), (True, "swarm"))
        self.refused("overlay", {"Name": "my.mesh"}, "A swarm takes letters, digits", host="host-a")
        own = a.network("docker_gwbridge")["IPAM"]["Config"][0]["Subnet"]
        self.form("overlay", "host-a")
        self.window.type("Subnet", own)
        self.window.says(f"Overlaps the network “docker_gwbridge” ({own}): only one of the two can be on a host at a time")
        self.window.press("Cancel")
        six = KIND == "debian"  # later engines have none in overlay networks: the form says so
        if not six:
            self.refused("overlay", {"Name": "six", **OPEN, "IPv6": True}, "this one would be made and never come up",
                         host="host-a")
        self.make("overlay", {
            "Name": "secret", "Subnet": "10.78.0.0/24", "IP range": "10.78.0.128/25", "Gateway": "10.78.0.9",
            "Attachable": False, "Encrypted between the hosts": True, **OPEN, **({
                "IPv6": True, "IPv6 subnet": "fd00:78::/64", "IPv6 range": "fd00:78::100/120",
                "IPv6 gateway": "fd00:78::7"} if six else {}),
            "Internal": True, "MTU": "1300", "Labels": "team=b", "Driver options": "com.example.x=y",
        }, {"Attachable": False, "Internal": True, "EnableIPv6": six, "Labels": {"team": "b"}, "Options": {
            "encrypted": "", "com.docker.network.driver.mtu": "1300", "com.example.x": "y"}, **addresses(
            {"Subnet": "10.78.0.0/24", "IPRange": "10.78.0.128/25", "Gateway": "10.78.0.9"},
            *([{"Subnet": "fd00:78::/64", "IPRange": "fd00:78::100/120", "Gateway": "fd00:78::7"}] if six else []))},
            host="host-a")
        for engine, name in ((a, "left"), (b, "right")):  # the network goes after them
            self.addCleanup(engine.docker, "rm", "-f", name)
        self.run_in_mesh("host-a", "left")
        self.run_in_mesh("host-b", "right")  # a worker that nobody has brought to the network yet
        for engine, here, there in ((a, "left", "right"), (b, "right", "left")):
            wait(f"{here} reaches {there}", lambda: engine.docker("exec", here, "ping", "-c1", "-W1", there), 60)


if __name__ == "__main__":
    unittest.main(verbosity=2)
