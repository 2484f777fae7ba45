# SPDX-License-Identifier: Apache-2.0
"""Law 4: a table is named only in its own module, which its prefix names. `views` may read any; migrations may touch any."""
import re

import ratchet
from module_edges import module_of
from ratchet import Offence

MIGRATIONS = "engine/foundation/store/migrations"
READS_ALL = {"views"}
CREATE = re.compile(r"\bCREATE\s+(?:VIRTUAL\s+|TEMP\s+)?(?:TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?[\"`\[]?(\w+)", re.IGNORECASE)


def tables(tree):
    """{table: (migration, line)}."""
    found = {}
    for path in tree.files(MIGRATIONS, suffixes=(".sql",)):
        text = re.sub(r"--[^\n]*", "", tree.text(path))
        for match in CREATE.finditer(text):
            found.setdefault(match.group(1), (path, ratchet.line_of(text, match.start())))
    return found


def find(tree):
    modules = tree.modules()
    known = tables(tree)
    for table, (path, line) in known.items():
        if table.split("_")[0] not in modules:
            yield Offence(path, line, "table %s has no module's name as its prefix" % table)
    names = re.compile(r"\b(%s)\b" % "|".join(sorted(map(re.escape, known), key=len, reverse=True) or ["(?!)"]))
    for path in tree.cpp("engine", "app", "ui"):
        owner = module_of(path, modules)
        if owner in READS_ALL:
            continue
        for line, literal in ratchet.strings(ratchet.without_comments(tree.text(path))):
            for table in sorted(set(names.findall(literal))):
                if table.split("_")[0] != owner:
                    yield Offence(path, line, "names table " + table)


SEEDS = {
    MIGRATIONS + "/0001_start.sql": "CREATE TABLE records_account (id INTEGER) STRICT;\n-- CREATE TABLE nothing_here\n"
                                    "CREATE VIRTUAL TABLE retrieval_text USING fts5(x);\nCREATE TABLE misc (x) STRICT;\n",
    "engine/platform/records/account_repository.cpp": 'auto kSql = R"(SELECT id FROM records_account)";\n',
    "engine/knowledge/retrieval/text_index.cpp": 'auto kSql = "SELECT id FROM records_account, retrieval_text";\n'
                                                 'int records_account = 0; // "records_account"\n',
    "engine/overview/views/lists.cpp": 'auto kSql = "SELECT id FROM records_account";\n',
    "app/cli/main.cpp": 'auto kSql = "SELECT 1 FROM retrieval_text";\n',
}
EXPECTED = {
    MIGRATIONS + "/0001_start.sql: table misc has no module's name as its prefix",
    "engine/knowledge/retrieval/text_index.cpp: names table records_account",
    "app/cli/main.cpp: names table retrieval_text",
}

if __name__ == "__main__":
    ratchet.main("table_owners", find, SEEDS, EXPECTED, {
        "engine_modules.txt": "store engine/foundation/store\nrecords engine/platform/records\n"
                              "retrieval engine/knowledge/retrieval\nviews engine/overview/views\n"})
