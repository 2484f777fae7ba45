-- What is known of the customer: who records are, how they are tied, and the figures and segments made from them.

-- Only records of entities with more than one member stand here; any other record is its own entity. The rows are
-- what the living merges in identity_event make of the records.
CREATE TABLE identity_member (
    record_id BLOB PRIMARY KEY CHECK (length(record_id) = 16),
    kind      INTEGER NOT NULL,
    entity_id BLOB NOT NULL CHECK (length(entity_id) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_member_entity ON identity_member(entity_id);

-- type: 1 merge, 2 unmerge (undoes: the merge that it takes back).
CREATE TABLE identity_event (
    pk     INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    type   INTEGER NOT NULL CHECK (type IN (1, 2)),
    a_kind INTEGER NOT NULL,
    a_id   BLOB NOT NULL CHECK (length(a_id) = 16),
    b_kind INTEGER NOT NULL,
    b_id   BLOB NOT NULL CHECK (length(b_id) = 16),
    undoes BLOB UNIQUE REFERENCES identity_event(id) CHECK ((type = 2) = (undoes IS NOT NULL)),
    actor  TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX identity_event_a ON identity_event(a_id, pk);
CREATE INDEX identity_event_b ON identity_event(b_id, pk);
CREATE TRIGGER identity_event_no_update BEFORE UPDATE ON identity_event
BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;
CREATE TRIGGER identity_event_no_delete BEFORE DELETE ON identity_event
BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;

-- A pair worth a question, or already decided. state: 0 open, 1 merged, 2 rejected.
CREATE TABLE identity_candidate (
    pk          INTEGER PRIMARY KEY,
    a_kind      INTEGER NOT NULL,
    a_id        BLOB NOT NULL CHECK (length(a_id) = 16),
    b_kind      INTEGER NOT NULL,
    b_id        BLOB NOT NULL CHECK (length(b_id) = 16),
    score       REAL NOT NULL,
    explanation TEXT NOT NULL CHECK (json_valid(explanation)),
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
    decided_by  TEXT NOT NULL DEFAULT '',
    at          INTEGER NOT NULL,
    UNIQUE (a_id, b_id),
    CHECK (a_id < b_id)
) STRICT;
CREATE INDEX identity_candidate_open ON identity_candidate(score) WHERE state = 0;
CREATE INDEX identity_candidate_b ON identity_candidate(b_id);

-- account_id is the entity whose rebuild replaces the row. A kind of 0 is an industry.
CREATE TABLE graph_edge (
    pk            INTEGER PRIMARY KEY,
    account_id    BLOB NOT NULL CHECK (length(account_id) = 16),
    kind          INTEGER NOT NULL,
    from_kind     INTEGER NOT NULL,
    from_id       BLOB NOT NULL CHECK (length(from_id) = 16),
    to_kind       INTEGER NOT NULL,
    to_id         BLOB NOT NULL CHECK (length(to_id) = 16),
    weight        REAL NOT NULL,
    label         TEXT NOT NULL DEFAULT '',
    valid_from    INTEGER,
    valid_to      INTEGER,
    known_at      INTEGER NOT NULL,
    evidence_kind INTEGER NOT NULL,
    evidence_id   BLOB NOT NULL CHECK (length(evidence_id) = 16)
) STRICT;
CREATE INDEX graph_edge_account ON graph_edge(account_id);
CREATE INDEX graph_edge_from ON graph_edge(from_id, kind);
CREATE INDEX graph_edge_to ON graph_edge(to_id, kind);

-- number and text both NULL: computed, and unknown. evidence: a list of record kind byte and id, 17 bytes each.
CREATE TABLE features_value (
    entity_id   BLOB NOT NULL CHECK (length(entity_id) = 16),
    feature     TEXT NOT NULL,
    version     INTEGER NOT NULL,
    number      REAL,
    text        TEXT,
    as_of       INTEGER NOT NULL,
    computed_at INTEGER NOT NULL,
    evidence    BLOB NOT NULL,
    PRIMARY KEY (entity_id, feature)
) STRICT, WITHOUT ROWID;
CREATE INDEX features_value_number ON features_value(feature, number);

CREATE TABLE features_segment (
    pk         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    rules      TEXT NOT NULL CHECK (json_valid(rules)),
    created_at INTEGER NOT NULL,
    UNIQUE (name, version)
) STRICT;

-- left_at NULL: a present member.
CREATE TABLE features_membership (
    pk         INTEGER PRIMARY KEY,
    segment    TEXT NOT NULL,
    version    INTEGER NOT NULL,
    class      TEXT NOT NULL,
    entity_id  BLOB NOT NULL CHECK (length(entity_id) = 16),
    entered_at INTEGER NOT NULL,
    left_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX features_membership_present ON features_membership(segment, entity_id) WHERE left_at IS NULL;
CREATE INDEX features_membership_class ON features_membership(segment, class) WHERE left_at IS NULL;
CREATE INDEX features_membership_entity ON features_membership(entity_id);
