# SPDX-License-Identifier: Apache-2.0
"""Rules for every file: licence line, length, no machine's paths, no registry's hosts, nothing left undone, READMEs."""
import re

import ratchet
from ratchet import Offence

SPDX = "SPDX-License-Identifier: Apache-2.0"
TEXT = (".h", ".cpp", ".py", ".sh", ".cmake", ".txt", ".md", ".sql", ".in", ".json", ".xml", ".desktop", ".ts", "run",
        ".mustache", ".csv", ".tsv")
THINK_AGAIN = 500
TOO_LONG = 700
README_LINES = 30

MACHINE = [(r"(?<![\w.$}~-])/(?:home|Users|work|root|mnt)/[\w.-]", "names an absolute path of one machine")]
REGISTRY = [(r"\b(?:registry\.(?:npmjs|yarnpkg)\.\w+|(?:files\.)?pypi(?:\.python)?\.org|pythonhosted\.org|deb\.debian\.org"
             r"|crates\.io|proxy\.golang\.org|ghcr\.io|docker\.io)\b", "names a registry's host")]
UNDONE = [(r"\b(?:TODO|FIXME|XXX|HACK)\b", "leaves work undone")]
SKIPS = [(r"\bQ(?:SKIP|EXPECT_FAIL)\b", "lets a test be skipped or fail")]
TEST_HOOKS = [(r"#\s*if(?:def|ndef)?\b.*\b(?:UNIT_?TESTS?|TEST(?:ING)?)\b", "has a test hook in the product")]


def find(tree):
    for path in tree.files():
        if not path.endswith(TEXT) or path.startswith("tests/lint/") or path == "LICENSE":
            continue
        # Recorded input (mail, exports, transcripts) is what it is.
        recorded = "/fixtures/" in path or "/golden/" in path or "/data/" in path
        text = tree.text(path)
        if not recorded:
            yield from (Offence(path, line, what) for line, what in ratchet.search(text, MACHINE + REGISTRY))
        if path.endswith((".h", ".cpp", ".py")):
            yield from source_rules(path, text)
        if path.endswith((".h", ".cpp", ".py", ".sh", ".cmake", ".sql", "CMakeLists.txt")):
            yield from (Offence(path, line, what) for line, what in ratchet.search(text, UNDONE))
    yield from module_readmes(tree)
    yield from translations(tree)


def source_rules(path, text):
    first = [line for line in text.split("\n", 3)[:2] if not line.startswith("#!")]
    if not first or SPDX not in first[0]:
        yield Offence(path, 1, "does not begin with the licence line")
    if path.endswith(".h") and "#pragma once" not in text:
        yield Offence(path, 1, "has no #pragma once")
    length = text.count("\n")
    if length >= TOO_LONG:
        yield Offence(path, length, "has %d lines or more" % TOO_LONG, hard=True)
    elif length > THINK_AGAIN:
        yield Offence(path, length, "has more than %d lines" % THINK_AGAIN)
    code = ratchet.without_comments_and_strings(text) if path.endswith((".h", ".cpp")) else ""
    rules = SKIPS if path.startswith("tests/") else TEST_HOOKS
    for line, what in ratchet.search(code, rules):
        yield Offence(path, line, what)


def module_readmes(tree):
    for folder, _ in tree.modules().values():
        path = folder + "/README.md"
        if not tree.exists(path):
            yield Offence(path, 1, "is missing")
        elif tree.text(path).count("\n") > README_LINES:
            yield Offence(path, README_LINES, "has more than %d lines" % README_LINES)


def translations(tree):
    path = "translations/countersign_de.ts"
    if tree.exists(path):
        for line, what in ratchet.search(tree.text(path), [(r'type="(?:unfinished|obsolete|vanished)"',
                                                            "has an unfinished translation")]):
            yield Offence(path, line, what)


GOOD = "// %s\n" % SPDX
SEEDS = {
    "engine/foundation/base/good.h": GOOD + "#pragma once\n",
    "engine/foundation/base/bare.cpp": "int x;\n",
    "engine/foundation/base/long.cpp": GOOD + "\n" * 500,
    "engine/foundation/base/endless.cpp": GOOD + "\n" * 700,
    "engine/foundation/base/open.h": GOOD,
    "engine/foundation/base/undone.cpp": GOOD + "// TO" + "DO later\n#ifdef UNIT_TEST\n#endif\n",
    "engine/foundation/base/README.md": "\n" * 31,
    "tests/unit/base/skip_test.cpp": GOOD + "QSKIP(\"no server\");\n",
    "docs/guide.md": "Look into /ho" "me/somebody/countersign, or at https://registry.npm" "js.org.\nA/home/x is fine.\n",
    "translations/countersign_de.ts": '<translation type="unfinished"/>\n',
}
EXPECTED = {
    "engine/foundation/base/bare.cpp: does not begin with the licence line",
    "engine/foundation/base/long.cpp: has more than 500 lines",
    "engine/foundation/base/endless.cpp: has 700 lines or more",
    "engine/foundation/base/open.h: has no #pragma once",
    "engine/foundation/base/undone.cpp: leaves work undone",
    "engine/foundation/base/undone.cpp: has a test hook in the product",
    "engine/foundation/base/README.md: has more than 30 lines",
    "engine/foundation/store/README.md: is missing",
    "tests/unit/base/skip_test.cpp: lets a test be skipped or fail",
    "docs/guide.md: names an absolute path of one machine",
    "docs/guide.md: names a registry's host",
    "translations/countersign_de.ts: has an unfinished translation",
}

if __name__ == "__main__":
    ratchet.main("file_rules", find, SEEDS, EXPECTED, {
        "engine_modules.txt": "base engine/foundation/base\nstore engine/foundation/store\n"})
