-- Who may sign, what the rules are, who must not be written to, and what left for a model provider.
-- at_index columns are indices of the audit chain: they order decisions whatever the wall clock said.

CREATE TABLE governance_principal (
    pk         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name       TEXT NOT NULL CHECK (name <> ''),
    role       TEXT NOT NULL CHECK (role IN ('rep', 'manager', 'admin', 'auditor')),
    email      TEXT NOT NULL UNIQUE CHECK (email LIKE '%_@_%' AND email = lower(email)),
    created_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER governance_principal_is_one_person BEFORE UPDATE OF id, email ON governance_principal
BEGIN SELECT RAISE(ABORT, 'a principal stays the same person'); END;
CREATE TRIGGER governance_principal_no_delete BEFORE DELETE ON governance_principal
BEGIN SELECT RAISE(ABORT, 'principals are revoked, never deleted'); END;

-- A key is one person's for ever, so that two signatures with two keys are two persons'.
CREATE TABLE governance_key (
    pk           INTEGER PRIMARY KEY,
    principal_id BLOB NOT NULL REFERENCES governance_principal(id),
    public_key   BLOB NOT NULL UNIQUE CHECK (length(public_key) = 32),
    key_id       TEXT NOT NULL UNIQUE CHECK (length(key_id) = 32),
    enrolled_at  INTEGER NOT NULL CHECK (enrolled_at > 0),
    revoked_at   INTEGER CHECK (revoked_at > enrolled_at)
) STRICT;
CREATE INDEX governance_key_principal ON governance_key(principal_id);
CREATE TRIGGER governance_key_only_revoked BEFORE UPDATE ON governance_key
WHEN new.principal_id <> old.principal_id OR new.public_key <> old.public_key OR new.key_id <> old.key_id
  OR new.enrolled_at <> old.enrolled_at OR old.revoked_at IS NOT NULL OR new.revoked_at IS NULL
BEGIN SELECT RAISE(ABORT, 'a key is only ever revoked, once'); END;
CREATE TRIGGER governance_key_no_delete BEFORE DELETE ON governance_key
BEGIN SELECT RAISE(ABORT, 'keys are revoked, never deleted'); END;

CREATE TABLE governance_policy (
    version    INTEGER PRIMARY KEY CHECK (version > 0),
    document   TEXT NOT NULL CHECK (json_valid(document)),
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
    author     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    active     INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX governance_policy_one_active ON governance_policy(active) WHERE active = 1;
CREATE TRIGGER governance_policy_frozen BEFORE UPDATE OF version, document, sha256, author, created_at ON governance_policy
BEGIN SELECT RAISE(ABORT, 'a policy version never changes'); END;
CREATE TRIGGER governance_policy_no_delete BEFORE DELETE ON governance_policy
BEGIN SELECT RAISE(ABORT, 'a policy version is never deleted'); END;

-- digest: HMAC-SHA-256 of scope and normal form, so that the list survives the erasure of whom it protects.
CREATE TABLE governance_suppression (
    pk       INTEGER PRIMARY KEY,
    scope    TEXT NOT NULL CHECK (scope IN ('person', 'domain', 'account')),
    digest   BLOB NOT NULL CHECK (length(digest) = 32),
    masked   TEXT NOT NULL,
    reason   TEXT NOT NULL CHECK (reason IN ('opt_out', 'bounce', 'manual', 'import')),
    actor    TEXT NOT NULL,
    since    INTEGER NOT NULL,
    UNIQUE (scope, digest)
) STRICT;
CREATE TRIGGER governance_suppression_no_update BEFORE UPDATE ON governance_suppression
BEGIN SELECT RAISE(ABORT, 'a suppression never changes'); END;

CREATE TABLE governance_consent (
    pk        INTEGER PRIMARY KEY,
    person_id BLOB NOT NULL CHECK (length(person_id) = 16),
    purpose   TEXT NOT NULL,
    channel   TEXT NOT NULL,
    granted   INTEGER NOT NULL CHECK (granted IN (0, 1)),
    basis     TEXT NOT NULL,
    source    TEXT NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX governance_consent_person ON governance_consent(person_id, pk);
CREATE TRIGGER governance_consent_no_update BEFORE UPDATE ON governance_consent
BEGIN SELECT RAISE(ABORT, 'consent is a history'); END;

-- What left for a model provider: names of fields and digests, never the values.
CREATE TABLE governance_egress (
    pk          INTEGER PRIMARY KEY,
    provider    TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    fields      TEXT NOT NULL CHECK (json_valid(fields)),
    body_sha256 BLOB NOT NULL CHECK (length(body_sha256) = 32),
    body_bytes  INTEGER NOT NULL,
    policy      INTEGER NOT NULL REFERENCES governance_policy(version),
    actor       TEXT NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE TRIGGER governance_egress_no_update BEFORE UPDATE ON governance_egress
BEGIN SELECT RAISE(ABORT, 'the egress log is append-only'); END;
CREATE TRIGGER governance_egress_no_delete BEFORE DELETE ON governance_egress
BEGIN SELECT RAISE(ABORT, 'the egress log is append-only'); END;
