"""The window of a running Portolan as a screen reader finds it: by role and accessible name, which equal what
is visible. Every wait has a limit and fails with what was there instead."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import pyatspi

RIG = os.path.join(os.path.dirname(__file__), "..", "support", "rig")
LIMIT = 20  # seconds
HOME, DOWN, RETURN = 0xFF50, 0xFF54, 0xFF0D  # keys, as X names them


def wait(what, look, limit=LIMIT):
    """The first true value of look(), which may fail while the window changes under it."""
    end = time.monotonic() + limit
    while True:
        try:
            if found := look():
                return found
        except Exception:  # an object that is gone by now
            pass
        if time.monotonic() > end:
            raise AssertionError(f"not within {limit} s: {what}")
        time.sleep(0.05)


KIND = os.environ.get("PORTOLAN_ENGINE", "debian")  # or "peer": today's


def rig(verb, folder, *arguments):
    """What it answers: KEY=VALUE, as a dictionary."""
    done = subprocess.run([RIG, verb, folder, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)


def entering(namespace):
    """What a command begins with to run in a network namespace; None: that of the tests."""
    return ["nsenter", "--net=/run/netns/" + namespace] if namespace else []


class Docker:
    """An engine at a socket, asked with Docker's own client."""

    namespace = None  # the network namespace it is in; None: that of the tests

    def __init__(self, socket):
        self.socket = socket

    def docker(self, *arguments):
        command = ["docker", "-H", "unix://" + self.socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def run(self, name, *options):
        self.docker("run", "-d", "--name", name, *options, "busybox:1", "sleep", "9999")

    def network(self, name):
        """What inspect says of it; None when there is none."""
        if name not in self.docker("network", "ls", "--format", "{{.Name}}").splitlines():
            return None
        return json.loads(self.docker("network", "inspect", name))[0]


class Engine(Docker):
    """A private Docker engine with busybox."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="portolan-")
        told = rig("docker-up", self.folder, "--engine", KIND, "--watch", str(os.getpid()))
        rig("images", self.folder, "busybox")
        super().__init__(told["SOCKET"])
        self.namespace = told["NETNS"]

    def ip(self, *arguments):
        """In the network namespace of the engine."""
        subprocess.run(["ip", "-n", self.namespace, *arguments], check=True)

    @contextlib.contextmanager
    def listening(self, port):
        """A program of the engine's host listens there meanwhile."""
        code = f"import socket; s = socket.create_server(('0.0.0.0', {port})); print('listens', flush=True); input()"
        with subprocess.Popen([*entering(self.namespace), sys.executable, "-c", code], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
            if program.stdout.readline() != "listens\n":
                raise AssertionError(f"nothing can listen at port {port}")
            try:
                yield
            finally:
                program.communicate("\n", LIMIT)

    def down(self):
        rig("docker-down", self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)


class Hosts(Docker):
    """Two engines on two hosts of one wire; asked itself, the first one answers."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="portolan-")
        told = rig("hosts-up", self.folder, "--engine", KIND, "--watch", str(os.getpid()))
        self.addresses = [told["ADDRESS_A"], told["ADDRESS_B"]]
        super().__init__(told["SOCKET_A"])
        self.engines = [self, Docker(told["SOCKET_B"])]
        for host in "AB":
            rig("images", os.path.join(self.folder, host), "busybox")

    def down(self):
        rig("hosts-down", self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)


class Played(Docker):
    """The playground as an engine at a socket."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="portolan-")
        super().__init__(os.path.join(self.folder, "docker.sock"))
        command = [os.environ["PORTOLAN_BINARY"], "playground", "--socket", self.socket, "--engine", "29"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait("the playground", lambda: self.docker("version"))

    def down(self):
        self.process.terminate()
        self.process.wait(LIMIT)
        shutil.rmtree(self.folder, ignore_errors=True)


class Window:
    def __init__(self, *arguments, namespace=None):
        """In a network namespace, it takes the interfaces there for those of this machine."""
        self.process = subprocess.Popen([*entering(namespace), os.environ["PORTOLAN_BINARY"], *arguments])
        self.application = wait("the program on the accessibility bus", self._application)
        wait("its window", lambda: self.application.childCount > 0)

    def _application(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the program ended with {self.process.returncode}")
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            try:
                child = desktop.getChildAtIndex(index)
                if child and child.get_process_id() == self.process.pid:
                    return child
            except Exception:  # one that has ended by now; ours may come after it
                continue
        return None

    def things(self, shown=True):
        """Everything there is, parents first; what is hidden only when shown is False."""

        def walk(thing):
            for index in range(thing.childCount):
                child = thing.getChildAtIndex(index)
                if child is None:
                    continue
                if shown and not child.getState().contains(pyatspi.STATE_VISIBLE):
                    continue
                yield child
                yield from walk(child)

        yield from walk(self.application)

    def look(self, role, name):
        for thing in self.things():
            if thing.getRoleName() == role and thing.name == name:
                return thing
        return None

    def find(self, role, name, limit=LIMIT):
        try:
            return wait(f"{role} “{name}”", lambda: self.look(role, name), limit)
        except AssertionError:
            print("There is:", *sorted({f"{t.getRoleName()} “{t.name}”" for t in self.things()}), sep="\n  ",
                  file=sys.stderr)
            raise

    def press(self, name, role="push button"):
        self.find(role, name)
        tried = False

        def pressed():
            nonlocal tried
            thing = self.look(role, name)
            if thing is None:  # made anew before it is pressed; or gone with its dialog before it answered
                return tried
            tried = True
            thing.queryAction().doAction(0)
            return True

        wait(f"a press of {role} “{name}”", pressed)

    def choose(self, button, *path):
        """An entry of a button's menu, through its submenus."""

        def entry():
            at = self.look("push button", button) or self.look("menu button", button)
            for name in path:
                items = [at.getChildAtIndex(i) for i in range(at.childCount)]
                menu = next(item for item in items if item.getRoleName() == "popup menu")
                items = [menu.getChildAtIndex(i) for i in range(menu.childCount)]
                at = next(item for item in items if item.name == name)
            return at

        wait(f"{button} → {' → '.join(path)}", entry).queryAction().doAction(0)

    def says(self, words, limit=LIMIT):
        wait(f"“{words}”", lambda: any(words in thing.name for thing in self.things()), limit)

    def type(self, name, text):
        self.find("text", name).queryEditableText().setTextContents(text)

    def combo(self, label, words=""):
        """The combo box with that label whose choice has these words; its own name is what is chosen."""

        def look():
            for thing in self.things():
                if thing.getRoleName() != "combo box" or words not in thing.name:
                    continue
                for relation in thing.getRelationSet():
                    if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY and relation.getTarget(0).name == label:
                        return thing
            return None

        return wait(f"combo box “{label}” with “{words}”", look)

    def pick(self, label, words, limit=LIMIT):
        """Chooses in a combo box once it is offered: opens it, goes down its list, takes the entry."""
        box = self.combo(label)
        choices = box.getChildAtIndex(0)

        def entry():  # as it is written, else the first that has the words
            names = [choices.getChildAtIndex(index).name for index in range(choices.childCount)]
            name = words if words in names else next(name for name in names if words in name)
            return names.index(name), name

        at, name = wait(f"“{words}” in the list of “{label}”", entry, limit)
        box.queryAction().doAction(0)
        wait("its list", lambda: choices.getState().contains(pyatspi.STATE_SHOWING))
        for key in (HOME, *[DOWN] * at, RETURN):
            pyatspi.Registry.generateKeyboardEvent(key, None, pyatspi.KEY_SYM)
        self.combo(label, name)

    def switch(self, name, on):
        """A check box; one that opens more fields, too."""
        box = self.find("check box", name)
        if box.getState().contains(pyatspi.STATE_CHECKED) != on:
            box.queryAction().doAction(0)
        wait(f"{name}: {on}", lambda: box.getState().contains(pyatspi.STATE_CHECKED) == on)

    def fill(self, fields):
        """A form by its labels: texts, choices, and for check boxes True and False."""
        for name, value in fields.items():
            if isinstance(value, bool):
                self.switch(name, value)
            elif self.look("text", name):
                self.type(name, value)
            else:
                self.pick(name, value)

    @staticmethod
    def drag(start, end, steps=10):
        """With the left button, from one point of the screen to another."""
        mouse = pyatspi.Registry.generateMouseEvent
        mouse(*start, "abs")
        mouse(*start, "b1p")
        for step in range(1, steps + 1):
            mouse(*(a + (b - a) * step // steps for a, b in zip(start, end)), "abs")
        mouse(*end, "b1r")

    def can_be_used(self, role, name):
        return self.find(role, name).getState().contains(pyatspi.STATE_SENSITIVE)

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(LIMIT)
