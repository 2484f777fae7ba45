# SPDX-License-Identifier: Apache-2.0
"""Law 7: time, randomness, threads and the environment are injected; only base touches the real ones, only app the environment."""
import ratchet
from ratchet import Offence

RULES = [
    (r"\b(?:system|steady|high_resolution|utc|file)_clock\s*::\s*now\b", "reads the clock"),
    (r"(?<![\w.>:])(?:std::|::)?(?:time|gettimeofday|clock_gettime|localtime(?:_r)?|mktime)\s*\(", "reads the clock"),
    (r"\b(?:std::)?random_device\b|\bstd::rand\b|(?<![\w.>:])s?rand\s*\(|\bgetrandom\s*\(|\bRAND_(?:priv_)?bytes\b",
     "draws randomness"),
    (r"\bstd::j?thread\b(?!::id)|\bstd::async\b|\bpthread_create\b", "starts a thread"),
    (r"\bthis_thread\s*::\s*sleep_|(?<![\w.>:])(?:u|nano)?sleep\s*\(", "sleeps"),
    (r"\bQ(?:Date|Time|DateTime)\s*::\s*current\w+", "reads the clock"),
    (r"\bQRandomGenerator\b", "draws randomness"),
    (r"\bQThread\b|\bQtConcurrent\b|\bQThreadPool\b", "starts a thread"),
    (r"\b(?:secure_)?getenv\s*\(|\bqgetenv\b|\bqEnvironmentVariable\b", "reads the environment"),
]
SLEEPS = [(r"\bthis_thread\s*::\s*sleep_|(?<![\w.>:])(?:u|nano)?sleep\s*\(|\bQThread::\w*sleep\b|\bQTest::qSleep\b",
           "sleeps as synchronisation")]


def find(tree):
    for path in tree.cpp("engine", "ui", "app"):
        if path.startswith("engine/foundation/base/"):
            continue
        for line, what in ratchet.search(ratchet.without_comments_and_strings(tree.text(path)), RULES):
            if what != "reads the environment" or not path.startswith("app/"):
                yield Offence(path, line, what)
    for path in tree.cpp("tests"):
        for line, what in ratchet.search(ratchet.without_comments_and_strings(tree.text(path)), SLEEPS):
            yield Offence(path, line, what)


SEEDS = {
    "engine/foundation/base/clock.cpp": "auto now = std::chrono::system_clock::now();\nstd::jthread t;\n",
    "engine/foundation/store/a.cpp": "auto now = std::chrono::steady_clock::now();\nauto t = time(nullptr);\n"
                                     "m_clock.time(); entry.time(); // std::thread\n",
    "engine/foundation/store/b.cpp": "std::random_device d;\nint x = rand();\n",
    "engine/foundation/store/c.cpp": "std::jthread t;\nstd::thread::id who;\n",
    "engine/foundation/store/d.cpp": "std::this_thread::sleep_for(1s);\n",
    "engine/foundation/store/e.cpp": 'auto home = std::getenv("HOME");\n',
    "app/wiring/paths.cpp": 'auto home = std::getenv("HOME");\n',
    "ui/shell/window.cpp": "auto now = QDateTime::currentDateTime();\n",
    "tests/unit/store/a_test.cpp": "QTest::qSleep(10);\nstd::thread other;\n",
}
EXPECTED = {
    "engine/foundation/store/a.cpp: reads the clock",
    "engine/foundation/store/b.cpp: draws randomness",
    "engine/foundation/store/c.cpp: starts a thread",
    "engine/foundation/store/d.cpp: sleeps",
    "engine/foundation/store/e.cpp: reads the environment",
    "ui/shell/window.cpp: reads the clock",
    "tests/unit/store/a_test.cpp: sleeps as synchronisation",
}

if __name__ == "__main__":
    ratchet.main("nothing_ambient", find, SEEDS, EXPECTED)
