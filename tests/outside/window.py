"""The window of a running Portolan as a screen reader finds it: by role and accessible name, which equal what
is visible. Every wait has a limit and fails with what was there instead."""

import os
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


class Engine:
    """A private Docker engine with busybox."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="portolan-")
        kind = os.environ.get("PORTOLAN_ENGINE", "debian")  # or "peer": today's
        self._rig("docker-up", "--engine", kind, "--watch", str(os.getpid()))
        self._rig("images", "busybox")
        self.socket = os.path.join(self.folder, "docker.sock")

    def _rig(self, verb, *arguments):
        subprocess.run([RIG, verb, self.folder, *arguments], check=True, stdout=subprocess.DEVNULL)

    def docker(self, *arguments):
        command = ["docker", "-H", "unix://" + self.socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def run(self, name, *options):
        self.docker("run", "-d", "--name", name, *options, "busybox:1", "sleep", "9999")

    def down(self):
        self._rig("docker-down")


class Window:
    def __init__(self, *arguments):
        self.process = subprocess.Popen([os.environ["PORTOLAN_BINARY"], *arguments])
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

    def pick(self, label, words):
        """Chooses in a combo box: opens it, goes down its list, takes the entry."""
        box = self.combo(label)
        choices = box.getChildAtIndex(0)
        names = [choices.getChildAtIndex(index).name for index in range(choices.childCount)]
        at = next(index for index, name in enumerate(names) if words in name)
        box.queryAction().doAction(0)
        wait("its list", lambda: choices.getState().contains(pyatspi.STATE_SHOWING))
        for key in (HOME, *[DOWN] * at, RETURN):
            pyatspi.Registry.generateKeyboardEvent(key, None, pyatspi.KEY_SYM)
        self.combo(label, names[at])

    def can_be_used(self, role, name):
        return self.find(role, name).getState().contains(pyatspi.STATE_SENSITIVE)

    def close(self):
        self.process.terminate()
        self.process.wait(LIMIT)
