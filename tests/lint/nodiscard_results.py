# SPDX-License-Identifier: Apache-2.0
"""Each engine function that returns a Result or Status is [[nodiscard]]: an error nobody looks at is lost."""
import re

import ratchet
from ratchet import Offence

TYPE = re.compile(r"\b(?:base\s*::\s*)?(Result\s*<|Status\s+(?=\w+\s*\())")
BOUNDARY = re.compile(r"[;{}]|\b(?:public|protected|private)\s*:|^[ \t]*#.*$", re.MULTILINE)


def after_template(text, start):
    """The offset behind the '>' that closes the '<' before start."""
    depth = 1
    while start < len(text) and depth:
        depth += {"<": 1, ">": -1}.get(text[start], 0)
        start += 1
    return start


def find(tree):
    for path in tree.files("engine", suffixes=(".h",)):
        code = ratchet.without_comments_and_strings(tree.text(path))
        for match in TYPE.finditer(code):
            end = after_template(code, match.end()) if match.group(1).endswith("<") else match.end()
            name = re.match(r"\s*(?:\w+::)*(\w+)\s*\(", code[end:])
            if not name:
                continue
            boundary = max((m.end() for m in BOUNDARY.finditer(code, 0, match.start())), default=0)
            prefix = code[boundary:match.start()]
            inside_another = prefix.count("(") > prefix.count(")") or "using" in prefix.split()
            if not inside_another and "[[nodiscard]]" not in prefix:
                yield Offence(path, ratchet.line_of(code, match.start()),
                              "%s() returns a result but is not [[nodiscard]]" % name.group(1))


SEEDS = {
    "engine/foundation/store/database.h":
        "[[nodiscard]] base::Result<int> fine(std::function<Result<int>(int)> f);\n"
        "base::Result<std::vector<int>> rows(int a);\nclass D {\npublic:\n    virtual Status flush() = 0;\n"
        "    [[nodiscard]] virtual Status good() = 0;\n    Result<int> m_kept;\n};\nusing F = Result<int>(int);\n"
        "// Result<int> words();\n",
}
EXPECTED = {
    "engine/foundation/store/database.h: rows() returns a result but is not [[nodiscard]]",
    "engine/foundation/store/database.h: flush() returns a result but is not [[nodiscard]]",
}

if __name__ == "__main__":
    ratchet.main("nodiscard_results", find, SEEDS, EXPECTED)
