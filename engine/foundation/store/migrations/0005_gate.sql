-- The human gate and the way out. approval_message.state is the one state machine of docs/architecture.md §9; triggers
-- make each illegal step an SQL error, so that not even faulty code can send what nobody signed, or send it twice.

CREATE TABLE approval_blob (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    bytes  BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER approval_blob_frozen BEFORE UPDATE ON approval_blob
BEGIN SELECT RAISE(ABORT, 'frozen bytes never change'); END;

-- recipients: JSON array, ascending, Bcc too. cited_facts: [{kind, record, field, sha256}].
-- comment: the reviewer's words to the author.
CREATE TABLE approval_message (
    pk                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    draft_id          BLOB NOT NULL CHECK (length(draft_id) = 16),
    account_id        BLOB CHECK (length(account_id) = 16),
    contact_id        BLOB CHECK (length(contact_id) = 16),
    use_case          TEXT NOT NULL,
    author_id         BLOB NOT NULL REFERENCES governance_principal(id),
    mailbox_id        BLOB NOT NULL CHECK (length(mailbox_id) = 16),
    envelope_from     TEXT NOT NULL CHECK (envelope_from <> ''),
    recipients        TEXT NOT NULL CHECK (json_type(recipients) = 'array' AND json_array_length(recipients) > 0),
    message_id_header TEXT NOT NULL CHECK (message_id_header LIKE '<_%@_%>'),
    subject           TEXT NOT NULL,
    blob_sha256       BLOB NOT NULL REFERENCES approval_blob(sha256),
    claim_report      TEXT NOT NULL,
    claim_sha256      BLOB NOT NULL CHECK (length(claim_sha256) = 32),
    unresolved_claims INTEGER NOT NULL CHECK (unresolved_claims = 0),
    ai_share          REAL NOT NULL CHECK (ai_share BETWEEN 0 AND 1),
    value_minor       INTEGER,
    value_currency    TEXT CHECK ((value_currency IS NULL) = (value_minor IS NULL)),
    prompt_name       TEXT NOT NULL,
    prompt_version    INTEGER NOT NULL,
    not_before        INTEGER NOT NULL,
    not_after         INTEGER NOT NULL CHECK (not_after > not_before),
    cited_facts       TEXT NOT NULL CHECK (json_type(cited_facts) = 'array'),
    policy_version    INTEGER NOT NULL REFERENCES governance_policy(version),
    policy_sha256     BLOB NOT NULL CHECK (length(policy_sha256) = 32),
    undo_ms           INTEGER NOT NULL CHECK (undo_ms >= 0),
    submitted_at      INTEGER NOT NULL,
    state             TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'returned', 'rejected', 'approved', 'held',
                          'queued', 'transmitting', 'accepted', 'refused', 'unknown', 'cancelled', 'expired')),
    reason_code       TEXT NOT NULL DEFAULT '',
    reason_args       TEXT NOT NULL DEFAULT '[]' CHECK (json_type(reason_args) = 'array'),
    comment           TEXT NOT NULL DEFAULT '',
    updated_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_message_draft ON approval_message(draft_id, pk);
CREATE INDEX approval_message_state ON approval_message(state, updated_at);
CREATE INDEX approval_message_account ON approval_message(account_id) WHERE account_id IS NOT NULL;
-- One message of a draft and one bearer of a Message-ID may be on its way or gone; versions given back do not count.
CREATE UNIQUE INDEX approval_message_header ON approval_message(message_id_header)
    WHERE state NOT IN ('draft', 'rejected', 'refused', 'cancelled', 'expired');
CREATE UNIQUE INDEX approval_message_open ON approval_message(draft_id)
    WHERE state IN ('in_review', 'approved', 'held', 'queued', 'transmitting', 'unknown', 'accepted');

-- Why each signature is asked for; fixed when the bytes are frozen.
CREATE TABLE approval_requirement (
    pk         INTEGER PRIMARY KEY,
    message_id BLOB NOT NULL REFERENCES approval_message(id),
    role       TEXT NOT NULL CHECK (role IN ('rep', 'manager')),
    code       TEXT NOT NULL,
    args       TEXT NOT NULL CHECK (json_type(args) = 'array'),
    UNIQUE (message_id, role)
) STRICT;

-- Issued with a payload to sign; used by at most one signature.
CREATE TABLE approval_nonce (
    nonce        BLOB NOT NULL PRIMARY KEY CHECK (length(nonce) = 32),
    message_id   BLOB NOT NULL REFERENCES approval_message(id),
    principal_id BLOB NOT NULL REFERENCES governance_principal(id),
    role         TEXT NOT NULL CHECK (role IN ('rep', 'manager')),
    audit_index  INTEGER NOT NULL,
    issued_at    INTEGER NOT NULL,
    used_at      INTEGER,
    void_at      INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_nonce_message ON approval_nonce(message_id);

CREATE TABLE approval_signature (
    pk           INTEGER PRIMARY KEY,
    message_id   BLOB NOT NULL REFERENCES approval_message(id),
    role         TEXT NOT NULL CHECK (role IN ('rep', 'manager')),
    principal_id BLOB NOT NULL REFERENCES governance_principal(id),
    key_id       TEXT NOT NULL REFERENCES governance_key(key_id),
    nonce        BLOB NOT NULL UNIQUE REFERENCES approval_nonce(nonce),
    envelope     TEXT NOT NULL CHECK (json_valid(envelope)),
    signed_at    INTEGER NOT NULL,
    audit_index  INTEGER NOT NULL,
    void_at      INTEGER
) STRICT;
CREATE UNIQUE INDEX approval_signature_one_a_role ON approval_signature(message_id, role) WHERE void_at IS NULL;
CREATE UNIQUE INDEX approval_signature_two_persons ON approval_signature(message_id, principal_id) WHERE void_at IS NULL;
CREATE UNIQUE INDEX approval_signature_two_keys ON approval_signature(message_id, key_id) WHERE void_at IS NULL;

CREATE TABLE delivery_switch (
    pk      INTEGER PRIMARY KEY CHECK (pk = 1),
    stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
    actor   TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
INSERT INTO delivery_switch(pk, stopped, actor, at) VALUES(1, 0, 'system', 0);

-- state is a copy of approval_message.state that only a trigger writes.
CREATE TABLE delivery_outbox (
    pk          INTEGER PRIMARY KEY,
    message_id  BLOB NOT NULL UNIQUE REFERENCES approval_message(id),
    state       TEXT NOT NULL,
    enqueued_at INTEGER NOT NULL,
    held_until  INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    retries     INTEGER NOT NULL DEFAULT 0,
    reason_code TEXT NOT NULL,
    reason_args TEXT NOT NULL CHECK (json_type(reason_args) = 'array'),
    updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_outbox_due ON delivery_outbox(state, due_at);

-- Committed before connect. While outcome is NULL somebody transmits, or died doing it.
CREATE TABLE delivery_attempt (
    pk                    INTEGER PRIMARY KEY,
    message_id            BLOB NOT NULL REFERENCES delivery_outbox(message_id),
    number                INTEGER NOT NULL CHECK (number > 0),
    holder                TEXT NOT NULL,
    blob_sha256           BLOB NOT NULL CHECK (length(blob_sha256) = 32),
    claimed_at            INTEGER NOT NULL,
    point_of_no_return_at INTEGER,
    ended_at              INTEGER CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    outcome               TEXT CHECK (outcome IN ('accepted', 'refused_permanently', 'refused_temporarily',
                              'failed_before', 'unknown')),
    reply_code            INTEGER NOT NULL DEFAULT 0,
    reply                 TEXT NOT NULL DEFAULT '',
    error_code            TEXT NOT NULL DEFAULT '',
    UNIQUE (message_id, number),
    CHECK (outcome IS NOT 'failed_before' OR point_of_no_return_at IS NULL),
    CHECK (outcome IS NOT 'refused_temporarily' OR reply_code BETWEEN 400 AND 499),
    CHECK (outcome IS NOT 'refused_permanently' OR reply_code BETWEEN 500 AND 599),
    CHECK (outcome IS NOT 'accepted' OR point_of_no_return_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX delivery_attempt_one_running ON delivery_attempt(message_id) WHERE outcome IS NULL;

-- A human's answer to an unknown outcome.
CREATE TABLE delivery_resolution (
    pk           INTEGER PRIMARY KEY,
    attempt_pk   INTEGER NOT NULL UNIQUE REFERENCES delivery_attempt(pk),
    decision     TEXT NOT NULL CHECK (decision IN ('arrived', 'send_again')),
    principal_id BLOB NOT NULL REFERENCES governance_principal(id),
    at           INTEGER NOT NULL
) STRICT;

-- Approval: what is frozen stays frozen.
CREATE TRIGGER approval_message_starts_in_review BEFORE INSERT ON approval_message
WHEN new.state <> 'in_review'
BEGIN SELECT RAISE(ABORT, 'a message starts in review'); END;
CREATE TRIGGER approval_message_frozen BEFORE UPDATE OF id, draft_id, account_id, contact_id, use_case, author_id,
    mailbox_id, envelope_from, recipients, message_id_header, subject, blob_sha256, claim_report, claim_sha256,
    unresolved_claims, ai_share, value_minor, value_currency, prompt_name, prompt_version, not_before, not_after,
    cited_facts, policy_version, policy_sha256, undo_ms, submitted_at ON approval_message
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;
CREATE TRIGGER approval_message_no_delete BEFORE DELETE ON approval_message
BEGIN SELECT RAISE(ABORT, 'messages are not deleted'); END;

CREATE TRIGGER approval_message_step BEFORE UPDATE OF state ON approval_message
WHEN new.state <> old.state AND old.state || '>' || new.state NOT IN (
    'in_review>approved', 'in_review>returned', 'in_review>rejected', 'in_review>draft', 'in_review>cancelled',
    'in_review>expired',
    'approved>held', 'approved>draft', 'approved>cancelled', 'approved>expired', 'approved>in_review',
    'held>queued', 'held>draft', 'held>cancelled', 'held>expired', 'held>in_review',
    'queued>transmitting', 'queued>draft', 'queued>cancelled', 'queued>expired', 'queued>in_review',
    'transmitting>accepted', 'transmitting>refused', 'transmitting>unknown', 'transmitting>queued',
    'unknown>accepted', 'unknown>queued',
    'returned>draft', 'returned>cancelled', 'draft>cancelled')
BEGIN SELECT RAISE(ABORT, 'no such step'); END;

CREATE TRIGGER approval_message_signed BEFORE UPDATE OF state ON approval_message
WHEN new.state IN ('approved', 'held', 'queued', 'transmitting') AND (
    NOT EXISTS (SELECT 1 FROM approval_requirement r WHERE r.message_id = new.id AND r.role = 'rep')
    OR EXISTS (SELECT 1 FROM approval_requirement r WHERE r.message_id = new.id AND NOT EXISTS (
        SELECT 1 FROM approval_signature s JOIN governance_key k ON k.key_id = s.key_id
        WHERE s.message_id = new.id AND s.role = r.role AND s.void_at IS NULL
          AND k.principal_id = s.principal_id
          AND (k.revoked_at IS NULL OR new.state IN ('held', 'queued')))))
BEGIN SELECT RAISE(ABORT, 'a signature is missing'); END;
CREATE TRIGGER approval_message_void_first BEFORE UPDATE OF state ON approval_message
WHEN old.state <> new.state AND new.state IN ('draft', 'in_review', 'returned', 'rejected', 'cancelled', 'expired')
 AND EXISTS (SELECT 1 FROM approval_signature s WHERE s.message_id = new.id AND s.void_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the signatures must be void first'); END;

CREATE TRIGGER approval_requirement_only_when_frozen BEFORE INSERT ON approval_requirement
WHEN (SELECT state FROM approval_message WHERE id = new.message_id) IS NOT 'in_review'
  OR EXISTS (SELECT 1 FROM approval_nonce WHERE message_id = new.message_id)
BEGIN SELECT RAISE(ABORT, 'requirements are fixed when the bytes are frozen'); END;
CREATE TRIGGER approval_requirement_no_update BEFORE UPDATE ON approval_requirement
BEGIN SELECT RAISE(ABORT, 'requirements never change'); END;
CREATE TRIGGER approval_requirement_no_delete BEFORE DELETE ON approval_requirement
BEGIN SELECT RAISE(ABORT, 'requirements never change'); END;

CREATE TRIGGER approval_nonce_once BEFORE UPDATE ON approval_nonce
WHEN old.used_at IS NOT NULL OR old.void_at IS NOT NULL OR new.nonce <> old.nonce OR new.message_id <> old.message_id
  OR new.principal_id <> old.principal_id OR new.role <> old.role OR new.audit_index <> old.audit_index
  OR new.issued_at <> old.issued_at
BEGIN SELECT RAISE(ABORT, 'a nonce is used once'); END;
CREATE TRIGGER approval_nonce_no_delete BEFORE DELETE ON approval_nonce
BEGIN SELECT RAISE(ABORT, 'nonces are kept'); END;

CREATE TRIGGER approval_signature_only_in_review BEFORE INSERT ON approval_signature
WHEN (SELECT state FROM approval_message WHERE id = new.message_id) IS NOT 'in_review' OR new.void_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'only a message in review is signed'); END;
CREATE TRIGGER approval_signature_fresh_nonce BEFORE INSERT ON approval_signature
WHEN NOT EXISTS (SELECT 1 FROM approval_nonce n WHERE n.nonce = new.nonce AND n.message_id = new.message_id
    AND n.principal_id = new.principal_id AND n.role = new.role AND n.used_at IS NULL AND n.void_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the nonce was not issued for this, or is used'); END;
CREATE TRIGGER approval_signature_own_key BEFORE INSERT ON approval_signature
WHEN NOT EXISTS (SELECT 1 FROM governance_key k WHERE k.key_id = new.key_id AND k.principal_id = new.principal_id
    AND k.revoked_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the key is not the principal''s'); END;
CREATE TRIGGER approval_signature_manager_is_other BEFORE INSERT ON approval_signature
WHEN new.role = 'manager' AND (
    (SELECT author_id FROM approval_message WHERE id = new.message_id) = new.principal_id
    OR (SELECT role FROM governance_principal WHERE id = new.principal_id) IS NOT 'manager')
BEGIN SELECT RAISE(ABORT, 'the second signature is another person''s, a manager''s'); END;
CREATE TRIGGER approval_signature_rep_is_author BEFORE INSERT ON approval_signature
WHEN new.role = 'rep' AND (SELECT author_id FROM approval_message WHERE id = new.message_id) <> new.principal_id
BEGIN SELECT RAISE(ABORT, 'the first signature is the author''s'); END;
CREATE TRIGGER approval_signature_uses_nonce AFTER INSERT ON approval_signature
BEGIN UPDATE approval_nonce SET used_at = new.signed_at WHERE nonce = new.nonce; END;
CREATE TRIGGER approval_signature_only_void BEFORE UPDATE ON approval_signature
WHEN old.void_at IS NOT NULL OR new.void_at IS NULL OR new.message_id <> old.message_id OR new.role <> old.role
  OR new.principal_id <> old.principal_id OR new.key_id <> old.key_id OR new.nonce <> old.nonce
  OR new.envelope <> old.envelope OR new.signed_at <> old.signed_at OR new.audit_index <> old.audit_index
BEGIN SELECT RAISE(ABORT, 'a signature only ever becomes void'); END;
CREATE TRIGGER approval_signature_not_void_on_its_way BEFORE UPDATE ON approval_signature
WHEN (SELECT state FROM approval_message WHERE id = new.message_id)
     IN ('transmitting', 'accepted', 'refused', 'unknown')
BEGIN SELECT RAISE(ABORT, 'what is on its way keeps its signatures'); END;
CREATE TRIGGER approval_signature_no_delete BEFORE DELETE ON approval_signature
BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;

-- Delivery: the steps that need a proof beside them.
CREATE TRIGGER delivery_outbox_after_signatures BEFORE INSERT ON delivery_outbox
WHEN (SELECT state FROM approval_message WHERE id = new.message_id) IS NOT 'held' OR new.state <> 'held'
BEGIN SELECT RAISE(ABORT, 'only an approved message is enqueued'); END;
CREATE TRIGGER delivery_outbox_copies_state BEFORE UPDATE OF state, message_id ON delivery_outbox
WHEN new.message_id <> old.message_id
  OR new.state IS NOT (SELECT state FROM approval_message WHERE id = new.message_id)
BEGIN SELECT RAISE(ABORT, 'the outbox copies the state, it does not make it'); END;
CREATE TRIGGER delivery_outbox_no_delete BEFORE DELETE ON delivery_outbox
BEGIN SELECT RAISE(ABORT, 'the outbox is kept'); END;
CREATE TRIGGER approval_message_tells_outbox AFTER UPDATE OF state ON approval_message
WHEN new.state <> old.state
BEGIN UPDATE delivery_outbox SET state = new.state, updated_at = new.updated_at WHERE message_id = new.id; END;

CREATE TRIGGER delivery_message_claimed BEFORE UPDATE OF state ON approval_message
WHEN new.state = 'transmitting' AND old.state <> 'transmitting' AND (
    NOT EXISTS (SELECT 1 FROM delivery_attempt a WHERE a.message_id = new.id AND a.outcome IS NULL
                AND a.point_of_no_return_at IS NULL AND a.blob_sha256 = new.blob_sha256)
    OR (SELECT stopped FROM delivery_switch WHERE pk = 1) IS NOT 0)
BEGIN SELECT RAISE(ABORT, 'record, then send; and not while stopped'); END;
CREATE TRIGGER delivery_message_outcome BEFORE UPDATE OF state ON approval_message
WHEN old.state = 'transmitting' AND new.state <> 'transmitting' AND (
    SELECT CASE new.state WHEN 'accepted' THEN a.outcome = 'accepted' WHEN 'refused' THEN a.outcome = 'refused_permanently'
           WHEN 'unknown' THEN a.outcome = 'unknown' WHEN 'queued' THEN a.outcome IN ('failed_before', 'refused_temporarily')
           END
    FROM delivery_attempt a WHERE a.message_id = new.id ORDER BY a.number DESC LIMIT 1) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'the attempt does not say so'); END;
CREATE TRIGGER delivery_message_resolved BEFORE UPDATE OF state ON approval_message
WHEN old.state = 'unknown' AND new.state <> 'unknown' AND (
    SELECT r.decision FROM delivery_attempt a JOIN delivery_resolution r ON r.attempt_pk = a.pk
    WHERE a.message_id = new.id ORDER BY a.number DESC LIMIT 1)
    IS NOT (CASE new.state WHEN 'accepted' THEN 'arrived' WHEN 'queued' THEN 'send_again' END)
BEGIN SELECT RAISE(ABORT, 'only a human ends an unknown outcome'); END;

CREATE TRIGGER delivery_attempt_of_queued BEFORE INSERT ON delivery_attempt
WHEN (SELECT state FROM delivery_outbox WHERE message_id = new.message_id) IS NOT 'queued'
  OR new.outcome IS NOT NULL OR new.point_of_no_return_at IS NOT NULL
  OR EXISTS (SELECT 1 FROM delivery_attempt a WHERE a.message_id = new.message_id AND (a.outcome = 'accepted'
      OR (a.outcome = 'unknown' AND NOT EXISTS (SELECT 1 FROM delivery_resolution r WHERE r.attempt_pk = a.pk
                                                AND r.decision = 'send_again'))))
BEGIN SELECT RAISE(ABORT, 'only a queued message whose earlier tries all ended is tried'); END;
CREATE TRIGGER delivery_attempt_point_once BEFORE UPDATE OF point_of_no_return_at ON delivery_attempt
WHEN old.point_of_no_return_at IS NOT NULL OR old.outcome IS NOT NULL
  OR (SELECT stopped FROM delivery_switch WHERE pk = 1) IS NOT 0
  OR (SELECT state FROM delivery_outbox WHERE message_id = new.message_id) IS NOT 'transmitting'
BEGIN SELECT RAISE(ABORT, 'the point of no return is passed once, in transmission'); END;
CREATE TRIGGER delivery_attempt_frozen BEFORE UPDATE OF message_id, number, holder, blob_sha256, claimed_at ON delivery_attempt
BEGIN SELECT RAISE(ABORT, 'an attempt never changes'); END;
CREATE TRIGGER delivery_attempt_ends_once BEFORE UPDATE OF outcome, ended_at, reply_code, reply, error_code ON delivery_attempt
WHEN old.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attempt ends once'); END;
CREATE TRIGGER delivery_attempt_no_delete BEFORE DELETE ON delivery_attempt
BEGIN SELECT RAISE(ABORT, 'attempts are kept'); END;
CREATE TRIGGER delivery_resolution_of_unknown BEFORE INSERT ON delivery_resolution
WHEN (SELECT outcome FROM delivery_attempt WHERE pk = new.attempt_pk) IS NOT 'unknown'
BEGIN SELECT RAISE(ABORT, 'only an unknown outcome is resolved'); END;
CREATE TRIGGER delivery_resolution_no_update BEFORE UPDATE ON delivery_resolution
BEGIN SELECT RAISE(ABORT, 'a resolution never changes'); END;
CREATE TRIGGER delivery_resolution_no_delete BEFORE DELETE ON delivery_resolution
BEGIN SELECT RAISE(ABORT, 'a resolution never changes'); END;
