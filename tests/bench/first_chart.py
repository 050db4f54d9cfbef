#!/usr/bin/env python3
"""First complete chart of a real engine, beside the docker command asking for the same.

Starts a private engine with 100 containers on 10 networks, then times in turn, whole processes:
  ours   portolan map --format json
  peer   docker ps -aq; docker inspect <all>; docker network inspect <all>
and prints medians and their ratio (target: at most 0.5). Needs root, as the rigs do.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.realpath(__file__))
rig = os.path.join(here, "..", "support", "rig")
portolan = os.environ["PORTOLAN_BINARY"]
containers, networks, runs = 100, 10, 9


def output(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main():
    folder = tempfile.mkdtemp(prefix="portolan-bench-")
    try:
        output([rig, "docker-up", folder, "--watch", str(os.getpid())])
        output([rig, "images", folder, "busybox"])
        url = f"unix://{folder}/docker.sock"
        docker = ["docker", "-H", url]
        for n in range(networks):
            output([*docker, "network", "create", f"net-{n}"])
        # Created and attached is enough for a list and an inspect; a tenth runs, so that addresses are there too.
        for c in range(containers):
            verb = ["run", "-d"] if c % 10 == 0 else ["create"]
            output([*docker, *verb, "--name", f"c{c}", "--network", f"net-{c % networks}", "busybox:1", "sleep", "9999"])

        def ours():
            output([portolan, "-H", url, "map", "--format", "json"])

        def peer():
            ids = output([*docker, "ps", "-aq", "--no-trunc"]).split()
            output([*docker, "inspect", *ids])
            output([*docker, "network", "inspect", *output([*docker, "network", "ls", "-q"]).split()])

        ours(), peer()  # warm
        pairs = [(seconds(ours), seconds(peer)) for _ in range(runs)]
        a, b = (statistics.median(side) * 1000 for side in zip(*pairs))
        print(f"first chart, {containers} containers, {networks} networks, median of {runs} runs in turn")
        print(f"  portolan map --format json         {a:8.1f} ms")
        print(f"  docker ps + inspect + net inspect  {b:8.1f} ms")
        print(f"  ratio                              {a / b:8.2f}    (target 0.50)")
    finally:
        subprocess.run([rig, "docker-down", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run(["rm", "-rf", folder])


if os.geteuid() != 0:
    sys.exit("skipped: the rig needs root")
main()
