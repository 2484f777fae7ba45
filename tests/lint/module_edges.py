# SPDX-License-Identifier: Apache-2.0
"""Law 3: a module includes what it declared, declares what it includes, and declares what docs/architecture.md allows.

The declared edges come from engine_modules.txt, which engine_module() writes while configuring. The allowed ones come from
the table "Allowed arrows" (§4): rows of floor | module… | what it may also use.
"""
import re

import ratchet
from ratchet import Offence

DOCUMENT = "docs/architecture.md"
COMMON = {"base", "model"}


def module_of(path, modules):
    """The module whose folder is the longest that holds the path."""
    owners = [name for name, (folder, _) in modules.items() if path.startswith(folder + "/")]
    return max(owners, key=lambda name: len(modules[name][0]), default=None)


def undeclared_includes(tree, modules):
    for path in tree.cpp("engine"):
        owner = module_of(path, modules)
        if owner is None:
            yield Offence(path, 1, "belongs to no engine_module()")
            continue
        for line, header, _ in ratchet.includes(tree.text(path)):
            if not header.startswith("engine/"):
                continue
            used = module_of(header, modules)
            if used != owner and used not in modules[owner][1]:
                yield Offence(path, line, "includes %s, but %s does not declare %s" % (header, owner, used))


def unused_edges(tree, modules):
    used = {name: set() for name in modules}
    for path in tree.cpp("engine"):
        owner = module_of(path, modules)
        if owner:
            used[owner] |= {module_of(header, modules) for _, header, _ in ratchet.includes(tree.text(path))}
    for name, (folder, declared) in modules.items():
        for dependency in declared:
            if dependency not in used[name]:
                yield Offence(folder, 1, "declares %s, but includes nothing of it" % dependency)


def arrow_rows(text):
    """[(line, floor, [module…], {used…})] of the table below the heading about arrows."""
    heading = re.search(r"^#+.*\barrows\b.*$", text, re.MULTILINE | re.IGNORECASE)
    if not heading:
        return []
    body = re.split(r"^#+ ", text[heading.end():], maxsplit=1, flags=re.MULTILINE)[0]
    rows = []
    floor = ""
    for number, line in enumerate(body.split("\n"), ratchet.line_of(text, heading.end())):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.strip().startswith("|") or len(cells) != 3 or set(cells[0]) <= set("-: ") and "-" in cells[0]:
            continue
        floor = cells[0] or floor
        alone = re.findall(r"([a-z]+) \(none\)", cells[1])
        names = re.findall(r"[a-z][a-z/]*", re.sub(r"[a-z]+ \(none\)", "", cells[1]))
        rows += [(number, floor, names, cells[2]), (number, floor, alone, "")]
    return rows


def allowed_edges(text, order):
    """{module: set of what it may use} for the modules in declaration order."""
    allowed = {}
    foundation = set()
    for _, floor, names, uses in arrow_rows(text):
        foundation |= set(names) if floor == "foundation" else set()
        for name in names:
            if "everything above" in uses:
                allowed[name] = set(order)
            else:
                allowed.setdefault(name, set()).update(re.findall(r"[a-z][a-z/]*", uses))
    governed = order[order.index("governance") + 1:] if "governance" in order else []
    for name in allowed:
        allowed[name] |= COMMON
        if name not in foundation:
            allowed[name].add("diagnostics")
        if name in governed:
            allowed[name].add("governance")
    return allowed


def disallowed_edges(tree, modules):
    if not tree.exists(DOCUMENT):
        yield Offence(DOCUMENT, 1, "is missing; it holds the table of allowed arrows")
        return
    allowed = allowed_edges(tree.text(DOCUMENT), list(modules))
    allowed["base"] = set()
    allowed["model"] = {"base"}
    for name, (folder, declared) in modules.items():
        if name not in allowed:
            yield Offence(folder, 1, "has no row in the table of allowed arrows")
            continue
        for dependency in declared:
            if dependency not in allowed[name]:
                yield Offence(folder, 1, "declares %s, which the table of allowed arrows does not give it" % dependency)


def program_includes(tree, modules):
    """Programs are no modules, so their row of the table is compared with their includes."""
    if not tree.exists(DOCUMENT):
        return
    for _, floor, names, uses in arrow_rows(tree.text(DOCUMENT)):
        if floor != "programs":
            continue
        allowed = set(re.findall(r"[a-z][a-z/]*", uses)) | COMMON
        for program in names:
            for path in tree.cpp(program) if "/" in program else []:
                for line, header, _ in ratchet.includes(tree.text(path)):
                    used = module_of(header, modules) if header.startswith("engine/") else None
                    if used and used not in allowed:
                        yield Offence(path, line, "includes %s, which the table of allowed arrows does not give %s"
                                      % (header, program))


def find(tree):
    modules = tree.modules()
    yield from undeclared_includes(tree, modules)
    yield from unused_edges(tree, modules)
    yield from disallowed_edges(tree, modules)
    yield from program_includes(tree, modules)


SEEDS = {
    "docs/architecture.md": "## 4. Allowed arrows\n\n| floor | module | may also use |\n|---|---|---|\n"
                            "| foundation | store, text | – |\n| platform | records | store |\n"
                            "| knowledge | graph | records |\n| programs | app/cli | records |\n\n## 5. Errors\n",
    "engine/foundation/base/result.h": "",
    "engine/foundation/store/database.cpp": '#include "engine/foundation/base/result.h"\n',
    "engine/foundation/text/fold.cpp": '#include "engine/foundation/base/result.h"\n',
    "engine/platform/records/repository.cpp": '#include "engine/foundation/store/database.h"\n',
    "engine/knowledge/graph/path.cpp": '#include "engine/platform/records/repository.h"\n'
                                       '#include "engine/foundation/text/fold.h"\n'
                                       '#include "engine/foundation/store/database.h"\n',
    "engine/knowledge/attic/old.cpp": "",
    "app/cli/main.cpp": '#include "engine/platform/records/repository.h"\n#include "engine/foundation/store/database.h"\n',
}
EXPECTED = {
    "engine/knowledge/graph/path.cpp: includes engine/foundation/text/fold.h, but graph does not declare text",
    "engine/knowledge/graph: declares store, which the table of allowed arrows does not give it",
    "engine/knowledge/attic/old.cpp: belongs to no engine_module()",
    "engine/platform/records: declares base, but includes nothing of it",
    "engine/overview/stray: has no row in the table of allowed arrows",
    "app/cli/main.cpp: includes engine/foundation/store/database.h, "
    "which the table of allowed arrows does not give app/cli",
}

if __name__ == "__main__":
    ratchet.main("module_edges", find, SEEDS, EXPECTED, {
        "engine_modules.txt": "base engine/foundation/base\nstore engine/foundation/store base\n"
                              "text engine/foundation/text base\nrecords engine/platform/records base store\n"
                              "graph engine/knowledge/graph records store\nstray engine/overview/stray\n"})
