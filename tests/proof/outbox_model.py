# SPDX-License-Identifier: Apache-2.0
"""Checks tests/proof/outbox.pml with spin: every property of the true model holds in every reachable state, and every
seeded bug is found by at least one. usage: outbox_model.py MODEL
"""
import pathlib
import re
import subprocess
import sys
import tempfile

BUGS = ["BUG_CLAIM_LATE", "BUG_RESEND_UNKNOWN", "BUG_NO_LOCK", "BUG_POINT_LATE", "BUG_CHECK_EARLY"]


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def properties(model):
    return re.findall(r"^ltl (\w+)", model.read_text(), re.MULTILINE)


def verifier(model, folder, bug):
    """Builds the verifier of the model, or of the model with one bug; it holds every property."""
    options = ["-D" + bug] if bug else []
    run(folder, "spin", *options, "-a", str(model))
    run(folder, "cc", "-O1", "-w", "-DVECTORSZ=2048", "-DNOFAIR", "-o", "pan", "pan.c")


def check(folder, claim):
    """The verifier's count of errors and of states."""
    out = run(folder, "./pan", "-a", "-m1000000", "-N", claim)
    if "max search depth too small" in out:
        raise SystemExit("the search was cut off:\n" + out)
    errors = int(re.search(r"errors: (\d+)", out).group(1))
    states = int(float(re.search(r"([\d.e+]+) states, stored", out).group(1)))
    return errors, states


def main():
    model = pathlib.Path(sys.argv[1]).resolve()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for bug in [None] + BUGS:
            found = []
            verifier(model, folder, bug)
            for claim in properties(model):
                errors, states = check(folder, claim)
                if errors:
                    found.append(claim)
                if bug is None:
                    print("%-18s %s, %d states" % (claim, "violated" if errors else "holds", states))
            good = not found if bug is None else bool(found)
            failures += not good
            if bug:
                print("%-18s %s" % (bug, "found by " + ", ".join(found) if found else "NOT FOUND"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
