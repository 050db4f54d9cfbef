"""A network made by names only; the engine is asked what came of it."""

import unittest

from case import EngineCase
from window import wait


class NewNetwork(EngineCase):
    @classmethod
    def prepare(cls):
        cls.engine.docker("network", "create", "--subnet", "10.9.0.0/24", "app")
        cls.engine.run("web")

    def setUp(self):
        self.open(seen="web")

    def new_network(self):
        self.menu(None, "New network…")
        self.window.find("text", "Name")

    def test_a_bridge_with_a_range_that_is_free(self):
        self.new_network()
        self.window.type("Name", "it's mine")
        self.window.type("Subnet", "10.9.0.128/25")
        self.window.says("Overlaps the network “app” (10.9.0.0/24)")
        self.window.type("Subnet", "10.10.0.0/24")
        self.window.type("Gateway", "10.10.0.9")
        self.window.says("253 addresses for containers.")
        self.window.press("Create network")
        wait("it is there", lambda: "it's mine" in self.engine.docker("network", "ls", "--format", "{{.Name}}"))
        config = self.engine.network("it's mine")["IPAM"]["Config"]
        self.assertEqual([(c["Subnet"], c["Gateway"]) for c in config], [("10.10.0.0/24", "10.10.0.9")])
        self.window.find("list item", "it's mine")
        self.engine.docker("network", "rm", "it's mine")  # the next test has one network to choose

    def test_each_mode_is_explained(self):
        self.new_network()
        for mode, words in (("overlay", "in no swarm"), ("macvlan", "MAC address of its own"),
                            ("ipvlan", "share the MAC address"), ("host", "exactly one such network"),
                            ("none", "nothing but its loopback"), ("container", "shares another one's network")):
            self.window.press(mode, "radio button")
            self.window.says(words)

    def is_on(self, container, network):
        return self.engine.docker(
            "inspect", "-f", "{{with index .NetworkSettings.Networks \"%s\"}}on{{end}}" % network, container) == "on"

    def test_a_container_joins_with_every_wish_and_leaves(self):
        self.engine.docker("network", "create", "--ipv6", "--subnet", "10.11.0.0/24", "--subnet", "fd00:11::/64", "both")
        self.addCleanup(self.engine.docker, "network", "rm", "both")
        self.window.find("list item", "both")
        self.menu("both", "Connect a container…")
        self.window.pick("Container", "web")
        self.window.type("IPv4 address", "10.12.0.77")
        self.window.says("10.12.0.77")
        self.assertFalse(self.window.can_be_used("push button", "Connect"))
        self.window.fill({"IPv4 address": "10.11.0.77", "IPv6 address": "fd00:11::77", "Aliases": "shop, front",
                          "Link-local addresses": "169.254.3.4"})
        self.window.press("Connect")
        wait("it is connected", lambda: self.is_on("web", "both"))
        endpoint = self.inspected("web")["NetworkSettings"]["Networks"]["both"]
        self.assertEqual((endpoint["IPAddress"], endpoint["GlobalIPv6Address"]), ("10.11.0.77", "fd00:11::77"))
        self.assertEqual(endpoint["IPAMConfig"]["LinkLocalIPs"], ["169.254.3.4"])
        self.assertLessEqual({"shop", "front"}, set(endpoint["Aliases"]))
        self.menu("web", "Disconnect from", "both")
        wait("it has left", lambda: not self.is_on("web", "both"))
        self.window.press("Undo")
        wait("it is back", lambda: self.is_on("web", "both"))
        self.engine.docker("network", "disconnect", "both", "web")

    def test_the_last_network_is_asked_about(self):
        self.engine.docker("network", "create", "last")
        self.addCleanup(self.engine.docker, "network", "rm", "last")
        self.engine.run("lone", "--network", "last")
        self.addCleanup(self.engine.docker, "rm", "-f", "lone")
        self.window.find("list item", "lone")
        self.menu("lone", "Disconnect from", "last…")
        self.assertTrue(self.is_on("lone", "last"))
        self.window.press("Disconnect")
        wait("it has left", lambda: not self.is_on("lone", "last"))

    def test_networks_go_when_nobody_is_on_them(self):
        self.engine.docker("network", "create", "busy")
        self.engine.docker("network", "create", "idle")
        self.engine.docker("network", "create", "idle too")
        self.engine.run("member", "--network", "busy")
        self.engine.docker("network", "connect", "app", "member")  # the other tests want it to stay
        self.window.find("list item", "idle too")
        self.menu("busy", "Remove…")
        self.window.says("member")  # who is on it
        self.window.press("Cancel")
        self.menu("idle", "Remove…")
        self.window.press("Remove")
        wait("it is gone", lambda: not self.engine.network("idle"))
        self.menu(None, "Remove unused networks…")
        self.window.says("idle too")
        self.window.press("Remove")
        wait("it is gone", lambda: not self.engine.network("idle too"))
        self.assertTrue(self.engine.network("busy"))
        self.engine.docker("rm", "-f", "member")
        self.engine.docker("network", "rm", "busy")

    def test_a_container_is_connected_by_its_menu(self):
        self.menu("web", "Connect to a network…")
        self.window.type("IPv4 address", "10.9.0.77")
        self.window.type("Aliases", "shop")
        self.window.press("Connect")
        form = "{{with index .NetworkSettings.Networks \"app\"}}{{.IPAddress}} {{.Aliases}}{{end}}"
        wait("it is connected", lambda: self.engine.docker("inspect", "-f", form, "web").startswith("10.9.0.77 [shop"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
