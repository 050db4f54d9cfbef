"""A window on a machine without Docker: it opens on the playground, says so, and gives it up for a real engine."""

import os
import shutil
import subprocess
import unittest

from window import Engine, Window, wait

SOCKETS = ("/var/run/docker.sock", "/run/podman/podman.sock")


@unittest.skipIf(any(map(os.path.exists, SOCKETS)), "skipped: this machine has an engine of its own")
class Playground(unittest.TestCase):
    def setUp(self):
        shutil.rmtree(os.path.expanduser("~/.config/portolan"), ignore_errors=True)  # nothing is remembered
        self.window = Window("--lang", "en")
        self.addCleanup(lambda: self.window.close())

    def banner(self):
        return next((t.name for t in self.window.things() if "this is a playground" in t.name), None)

    def test_shows_the_harbour_and_says_that_it_is_played(self):
        for name in ("flask", "redis_ambassador", "real-redis", "real-redis-ambassador", "dnmonster"):
            self.window.find("list item", name)
        self.assertIn("/var/run/docker.sock", wait("the banner", self.banner))
        hint = next(t.name for t in self.window.things() if "docker -H unix://" in t.name)
        command = hint[hint.index("docker -H"):].split()
        listed = subprocess.run([*command, "--format", "{{.Names}}"], check=True, capture_output=True, text=True)
        self.assertIn("flask", listed.stdout.split())
        subprocess.run([*command[:3], "rm", "-f", "flask"], check=True, capture_output=True)
        wait("flask goes from the chart", lambda: self.window.look("list item", "flask") is None)

    def test_an_end_by_signal_leaves_nothing(self):
        hint = wait("the hint", lambda: next(t.name for t in self.window.things() if "docker -H unix://" in t.name))
        folder = os.path.dirname(hint[hint.index("unix://") + 7:].split()[0])
        self.assertTrue(os.path.isdir(folder))
        self.window.close()
        self.assertFalse(os.path.exists(folder))

    def test_a_lost_engine_that_was_named_is_not_replaced(self):
        self.window.close()
        self.window = Window("--lang", "en", "-H", "unix:///nowhere/docker.sock")
        self.window.find("label", "The engine cannot be reached")
        self.assertIsNone(self.banner())

    def test_goes_for_a_real_engine(self):
        engine = Engine()
        self.addCleanup(engine.down)
        engine.run("real-one")
        self.window.find("list item", "flask")
        self.window.press("Connect a real engine…")
        self.window.type("Address of the engine", "unix://" + engine.socket)
        self.window.press("Connect")
        self.window.find("list item", "real-one")
        wait("the banner goes", lambda: self.banner() is None)
        wait("the harbour goes", lambda: self.window.look("list item", "flask") is None)
        engine.down()  # connected once, it is lost now, and nothing takes its place
        self.window.close()
        self.window = Window("--lang", "en")
        self.window.find("label", "The engine cannot be reached")
        self.assertIsNone(self.banner())


if __name__ == "__main__":
    unittest.main(verbosity=2)
