"""What Docker cannot change of a container, changed by a plan from outside; the engine is asked what came of it."""

import sys
import unittest

from case import EngineCase
from meddler import Meddler
from window import wait


class Plans(EngineCase):
    @classmethod
    def prepare(cls):
        cls.engine.docker("network", "create", "--subnet", "10.9.0.0/24", "app")
        cls.engine.docker("network", "create", "--subnet", "10.8.0.0/24", "extra")
        cls.engine.run("redis", "--network", "app")

    def setUp(self):
        self.engine.run("web", "--network", "app", "--ip", "10.9.0.9", "-p", "8081:80", "--stop-signal", "KILL",
                        "--restart", "always")
        self.engine.docker("network", "connect", "--ip", "10.8.0.8", "extra", "web")
        self.before = self.inspected("web")
        self.addCleanup(self.clear)
        self.open(seen="web")

    def clear(self):
        for name in self.engine.docker("ps", "-a", "--format", "{{.Names}}").split():
            if name != "redis":
                self.engine.docker("rm", "-f", name)

    def choose(self, *path):
        self.menu("web", *path)

    def addresses(self, name):
        networks = self.inspected(name)["NetworkSettings"]["Networks"]
        return {network: endpoint["IPAddress"] for network, endpoint in networks.items()}

    def test_ports_and_links_change_and_addresses_stay(self):
        self.choose("Change published ports…")
        self.window.type("Published ports", "9090-9092:80-82 127.0.0.1:53:53/udp")
        self.window.type("Links", "redis:cache")
        self.window.says("Stop web")
        self.window.press("Recreate")
        self.window.says("Done.")
        made = self.inspected("web")
        self.assertNotEqual(made["Id"], self.before["Id"])
        self.assertEqual(made["HostConfig"]["PortBindings"], {
            **{f"{80 + i}/tcp": [{"HostIp": "", "HostPort": str(9090 + i)}] for i in range(3)},
            "53/udp": [{"HostIp": "127.0.0.1", "HostPort": "53"}]})
        self.assertEqual(made["NetworkSettings"]["Networks"]["app"]["Links"], ["redis:cache"])
        self.assertEqual(self.addresses("web"), {"app": "10.9.0.9", "extra": "10.8.0.8"})
        self.assertEqual(made["HostConfig"]["RestartPolicy"]["Name"], "always")
        self.assertEqual(self.inspected("web-old")["State"]["Status"], "exited")
        self.window.press("Close")

    def test_another_mode_by_the_new_network_dialog(self):
        self.menu(None, "New network…")
        self.window.press("none", "radio button")
        self.window.press("Recreate a container in it…")
        self.window.pick("Container", "web")
        self.window.press("Show the plan…")
        self.window.says("It publishes 8081:80 no longer")
        self.window.switch("Remove the old one at the end", True)
        self.window.press("Recreate")
        self.window.says("Done.")
        made = self.inspected("web")
        self.assertEqual((made["HostConfig"]["NetworkMode"], made["State"]["Running"]), ("none", True))
        self.assertNotIn("web-old", self.engine.docker("ps", "-a", "--format", "{{.Names}}"))

    def test_what_fails_is_taken_back(self):
        self.engine.run("thief", "-p", "9090:1")
        self.choose("Change published ports…")
        self.window.type("Published ports", "9090:80")
        self.window.says("Port 9090 of the host is taken: thief publishes it")
        self.window.press("Recreate")
        self.window.says("Everything is as it was.")
        after = self.inspected("web")
        self.assertEqual((after["Id"], after["State"]["Running"]), (self.before["Id"], True))
        self.assertEqual(after["HostConfig"], self.before["HostConfig"])
        self.assertEqual(self.addresses("web"), {"app": "10.9.0.9", "extra": "10.8.0.8"})
        self.assertEqual(set(self.engine.docker("ps", "-a", "--format", "{{.Names}}").split()),
                         {"web", "redis", "thief"})

    def test_a_failure_at_each_step(self):
        """Every request of the plan is refused once, by one that stands between."""
        self.window.close()
        meddler = Meddler(self.engine.socket)
        self.open(seen="web", socket=meddler.socket)
        refused = []
        while True:
            self.choose("Change published ports…")
            self.window.type("Published ports", "9090:80")
            self.window.switch("Remove the old one at the end", True)
            meddler.refuse(len(refused) + 1)
            self.window.press("Recreate")
            said = wait("its end", lambda: next(t.name for t in self.window.things() if any(
                words in t.name for words in ("Done", "Everything is as it was."))), 60)
            refused.append(meddler.refused)
            if said.startswith("Done"):
                break
            with self.subTest(meddler.refused):
                after = self.inspected("web")
                self.assertEqual((after["Id"], after["State"]["Running"]), (self.before["Id"], True))
                self.assertEqual(after["HostConfig"], self.before["HostConfig"])
                self.assertEqual(self.addresses("web"), {"app": "10.9.0.9", "extra": "10.8.0.8"})
                self.assertEqual(set(self.engine.docker("ps", "-a", "--format", "{{.Names}}").split()), {"web", "redis"})
            self.window.press("Close")
        # The last step removes what nobody needs any more: refused that, the new one runs, and the old one is kept.
        print("refused, one after the other:", *refused, sep="\n  ", file=sys.stderr)
        self.assertRegex(refused[-1], "^DELETE /containers/")
        self.assertIn("Done, but for one thing", said)
        self.assertTrue(self.inspected("web")["State"]["Running"])
        self.assertEqual(self.inspected("web-old")["Id"], self.before["Id"])

    def test_an_owner_restarts_with_its_guest(self):
        self.engine.run("guest", "--network", "container:web", "--stop-signal", "KILL")
        self.window.find("list item", "guest")
        seen = lambda name: self.inspected(name)["State"]["StartedAt"]
        before = seen("web"), seen("guest")
        self.choose("Restart…")
        self.window.says("would be left without any")
        self.window.press("Restart")
        self.window.says("Done.")
        self.assertTrue(all(old != new for old, new in zip(before, (seen("web"), seen("guest")))))
        self.assertIn("10.9.0.9", self.engine.docker("exec", "guest", "ip", "addr"))

    def test_a_plan_that_was_cut_short_is_put_back(self):
        self.choose("Change published ports…")
        self.window.type("Published ports", "9090:80")
        self.window.press("Recreate")
        wait("it is put aside", lambda: self.inspected("web-old"), 60)
        self.window.process.kill()  # in the middle: the new one has not proven up yet
        self.window.process.wait()
        self.open(seen="web-old")  # whether the new one has the name yet is a matter of moments
        self.window.says("still there, as web-old")
        self.window.press("Put back")
        self.window.says("Done.")
        after = self.inspected("web")
        self.assertEqual((after["Id"], after["State"]["Running"]), (self.before["Id"], True))
        self.assertEqual(after["HostConfig"], self.before["HostConfig"])
        self.window.close()
        self.open(seen="web")
        self.window.find("text", "Filter of the explorer")
        self.assertFalse(any("cut short" in thing.name for thing in self.window.things()))


if __name__ == "__main__":
    unittest.main(verbosity=2)
