#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Checks an exported audit file of Countersign without Countersign: Python's standard library, and openssl for signatures.

usage: audit_verify.py FILE [--all] [--sample N] [--length N] [--head HEX]

The file is JSON lines: "audit" (a link of the hash chain), "key" (an enrolled Ed25519 key), "approval" (a DSSE envelope),
and one "end". The chain is checked whole: each link's hash is SHA-256 over the hash before it, its number and time (8 bytes
each, little-endian), and actor, action, subject and payload, each with its length (8 bytes) before it. The first entry that
was edited, deleted, reordered or cut off is named. Of the signatures a sample is checked (100), or all. A file that was cut
off and re-ended shows only against a length or head that somebody else kept: --length, --head.
Exit: 0 it holds, 1 it does not, 2 usage.
"""
import argparse
import base64
import hashlib
import json
import os
import random
import struct
import subprocess
import sys
import tempfile

PAYLOAD_TYPE = "application/vnd.countersign.approval+json"
# The DER head of an Ed25519 public key (RFC 8410).
SPKI = bytes.fromhex("302a300506032b6570032100")


class Broken(Exception):
    pass


def field(text):
    data = text.encode()
    return struct.pack("<q", len(data)) + data


def link_hash(link, previous):
    head = previous + struct.pack("<qq", link["seq"], link["at"])
    return hashlib.sha256(head + b"".join(field(link[k]) for k in ("actor", "action", "subject", "payload"))).digest()


def read(path):
    """Lists of links, keys and approvals, and the end line."""
    lines = {"audit": [], "key": [], "approval": [], "end": []}
    with open(path, encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            try:
                line = json.loads(text)
                lines[line["type"]].append(line)
            except (ValueError, KeyError, TypeError):
                raise Broken("line %d: edited (not a line of an export)" % number)
            if lines["end"] and line["type"] != "end":
                raise Broken("line %d: reordered (after the end)" % number)
    if len(lines["end"]) != 1:
        raise Broken("truncated: the end line is missing after audit entry %d" % len(lines["audit"]))
    return lines


def check_chain(links, end):
    previous = bytes(32)
    for expected, link in enumerate(links, 1):
        if link["seq"] != expected:
            later = any(other["seq"] == expected for other in links[expected:])
            raise Broken("audit entry %d: %s" % (expected, "reordered" if later else "deleted"))
        if bytes.fromhex(link["previous"]) != previous:
            raise Broken("audit entry %d: edited (it does not follow the entry before it)" % expected)
        previous = bytes.fromhex(link["hash"])
        if link_hash(link, bytes.fromhex(link["previous"])) != previous:
            raise Broken("audit entry %d: edited" % expected)
    if len(links) != end["audit"] or previous.hex() != end["head"]:
        raise Broken("audit entry %d: truncated" % (len(links) + 1))
    return previous.hex()


def check_keys(keys, links):
    """Every key is one that the chain enrolled, and every revocation in the chain is in the key list."""
    enrolled = {}
    revoked = {}
    for link in links:
        if link["action"] == "key.enrol":
            payload = json.loads(link["payload"])
            enrolled[payload["keyId"]] = (link["seq"], payload["publicKey"], link["subject"])
        elif link["action"] == "key.revoke":
            revoked[json.loads(link["payload"])["keyId"]] = link["seq"]
    for key in keys:
        if enrolled.get(key["keyId"]) != (key["enrolledAt"], key["publicKey"], key["principal"]):
            raise Broken("key %s: edited (the chain did not enrol it so)" % key["keyId"])
        if revoked.get(key["keyId"]) != key["revokedAt"]:
            raise Broken("key %s: edited (revocation)" % key["keyId"])
        if hashlib.sha256(bytes.fromhex(key["publicKey"])).hexdigest()[:32] != key["keyId"]:
            raise Broken("key %s: edited (its name is not its own)" % key["keyId"])
    if len(keys) != len(enrolled):
        raise Broken("keys: one of %d is deleted" % len(enrolled))
    return {key["keyId"]: key for key in keys}


def check_approval(approval, keys, links):
    """What does not need openssl: the entry in the chain, the envelope's digest, and what the payload says."""
    name = "approval %d of message %s" % (approval["auditIndex"], approval["message"])
    if not 0 < approval["auditIndex"] <= len(links):
        raise Broken(name + ": edited (no such audit entry)")
    link = links[approval["auditIndex"] - 1]
    entry = json.loads(link["payload"])
    if link["action"] != "message.sign" or link["subject"] != approval["message"] or entry["role"] != approval["role"] or \
            entry["keyId"] != approval["keyId"] or entry["principal"] != approval["principal"]:
        raise Broken(name + ": reordered or edited (the audit entry says otherwise)")
    if hashlib.sha256(approval["envelope"].encode()).hexdigest() != entry["envelope"]:
        raise Broken(name + ": edited (envelope)")
    envelope = json.loads(approval["envelope"])
    payload = json.loads(base64.b64decode(envelope["payload"]))
    key = keys.get(approval["keyId"])
    if envelope["payloadType"] != PAYLOAD_TYPE or len(envelope["signatures"]) != 1 or key is None:
        raise Broken(name + ": not one signature by an enrolled key")
    if payload["message"] != approval["message"] or payload["role"] != approval["role"] or \
            payload["nonce"] != entry["nonce"] or key["principal"] != approval["principal"]:
        raise Broken(name + ": edited (payload)")
    if not key["enrolledAt"] <= payload["auditIndex"] < approval["auditIndex"] or \
            (key["revokedAt"] or sys.maxsize) < approval["auditIndex"]:
        raise Broken(name + ": signed outside the life of its key")


def check_signature(approval, keys, folder):
    envelope = json.loads(approval["envelope"])
    payload = base64.b64decode(envelope["payload"])
    kind = envelope["payloadType"].encode()
    signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    files = {"key": SPKI + bytes.fromhex(keys[approval["keyId"]]["publicKey"]), "data": signed,
             "sig": base64.b64decode(envelope["signatures"][0]["sig"])}
    for name, content in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
    done = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin",
                           "-in", "data", "-sigfile", "sig"], cwd=folder, capture_output=True, check=False)
    if done.returncode != 0:
        raise Broken("approval %d of message %s: the signature does not verify" %
                     (approval["auditIndex"], approval["message"]))


def verify(options):
    lines = read(options.file)
    end = lines["end"][0]
    head = check_chain(lines["audit"], end)
    if options.length is not None and options.length > len(lines["audit"]):
        raise Broken("audit entry %d: truncated (%d were there)" % (len(lines["audit"]) + 1, options.length))
    if options.head and options.head not in {link["hash"] for link in lines["audit"]}:
        raise Broken("truncated or rewritten: the remembered head is not in the chain")
    keys = check_keys(lines["key"], lines["audit"])
    approvals = lines["approval"]
    signed = sum(link["action"] == "message.sign" for link in lines["audit"])
    if len(approvals) != end["approvals"] or len(approvals) != signed:
        raise Broken("approvals: %d of %d are deleted" % (signed - len(approvals), signed))
    for approval in approvals:
        check_approval(approval, keys, lines["audit"])
    chosen = approvals if options.all else random.sample(approvals, min(options.sample, len(approvals)))
    with tempfile.TemporaryDirectory() as folder:
        for approval in chosen:
            check_signature(approval, keys, folder)
    print("holds: %d audit entries, %d keys, %d approvals, %d signatures checked; head %s" %
          (len(lines["audit"]), len(keys), len(approvals), len(chosen), head))


def main():
    parser = argparse.ArgumentParser(description="Checks an exported audit file of Countersign.")
    parser.add_argument("file")
    parser.add_argument("--all", action="store_true", help="check every signature")
    parser.add_argument("--sample", type=int, default=100, help="how many signatures to check (100)")
    parser.add_argument("--length", type=int, help="how many audit entries there were at least")
    parser.add_argument("--head", help="a hash that the chain had as its head before")
    try:
        verify(parser.parse_args())
    except OSError as error:
        print("The file could not be read: %s" % error, file=sys.stderr)
        return 2
    except (Broken, KeyError, TypeError, ValueError) as error:
        print("BROKEN: %s" % error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
