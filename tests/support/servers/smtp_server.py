# SPDX-License-Identifier: Apache-2.0
"""A real SMTP server for tests: implicit TLS and STARTTLS on loopback ports chosen by the system.

usage: smtp_server.py FOLDER CERTIFICATE KEY USER PASSWORD

Prints one JSON line with its ports when it is ready, and ends when its standard input ends, so it cannot outlive the
test. Each accepted message becomes FOLDER/NNNN.eml (the bytes as received, CRLF) and NNNN.json (its envelope), both
renamed into place when whole. FOLDER/sessions gets one byte for each connection. FOLDER/control.json is read at each
decision:
  {"recipients": {"address": "550 5.1.1 No such user"},   answer to RCPT TO
   "data": "451 4.3.0 Try later",                         answer to the message; it is not kept
   "hangUp": "beforeReply" | "afterKeeping"}              close instead of answering the message
"""
import asyncio
import json
import os
import pathlib
import socket
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

LIMIT = 64 * 1024 * 1024


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def control(self):
        try:
            return json.loads((self.folder / "control.json").read_text())
        except FileNotFoundError:
            return {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = self.control().get("recipients", {}).get(address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        control = self.control()
        if control.get("hangUp") == "beforeReply":
            server.transport.abort()
            return "421 4.3.2 Closing"
        if control.get("data"):
            return control["data"]
        self.keep(session, envelope)
        if control.get("hangUp") == "afterKeeping":
            server.transport.abort()
        return "250 2.0.0 Kept as %04d" % self.count

    def keep(self, session, envelope):
        self.count += 1
        details = {
            "from": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "mailOptions": envelope.mail_options,
            "helo": session.host_name,
            "user": (session.auth_data or b"").decode(),
            "tls": session.ssl is not None,
        }
        # The .json comes first: a reader counts .eml files.
        for suffix, content in (("json", json.dumps(details).encode()), ("eml", envelope.original_content)):
            path = self.folder / ("%04d.%s" % (self.count, suffix))
            partial = path.with_suffix(".partial")
            partial.write_bytes(content)
            partial.rename(path)


class CountingSMTP(SMTP):
    """Counts connections, and says that implicit TLS is TLS."""

    def __init__(self, *arguments, folder, **keywords):
        super().__init__(*arguments, **keywords)
        self.folder = folder

    def connection_made(self, transport):
        super().connection_made(transport)
        if self.session and transport.get_extra_info("ssl_object") and not self.session.ssl:
            self.session.ssl = transport.get_extra_info("sslcontext")
        with open(self.folder / "sessions", "ab") as log:
            log.write(b".")


def listening_socket():
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    return listener


async def main():
    folder, certificate, key, user, password = sys.argv[1:]
    folder = pathlib.Path(folder)
    handler = Handler(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)

    def authenticate(server, session, envelope, mechanism, data):
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode())
        if known:
            session.auth_data = data.login
            return AuthResult(success=True, auth_data=data.login)
        return AuthResult(success=False, handled=False)

    common = dict(folder=folder, hostname="localhost", data_size_limit=LIMIT, authenticator=authenticate,
                  auth_required=True, enable_SMTPUTF8=True, ident="test server")
    loop = asyncio.get_running_loop()
    implicit, starttls = listening_socket(), listening_socket()
    servers = [
        await loop.create_server(lambda: CountingSMTP(handler, auth_require_tls=False, **common),
                                 sock=implicit, ssl=context),
        await loop.create_server(lambda: CountingSMTP(handler, tls_context=context, require_starttls=True, **common),
                                 sock=starttls),
    ]
    # A thread may block on the pipe; the event loop must not.
    threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    print(json.dumps({"implicitTls": implicit.getsockname()[1], "startTls": starttls.getsockname()[1]}), flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


asyncio.run(main())
