# SPDX-License-Identifier: Apache-2.0
"""Python's own mail and HTTP clients, and curl, against a running demo world. Usage: demo_clients.py ENDPOINTS CASE"""
import email
import email.message
import email.policy
import imaplib
import json
import pathlib
import smtplib
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

ENDPOINTS = json.load(open(sys.argv[1], encoding="utf-8"))
CONTEXT = ssl.create_default_context(cafile=ENDPOINTS["caFile"])
REP = ENDPOINTS["mailboxes"][0]
HOST = "127.0.0.1"


def message(to, number):
    mail = email.message.EmailMessage()
    mail["From"] = "Ines Ribeiro <%s>" % REP["address"]
    mail["To"] = to
    mail["Subject"] = "Grüße aus Wien"
    mail["Message-ID"] = "<%s@fennwick.example>" % number
    mail.set_content("Hello,\n.a line that begins with a dot\nInes\n")
    return mail


def smtps():
    client = smtplib.SMTP_SSL(HOST, ENDPOINTS["smtp"]["port"], context=CONTEXT, timeout=20)
    client.login(REP["user"], REP["password"])
    return client


def imap():
    client = imaplib.IMAP4_SSL(HOST, ENDPOINTS["imap"]["port"], ssl_context=CONTEXT)
    client.sock.settimeout(30)
    client.login(REP["user"], REP["password"])
    return client


def wait_for_answers(client, wanted):
    """IDLE until the mailbox holds that many; the socket's time limit is the failure."""
    count = int(client.select("INBOX")[1][0])
    while count < wanted:
        tag = client._new_tag()
        client.send(tag + b" IDLE\r\n")
        line = client.readline()
        while b"EXISTS" not in line:
            line = client.readline()
        client.send(b"DONE\r\n")
        while not line.startswith(tag):
            line = client.readline()
        count = int(client.select("INBOX")[1][0])


def received():
    return sorted(pathlib.Path(ENDPOINTS["receivedDir"]).glob("*.eml"))


def refuses(code, action, *arguments):
    try:
        answer = action(*arguments)
    except smtplib.SMTPResponseException as error:
        assert error.smtp_code == code, error
    except smtplib.SMTPRecipientsRefused as error:
        assert [reply[0] for reply in error.recipients.values()] == [code], error
    else:
        assert answer[0] == code, answer


def smtp():
    before = len(received())
    expected = message("elke.h@ostravelle.example", "s1").as_bytes(policy=email.policy.SMTP)
    with smtps() as client:
        refuses(553, client.mail, "somebody@else.example")
        client.rset()
        refuses(550, client.sendmail, REP["address"], ["x@unknown.example"], "Subject: x\r\n\r\nx\r\n")
        refuses(503, client.docmd, "DATA")
    with smtplib.SMTP_SSL(HOST, ENDPOINTS["smtp"]["port"], context=CONTEXT) as client:
        refuses(535, client.login, REP["user"], "wrong")
        client.rset()
        refuses(530, client.mail, REP["address"])
    with smtplib.SMTP(HOST, ENDPOINTS["submission"]["port"]) as client:
        client.ehlo()
        assert not client.has_extn("auth")
        refuses(530, client.docmd, "AUTH PLAIN AGEAYg==")
        client.starttls(context=CONTEXT)
        client.login(REP["user"], REP["password"])
        assert client.sendmail(REP["address"], ["elke.h@ostravelle.example"], expected) == {}
    with smtps() as client:
        # A lone LF inside a line-delimited message would let a second mail hide in it.
        client.mail(REP["address"])
        client.rcpt("elke.h@ostravelle.example")
        client.docmd("DATA")
        client.send(b"Subject: x\r\n\r\na\n.\r\nMAIL FROM:<x@y>\r\n.\r\n")
        assert client.getreply()[0] == 550
    try:
        smtplib.SMTP_SSL(HOST, ENDPOINTS["smtp"]["port"], context=ssl.create_default_context())
        raise AssertionError("an unknown authority was trusted")
    except ssl.SSLCertVerificationError:
        pass
    kept = received()
    assert len(kept) == before + 1, kept
    assert kept[-1].read_bytes() == expected


ANSWERS = {
    "marta.k@ostravelle.example": ("text/plain", None),
    "aiko.t@pellworth.example": ("multipart/alternative", None),
    "helene.d@tamarind-voss.example": ("text/plain", "auto-replied"),
    "gus.r@marrowgate.example": ("multipart/report", "auto-replied"),
    "ola.t@bluefjord.example": ("multipart/report", "auto-replied"),
    "sina.p@tamarind-voss.example": ("text/plain", None),
    "nobody.here@ostravelle.example": ("multipart/report", "auto-replied"),
}


def answers():
    client = imap()
    before = int(client.select("INBOX")[1][0])
    with smtps() as sender:
        for number, to in enumerate(ANSWERS):
            sender.send_message(message(to, "a%d" % number))
    wait_for_answers(client, before + len(ANSWERS))
    for number, (to, (kind, automatic)) in enumerate(ANSWERS.items()):
        found = []
        for criterion in (("HEADER", "In-Reply-To", '"<a%d@fennwick.example>"' % number),
                          ("BODY", '"<a%d@fennwick.example>"' % number)):
            found += client.uid("SEARCH", *criterion)[1][0].split()
        assert found, to
        parts = client.uid("FETCH", found[0], "(UID FLAGS RFC822.SIZE BODY.PEEK[])")[1]
        mail = email.message_from_bytes(parts[0][1], policy=email.policy.default)
        assert not [part.defects for part in mail.walk() if part.defects], to
        assert mail.get_content_type() == kind, (to, mail.get_content_type())
        assert mail["Auto-Submitted"] == automatic, to
        assert str(len(parts[0][1])).encode() in parts[0][0]
        if kind == "multipart/report":
            status = [part for part in mail.walk() if part.get_content_type() == "message/delivery-status"][0]
            assert status.get_payload()[1]["Action"] == "failed" and to in status.get_payload()[1]["Final-Recipient"]
        else:
            assert mail["References"].split()[-1] == "<a%d@fennwick.example>" % number
            assert to in mail["From"]
        if to.startswith("aiko"):
            calendar = [part for part in mail.walk() if part.get_content_type() == "text/calendar"][0]
            assert calendar.get_param("method") == "REQUEST" and "BEGIN:VEVENT" in calendar.get_content()
    client.logout()


def imap_folders():
    client = imap()
    assert client.login is not None and "IDLE" in client.capabilities
    listed = b" ".join(client.list()[1])
    assert b"\\Sent" in listed and b"INBOX" in listed
    body = b"Message-ID: <copy@fennwick.example>\r\nSubject: copy\r\n\r\n" + b"x" * 70000 + b"\r\n"
    reply = client.append("Sent", r"(\Seen)", None, body)
    assert reply[0] == "OK" and b"APPENDUID" in reply[1][0], reply
    client.select("Sent")
    uid = client.uid("SEARCH", "HEADER", "Message-ID", "<copy@fennwick.example>")[1][0].split()[-1]
    assert client.uid("FETCH", uid, "(BODY.PEEK[])")[1][0][1] == body
    assert client.uid("FETCH", uid, "(BODY.PEEK[]<5:2>)")[0] == "OK"
    header = client.uid("FETCH", uid, "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1][0][1]
    assert header == b"subject: copy\r\n\r\n".replace(b"subject", header[:7]), header
    assert b"\\Seen" in client.uid("FETCH", uid, "(FLAGS)")[1][0]
    client.uid("STORE", uid, "+FLAGS", r"(\Deleted)")
    client.expunge()
    assert uid not in client.uid("SEARCH", "ALL")[1][0].split()
    assert client.select("Nowhere")[0] == "NO"
    client.select("INBOX", readonly=True)
    client.logout()
    try:
        imaplib.IMAP4_SSL(HOST, ENDPOINTS["imap"]["port"], ssl_context=CONTEXT).login(REP["user"], "wrong")
        raise AssertionError("a wrong password opened the mailbox")
    except imaplib.IMAP4.error as error:
        assert "AUTHENTICATIONFAILED" in str(error)


def curl(*arguments, data=None):
    command = ["curl", "--silent", "--show-error", "--max-time", "20", "--cacert", ENDPOINTS["caFile"],
               "--user", "%s:%s" % (REP["user"], REP["password"]), *arguments]
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def curl_mail():
    before = len(received())
    mail = message("elke.h@ostravelle.example", "c1").as_bytes(policy=email.policy.SMTP)
    for url in ("smtps://localhost:%d/fx" % ENDPOINTS["smtp"]["port"],
                "smtp://localhost:%d/fx" % ENDPOINTS["submission"]["port"]):
        curl("--url", url, "--ssl-reqd", "--mail-from", REP["address"], "--mail-rcpt", "elke.h@ostravelle.example",
             "-T", "-", data=mail)
    kept = received()
    assert len(kept) == before + 2 and kept[-1].read_bytes() == mail and kept[-2].read_bytes() == mail
    base = "imaps://localhost:%d/" % ENDPOINTS["imap"]["port"]
    assert b"UIDVALIDITY" in curl("--url", base, "-X", "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)")
    assert b"* SEARCH" in curl("--url", base + "INBOX", "-X", "UID SEARCH ALL")
    copy = pathlib.Path(ENDPOINTS["receivedDir"]).parent / "copy.eml"
    copy.write_bytes(mail)
    curl("--url", base + "Sent", "-T", str(copy))
    found = curl("--url", base + "Sent", "-X", "UID SEARCH HEADER Message-ID <c1@fennwick.example>").split()
    assert curl("--url", base + "Sent/;UID=" + found[2].decode()) == mail


def model():
    def ask(path, body=None, key=ENDPOINTS["modelKey"]):
        request = urllib.request.Request(ENDPOINTS["model"]["url"] + path, body and json.dumps(body).encode(),
                                         {"Authorization": "Bearer " + key, "Content-Type": "application/json"})
        return urllib.request.urlopen(request, timeout=20)

    assert json.load(ask("/models"))["data"][0]["id"] == ENDPOINTS["model"]["name"]
    pack = {"facts": [{"id": "f1", "kind": "ticket", "text": "Ticket 8790 was solved.", "values": {"number": "8790"}}],
            "task": {"language": "en", "use_case": "post_ticket"}}
    body = {"model": ENDPOINTS["model"]["name"],
            "messages": [{"role": "user", "content": "<<<EVIDENCE\n%s\nEVIDENCE>>>" % json.dumps(pack)}]}
    whole = json.load(ask("/chat/completions", body))
    text = whole["choices"][0]["message"]["content"]
    assert any("8790" in sentence["text"] for block in json.loads(text)["blocks"] for sentence in block["sentences"])
    stream = ask("/chat/completions", dict(body, stream=True, stream_options={"include_usage": True}))
    assert stream.headers["Content-Type"] == "text/event-stream"
    events = [line[6:] for line in stream.read().decode().split("\n") if line]
    assert events.pop() == "[DONE]"
    chunks = [json.loads(event) for event in events]
    assert chunks[-1]["usage"] == whole["usage"]
    assert "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks[:-1]) == text
    for path, given, key, status in (("/models", None, "wrong", 401), ("/chat/completions", {"x": 1}, None, 400),
                                     ("/chat/completions", dict(body, model="other"), None, 404)):
        try:
            ask(path, given, key or ENDPOINTS["modelKey"])
            raise AssertionError("not refused: %s" % status)
        except urllib.error.HTTPError as error:
            assert error.code == status and "message" in json.load(error)["error"]


{"smtp": smtp, "answers": answers, "imap": imap_folders, "curl": curl_mail, "model": model}[sys.argv[2]]()
