"""Screens plugged and pulled under the window: it goes on, and what happens meanwhile is charted."""

import subprocess
import unittest

from window import Engine, Window, wait


def xrandr(*arguments):
    return subprocess.run(["xrandr", *arguments], check=True, capture_output=True, text=True).stdout


class Screens(unittest.TestCase):
    def test_the_window_outlives_its_screen(self):
        engine = Engine()
        self.addCleanup(engine.down)
        engine.run("before")
        window = Window("--lang", "en", "-H", "unix://" + engine.socket)
        self.addCleanup(window.close)
        window.find("list item", "before")

        xrandr("--setmonitor", "left", "700/180x900/240+0+0", "screen")  # the one it stands on is gone
        xrandr("--setmonitor", "right", "700/180x900/240+700+0", "none")
        self.assertIn("Monitors: 2", xrandr("--listmonitors"))
        engine.run("between")
        window.find("list item", "between")

        xrandr("--delmonitor", "right")
        xrandr("--delmonitor", "left")
        self.assertIn("Monitors: 1", xrandr("--listmonitors"))
        engine.run("after")
        window.find("list item", "after")
        window.choose("Arrangement of the chart", "Rails")
        box = lambda name: window.find("list item", name).queryComponent().getExtents(0)
        wait("the chart answers", lambda: box("before").y == box("after").y)


if __name__ == "__main__":
    unittest.main(verbosity=2)
