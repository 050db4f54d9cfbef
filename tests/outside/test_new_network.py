"""A network made by names only; the engine is asked what came of it."""

import json
import unittest

from window import Engine, Window, wait


class NewNetwork(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = Engine()
        cls.engine.docker("network", "create", "--subnet", "10.9.0.0/24", "app")
        cls.engine.run("web")

    @classmethod
    def tearDownClass(cls):
        cls.engine.down()

    def setUp(self):
        self.window = Window("--lang", "en", "-H", "unix://" + self.engine.socket)
        self.addCleanup(self.window.close)
        self.window.find("list item", "web")

    def open(self):
        name = self.engine.docker("info", "-f", "{{.Name}}")
        self.window.find("list item", name).queryAction().doAction(0)
        self.window.choose("Actions", "New network…")
        self.window.find("text", "Name")

    def says(self, words):
        wait(f"“{words}”", lambda: any(words in thing.name for thing in self.window.things()))

    def inspected(self, name):
        return json.loads(self.engine.docker("network", "inspect", name))[0]

    def test_a_bridge_with_a_range_that_is_free(self):
        self.open()
        self.window.type("Name", "it's mine")
        self.window.type("Subnet", "10.9.0.128/25")
        self.says("Overlaps the network “app” (10.9.0.0/24)")
        self.window.type("Subnet", "10.10.0.0/24")
        self.window.type("Gateway", "10.10.0.9")
        self.says("253 addresses for containers.")
        self.window.press("Create network")
        wait("it is there", lambda: "it's mine" in self.engine.docker("network", "ls", "--format", "{{.Name}}"))
        config = self.inspected("it's mine")["IPAM"]["Config"]
        self.assertEqual([(c["Subnet"], c["Gateway"]) for c in config], [("10.10.0.0/24", "10.10.0.9")])
        self.window.find("list item", "it's mine")
        self.engine.docker("network", "rm", "it's mine")  # the next test has one network to choose

    def test_each_mode_is_explained(self):
        self.open()
        for mode, words in (("overlay", "in no swarm"), ("macvlan", "MAC address of its own"),
                            ("ipvlan", "share the MAC address"), ("host", "exactly one such network"),
                            ("none", "nothing but its loopback"), ("container", "shares another one's network")):
            self.window.press(mode, "radio button")
            self.says(words)

    def test_a_container_is_connected_by_its_menu(self):
        self.window.find("list item", "web").queryAction().doAction(0)
        self.window.choose("Actions", "Connect to a network…")
        self.window.type("IPv4 address", "10.9.0.77")
        self.window.type("Aliases", "shop")
        self.window.press("Connect")
        form = "{{with index .NetworkSettings.Networks \"app\"}}{{.IPAddress}} {{.Aliases}}{{end}}"
        wait("it is connected", lambda: self.engine.docker("inspect", "-f", form, "web").startswith("10.9.0.77 [shop"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
