"""What a screen reader finds in the window, and that the way from nothing to a chart can be gone with it."""

import unittest

import pyatspi

from case import EngineCase
from window import Window, wait

NEED_NAMES = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "page tab",
              "tree", "list", "list item", "table cell", "menu item"}


class Reader(EngineCase):
    @classmethod
    def prepare(cls):
        cls.engine.docker("network", "create", "app")
        cls.engine.run("db", "--network", "app")
        cls.engine.run("redis", "-p", "6379:6379")
        cls.engine.run("web", "--link", "redis:cache")
        cls.engine.docker("network", "connect", "app", "web")

    def chart(self):
        self.open()
        return self.window

    def test_nodes_say_kind_state_addresses_and_neighbours(self):
        window = self.chart()
        web = window.find("list item", "web").description
        for words in ("container · running", "172.17.0.3", "app: 172.18.0.3", "connected with"):
            self.assertIn(words, web)
        for neighbour in ("bridge", "app", "redis"):
            self.assertIn(neighbour, web.split("connected with")[1])
        self.assertIn("network · bridge", window.find("list item", "app").description)
        self.engine.docker("pause", "db")
        self.addCleanup(self.engine.docker, "unpause", "db")
        wait("db is told to be paused", lambda: "paused" in window.look("list item", "db").description)

    def test_everything_that_can_be_used_has_a_name(self):
        window = self.chart()
        window.find("list item", "web")
        for thing in window.things():
            where = f"{thing.getRoleName()} in {thing.parent.getRoleName()} “{thing.parent.name}”"
            if thing.getRoleName() in NEED_NAMES and thing.getState().contains(pyatspi.STATE_SHOWING):
                self.assertTrue(thing.name.strip(), where)
            self.assertNotIn("<p", thing.name + thing.description, where)

    def test_from_nothing_to_a_chart(self):
        window = Window("--lang", "en", "-H", "unix:///nonexistent.sock")
        self.addCleanup(window.close)
        window.press("Connect…")
        window.type("Address of the engine", "gopher://x")
        window.press("Connect")
        wait("the mistake is told in place",
             lambda: any("gopher" in t.name for t in window.things() if t.getRoleName() == "label"))
        window.type("Address of the engine", "unix://" + self.engine.socket)
        window.press("Connect")
        window.find("list item", "redis")

    def test_the_language_is_switched_live(self):
        window = self.chart()
        window.find("list", "Chart")
        window.press("Переключить на русский")
        window.find("list", "Карта")
        window.press("Switch to English")
        window.find("list", "Chart")


if __name__ == "__main__":
    unittest.main(verbosity=2)
