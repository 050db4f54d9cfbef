#!/usr/bin/env python3
"""Holds the direction of includes: app -> views -> model/qt -> model.

- model/ outside model/qt knows no Qt; model/core knows only the standard library and tl::expected
- views/ never includes model/net, model/docker or model/etcd
- of Boost our headers include only the three that ALLOWED_BOOST names
- includes in quotes are written from the root and exist

includes-exceptions.txt lists what is tolerated, as "<file> <include>" lines. It may only shrink:
a line that is no longer needed fails too.
"""

import pathlib
import re
import sys
import tempfile

from source_tree import ROOT, expect, report, sources, write

FOLDERS = ("app", "views", "model")
ALLOWED_BOOST = {"boost/asio/awaitable.hpp", "boost/asio/any_io_executor.hpp", "boost/system/error_code.hpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
QT = re.compile(r"(?:Qt\w*/.*|Qt\w+|Q[A-Z]\w*|q[a-z]+\.h)$")
LAYERS = {"model": 0, "model/qt": 1, "views": 2, "app": 3}


def layer(path):
    if path.startswith("model/qt/"):
        return "model/qt"
    folder = path.split("/")[0]
    return folder if folder in LAYERS else None


def complaint(root, file, quoted, include):
    """Why this include is wrong, or None."""
    home = layer(file)
    target = layer(include)
    if quoted and not include.endswith(".moc") and not (root / include).is_file():
        return "is not written from the root, or does not exist"
    if target and LAYERS[target] > LAYERS[home]:
        return f"{home} must not know {target}"
    if home == "model" and QT.match(include):
        return "model outside model/qt must not know Qt"
    if home == "views" and re.match(r"model/(net|docker|etcd)/", include):
        return "views must not know net, docker or etcd"
    if file.startswith("model/core/") and (
        include.startswith(("boost/", "nlohmann/")) or (include.startswith("model/") and not include.startswith("model/core/"))
    ):
        return "model/core knows the standard library and tl::expected only"
    if file.endswith(".h") and include.startswith("boost/") and include not in ALLOWED_BOOST:
        return "this Boost header belongs into sources, not into headers"
    return None


def problems(root, exceptions):
    found = []
    left = set(exceptions)
    for path in sources(root, FOLDERS, {".h", ".cpp"}):
        file = path.relative_to(root).as_posix()
        for mark, include in INCLUDE.findall(path.read_text(encoding="utf-8")):
            why = complaint(root, file, mark == '"', include)
            if why and (file, include) in exceptions:
                left.discard((file, include))
            elif why:
                found.append(f"{file} includes {include}: {why}")
    found += [f"{file} {include}: the exception is stale, remove it" for file, include in sorted(left)]
    return found


def read_exceptions(path):
    lines = (line.split("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines())
    return {(words[0], words[1]) for words in lines if words}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write(root, {
            "model/core/id.h": "#include <string>\n#include <tl/expected.hpp>\n",
            "model/core/bad.h": '#include "model/net/http.h"\n#include <boost/asio/awaitable.hpp>\n',
            "model/net/http.h": "#include <boost/asio/awaitable.hpp>\n#include <boost/beast/http.hpp>\n",
            "model/net/http.cpp": '#include "model/net/http.h"\n#include <boost/beast/http.hpp>\n#include "http.h"\n',
            "model/net/qt.cpp": '#include <QString>\n#include <QtCore/QString>\n#include "model/qt/store.h"\n',
            "model/qt/store.h": "#include <QObject>\n",
            "views/graph/chart.cpp": '#include "model/qt/store.h"\n#  include "model/net/http.h"\n#include "app/main.h"\n',
            "app/main.h": '#include "model/net/http.h"\n#include "views/graph/none.h"\n',
        })
        expected = [
            "model/core/bad.h includes model/net/http.h", "model/core/bad.h includes boost/asio/awaitable.hpp",
            "model/net/http.h includes boost/beast/http.hpp", "model/net/http.cpp includes http.h",
            "qt.cpp includes QString", "qt.cpp includes QtCore/QString", "model must not know model/qt",
            "views must not know net", "views must not know app", "views/graph/none.h: is not written",
        ]
        expect(problems(root, set()), *expected)
        expect(problems(root, {("model/net/qt.cpp", "QString"), ("app/main.h", "gone.h")}),
               *[text for text in expected if text != "qt.cpp includes QString"], "app/main.h gone.h: the exception is stale")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
    else:
        report("includes", problems(ROOT, read_exceptions(pathlib.Path(__file__).with_name("includes-exceptions.txt"))))
