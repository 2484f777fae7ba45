# SPDX-License-Identifier: Apache-2.0
"""What all lints share: reading the tree, comparing with the list of known offences, and the self-test.

A lint is a function find(tree) that yields Offences. known/<lint>.txt lists the offences that are tolerated for now, one
"path: what" a line. A new offence fails; one that was mended but is still listed fails too, so the list only shrinks.
An offence with hard=True fails even if it is listed. Line numbers are shown but not compared: code above may move.

  <lint>.py --root DIR --build DIR      compare
  <lint>.py --self-test                 seed offences into an empty tree; each must be found, and nothing else
"""
import argparse
import dataclasses
import pathlib
import re
import sys
import tempfile

SKIPPED_FOLDERS = {".git", ".cache", "build", "node_modules", "__pycache__"}


@dataclasses.dataclass(frozen=True)
class Offence:
    path: str
    line: int
    what: str
    hard: bool = False

    @property
    def key(self):
        return "%s: %s" % (self.path, self.what)


class Tree:
    """The source tree and, where one was configured, its build folder."""

    def __init__(self, root, build=None):
        self.root = pathlib.Path(root)
        self.build = pathlib.Path(build) if build else None

    def files(self, *folders, suffixes=None):
        """Paths relative to the root, sorted; every file of the tree when no folder is named."""
        found = []
        pending = [self.root / folder for folder in folders] if folders else [self.root]
        while pending:
            folder = pending.pop()
            if not folder.is_dir():
                continue
            for entry in folder.iterdir():
                if entry.is_dir():
                    if entry.name not in SKIPPED_FOLDERS and not entry.name.startswith("build-"):
                        pending.append(entry)
                elif suffixes is None or entry.name.endswith(tuple(suffixes)):
                    found.append(entry.relative_to(self.root).as_posix())
        return sorted(found)

    def cpp(self, *folders):
        return self.files(*folders, suffixes=(".h", ".cpp"))

    def exists(self, path):
        return (self.root / path).exists()

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def modules(self):
        """{module: (folder, [declared module…])} in declaration order, as engine_module() wrote it."""
        listing = self.build / "engine_modules.txt" if self.build else None
        if listing is None or not listing.exists():
            sys.exit("engine_modules.txt is missing: configure the build folder first")
        lines = (line.replace(";", " ").split() for line in listing.read_text().splitlines())
        return {words[0]: (words[1], words[2:]) for words in lines if words}


_TOKEN = re.compile(
    r'(?P<raw>R"(?P<mark>[^()\\\s]{0,16})\((?P<body>.*?)\)(?P=mark)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)", re.DOTALL)


def _blank(text):
    return "".join(c if c == "\n" else " " for c in text)


def without_comments(text):
    return _TOKEN.sub(lambda m: _blank(m.group()) if m.group("comment") else m.group(), text)


def without_comments_and_strings(text):
    """Code only, without #include lines either; the lines keep their numbers."""
    bare = _TOKEN.sub(lambda m: _blank(m.group()), text)
    return re.sub(r"^[ \t]*#[ \t]*include\b[^\n]*", "", bare, flags=re.MULTILINE)


def strings(text):
    """(line, content) of each string literal."""
    for match in _TOKEN.finditer(text):
        if match.group("raw") or match.group("string"):
            yield line_of(text, match.start()), match.group()


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def includes(text):
    """(line, file name, brackets?) of each #include."""
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[">]', without_comments(text), re.MULTILINE):
        yield line_of(text, match.start()), match.group(2), match.group(1) == "<"


def search(text, rules):
    """(line, what) for each (regex, what) that the text matches."""
    for pattern, what in rules:
        for match in re.finditer(pattern, text, re.MULTILINE):
            yield line_of(text, match.start()), what


def _known(name):
    path = pathlib.Path(__file__).parent / "known" / (name + ".txt")
    if not path.exists():
        return set()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("#")}


def compare(offences, known):
    """The lines to print; empty when nothing is new and nothing listed was mended."""
    offences = list(offences)
    report = ["%s:%d: %s" % (o.path, o.line, o.what)
              for o in offences if o.hard or o.key not in known]
    mended = known - {offence.key for offence in offences}
    report += ["mended, so strike it off the list: %s" % key for key in sorted(mended)]
    return report


def _write(folder, files):
    for path, content in files.items():
        target = pathlib.Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def _self_test(find, seeds, build_seeds, expected):
    with tempfile.TemporaryDirectory() as root, tempfile.TemporaryDirectory() as build:
        _write(root, seeds)
        _write(build, build_seeds)
        offences = list(find(Tree(root, build)))
        found = {offence.key for offence in offences}
    problems = ["seeded but not found: " + key for key in sorted(expected - found)]
    problems += ["found but not seeded: " + key for key in sorted(found - expected)]
    if not compare(offences, set()):
        problems.append("offences that are not listed do not fail")
    soft = {offence.key for offence in offences if not offence.hard}
    if compare([o for o in offences if not o.hard], soft):
        problems.append("listed offences fail")
    if not compare([], {"gone.cpp: mended"}):
        problems.append("an offence that is mended but still listed does not fail")
    if any(o.hard for o in offences) and not compare(offences, found):
        problems.append("a hard offence can be listed away")
    return problems


def main(name, find, seeds, expected, build_seeds=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--root")
    parser.add_argument("--build")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        problems = _self_test(find, seeds, build_seeds or {}, set(expected))
    else:
        problems = compare(find(Tree(arguments.root, arguments.build)), _known(name))
    for problem in problems:
        print(problem)
    print("%s: %s" % (name, "%d problems" % len(problems) if problems else "good"))
    sys.exit(1 if problems else 0)
