# SPDX-License-Identifier: Apache-2.0
"""Law 6: nothing goes to a model provider but through llm, with a permit that only governance issues."""
import re

import ratchet
from ratchet import Offence

PROVIDER = re.compile(r"/(?:chat/)?completions\b|/v1/(?:messages|embeddings|responses)\b|/api/(?:chat|embed|generate)\b"
                      r"|:(?:stream)?[gG]enerateContent\b|api\.openai\.com|api\.anthropic\.com|anthropic-version")
# The demo world is the provider's side of the wire.
MAY_NAME = ("engine/platform/llm/", "app/demo/")
PERMIT = [
    (r"\bEgressPermit\s*[({]", "builds an EgressPermit"),
    (r"\bEgressPermit\s+\w+\s*[({;]", "builds an EgressPermit"),
]
# Clients of the provider adapters: the composition root builds them; everybody else takes ModelClient or Embedder.
ADAPTER = re.compile(r"^engine/platform/llm/\w+_(?:client|provider|adapter)\.h$")
INTERFACE = "engine/platform/llm/model_client.h"


def find(tree):
    for path in tree.cpp("engine", "app", "ui"):
        text = ratchet.without_comments(tree.text(path))
        if not path.startswith(MAY_NAME):
            for line, literal in ratchet.strings(text):
                if PROVIDER.search(literal):
                    yield Offence(path, line, "names a model provider's interface", hard=True)
        if not path.startswith(("engine/platform/llm/", "engine/runtime/")):
            for line, header, _ in ratchet.includes(text):
                if ADAPTER.match(header) and header != INTERFACE:
                    yield Offence(path, line, "includes the adapter " + header, hard=True)
        if not path.startswith("engine/platform/governance/"):
            code = ratchet.without_comments_and_strings(text)
            code = re.sub(r"\b(?:class|struct|friend)\s+(?:\w+\s+)?(?:\w+::)*EgressPermit\s*;", "", code)
            for line, what in ratchet.search(code, PERMIT):
                yield Offence(path, line, what, hard=True)


SEEDS = {
    "engine/platform/llm/openai_client.cpp": 'auto path = "/v1/chat/completions";\n',
    "engine/outreach/drafting/writer.cpp": '#include "engine/platform/llm/openai_client.h"\n'
                                           '#include "engine/platform/llm/model_client.h"\n'
                                           'auto path = "/v1/chat/completions"; // not "/v1/embeddings"\n'
                                           "const governance::EgressPermit& take();\nEgressPermit mine{};\n",
    "app/demo/model.cpp": 'server.Post("/v1/chat/completions", answer);\n',
}
EXPECTED = {
    "engine/outreach/drafting/writer.cpp: names a model provider's interface",
    "engine/outreach/drafting/writer.cpp: includes the adapter engine/platform/llm/openai_client.h",
    "engine/outreach/drafting/writer.cpp: builds an EgressPermit",
}

if __name__ == "__main__":
    ratchet.main("models_through_llm", find, SEEDS, EXPECTED)
