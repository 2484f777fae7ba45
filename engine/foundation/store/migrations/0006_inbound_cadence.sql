-- Who to follow up and why. The newest list has ranks; a person's snooze or dismissal outlives the next list.
-- state: 1 open, 2 snoozed, 3 dismissed. details: headline, reasons, timing, runner-up as JSON.
CREATE TABLE cadence_suggestion (
    pk         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    account    BLOB NOT NULL CHECK (length(account) = 16),
    contact    BLOB,
    action     INTEGER NOT NULL CHECK (action BETWEEN 1 AND 5),
    use_case   TEXT NOT NULL,
    score      REAL NOT NULL,
    value      INTEGER,
    currency   TEXT,
    next_legal INTEGER NOT NULL,
    details    TEXT NOT NULL CHECK (json_valid(details)),
    rank       INTEGER,
    made_at    INTEGER NOT NULL,
    state      INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
    until      INTEGER,
    reason     TEXT
) STRICT;
CREATE INDEX cadence_suggestion_rank ON cadence_suggestion(rank);
CREATE INDEX cadence_suggestion_account ON cadence_suggestion(account);

-- What inbound mail was understood to be, by which rule, and which of our messages it answers. A person's correction
-- wins over the rule.
CREATE TABLE inbound_verdict (
    pk         INTEGER PRIMARY KEY,
    record_id  BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
    class      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    outgoing   BLOB,
    match_rule TEXT NOT NULL,
    detail     TEXT NOT NULL CHECK (json_valid(detail)),
    corrected_by TEXT,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX inbound_verdict_outgoing ON inbound_verdict(outgoing) WHERE outgoing IS NOT NULL;

-- What came of a message: one row for each thing that happened, never changed.
CREATE TABLE inbound_outcome (
    pk        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    outgoing  BLOB CHECK (outgoing IS NULL OR length(outgoing) = 16),
    account   BLOB,
    contact   BLOB,
    evidence  BLOB NOT NULL CHECK (length(evidence) = 16),
    at        INTEGER NOT NULL,
    UNIQUE (kind, evidence, outgoing)
) STRICT;
CREATE INDEX inbound_outcome_outgoing ON inbound_outcome(outgoing) WHERE outgoing IS NOT NULL;
CREATE INDEX inbound_outcome_account ON inbound_outcome(account, at) WHERE account IS NOT NULL;
