-- Sources, their runs and mappings, the rows as received, and the rows that were not taken.

CREATE TABLE ingest_source (
    pk           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind         TEXT NOT NULL,
    key          TEXT NOT NULL,
    name         TEXT NOT NULL,
    settings     TEXT NOT NULL CHECK (json_valid(settings)),
    state        INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),
    paused       INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    last_run_at  INTEGER,
    last_good_at INTEGER,
    last_error   TEXT NOT NULL DEFAULT '',
    created_at   INTEGER NOT NULL,
    UNIQUE (kind, key)
) STRICT;

-- state: 1 running, 2 finished, 3 failed, 4 cancelled. A run that was killed stays at 1 until its source runs again.
CREATE TABLE ingest_run (
    pk          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id   BLOB NOT NULL REFERENCES ingest_source(id) ON DELETE CASCADE,
    object      TEXT NOT NULL,
    origin      TEXT NOT NULL,
    columns     TEXT NOT NULL CHECK (json_valid(columns)),
    state       INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    report      TEXT CHECK (report IS NULL OR json_valid(report))
) STRICT;
CREATE INDEX ingest_run_source ON ingest_run(source_id, pk);

CREATE TABLE ingest_mapping (
    pk         INTEGER PRIMARY KEY,
    source_id  BLOB NOT NULL REFERENCES ingest_source(id) ON DELETE CASCADE,
    object     TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    mapping    TEXT NOT NULL CHECK (json_valid(mapping)),
    actor      TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (source_id, object, version)
) STRICT;

-- Up to 256 rows as received, compressed together. A row's raw position is pk * 4096 + its index in the page.
CREATE TABLE ingest_raw_page (
    pk          INTEGER PRIMARY KEY,
    run_id      BLOB NOT NULL REFERENCES ingest_run(id) ON DELETE CASCADE,
    row_count   INTEGER NOT NULL CHECK (row_count BETWEEN 1 AND 4096),
    received_at INTEGER NOT NULL,
    rows        BLOB NOT NULL
) STRICT;
CREATE INDEX ingest_raw_page_run ON ingest_raw_page(run_id);

CREATE TABLE ingest_quarantine (
    pk          INTEGER PRIMARY KEY,
    source_id   BLOB NOT NULL REFERENCES ingest_source(id) ON DELETE CASCADE,
    run_id      BLOB NOT NULL,
    object      TEXT NOT NULL,
    external_id TEXT NOT NULL,
    row_hash    BLOB NOT NULL CHECK (length(row_hash) = 32),
    line        INTEGER NOT NULL,
    rule        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    args        TEXT NOT NULL CHECK (json_valid(args)),
    raw         INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'repaired', 'superseded', 'dismissed')),
    at          INTEGER NOT NULL,
    UNIQUE (source_id, object, row_hash)
) STRICT;
CREATE INDEX ingest_quarantine_open ON ingest_quarantine(source_id, object, external_id) WHERE state = 'open';

CREATE TABLE ingest_cursor (
    source_id  BLOB NOT NULL REFERENCES ingest_source(id) ON DELETE CASCADE,
    object     TEXT NOT NULL,
    cursor     TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, object)
) STRICT, WITHOUT ROWID;

-- The text of a reference whose target is not known yet: nothing is lost, and it resolves when the target arrives.
CREATE TABLE ingest_unresolved (
    record_id   BLOB NOT NULL CHECK (length(record_id) = 16),
    field       TEXT NOT NULL,
    source_id   BLOB NOT NULL REFERENCES ingest_source(id) ON DELETE CASCADE,
    kind        INTEGER NOT NULL,
    target_kind INTEGER NOT NULL,
    named_by    INTEGER NOT NULL,
    text        TEXT NOT NULL,
    run_id      BLOB NOT NULL,
    raw         INTEGER NOT NULL,
    PRIMARY KEY (record_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX ingest_unresolved_target ON ingest_unresolved(source_id, target_kind);
