"""What tests with an engine of their own have in common."""

import json
import unittest

from window import Engine, Window


class EngineCase(unittest.TestCase):
    """One engine for all tests of a class; each opens a window on it, on the engine's host: its interfaces and its
    ports in use are those the window knows, whatever else runs on the machine of the tests."""

    start = Engine

    @classmethod
    def setUpClass(cls):
        cls.engine = cls.start()
        cls.addClassCleanup(cls.engine.down)
        cls.prepare()

    @classmethod
    def prepare(cls):
        """What is there before the first test."""

    def open(self, *arguments, seen=None, socket=None):
        window = Window("--lang", "en", "-H", "unix://" + (socket or self.engine.socket), *arguments,
                        namespace=self.engine.namespace)
        self.addCleanup(window.close)
        self.window = window
        if seen:
            window.find("list item", seen)

    def menu(self, name, *path):
        """An entry of what can be done to a thing; without a name, to the engine."""
        name = name or self.engine.docker("info", "-f", "{{.Name}}")
        self.window.find("list item", name).queryAction().doAction(0)
        self.window.find("text", name)  # the inspector shows it, so the menu is of it
        self.window.choose("Actions", *path)

    def inspected(self, container):
        return json.loads(self.engine.docker("inspect", container))[0]
