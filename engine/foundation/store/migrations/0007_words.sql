-- What writing a message needs: the ledger of model calls, the text index, and drafts with their evidence as it was.

-- One row per call: reserved (1) before it goes, settled (2) after. cost_minor is NULL where the price is unknown.
CREATE TABLE llm_call (
    pk             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    provider       TEXT NOT NULL,
    model          TEXT NOT NULL,
    purpose        TEXT NOT NULL,
    subject        TEXT NOT NULL,
    state          INTEGER NOT NULL CHECK (state IN (1, 2)),
    input_tokens   INTEGER NOT NULL CHECK (input_tokens >= 0),
    output_tokens  INTEGER NOT NULL CHECK (output_tokens >= 0),
    usage_reported INTEGER NOT NULL DEFAULT 0,
    price          TEXT CHECK (price IS NULL OR json_valid(price)),
    cost_minor     INTEGER,
    cost_currency  TEXT,
    outcome        TEXT,
    reserved_at    INTEGER NOT NULL,
    settled_at     INTEGER,
    CHECK ((state = 2) = (settled_at IS NOT NULL)),
    CHECK ((cost_minor IS NULL) = (cost_currency IS NULL))
) STRICT;
CREATE INDEX llm_call_reserved_at ON llm_call(reserved_at);

-- The text that can be searched. pk descends from what should be found first: accounts, then contacts, then products,
-- then everything else from newest to oldest; see text_index.cpp.
CREATE TABLE retrieval_document (
    pk         INTEGER PRIMARY KEY,
    record_id  BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
    kind       INTEGER NOT NULL,
    account_id BLOB,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
-- Prefixes are indexed for titles only: on bodies they would halve the speed of indexing.
CREATE VIRTUAL TABLE retrieval_title USING fts5(
    title, content='retrieval_document', content_rowid='pk', prefix='1 2 3 4 5 6',
    tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE retrieval_body USING fts5(
    body, content='retrieval_document', content_rowid='pk',
    tokenize='unicode61 remove_diacritics 2');
INSERT INTO retrieval_title(retrieval_title, rank) VALUES ('secure-delete', 1);
INSERT INTO retrieval_body(retrieval_body, rank) VALUES ('secure-delete', 1);

-- level: 1 template, 2 learned, 3 graph and model. state: 1 open, 2 submitted, 3 discarded.
CREATE TABLE drafting_draft (
    pk             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    suggestion_id  BLOB,
    account_id     BLOB NOT NULL CHECK (length(account_id) = 16),
    contact_id     BLOB,
    mailbox_id     BLOB,
    use_case       TEXT NOT NULL,
    language       TEXT NOT NULL,
    brief          TEXT NOT NULL CHECK (json_valid(brief)),
    context        TEXT NOT NULL CHECK (json_valid(context)),
    content        TEXT NOT NULL CHECK (json_valid(content)),
    original       TEXT NOT NULL CHECK (json_valid(original)),
    facts          TEXT NOT NULL CHECK (json_valid(facts)),
    claims         TEXT NOT NULL CHECK (json_valid(claims)),
    open_claims    INTEGER NOT NULL,
    level          INTEGER NOT NULL CHECK (level IN (1, 2, 3)),
    fallback       TEXT NOT NULL,
    prompt_name    TEXT NOT NULL,
    prompt_version INTEGER NOT NULL,
    writer         TEXT NOT NULL,
    reply_to       TEXT CHECK (reply_to IS NULL OR json_valid(reply_to)),
    revision       INTEGER NOT NULL CHECK (revision > 0),
    state          INTEGER NOT NULL CHECK (state IN (1, 2, 3)),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX drafting_draft_account ON drafting_draft(account_id);
CREATE INDEX drafting_draft_contact ON drafting_draft(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX drafting_draft_state ON drafting_draft(state, updated_at);

-- One row for each stretch of typing by one person in one block (-1: the subject); the newest row grows while it lasts.
CREATE TABLE drafting_edit (
    pk       INTEGER PRIMARY KEY,
    draft_id BLOB NOT NULL REFERENCES drafting_draft(id) ON DELETE CASCADE,
    block    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    before   TEXT NOT NULL,
    after    TEXT NOT NULL,
    actor    TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX drafting_edit_draft ON drafting_edit(draft_id, pk);
