#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Checks an exported audit file of Countersign without Countersign: Python's standard library, and openssl for signatures.

The file is JSON lines: "audit" (a link of the hash chain), "key" (an enrolled Ed25519 key), "approval" (a DSSE envelope),
and one "end" with the counts. The chain is checked whole: each link's hash is SHA-256 over the hash before it, its number
and time (8 bytes each, little-endian), and actor, action, subject and payload, each with its length (8 bytes) before it. The
first entry that was edited, deleted, reordered or cut off is named. Keys, roles, revocations and policies must be those of
the chain; what was approved must have every signature that its payloads require, of different persons with different keys.
Of the signatures a sample is checked (100), or all. A file that was cut off and re-ended shows only against a length or head
that somebody else kept: --length, --head. Exit: 0 it holds, 1 it does not, 2 usage.
"""
import argparse, base64, hashlib, json, os, random, struct, subprocess, sys, tempfile

PAYLOAD_TYPE = "application/vnd.countersign.approval+json"
SPKI = bytes.fromhex("302a300506032b6570032100")  # the DER head of an Ed25519 public key (RFC 8410)
ROLES = {"rep", "manager", "admin", "auditor"}
FIELDS = {"audit": {"seq", "at", "actor", "action", "subject", "payload", "previous", "hash"},
          "key": {"principal", "keyId", "publicKey", "enrolledAt", "role", "revokedAt"},
          "approval": {"message", "role", "principal", "keyId", "envelope", "auditIndex", "void"},
          "end": {"audit", "keys", "approvals", "head"}}
ATTEMPTED = {"message." + state for state in ("transmitting", "accepted", "refused", "unknown")}
VOIDING = {"message." + action for action in ("edit", "void", "return", "reject", "cancel", "expire")}  # all signatures

class Broken(Exception): """The export does not hold, and where."""

def need(holds, otherwise):
    if not holds:
        raise Broken(otherwise)

def strict(text):
    """JSON without doubled names, of which one reader takes the first and another the last."""
    def pairs(items):
        need(len({name for name, _ in items}) == len(items), "edited (a name stands twice in one object)")
        return dict(items)
    return json.loads(text, object_pairs_hook=pairs)

def link_hash(link, previous):
    texts = [link[name].encode() for name in ("actor", "action", "subject", "payload")]
    head = previous + struct.pack("<qq", link["seq"], link["at"])
    return hashlib.sha256(head + b"".join(struct.pack("<q", len(text)) + text for text in texts)).hexdigest()

def read(path):
    """Lists of links, keys and approvals, and the end line."""
    lines = {kind: [] for kind in FIELDS}
    with open(path, encoding="utf-8", newline="\n") as file:
        for number, text in enumerate(file, 1):
            try:
                line = strict(text)
                kind = line.pop("type")
                lines[kind].append(line)
            except (Broken, ValueError, LookupError, TypeError, AttributeError) as error:
                raise Broken("line %d: edited (not a line of an export: %s)" % (number, error))
            need(set(line) == FIELDS[kind], "line %d: edited (not the fields of %s)" % (number, kind))
            need(kind == "end" or not lines["end"], "line %d: reordered (after the end)" % number)
    need(len(lines["end"]) == 1, "truncated: not one end line after audit entry %d" % len(lines["audit"]))
    return lines

def check_chain(links, end):
    previous, policy = bytes(32), None
    for expected, link in enumerate(links, 1):
        name = "audit entry %d: " % expected
        if link["seq"] != expected:
            later = any(other["seq"] == expected for other in links[expected:])
            raise Broken(name + ("doubled" if link["seq"] == expected - 1 else "reordered" if later else "deleted"))
        need(bytes.fromhex(link["previous"]) == previous, name + "edited (it does not follow the entry before it)")
        need(link_hash(link, previous) == link["hash"], name + "edited")
        previous = bytes.fromhex(link["hash"])
        link["payload"] = strict(link["payload"])
        policy = (link["subject"], link["payload"]["sha256"]) if link["action"] == "policy.activate" else policy
        link["policy"] = policy
    need(len(links) == end["audit"] and previous.hex() == end["head"], "audit entry %d: truncated" % (len(links) + 1))

def check_keys(keys, links):
    """Every key is one that the chain enrolled, with the person's role, and every revocation of the chain is in the list."""
    roles, enrolled, revoked = {}, {}, {}
    for link in links:
        payload = link["payload"]
        if link["action"] == "principal.add":
            roles[link["subject"]] = payload["role"]
        elif link["action"] == "key.enrol":
            role = payload.get("role", roles.get(link["subject"]))
            enrolled[payload["keyId"]] = (link["seq"], payload["publicKey"], link["subject"], role)
        elif link["action"] == "key.revoke":
            revoked[payload["keyId"]] = link["seq"]
    for key in keys:
        name = "key %s: " % key["keyId"]
        said = (key["enrolledAt"], key["publicKey"], key["principal"], key["role"])
        need(key["role"] in ROLES, name + "unknown role")
        need(enrolled.get(key["keyId"]) == said, name + "edited (the chain did not enrol it so)")
        need(revoked.get(key["keyId"]) == key["revokedAt"], name + "edited (revocation)")
        need(hashlib.sha256(bytes.fromhex(key["publicKey"])).hexdigest()[:32] == key["keyId"], name + "edited (its name)")
    need(len({key["keyId"] for key in keys}) == len(keys), "keys: one stands twice")
    need(len(keys) == len(enrolled), "keys: one of %d is deleted" % len(enrolled))
    return {key["keyId"]: dict(key, until=key["revokedAt"] or sys.maxsize) for key in keys}

def check_approval(approval, keys, links):
    """What needs no openssl: the entry in the chain, the envelope's digest, and what the payload says, which is returned."""
    name = "approval %d of message %s" % (approval["auditIndex"], approval["message"])
    need(0 < approval["auditIndex"] <= len(links), name + ": edited (no such audit entry)")
    link = links[approval["auditIndex"] - 1]
    entry = link["payload"]
    need((link["action"], link["subject"]) == ("message.sign", approval["message"]) and
         all(entry[each] == approval[each] for each in ("role", "keyId", "principal")),
         name + ": reordered or edited (the audit entry says otherwise)")
    need(hashlib.sha256(approval["envelope"].encode()).hexdigest() == entry["envelope"], name + ": edited (envelope)")
    envelope = strict(approval["envelope"])
    payload = strict(base64.b64decode(envelope["payload"], validate=True))
    key = keys.get(approval["keyId"])
    need(envelope["payloadType"] == PAYLOAD_TYPE and len(envelope["signatures"]) == 1 and key is not None,
         name + ": not one signature by an enrolled key")
    need((payload["message"], payload["role"], payload["nonce"]) == (approval["message"], approval["role"], entry["nonce"]) and
         key["principal"] == approval["principal"], name + ": edited (payload)")
    need(payload["role"] == "rep" and key["role"] != "auditor" or payload["role"] == key["role"] == "manager",
         name + ": signed in a role that is not the person's")
    need(key["enrolledAt"] <= payload["auditIndex"] < approval["auditIndex"] < key["until"],
         name + ": signed outside the life of its key")
    need(links[payload["auditIndex"] - 1]["policy"] == (str(payload["policy"]["id"]), payload["policy"]["sha256"]),
         name + ": signed under a policy that was not in force")
    return payload

def check_sets(approvals, keys, links):
    """What was approved had every signature that was asked for, of different persons; what was sent was approved."""
    living, approved, out = {}, set(), {}
    for seq, link in enumerate(links, 1):
        message, action = link["subject"], link["action"]
        given = living.setdefault(message, [])
        name = "audit entry %d: message %s: %s " % (seq, message, action)
        if action == "message.sign":
            given.append(approvals[seq])
        elif action in VOIDING:
            given.clear()
            approved.discard(message)
        elif action == "message.approved":
            asked = {"rep"}.union(*(each["payload"]["policy"]["requires"] for each in given))
            roles = {each["role"] for each in given}
            need(asked == roles, name + "without the signature of: %s" % ", ".join(sorted(asked ^ roles)))
            need(all(len({each[who] for each in given}) == len(given) for who in ("principal", "keyId")),
                 name + "by one person twice")
            approved.add(message)
        elif action == "message.transmitting":
            need(message in approved and all(keys[each["keyId"]]["until"] > seq for each in given),
                 name + "without an approval by living keys")
            need(message not in out, name + "although it had left, or may have (%s)" % out.get(message))
        elif action == "message.queued" and out.get(message) == "message.transmitting":
            del out[message]  # it did not leave
        elif action == "outbox.resolve" and link["payload"]["decision"] == "send_again":
            need(out.pop(message, "") == "message.unknown", name + "of what was not unknown")
        if action in ATTEMPTED:
            out[message] = action
    for seq, approval in approvals.items():
        alive = any(each is approval for each in living[approval["message"]])
        need(approval["void"] == (not alive), "approval %d: edited (void or not)" % seq)

def check_signature(approval, keys, folder):
    envelope = strict(approval["envelope"])
    kind, payload = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
    files = {"key": SPKI + bytes.fromhex(keys[approval["keyId"]]["publicKey"]),
             "data": b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload),
             "sig": base64.b64decode(envelope["signatures"][0]["sig"])}
    for name, content in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
    command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in data -sigfile sig"
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, check=False)
    need(done.returncode == 0, "approval %d: the signature does not verify" % approval["auditIndex"])

def verify(options):
    lines = read(options.file)
    end, links, approvals = lines["end"][0], lines["audit"], lines["approval"]
    check_chain(links, end)
    need((options.length or 0) <= len(links), "audit entry %d: truncated (%s were there)" % (len(links) + 1, options.length))
    need(not options.head or options.head in {link["hash"] for link in links},
         "truncated or rewritten: the remembered head is not in the chain")
    keys = check_keys(lines["key"], links)
    signed = sum(link["action"] == "message.sign" for link in links)
    by_index = {approval["auditIndex"]: approval for approval in approvals}
    need(len(by_index) == len(approvals), "approvals: one stands twice")
    need(len(approvals) == signed, "approvals: %d of %d are deleted" % (signed - len(approvals), signed))
    need((end["keys"], end["approvals"]) == (len(keys), signed), "the end line counts other keys or approvals")
    for approval in approvals:
        approval["payload"] = check_approval(approval, keys, links)
    check_sets(by_index, keys, links)
    chosen = approvals if options.all else random.sample(approvals, min(options.sample, len(approvals)))
    with tempfile.TemporaryDirectory() as folder:
        for approval in chosen:
            check_signature(approval, keys, folder)
    counts = (len(links), len(keys), len(approvals), len(chosen), end["head"])
    print("holds: %d audit entries, %d keys, %d approvals, %d signatures checked; head %s" % counts)

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
    except (Broken, LookupError, TypeError, ValueError, AttributeError, struct.error, RecursionError) as error:
        print("BROKEN: %s" % error, file=sys.stderr)
        return 1
    return 0

if __name__ == "__main__": sys.exit(main())
