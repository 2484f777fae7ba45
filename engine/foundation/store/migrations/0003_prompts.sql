-- Versioned prompts.

-- Immutable: a changed word is a new version.
CREATE TABLE prompts_version (
    pk         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    language   TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    body       TEXT NOT NULL CHECK (body <> ''),
    variables  TEXT NOT NULL CHECK (json_valid(variables)),
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    author     TEXT NOT NULL,
    note       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (name, language, version),
    UNIQUE (name, language, hash)
) STRICT;
CREATE TRIGGER prompts_version_no_update BEFORE UPDATE ON prompts_version
BEGIN SELECT RAISE(ABORT, 'a prompt version is immutable'); END;
CREATE TRIGGER prompts_version_no_delete BEFORE DELETE ON prompts_version
BEGIN SELECT RAISE(ABORT, 'a prompt version is immutable'); END;

CREATE TABLE prompts_label (
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    label    TEXT NOT NULL CHECK (label IN ('production', 'candidate')),
    version  INTEGER NOT NULL,
    PRIMARY KEY (name, language, label),
    FOREIGN KEY (name, language, version) REFERENCES prompts_version(name, language, version)
) STRICT, WITHOUT ROWID;
-- undoes: the promotion that a rollback took back.
CREATE TABLE prompts_label_move (
    pk       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    label    TEXT NOT NULL,
    version  INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    undoes   INTEGER UNIQUE REFERENCES prompts_label_move(pk),
    actor    TEXT NOT NULL,
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX prompts_label_move_prompt ON prompts_label_move(name, language, label, pk);
CREATE TRIGGER prompts_label_move_no_update BEFORE UPDATE ON prompts_label_move
BEGIN SELECT RAISE(ABORT, 'label moves are append-only'); END;
CREATE TRIGGER prompts_label_move_no_delete BEFORE DELETE ON prompts_label_move
BEGIN SELECT RAISE(ABORT, 'label moves are append-only'); END;
