"""What programs do with Docker's own library for Python: argument 1 is an engine's socket. Prints what they see."""

import re
import sys
import threading

import docker
from docker.errors import APIError, ImageNotFound, NotFound

client = docker.DockerClient(base_url="unix://" + sys.argv[1], timeout=30)


def say(what, value):
    text = re.sub(r"\b[0-9a-f]{64}\b", "<id>", str(value))
    text = re.sub(r"\b[0-9a-f]{12}\b", "<short>", text)
    print(what, re.sub(r"\b[0-9a-f]{10}\b", "<short>", text))


def refused(what, call):
    try:
        call()
        say(what, "done")
    except APIError as error:
        say(what, "%s %s %s" % (type(error).__name__, error.response.status_code, error.explanation))


say("ping", client.ping())
seen = []
events = client.events(decode=True, filters={"type": ["container", "network"]})
reader = threading.Thread(target=lambda: seen.extend(events), daemon=True)
reader.start()

image = client.images.get("busybox:1")
say("image", image.tags)
say("images", sorted(tag for item in client.images.list(name="busybox") for tag in item.tags))
image.tag("mine", "2")
say("tagged", sorted(client.images.get("mine:2").tags))
client.images.remove("mine:2")
for call in (lambda: client.images.get("mine:2"), lambda: client.containers.get("nobody")):
    try:
        call()
    except (ImageNotFound, NotFound) as error:
        say("missing", error.explanation)

network = client.networks.create(
    "app",
    labels={"a": "b"},
    ipam=docker.types.IPAMConfig(pool_configs=[docker.types.IPAMPool(subnet="10.60.0.0/24", gateway="10.60.0.1")]),
)
say("networks", sorted(item.name for item in client.networks.list()))
say("by label", [item.name for item in client.networks.list(filters={"label": "a=b"})])
web = client.containers.run(
    "busybox:1", "httpd -f -p 80", name="web", network="app", detach=True, labels={"x": "y"}, environment={"K": "v"}
)
cli = client.containers.create("busybox:1", ["sleep", "1000"], name="cli")
cli.start()
say("states", sorted((item.name, item.status) for item in client.containers.list(all=True)))
network.connect(cli, aliases=["friend"], ipv4_address="10.60.0.9")
network.reload()
say("members", sorted(item.name for item in network.containers))
say("address", client.containers.get("cli").attrs["NetworkSettings"]["Networks"]["app"]["IPAddress"])
say("labels", client.containers.get("web").labels)

for command in (["hostname", "-i"], ["sh", "-c", "echo out; exit 3"], ["ping", "-c1", "-W1", "nobody"]):
    result = cli.exec_run(command)
    say("exec", (result.exit_code, result.output))
say("parted", cli.exec_run(["sh", "-c", "echo out; echo err >&2"], demux=True).output)
say("stream", b"".join(cli.exec_run(["sh", "-c", "echo a; echo b"], stream=True).output))
say("workdir", cli.exec_run("pwd", workdir="/tmp", environment={"A": "1"}).output)

say("run", client.containers.run("busybox:1", "echo hello", remove=True))
try:
    client.containers.run("busybox:1", ["sh", "-c", "echo bad >&2; exit 4"], remove=True)
except docker.errors.ContainerError as error:
    say("container error", (error.exit_status, error.stderr))
job = client.containers.run("busybox:1", ["sh", "-c", "echo one; sleep 1; echo two"], name="job", detach=True)
say("wait", job.wait()["StatusCode"])
say("logs", job.logs())
say("tail", job.logs(tail=1))
say("followed", b"".join(job.logs(stream=True, follow=True)))
job.rename("done")
job.reload()
say("renamed", (job.name, job.status, job.attrs["State"]["ExitCode"]))
web.pause()
web.reload()
say("paused", web.status)
web.unpause()
say("top", web.top(ps_args="-o pid,comm")["Titles"])
say("stats", sorted(web.stats(stream=False))[:3])
web.restart(timeout=0)
web.stop(timeout=0)
web.reload()
say("stopped", web.status)

refused("taken", lambda: client.containers.create("busybox:1", name="cli"))
refused("network taken", lambda: client.networks.create("app", check_duplicate=True))
refused("no image", lambda: client.containers.create("nope:3"))
refused("in use", network.remove)
refused("not running", lambda: web.exec_run("true"))
network.disconnect(cli)
for item in client.containers.list(all=True):
    item.remove(force=True)
network.remove()
say("pruned", client.networks.prune())
say("left", (client.containers.list(all=True), sorted(item.name for item in client.networks.list())))
events.close()
reader.join(5)
actions = [item["Action"].split(":")[0] for item in seen if item["Type"] == "container"]
say("events", [(name, actions.count(name)) for name in sorted(set(actions)) if name != "kill"])
say("of networks", sorted({item["Action"] for item in seen if item["Type"] == "network"}))
