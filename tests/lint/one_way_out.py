# SPDX-License-Identifier: Apache-2.0
"""Law 5: nothing leaves for a customer but through delivery, which takes only what approval's signature check made.

Sending clients of `mailbox` are included only by mailbox itself, by delivery, and by the composition root; the protocol's
sending commands stand only in mailbox and net; ApprovedMessage is built only in approval.
"""
import re

import ratchet
from ratchet import Offence

SENDERS = re.compile(r"^engine/platform/mailbox/\w*(?:smtp|send|transport|submit)\w*\.h$")
MAY_SEND = ("engine/platform/mailbox/", "engine/outreach/delivery/", "engine/runtime/")
PROTOCOL = [
    (r"\bCURLOPT_MAIL_(?:FROM|RCPT)\b", "speaks SMTP"),
    (r"\"(?:MAIL FROM|RCPT TO)\b", "speaks SMTP"),
    (r"/messages/send\b|/sendMail\b|chat\.postMessage\b", "sends over HTTP"),
]
MAY_SPEAK = ("engine/platform/mailbox/", "engine/foundation/net/", "app/demo/")
BUILT = [
    (r"\bApprovedMessage\s*[({]", "builds an ApprovedMessage"),
    (r"\bApprovedMessage\s+\w+\s*[({;]", "builds an ApprovedMessage"),
    (r"\bmake_(?:unique|shared)\s*<\s*(?:\w+::)*ApprovedMessage\b", "builds an ApprovedMessage"),
]


def find(tree):
    for path in tree.cpp("engine", "app", "ui"):
        text = tree.text(path)
        if not path.startswith(MAY_SEND):
            for line, header, _ in ratchet.includes(text):
                if SENDERS.match(header):
                    yield Offence(path, line, "includes " + header, hard=True)
        if not path.startswith(MAY_SPEAK):
            for line, what in ratchet.search(ratchet.without_comments(text), PROTOCOL):
                yield Offence(path, line, what, hard=True)
        if not path.startswith("engine/outreach/approval/"):
            code = re.sub(r"\b(?:class|struct|friend)\s+(?:\w+\s+)?(?:\w+::)*ApprovedMessage\s*;", "",
                          ratchet.without_comments_and_strings(text))
            for line, what in ratchet.search(code, BUILT):
                yield Offence(path, line, what, hard=True)


SEEDS = {
    "engine/outreach/delivery/outbox.cpp": '#include "engine/platform/mailbox/smtp_transport.h"\n'
                                           "void send(const approval::ApprovedMessage& message);\n",
    "engine/outreach/cadence/sneak.cpp": '#include "engine/platform/mailbox/smtp_transport.h"\n'
                                         "class ApprovedMessage;\nauto m = ApprovedMessage{};\n",
    "engine/outreach/inbound/answer.cpp": 'curl_easy_setopt(c, CURLOPT_MAIL_RCPT, list);\nauto u = "/me/sendMail";\n',
    "engine/outreach/approval/gate.cpp": "return ApprovedMessage(bytes);\n",
}
EXPECTED = {
    "engine/outreach/cadence/sneak.cpp: includes engine/platform/mailbox/smtp_transport.h",
    "engine/outreach/cadence/sneak.cpp: builds an ApprovedMessage",
    "engine/outreach/inbound/answer.cpp: speaks SMTP",
    "engine/outreach/inbound/answer.cpp: sends over HTTP",
}

if __name__ == "__main__":
    ratchet.main("one_way_out", find, SEEDS, EXPECTED)
