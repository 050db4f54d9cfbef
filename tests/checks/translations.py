#!/usr/bin/env python3
"""Every translation is complete and harmless.

For each translations/*.ts: nothing unfinished, vanished or obsolete; every plural form filled; the same
placeholders, the same blanks at both ends and no markup; no line numbers; and lupdate would change nothing.
A file in the language of the source holds the plural forms only, the rest is read from the source itself.

`--update` brings the files up to date with the source (new entries come as unfinished).
"""

import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from source_tree import ROOT, expect, report, sources, write

FORMS = {"en": 2, "ru": 3}
PLACEHOLDER = re.compile(r"%(?:L?\d{1,2}|L?n)")
MARKUP = re.compile(r"<[A-Za-z/!][^>]*>|&(?:lt|gt|amp|quot|nbsp|#\d+);")
FOLDERS = ("app", "views")


def key(context, message):
    """What lupdate tells messages apart by."""
    return (context, message.findtext("source") or "", message.findtext("comment") or "",
            message.get("numerus") == "yes")


def messages(tree):
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message


def texts(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if message.get("numerus") == "yes" else [translation.text or ""]


def ends(text):
    return text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):]


def message_problems(message, language):
    source = message.findtext("source") or ""
    translation = message.find("translation")
    if message.find("location") is not None:
        yield "has line numbers (lupdate -locations none)"
    if translation is None or translation.get("type"):
        yield f"is {translation.get('type') if translation is not None else 'missing'}"
        return
    if MARKUP.search(source):
        yield "has markup in the source"
    forms = texts(message)
    if message.get("numerus") == "yes" and len(forms) != FORMS[language]:
        yield f"has {len(forms)} plural forms instead of {FORMS[language]}"
    for form in forms:
        if not form.strip():
            yield "is empty"
            continue
        if collections.Counter(PLACEHOLDER.findall(form)) != collections.Counter(PLACEHOLDER.findall(source)):
            yield f"has other placeholders: {form!r}"
        if ends(form) != ends(source):
            yield f"begins or ends with other blanks: {form!r}"
        if MARKUP.search(form):
            yield f"has markup: {form!r}"


def file_problems(path):
    tree = ElementTree.parse(path)
    language = tree.getroot().get("language", "").split("_")[0]
    if language not in FORMS:
        return [f"{path.name}: unknown language {language!r}: tell this check its number of plural forms"]
    found = []
    seen = set()
    for context, message in messages(tree):
        name = f"{path.name}: {context}: {(message.findtext('source') or '')!r}"
        if key(context, message) in seen:
            found.append(f"{name} is there twice")
        seen.add(key(context, message))
        found += [f"{name} {problem}" for problem in message_problems(message, language)]
    return found


def lupdate_program():
    for name in ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate-qt6", "lupdate"):
        if shutil.which(name):
            return name
    sys.exit("translations: needs lupdate of Qt 6 (Debian: qt6-l10n-tools)")


def lupdate(root, path):
    """Brings one file up to date in place; returns lupdate's complaints."""
    head = ElementTree.parse(path).getroot()
    plural = ["-pluralonly"] if head.get("language") == head.get("sourcelanguage", "en") else []
    command = [lupdate_program(), "-silent", "-I", str(root), "-locations", "none", "-no-obsolete", *plural]
    files = sources(root, FOLDERS, {".cpp", ".h"})
    try:
        run = subprocess.run([*command, *map(str, files), "-ts", str(path)], capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return [f"does not end on {name}" for name in endless(command, files)] or ["does not end"]
    complaints = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    if run.returncode:
        complaints.append(f"ended with {run.returncode}")
    return complaints


def endless(command, files):
    """The files that lupdate 6.4 never finishes, for instance translate("C", "%n", "note", count(1)): it loops on a
    plain call as the number. Take the number into a variable first."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            try:
                subprocess.run([*command, str(file), "-ts", f"{folder}/x_ru.ts"], capture_output=True, timeout=10)
            except subprocess.TimeoutExpired:
                found.append(f"{file} (a plain call as the number of a translate()? take it into a variable)")
    return found


def update_problems(root, path):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / path.name
        shutil.copy(path, copy)
        found = [f"lupdate says: {line}" for line in lupdate(root, copy)]
        before = {key(context, message) for context, message in messages(ElementTree.parse(path))}
        after = {key(context, message) for context, message in messages(ElementTree.parse(copy))}
    found += [f"{path.name}: {context}: {source!r} is not in the file" for context, source, *_ in sorted(after - before)]
    found += [f"{path.name}: {context}: {source!r} is not in the source" for context, source, *_ in sorted(before - after)]
    return found


def problems(root):
    found = []
    files = sorted((root / "translations").glob("*.ts"))
    if not files:
        found.append("there is no translation at all")
    for path in files:
        found += file_problems(path) + update_problems(root, path)
    return found


def entry(source, *forms, attributes="", extra=""):
    body = "".join(f"<numerusform>{form}</numerusform>" for form in forms) if len(forms) > 1 else forms[0]
    numerus = ' numerus="yes"' if len(forms) > 1 else ""
    return f"<message{numerus}>{extra}<source>{source}</source><translation{attributes}>{body}</translation></message>"


def document(language, *entries):
    return ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" sourcelanguage="en" language="'
            f'{language}"><context><name>C</name>{"".join(entries)}</context></TS>')


def self_test():
    good = [entry("Open %1", "Открыть %1"), entry("%n box(es)", "%n ящик", "%n ящика", "%n ящиков")]
    bad = {
        "other placeholders": entry("From %1 to %2", "Из %1"),
        "plural forms instead of 3": entry("%n hen(s)", "%n курица", "%n курицы"),
        "is empty": entry("%n egg(s)", "%n яйцо", "", "%n яиц"),
        "other blanks": entry("Name: ", "Имя:"),
        "has markup: ": entry("Bold", "&lt;b&gt;Жирно&lt;/b&gt;"),
        "markup in the source": entry("&lt;i&gt;", "Да"),
        "is unfinished": entry("New", "", attributes=' type="unfinished"'),
        "is vanished": entry("Old", "Старое", attributes=' type="vanished"'),
        "line numbers": entry("Line", "Строка", extra='<location filename="a.cpp" line="3"/>'),
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        # No folder "translations" here: only the entries themselves are looked at.
        write(root, {"good.ts": document("ru", *good), "bad.ts": document("ru", *bad.values()),
                     "twice.ts": document("ru", good[0], good[0]), "xx.ts": document("xx", good[0])})
        expect(file_problems(root / "good.ts"))
        expect(file_problems(root / "bad.ts"), *bad)
        expect(file_problems(root / "twice.ts"), "twice")
        expect(file_problems(root / "xx.ts"), "unknown language")
    code = ('#include <QObject>\nclass C : public QObject {\n    Q_OBJECT\n    void f() {\n'
            '        tr("Open %1"); tr("%n box(es)", nullptr, 2);\n    }\n};\n')
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write(root, {"views/c.cpp": code, "translations/x_ru.ts": document("ru", *good),
                     "translations/x_en.ts": document("en", entry("%n box(es)", "%n box", "%n boxes"))})
        expect(problems(root))
        write(root, {"views/c.cpp": code.replace("Open", "Close")})
        expect(problems(root), "'Close %1' is not in the file", "'Open %1' is not in the source")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
    elif sys.argv[1:] == ["--update"]:
        for file in sorted((ROOT / "translations").glob("*.ts")):
            print("\n".join([*lupdate(ROOT, file), f"{file.name} is up to date with the source"]))
    else:
        report("translations", problems(ROOT))
