"""What is done to containers by names only; the engine is asked whether it really happened."""

import unittest

from case import EngineCase
from window import wait


class Changes(EngineCase):
    @classmethod
    def prepare(cls):
        cls.engine.run("web", "--stop-signal", "KILL")

    def open_web(self, *arguments):
        self.open(*arguments)
        self.window.find("list item", "web").queryAction().doAction(0)

    def wait_for_state(self, name, state):
        wait(f"{name} is {state}",
             lambda: self.engine.docker("inspect", "-f", "{{.State.Status}}", name) == state)

    def test_stop_and_undo(self):
        self.open_web()
        self.window.choose("Actions", "Stop")
        self.wait_for_state("web", "exited")
        self.window.find("label", "docker stop web · done")
        self.window.press("Undo")
        self.wait_for_state("web", "running")
        self.window.choose("Arrangement of the chart", "Redo with “docker stop web”")
        self.wait_for_state("web", "exited")
        self.window.find("list item", "web").queryAction().doAction(0)
        self.window.choose("Actions", "Start")
        self.wait_for_state("web", "running")

    def test_pause_restart_signal_rename(self):
        self.engine.run("daily", "--stop-signal", "KILL")
        self.addCleanup(self.engine.docker, "rm", "-f", "daily2")
        self.open_web()
        self.window.find("list item", "daily").queryAction().doAction(0)
        self.window.find("text", "daily")
        self.window.choose("Actions", "Pause")
        self.wait_for_state("daily", "paused")
        self.window.choose("Actions", "Unpause")
        self.wait_for_state("daily", "running")
        began = lambda: self.engine.docker("inspect", "-f", "{{.State.StartedAt}}", "daily")
        before = began()
        self.window.choose("Actions", "Restart")
        wait("it began anew", lambda: began() != before)
        self.wait_for_state("daily", "running")
        self.window.choose("Actions", "Rename…")
        self.window.type("New name", "daily2")
        self.window.press("Rename")
        self.window.find("list item", "daily2").queryAction().doAction(0)
        self.window.find("text", "daily2")
        self.window.choose("Actions", "Send a signal…")
        self.window.press("Send")
        self.wait_for_state("daily2", "exited")

    def test_a_command_inside_is_in_the_console(self):
        self.open_web()
        self.window.find("text", "web")
        self.window.choose("Actions", "Run a command in it…")
        self.window.type("Command", "sh -c 'echo it ran; exit 3'")
        self.window.press("Run")
        self.window.find("label", "It ended with exit code 3.")
        self.window.press("Close")
        self.window.press("Console", "page tab")
        line = wait("its line", lambda: next(
            t.name for t in self.window.things()
            if t.getRoleName() == "list item" and "docker exec web sh -c 'echo it ran; exit 3'" in t.name))
        self.assertRegex(line, r"exit code 3 +[0-9.]+ s$")

    def test_remove_asks_first(self):
        self.engine.run("gone")
        self.open_web()
        self.window.find("list item", "gone").queryAction().doAction(0)
        self.window.find("text", "gone")
        self.window.choose("Actions", "Remove…")
        self.window.find("check box", "Also its anonymous volumes, with all that is in them")
        self.assertEqual(self.engine.docker("inspect", "-f", "{{.State.Status}}", "gone"), "running")
        self.window.press("Remove")
        wait("it is gone", lambda: "gone" not in self.engine.docker("ps", "-a", "--format", "{{.Names}}"))

    def test_what_is_removed_when_it_ends_asks_first(self):
        self.engine.run("brief", "--rm", "--stop-signal", "KILL")
        self.open_web()
        self.window.find("list item", "brief").queryAction().doAction(0)
        self.window.find("text", "brief")
        self.window.choose("Actions", "Stop…")
        self.window.says("It was run with --rm")
        self.assertEqual(self.engine.docker("inspect", "-f", "{{.State.Status}}", "brief"), "running")
        self.window.press("Stop")
        self.window.find("label", "docker stop brief · done")
        wait("it is gone", lambda: "brief" not in self.engine.docker("ps", "-a", "--format", "{{.Names}}"))
        self.assertIsNone(self.window.look("push button", "Undo"))

    def test_read_only_offers_nothing(self):
        self.open_web("--read-only")
        self.window.find("text", "web")
        self.assertIsNone(self.window.look("push button", "Actions"))
        self.assertIsNone(self.window.look("page tab", "Console"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
