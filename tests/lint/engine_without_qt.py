# SPDX-License-Identifier: Apache-2.0
"""Law 1: the engine is C++20 and free of user interface: no Qt header, type, tr(), CMake target or symbol."""
import re
import subprocess

import ratchet
from ratchet import Offence

HEADER = re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*|q[a-z]+\.h)$")
NAMES = [
    (r"\bQ[A-Z][A-Za-z]\w*\s*(?:::|[<&*>]|\s[a-z_]\w*\s*[;({=,)])", "uses a Qt type"),
    (r"\bQ_(?:OBJECT|GADGET|PROPERTY|INVOKABLE|ENUM|SIGNALS|SLOTS|EMIT)\b", "uses a Qt macro"),
    (r"(?<![\w.>:])tr\s*\(", "translates; the engine gives codes and arguments"),
]
CMAKE = [(r"\bQt[56]?(?:::|\s|\d)|\bAUTOMOC\b", "names Qt in CMake")]
# Itanium mangling of a name that begins with a Qt class, or one of Qt's own functions.
SYMBOL = re.compile(r"\bU\s+(_Z\w*?\d+Q(?:[A-Z][a-z])\w+|_Z\d+q[A-Z]\w+|qt_\w+|qFlagLocation\w*)")


def undefined_symbols(library):
    result = subprocess.run(["nm", "--undefined-only", str(library)], capture_output=True, text=True, check=False)
    return result.stdout


def find(tree):
    for path in tree.cpp("engine"):
        text = tree.text(path)
        for line, header, _ in ratchet.includes(text):
            if HEADER.match(header):
                yield Offence(path, line, "includes " + header)
        for line, what in ratchet.search(ratchet.without_comments_and_strings(text), NAMES):
            yield Offence(path, line, what)
    for path in tree.files("engine", suffixes=("CMakeLists.txt", ".cmake")):
        code = re.sub(r"#.*", "", tree.text(path))
        for line, what in ratchet.search(code, CMAKE):
            yield Offence(path, line, what)
    for name, (folder, _) in tree.modules().items():
        for library in sorted(tree.build.glob("engine/**/libcountersign_%s.a" % name)):
            for symbol in sorted(set(SYMBOL.findall(undefined_symbols(library)))):
                yield Offence(folder, 1, "links " + symbol)


SEEDS = {
    "engine/foundation/base/a.h": "#include <QString>\n#include <QtCore/qglobal.h>\n// QString in words is fine\n",
    "engine/foundation/base/b.cpp": "void f(const QStringList& list);\nauto text = tr(\"Hello\");\nQ_GADGET\n",
    "engine/foundation/base/c.cpp": "Query q; m.tr(1); QuotedText parse(); const char* s = \"QString& x\";\n",
    "engine/foundation/base/CMakeLists.txt": "# Qt6::Core in words\ntarget_link_libraries(x Qt6::Core)\n",
    "ui/shell/window.cpp": "#include <QWidget>\nauto t = tr(\"fine here\");\n",
}
EXPECTED = {
    "engine/foundation/base/a.h: includes QString",
    "engine/foundation/base/a.h: includes QtCore/qglobal.h",
    "engine/foundation/base/b.cpp: uses a Qt type",
    "engine/foundation/base/b.cpp: translates; the engine gives codes and arguments",
    "engine/foundation/base/b.cpp: uses a Qt macro",
    "engine/foundation/base/CMakeLists.txt: names Qt in CMake",
}

if __name__ == "__main__":
    ratchet.main("engine_without_qt", find, SEEDS, EXPECTED, {"engine_modules.txt": "base engine/foundation/base\n"})
