"""What the checks share: walking our own sources, and reporting."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def sources(root, folders, endings):
    """Our files below the folders, sorted; build folders are never inside them."""
    found = []
    for folder in folders:
        found += [path for path in (root / folder).rglob("*") if path.suffix in endings and path.is_file()]
    return sorted(found)


def report(name, problems):
    """Prints the problems and ends: 1 when there are any."""
    for problem in problems:
        print(f"{name}: {problem}")
    print(f"{name}: {len(problems)} problem(s)" if problems else f"{name}: good")
    sys.exit(1 if problems else 0)


def expect(problems, *fragments):
    """For self-tests: exactly these problems, each named by a part of its text."""
    left = list(problems)
    for fragment in fragments:
        match = next((problem for problem in left if fragment in problem), None)
        if match is None:
            sys.exit(f"self-test: no problem has {fragment!r}; there are: {problems}")
        left.remove(match)
    if left:
        sys.exit(f"self-test: too many problems: {left}")


def write(root, files):
    """For self-tests: makes a small tree of files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
