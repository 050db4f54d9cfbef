"""Containers run and made anew in every mode by names only; the engine is asked what came of it."""

import unittest

from case import EngineCase
from window import wait

PORT = 18080  # where the image "srv:1" says that it listens


class Containers(EngineCase):
    @classmethod
    def prepare(cls):
        cls.engine.docker("network", "create", "--subnet", "10.9.0.0/24", "app")
        cls.engine.run("redis", "--network", "app")
        cls.engine.docker("commit", "-c", f"EXPOSE {PORT}", "redis", "srv:1")
        cls.engine.docker("run", "-d", "--name", "owner", "srv:1", "sleep", "9999")

    def setUp(self):
        self.open(seen="owner")

    def mode(self, card, offer):
        """From the New network dialog, where there is nothing to make."""
        self.menu(None, "New network…")
        self.window.press(card, "radio button")
        self.window.press(offer)

    def exists(self, name):
        return wait(f"{name} runs", lambda: self.inspected(name)["State"]["Running"] and self.inspected(name))

    def removed(self, *names):
        self.engine.docker("rm", "-f", *names)

    def test_run_with_everything(self):
        self.menu(None, "Run a container…")
        self.window.pick("Network", "app")
        self.window.type("Image", "busybox:1")
        self.window.type("Name", "shop")
        self.window.type("Address", "10.9.0.50")
        self.window.type("Published ports", "127.0.0.1:8080:80/udp, 9000-9002:90-92 9100-9110:70")
        self.window.type("Links", "redis:cache")
        self.window.type("Environment", "WORDS=it's $(x)\nEMPTY=")
        self.window.type("Command", "sh -c 'exec sleep 9999'")
        self.window.pick("Restart", "always, unless it was stopped")
        self.window.switch("Remove it when it ends", True)
        self.window.says("A container that is removed when it ends cannot be started again.")
        self.assertFalse(self.window.can_be_used("push button", "Run"))
        self.window.switch("Remove it when it ends", False)
        self.window.press("Run")
        made = self.exists("shop")
        host, config = made["HostConfig"], made["Config"]
        self.assertEqual((config["Image"], host["NetworkMode"]), ("busybox:1", "app"))
        self.assertEqual(config["Cmd"], ["sh", "-c", "exec sleep 9999"])
        self.assertEqual((host["RestartPolicy"]["Name"], host["AutoRemove"]), ("unless-stopped", False))
        self.assertLessEqual({"WORDS=it's $(x)", "EMPTY="}, set(config["Env"]))
        self.assertEqual(host["PortBindings"], {
            "80/udp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}],
            "70/tcp": [{"HostIp": "", "HostPort": "9100-9110"}],  # the engine chooses
            **{f"{90 + i}/tcp": [{"HostIp": "", "HostPort": str(9000 + i)}] for i in range(3)}})
        endpoint = made["NetworkSettings"]["Networks"]["app"]
        self.assertEqual((endpoint["IPAddress"], endpoint["Links"]), ("10.9.0.50", ["redis:cache"]))
        self.assertIn("PING cache", self.engine.docker("exec", "shop", "ping", "-c1", "cache"))
        self.window.find("list item", "shop")
        self.removed("shop")

    def test_run_once(self):
        self.menu(None, "Run a container…")
        self.window.fill({"Network": "bridge · the default one", "Image": "busybox:1", "Name": "once",
                          "Command": "sleep 9999", "Remove it when it ends": True})
        self.window.press("Run")
        self.assertTrue(self.exists("once")["HostConfig"]["AutoRemove"])
        self.engine.docker("kill", "once")
        wait("it goes by itself", lambda: self.window.look("list item", "once") is None)

    def test_what_does_not_start_is_removed_again(self):
        self.menu(None, "Run a container…")
        self.window.fill({"Image": "busybox:1", "Name": "stubborn", "Command": "/no/such/program",
                          "Environment": "DB_PASSWORD=hunter2"})
        self.window.press("Run")
        self.window.says("/no/such/program")
        self.window.says("The container that was made for it is removed again.")
        self.assertNotIn("stubborn", self.engine.docker("ps", "-a", "--format", "{{.Names}}"))
        self.window.type("Command", "sleep 9999")  # the same name again
        self.window.press("Run")
        self.assertIn("DB_PASSWORD=hunter2", self.exists("stubborn")["Config"]["Env"])
        self.window.press("Console", "page tab")
        lines = wait("its lines", lambda: [
            t.name for t in self.window.things()
            if t.getRoleName() == "list item" and "docker run -d --name stubborn" in t.name])
        self.assertEqual((len(lines), "-e DB_PASSWORD " in lines[0], "hunter2" in "".join(lines)), (2, True, False))
        self.removed("stubborn")

    def test_what_cannot_be_run_is_said(self):
        self.menu(None, "Run a container…")
        self.assertFalse(self.window.can_be_used("push button", "Run"))
        self.window.type("Image", "busybox:1")
        for field, wrong, words in (
                ("Name", "owner", "There is a container owner already."),
                ("Name", "it's", "A name is two or more of"),
                ("Published ports", "80:0", "“80:0” is no port"),
                ("Published ports", "1-3:1-2", "“1-3:1-2” is no port"),
                ("Links", "redis", "A link is written container:alias."),
                ("Environment", "=x", "“=x” is no variable"),
                ("Command", "sh -c 'x", "A quote in the command does not end.")):
            with self.subTest(f"{field}: {wrong}"):
                self.window.type(field, wrong)
                self.window.says(words)
                self.assertFalse(self.window.can_be_used("push button", "Run"))
                self.window.type(field, "")
        self.assertTrue(self.window.can_be_used("push button", "Run"))

    def test_host_mode_names_who_has_the_port(self):
        self.engine.docker("run", "-d", "--name", "first", "--network", "host", "srv:1", "sleep", "9999")
        self.addCleanup(self.removed, "first")
        self.mode("host", "Run a container in it…")
        self.window.combo("Network", "host · no network of its own")
        self.window.type("Image", "srv:1")
        self.window.says(f"Port {PORT} of the host is taken: first is in host mode")
        with self.engine.listening(PORT):
            self.window.press("Cancel")
            self.mode("host", "Run a container in it…")
            self.window.type("Image", "srv:1")
            self.window.says(f"Port {PORT} of the host is taken: a program listens there")
        self.window.type("Name", "hosty")
        self.window.type("Command", "sleep 9999")
        self.window.press("Run")
        self.assertEqual(self.exists("hosty")["HostConfig"]["NetworkMode"], "host")
        self.removed("hosty")

    def test_run_in_the_network_of_another(self):
        self.mode("container", "Run a container in it…")
        self.window.says("Choose the container whose network it shall share")
        self.window.pick("Network", "that of owner")
        self.window.says("can have no ports, links, hostname or DNS of its own")
        for field in ("Address", "Published ports", "Links"):
            self.assertFalse(self.window.can_be_used("text", field), field)
        self.window.type("Image", "srv:1")
        self.window.says(f"Port {PORT} is taken: owner, of the same network")
        self.window.type("Image", "busybox:1")
        self.window.type("Name", "guest")
        self.window.type("Command", "sleep 9999")
        self.window.press("Run")
        owner = self.inspected("owner")["Id"]
        self.assertEqual(self.exists("guest")["HostConfig"]["NetworkMode"], "container:" + owner)
        self.removed("guest")

    def test_run_without_a_network(self):
        self.mode("none", "Run a container in it…")
        self.window.type("Image", "busybox:1")
        self.window.type("Name", "lonely")
        self.window.type("Command", "sleep 9999")
        self.window.press("Run")
        self.assertEqual(self.exists("lonely")["HostConfig"]["NetworkMode"], "none")
        self.removed("lonely")


if __name__ == "__main__":
    unittest.main(verbosity=2)
