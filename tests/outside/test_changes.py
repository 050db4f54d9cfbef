"""What is done to containers by names only; the engine is asked whether it really happened."""

import unittest

from window import Engine, Window, wait


class Changes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = Engine()
        cls.engine.run("web", "--stop-signal", "KILL")

    @classmethod
    def tearDownClass(cls):
        cls.engine.down()

    def open(self, *arguments):
        self.window = Window("--lang", "en", "-H", "unix://" + self.engine.socket, *arguments)
        self.addCleanup(self.window.close)
        self.window.find("list item", "web").queryAction().doAction(0)

    def wait_for_state(self, name, state):
        wait(f"{name} is {state}",
             lambda: self.engine.docker("inspect", "-f", "{{.State.Status}}", name) == state)

    def test_stop_and_undo(self):
        self.open()
        self.window.choose("Actions", "Stop")
        self.wait_for_state("web", "exited")
        self.window.find("label", "docker stop web · done")
        self.window.press("Undo")
        self.wait_for_state("web", "running")

    def test_remove_asks_first(self):
        self.engine.run("gone")
        self.open()
        self.window.find("list item", "gone").queryAction().doAction(0)
        self.window.find("text", "gone")
        self.window.choose("Actions", "Remove…")
        self.window.find("check box", "Also its anonymous volumes, with all that is in them")
        self.assertEqual(self.engine.docker("inspect", "-f", "{{.State.Status}}", "gone"), "running")
        self.window.press("Remove")
        wait("it is gone", lambda: "gone" not in self.engine.docker("ps", "-a", "--format", "{{.Names}}"))

    def test_read_only_offers_nothing(self):
        self.open("--read-only")
        self.window.find("text", "web")
        self.assertIsNone(self.window.look("push button", "Actions"))
        self.assertIsNone(self.window.look("page tab", "Console"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
