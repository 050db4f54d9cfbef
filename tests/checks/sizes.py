#!/usr/bin/env python3
"""No source of ours grows past 400 lines (tests: 600): whoever gets there splits it."""

import pathlib
import sys
import tempfile

from source_tree import ROOT, expect, report, sources, write

LIMITS = {"app": 400, "views": 400, "model": 400, "tests": 600}


def problems(root):
    found = []
    for folder, limit in LIMITS.items():
        for path in sources(root, [folder], {".h", ".cpp", ".py", ".sh"}):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > limit:
                found.append(f"{path.relative_to(root)} has {lines} lines, the limit is {limit}")
    return found


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write(root, {
            "model/a.cpp": "\n" * 400, "model/b.cpp": "\n" * 401, "tests/c.cpp": "\n" * 600, "tests/d.cpp": "\n" * 601,
            "views/data.json": "\n" * 9000,
        })
        expect(problems(root), "model/b.cpp has 401", "tests/d.cpp has 601")


if __name__ == "__main__":
    self_test() if sys.argv[1:] == ["--self-test"] else report("sizes", problems(ROOT))
