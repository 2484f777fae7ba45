-- What every other room stands on: settings, leases, the event log with durable consumers, the audit chain.
-- Private integer keys everywhere; public names are 16-byte ids. Instants are UTC milliseconds.

CREATE TABLE store_setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE store_lease (
    name       TEXT PRIMARY KEY,
    holder     TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per thing that happened, written in the transaction of its cause. Payloads hold ids and codes only.
CREATE TABLE events_event (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    subject_id   BLOB CHECK (subject_id IS NULL OR length(subject_id) = 16),
    at           INTEGER NOT NULL,
    payload      TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;
CREATE INDEX events_event_subject ON events_event(subject_id, seq) WHERE subject_id IS NOT NULL;

CREATE TRIGGER events_event_no_update BEFORE UPDATE ON events_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_event_no_delete BEFORE DELETE ON events_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TABLE events_consumer (
    name       TEXT PRIMARY KEY,
    consumed   INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Hash-chained and append-only; hash = SHA-256 over the previous hash and the length-prefixed fields.
CREATE TABLE events_audit (
    seq       INTEGER PRIMARY KEY CHECK (seq > 0),
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    action    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    payload   TEXT NOT NULL CHECK (json_valid(payload)),
    previous  BLOB NOT NULL CHECK (length(previous) = 32),
    hash      BLOB NOT NULL CHECK (length(hash) = 32) UNIQUE
) STRICT;

CREATE TRIGGER events_audit_chain BEFORE INSERT ON events_audit
WHEN new.seq <> coalesce((SELECT max(seq) FROM events_audit), 0) + 1
  OR new.previous <> coalesce((SELECT hash FROM events_audit WHERE seq = new.seq - 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'the audit chain takes only its next link'); END;
CREATE TRIGGER events_audit_no_update BEFORE UPDATE ON events_audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER events_audit_no_delete BEFORE DELETE ON events_audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
