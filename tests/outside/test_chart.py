"""The chart arranged and asked by names only, as a screen reader's user does it."""

import time
import unittest

from case import EngineCase
from window import wait


class Chart(EngineCase):
    @classmethod
    def prepare(cls):
        cls.engine.docker("network", "create", "app")
        for name in ("api", "db"):
            cls.engine.run(name, "--network", "app", "--label", "com.docker.compose.project=shop")
        cls.engine.run("redis", "-p", "6379:6379")

    def setUp(self):
        self.open(seen="redis")

    def box(self, name):
        return self.window.find("list item", name).queryComponent().getExtents(0)

    def choose(self, *path):
        self.window.choose("Arrangement of the chart", *path)

    def test_rails_hang_containers_from_a_bar(self):
        self.choose("Rails")
        wait("the bar is as wide as what hangs from it", lambda: (
            self.box("app").x <= self.box("api").x
            and self.box("app").x + self.box("app").width >= self.box("db").x + self.box("db").width
            and self.box("api").y > self.box("app").y and self.box("db").y > self.box("app").y))

    def test_layers_show_the_way_from_outside(self):
        self.choose("Layers")
        self.window.find("list item", "0.0.0.0:6379")
        wait("port above container", lambda: self.box("0.0.0.0:6379").y < self.box("redis").y)

    def test_a_container_dropped_on_a_hub_joins_it(self):
        def middle(name):
            box = self.box(name)
            return box.x + box.width // 2, box.y + box.height // 2

        def standing():
            before = middle("redis"), middle("app")
            time.sleep(0.3)  # between two looks
            return before == (middle("redis"), middle("app")) and before

        start, end = wait("an arrangement that stands", standing)
        self.window.drag(start, end)
        self.window.says("Connect a container to a network")
        self.window.combo("Container", "redis")
        self.window.combo("Network", "app")
        self.window.press("Connect")
        form = "{{with index .NetworkSettings.Networks \"app\"}}on{{end}}"
        wait("it is connected", lambda: self.engine.docker("inspect", "-f", form, "redis") == "on")
        self.engine.docker("network", "disconnect", "app", "redis")

    def test_projects_fold_and_open(self):
        self.choose("Group by", "Compose project")
        self.window.find("list item", "api")
        self.choose("Fold all groups")
        wait("its containers are inside", lambda: self.window.look("list item", "api") is None)
        self.assertIn("2 containers", self.window.find("list item", "shop").description)
        self.choose("Open all groups")
        self.window.find("list item", "api")


if __name__ == "__main__":
    unittest.main(verbosity=2)
