# SPDX-License-Identifier: Apache-2.0
"""Law 2: the user interface sees engine/api only, and only ui/bridge makes the calls.

ui/bridge may include engine/api, and base and model as every module may. ui/text, ui/models and ui/screens may include
the value types in engine/api/types and the error codes. Every other folder of ui knows nothing of the engine.
"""
import ratchet
from ratchet import Offence

BRIDGE = ("engine/api/", "engine/foundation/base/", "engine/foundation/model/")
VALUES = ("engine/api/types/", "engine/foundation/base/error_code.h")
READERS = ("ui/text/", "ui/models/", "ui/screens/")


def allowed(path):
    if path.startswith("ui/bridge/"):
        return BRIDGE
    return VALUES if path.startswith(READERS) else ()


def find(tree):
    for path in tree.cpp("ui"):
        for line, header, _ in ratchet.includes(tree.text(path)):
            if header.startswith("app/") or header.startswith("tests/"):
                yield Offence(path, line, "includes " + header)
            if header.startswith("engine/") and not header.startswith(allowed(path)):
                yield Offence(path, line, "includes " + header)
    for path in tree.cpp("engine"):
        for line, header, _ in ratchet.includes(tree.text(path)):
            if header.startswith(("ui/", "app/", "tests/")):
                yield Offence(path, line, "includes " + header)


SEEDS = {
    "ui/bridge/engine_client.cpp": '#include "engine/api/review.h"\n#include "engine/outreach/approval/gate.h"\n',
    "ui/text/error_text.cpp": '#include "engine/foundation/base/error_code.h"\n#include "engine/foundation/base/id.h"\n',
    "ui/models/account_model.cpp": '#include "engine/api/types/account.h"\n#include "engine/api/accounts.h"\n',
    "ui/widgets/chip.cpp": '#include "engine/api/types/account.h"\n// #include "engine/api/x.h"\n',
    "engine/api/review.h": '#include "ui/bridge/engine_client.h"\n',
}
EXPECTED = {
    "ui/bridge/engine_client.cpp: includes engine/outreach/approval/gate.h",
    "ui/text/error_text.cpp: includes engine/foundation/base/id.h",
    "ui/models/account_model.cpp: includes engine/api/accounts.h",
    "ui/widgets/chip.cpp: includes engine/api/types/account.h",
    "engine/api/review.h: includes ui/bridge/engine_client.h",
}

if __name__ == "__main__":
    ratchet.main("ui_sees_api_only", find, SEEDS, EXPECTED)
