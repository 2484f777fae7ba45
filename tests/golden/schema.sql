CREATE INDEX approval_message_account ON approval_message(account_id) WHERE account_id IS NOT NULL;

CREATE INDEX approval_message_blob ON approval_message(blob_sha256);

CREATE INDEX approval_message_draft ON approval_message(draft_id, pk);

CREATE UNIQUE INDEX approval_message_header ON approval_message(message_id_header)
    WHERE state NOT IN ('draft', 'rejected', 'refused', 'cancelled', 'expired');

CREATE UNIQUE INDEX approval_message_open ON approval_message(draft_id)
    WHERE state IN ('in_review', 'approved', 'held', 'queued', 'transmitting', 'unknown', 'accepted');

CREATE INDEX approval_message_state ON approval_message(state, updated_at);

CREATE INDEX approval_nonce_message ON approval_nonce(message_id);

CREATE UNIQUE INDEX approval_signature_one_a_role ON approval_signature(message_id, role) WHERE void_at IS NULL;

CREATE UNIQUE INDEX approval_signature_two_keys ON approval_signature(message_id, key_id) WHERE void_at IS NULL;

CREATE UNIQUE INDEX approval_signature_two_persons ON approval_signature(message_id, principal_id) WHERE void_at IS NULL;

CREATE INDEX cadence_suggestion_account ON cadence_suggestion(account);

CREATE INDEX cadence_suggestion_rank ON cadence_suggestion(rank);

CREATE UNIQUE INDEX delivery_attempt_one_running ON delivery_attempt(message_id) WHERE outcome IS NULL;

CREATE INDEX delivery_outbox_due ON delivery_outbox(state, due_at);

CREATE INDEX drafting_draft_account ON drafting_draft(account_id);

CREATE INDEX drafting_draft_contact ON drafting_draft(contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX drafting_draft_state ON drafting_draft(state, updated_at);

CREATE INDEX drafting_edit_draft ON drafting_edit(draft_id, pk);

CREATE INDEX events_event_subject ON events_event(subject_id, seq) WHERE subject_id IS NOT NULL;

CREATE INDEX features_membership_class ON features_membership(segment, class) WHERE left_at IS NULL;

CREATE INDEX features_membership_entity ON features_membership(entity_id);

CREATE UNIQUE INDEX features_membership_present ON features_membership(segment, entity_id) WHERE left_at IS NULL;

CREATE INDEX features_value_number ON features_value(feature, number);

CREATE INDEX governance_consent_person ON governance_consent(person_id, pk);

CREATE INDEX governance_key_principal ON governance_key(principal_id);

CREATE UNIQUE INDEX governance_policy_one_active ON governance_policy(active) WHERE active = 1;

CREATE INDEX graph_edge_account ON graph_edge(account_id);

CREATE INDEX graph_edge_from ON graph_edge(from_id, kind);

CREATE INDEX graph_edge_to ON graph_edge(to_id, kind);

CREATE INDEX identity_candidate_b ON identity_candidate(b_id);

CREATE INDEX identity_candidate_open ON identity_candidate(score) WHERE state = 0;

CREATE INDEX identity_event_a ON identity_event(a_id, pk);

CREATE INDEX identity_event_b ON identity_event(b_id, pk);

CREATE INDEX identity_member_entity ON identity_member(entity_id);

CREATE INDEX inbound_outcome_account ON inbound_outcome(account, at) WHERE account IS NOT NULL;

CREATE INDEX inbound_outcome_outgoing ON inbound_outcome(outgoing) WHERE outgoing IS NOT NULL;

CREATE INDEX inbound_verdict_outgoing ON inbound_verdict(outgoing) WHERE outgoing IS NOT NULL;

CREATE INDEX ingest_quarantine_open ON ingest_quarantine(source_id, object, external_id) WHERE state = 'open';

CREATE INDEX ingest_raw_page_run ON ingest_raw_page(run_id);

CREATE INDEX ingest_run_source ON ingest_run(source_id, pk);

CREATE INDEX ingest_unresolved_target ON ingest_unresolved(source_id, target_kind);

CREATE INDEX llm_call_reserved_at ON llm_call(reserved_at);

CREATE INDEX prompts_label_move_prompt ON prompts_label_move(name, language, label, pk);

CREATE INDEX records_account_domain ON records_account(domain) WHERE domain IS NOT NULL;

CREATE INDEX records_account_name ON records_account(name) WHERE name IS NOT NULL;

CREATE INDEX records_account_owner ON records_account(owner) WHERE owner IS NOT NULL;

CREATE INDEX records_account_parent ON records_account(parent) WHERE parent IS NOT NULL;

CREATE INDEX records_activity_account ON records_activity(account) WHERE account IS NOT NULL;

CREATE INDEX records_activity_at ON records_activity(at) WHERE at IS NOT NULL;

CREATE INDEX records_activity_contact ON records_activity(contact) WHERE contact IS NOT NULL;

CREATE INDEX records_asset_account ON records_asset(account) WHERE account IS NOT NULL;

CREATE INDEX records_asset_product ON records_asset(product) WHERE product IS NOT NULL;

CREATE INDEX records_busy_time_owner ON records_busy_time(owner) WHERE owner IS NOT NULL;

CREATE INDEX records_campaign_member_campaign ON records_campaign_member(campaign) WHERE campaign IS NOT NULL;

CREATE INDEX records_campaign_member_contact ON records_campaign_member(contact) WHERE contact IS NOT NULL;

CREATE INDEX records_change_record ON records_change(record_id, pk);

CREATE INDEX records_contact_account ON records_contact(account) WHERE account IS NOT NULL;

CREATE INDEX records_contact_email ON records_contact(email) WHERE email IS NOT NULL;

CREATE INDEX records_contact_full_name ON records_contact(full_name) WHERE full_name IS NOT NULL;

CREATE INDEX records_contract_account ON records_contract(account) WHERE account IS NOT NULL;

CREATE INDEX records_contract_renews_on ON records_contract(renews_on) WHERE renews_on IS NOT NULL;

CREATE INDEX records_lead_converted_contact ON records_lead(converted_contact) WHERE converted_contact IS NOT NULL;

CREATE INDEX records_lead_email ON records_lead(email) WHERE email IS NOT NULL;

CREATE INDEX records_line_item_opportunity ON records_line_item(opportunity) WHERE opportunity IS NOT NULL;

CREATE INDEX records_message_account ON records_message(account) WHERE account IS NOT NULL;

CREATE INDEX records_message_at ON records_message(at) WHERE at IS NOT NULL;

CREATE INDEX records_message_contact ON records_message(contact) WHERE contact IS NOT NULL;

CREATE INDEX records_message_message_id ON records_message(message_id) WHERE message_id IS NOT NULL;

CREATE INDEX records_message_thread_key ON records_message(thread_key) WHERE thread_key IS NOT NULL;

CREATE INDEX records_opportunity_account ON records_opportunity(account) WHERE account IS NOT NULL;

CREATE INDEX records_opportunity_close_on ON records_opportunity(close_on) WHERE close_on IS NOT NULL;

CREATE INDEX records_opportunity_owner ON records_opportunity(owner) WHERE owner IS NOT NULL;

CREATE INDEX records_opportunity_role_contact ON records_opportunity_role(contact) WHERE contact IS NOT NULL;

CREATE INDEX records_opportunity_role_opportunity ON records_opportunity_role(opportunity) WHERE opportunity IS NOT NULL;

CREATE INDEX records_order_account ON records_order(account) WHERE account IS NOT NULL;

CREATE INDEX records_price_price_book ON records_price(price_book) WHERE price_book IS NOT NULL;

CREATE INDEX records_price_product ON records_price(product) WHERE product IS NOT NULL;

CREATE INDEX records_ticket_account ON records_ticket(account) WHERE account IS NOT NULL;

CREATE INDEX records_ticket_opened_at ON records_ticket(opened_at) WHERE opened_at IS NOT NULL;

CREATE INDEX records_usage_event_account ON records_usage_event(account) WHERE account IS NOT NULL;

CREATE INDEX records_usage_event_at ON records_usage_event(at) WHERE at IS NOT NULL;

CREATE INDEX records_web_visit_account ON records_web_visit(account) WHERE account IS NOT NULL;

CREATE INDEX records_web_visit_at ON records_web_visit(at) WHERE at IS NOT NULL;

CREATE TABLE approval_blob (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    bytes  BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE approval_requirement (
    pk         INTEGER PRIMARY KEY,
    message_id BLOB NOT NULL REFERENCES approval_message(id),
    role       TEXT NOT NULL CHECK (role IN ('rep', 'manager')),
    code       TEXT NOT NULL,
    args       TEXT NOT NULL CHECK (json_type(args) = 'array'),
    UNIQUE (message_id, role)
) STRICT;

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

CREATE TABLE delivery_resolution (
    pk           INTEGER PRIMARY KEY,
    attempt_pk   INTEGER NOT NULL UNIQUE REFERENCES delivery_attempt(pk),
    decision     TEXT NOT NULL CHECK (decision IN ('arrived', 'send_again')),
    principal_id BLOB NOT NULL REFERENCES governance_principal(id),
    at           INTEGER NOT NULL
) STRICT;

CREATE TABLE delivery_switch (
    pk      INTEGER PRIMARY KEY CHECK (pk = 1),
    stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
    actor   TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

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

CREATE TABLE events_consumer (
    name       TEXT PRIMARY KEY,
    consumed   INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events_event (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    subject_id   BLOB CHECK (subject_id IS NULL OR length(subject_id) = 16),
    at           INTEGER NOT NULL,
    payload      TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;

CREATE TABLE features_membership (
    pk         INTEGER PRIMARY KEY,
    segment    TEXT NOT NULL,
    version    INTEGER NOT NULL,
    class      TEXT NOT NULL,
    entity_id  BLOB NOT NULL CHECK (length(entity_id) = 16),
    entered_at INTEGER NOT NULL,
    left_at    INTEGER
) STRICT;

CREATE TABLE features_segment (
    pk         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    rules      TEXT NOT NULL CHECK (json_valid(rules)),
    created_at INTEGER NOT NULL,
    UNIQUE (name, version)
) STRICT;

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

CREATE TABLE governance_key (
    pk           INTEGER PRIMARY KEY,
    principal_id BLOB NOT NULL REFERENCES governance_principal(id),
    public_key   BLOB NOT NULL UNIQUE CHECK (length(public_key) = 32),
    key_id       TEXT NOT NULL UNIQUE CHECK (length(key_id) = 32),
    enrolled_at  INTEGER NOT NULL CHECK (enrolled_at > 0),
    revoked_at   INTEGER CHECK (revoked_at > enrolled_at)
) STRICT;

CREATE TABLE governance_policy (
    version    INTEGER PRIMARY KEY CHECK (version > 0),
    document   TEXT NOT NULL CHECK (json_valid(document)),
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
    author     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    active     INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE governance_principal (
    pk         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name       TEXT NOT NULL CHECK (name <> ''),
    role       TEXT NOT NULL CHECK (role IN ('rep', 'manager', 'admin', 'auditor')),
    email      TEXT NOT NULL UNIQUE CHECK (email LIKE '%_@_%' AND email = lower(email)),
    created_at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE identity_member (
    record_id BLOB PRIMARY KEY CHECK (length(record_id) = 16),
    kind      INTEGER NOT NULL,
    entity_id BLOB NOT NULL CHECK (length(entity_id) = 16)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE ingest_cursor (
    source_id  BLOB NOT NULL REFERENCES ingest_source(id) ON DELETE CASCADE,
    object     TEXT NOT NULL,
    cursor     TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, object)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE ingest_raw_page (
    pk          INTEGER PRIMARY KEY,
    run_id      BLOB NOT NULL REFERENCES ingest_run(id) ON DELETE CASCADE,
    row_count   INTEGER NOT NULL CHECK (row_count BETWEEN 1 AND 4096),
    received_at INTEGER NOT NULL,
    rows        BLOB NOT NULL
) STRICT;

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

CREATE TABLE prompts_label (
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    label    TEXT NOT NULL CHECK (label IN ('production', 'candidate')),
    version  INTEGER NOT NULL,
    PRIMARY KEY (name, language, label),
    FOREIGN KEY (name, language, version) REFERENCES prompts_version(name, language, version)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE records_account (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    name TEXT,
    domain TEXT,
    website TEXT,
    industry TEXT,
    account_type TEXT,
    employees INTEGER,
    annual_revenue INTEGER,
    annual_revenue_currency TEXT,
    phone TEXT,
    street TEXT,
    city TEXT,
    postal_code TEXT,
    region TEXT,
    country TEXT,
    time_zone TEXT,
    language TEXT,
    parent BLOB,
    owner BLOB,
    founded_year INTEGER,
    description TEXT,
    tier TEXT
) STRICT;

CREATE TABLE records_activity (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    activity_type TEXT,
    account BLOB,
    contact BLOB,
    opportunity BLOB,
    owner BLOB,
    subject TEXT,
    body TEXT,
    at INTEGER,
    ends_at INTEGER,
    due_on TEXT,
    status TEXT,
    direction TEXT,
    outcome TEXT,
    location TEXT,
    external_key TEXT
) STRICT;

CREATE TABLE records_asset (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    name TEXT,
    account BLOB,
    product BLOB,
    serial TEXT,
    quantity REAL,
    installed_on TEXT,
    status TEXT,
    site TEXT
) STRICT;

CREATE TABLE records_busy_time (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    owner BLOB,
    calendar TEXT,
    starts_at INTEGER,
    ends_at INTEGER,
    subject TEXT,
    status TEXT
) STRICT;

CREATE TABLE records_campaign (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    name TEXT,
    campaign_type TEXT,
    status TEXT,
    starts_on TEXT,
    ends_on TEXT
) STRICT;

CREATE TABLE records_campaign_member (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    campaign BLOB,
    contact BLOB,
    lead BLOB,
    status TEXT,
    responded_at INTEGER
) STRICT;

CREATE TABLE records_change (
    pk         INTEGER PRIMARY KEY,
    kind       INTEGER NOT NULL,
    record_id  BLOB NOT NULL CHECK (length(record_id) = 16),
    change     INTEGER NOT NULL CHECK (change BETWEEN 1 AND 4),
    fields     TEXT CHECK (fields IS NULL OR json_valid(fields)),
    run_id     BLOB,
    raw        INTEGER NOT NULL DEFAULT 0,
    actor      TEXT,
    valid_from INTEGER NOT NULL,
    known_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE records_contact (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    account BLOB,
    first_name TEXT,
    last_name TEXT,
    full_name TEXT,
    email TEXT,
    phone TEXT,
    mobile TEXT,
    title TEXT,
    department TEXT,
    role TEXT,
    city TEXT,
    country TEXT,
    time_zone TEXT,
    language TEXT,
    owner BLOB,
    email_opt_out INTEGER,
    left_company INTEGER,
    description TEXT
) STRICT;

CREATE TABLE records_contract (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    number TEXT,
    account BLOB,
    status TEXT,
    starts_on TEXT,
    ends_on TEXT,
    renews_on TEXT,
    notice_by TEXT,
    auto_renews INTEGER,
    term_months INTEGER,
    annual_value INTEGER,
    annual_value_currency TEXT,
    sites INTEGER,
    signed_by BLOB,
    owner BLOB
) STRICT;

CREATE TABLE records_lead (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    full_name TEXT,
    email TEXT,
    phone TEXT,
    title TEXT,
    company TEXT,
    status TEXT,
    lead_source TEXT,
    country TEXT,
    language TEXT,
    owner BLOB,
    created_on TEXT,
    converted_account BLOB,
    converted_contact BLOB,
    converted_opportunity BLOB,
    email_opt_out INTEGER
) STRICT;

CREATE TABLE records_line_item (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    opportunity BLOB,
    product BLOB,
    name TEXT,
    quantity REAL,
    unit_price INTEGER,
    unit_price_currency TEXT,
    total INTEGER,
    total_currency TEXT
) STRICT;

CREATE TABLE records_mailbox (
    pk           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name         TEXT NOT NULL UNIQUE,
    address      TEXT NOT NULL,
    display_name TEXT NOT NULL,
    principal_id BLOB,
    settings     TEXT NOT NULL CHECK (json_valid(settings)),
    created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE records_message (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    message_id TEXT,
    in_reply_to TEXT,
    reference_ids TEXT,
    thread_key TEXT,
    direction TEXT,
    account BLOB,
    contact BLOB,
    opportunity BLOB,
    from_address TEXT,
    to_addresses TEXT,
    subject TEXT,
    body TEXT,
    at INTEGER,
    mailbox TEXT,
    is_private INTEGER,
    language TEXT,
    headers TEXT
) STRICT;

CREATE TABLE records_opportunity (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    name TEXT,
    account BLOB,
    primary_contact BLOB,
    owner BLOB,
    stage TEXT,
    amount INTEGER,
    amount_currency TEXT,
    probability REAL,
    opened_on TEXT,
    close_on TEXT,
    stage_since INTEGER,
    is_closed INTEGER,
    is_won INTEGER,
    use_case TEXT,
    product BLOB,
    campaign BLOB,
    next_step TEXT,
    lost_reason TEXT,
    description TEXT
) STRICT;

CREATE TABLE records_opportunity_role (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    opportunity BLOB,
    contact BLOB,
    role TEXT,
    is_primary INTEGER
) STRICT;

CREATE TABLE records_order (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    number TEXT,
    account BLOB,
    contract BLOB,
    status TEXT,
    ordered_on TEXT,
    delivered_on TEXT,
    total INTEGER,
    total_currency TEXT
) STRICT;

CREATE TABLE records_price (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    price_book BLOB,
    product BLOB,
    unit_price INTEGER,
    unit_price_currency TEXT,
    unit TEXT,
    min_quantity REAL,
    valid_from TEXT,
    valid_to TEXT
) STRICT;

CREATE TABLE records_price_book (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    name TEXT,
    region TEXT,
    valid_from TEXT,
    valid_to TEXT,
    version INTEGER,
    is_active INTEGER
) STRICT;

CREATE TABLE records_product (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    name TEXT,
    code TEXT,
    family TEXT,
    is_active INTEGER,
    list_price INTEGER,
    list_price_currency TEXT,
    description TEXT
) STRICT;

CREATE TABLE records_sender_alias (
    pk           INTEGER PRIMARY KEY,
    mailbox_id   BLOB NOT NULL REFERENCES records_mailbox(id) ON DELETE CASCADE,
    address      TEXT NOT NULL,
    display_name TEXT NOT NULL,
    UNIQUE (mailbox_id, address)
) STRICT;

CREATE TABLE records_sender_signature (
    pk         INTEGER PRIMARY KEY,
    mailbox_id BLOB NOT NULL REFERENCES records_mailbox(id) ON DELETE CASCADE,
    language   TEXT NOT NULL,
    text       TEXT NOT NULL,
    UNIQUE (mailbox_id, language)
) STRICT;

CREATE TABLE records_ticket (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    number TEXT,
    account BLOB,
    contact BLOB,
    subject TEXT,
    description TEXT,
    status TEXT,
    priority TEXT,
    mood TEXT,
    opened_at INTEGER,
    solved_at INTEGER,
    first_response_at INTEGER,
    reopened INTEGER,
    satisfaction INTEGER,
    resolution TEXT
) STRICT;

CREATE TABLE records_usage_event (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    account BLOB,
    contact BLOB,
    product BLOB,
    name TEXT,
    site TEXT,
    at INTEGER,
    quantity REAL,
    unit TEXT,
    message_key TEXT
) STRICT;

CREATE TABLE records_user (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    full_name TEXT,
    email TEXT,
    role TEXT,
    manager BLOB,
    region TEXT,
    is_active INTEGER,
    time_zone TEXT
) STRICT;

CREATE TABLE records_web_visit (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source_id BLOB NOT NULL CHECK (length(source_id) = 16),
    external_id TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    known_at INTEGER NOT NULL,
    account BLOB,
    contact BLOB,
    page TEXT,
    intent TEXT,
    at INTEGER,
    seconds INTEGER,
    message_key TEXT
) STRICT;

CREATE VIRTUAL TABLE retrieval_body USING fts5(
    body, content='retrieval_document', content_rowid='pk',
    tokenize='unicode61 remove_diacritics 2');

CREATE TABLE 'retrieval_body_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'retrieval_body_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'retrieval_body_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'retrieval_body_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE retrieval_document (
    pk         INTEGER PRIMARY KEY,
    record_id  BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
    kind       INTEGER NOT NULL,
    account_id BLOB,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE retrieval_title USING fts5(
    title, content='retrieval_document', content_rowid='pk', prefix='1 2 3 4 5 6',
    tokenize='unicode61 remove_diacritics 2');

CREATE TABLE 'retrieval_title_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'retrieval_title_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'retrieval_title_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'retrieval_title_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE store_lease (
    name       TEXT PRIMARY KEY,
    holder     TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE store_setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER approval_blob_frozen BEFORE UPDATE ON approval_blob
BEGIN SELECT RAISE(ABORT, 'frozen bytes never change'); END;

CREATE TRIGGER approval_blob_kept BEFORE DELETE ON approval_blob
WHEN EXISTS (SELECT 1 FROM approval_message WHERE blob_sha256 = old.sha256)
BEGIN SELECT RAISE(ABORT, 'frozen bytes stay while a message needs them'); END;

CREATE TRIGGER approval_message_frozen BEFORE UPDATE OF id, draft_id, account_id, contact_id, use_case, author_id,
    mailbox_id, envelope_from, recipients, message_id_header, subject, blob_sha256, claim_report, claim_sha256,
    unresolved_claims, ai_share, value_minor, value_currency, prompt_name, prompt_version, not_before, not_after,
    cited_facts, policy_version, policy_sha256, undo_ms, submitted_at ON approval_message
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;

CREATE TRIGGER approval_message_no_delete BEFORE DELETE ON approval_message
BEGIN SELECT RAISE(ABORT, 'messages are not deleted'); END;

CREATE TRIGGER approval_message_signed BEFORE UPDATE OF state ON approval_message
WHEN new.state IN ('approved', 'held', 'queued', 'transmitting') AND (
    NOT EXISTS (SELECT 1 FROM approval_requirement r WHERE r.message_id = new.id AND r.role = 'rep')
    OR EXISTS (SELECT 1 FROM approval_requirement r WHERE r.message_id = new.id AND NOT EXISTS (
        SELECT 1 FROM approval_signature s JOIN governance_key k ON k.key_id = s.key_id
        WHERE s.message_id = new.id AND s.role = r.role AND s.void_at IS NULL
          AND k.principal_id = s.principal_id
          AND (k.revoked_at IS NULL OR new.state IN ('held', 'queued')))))
BEGIN SELECT RAISE(ABORT, 'a signature is missing'); END;

CREATE TRIGGER approval_message_starts_in_review BEFORE INSERT ON approval_message
WHEN new.state <> 'in_review'
BEGIN SELECT RAISE(ABORT, 'a message starts in review'); END;

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

CREATE TRIGGER approval_message_tells_outbox AFTER UPDATE OF state ON approval_message
WHEN new.state <> old.state
BEGIN UPDATE delivery_outbox SET state = new.state, updated_at = new.updated_at WHERE message_id = new.id; END;

CREATE TRIGGER approval_message_void_first BEFORE UPDATE OF state ON approval_message
WHEN old.state <> new.state AND new.state IN ('draft', 'in_review', 'returned', 'rejected', 'cancelled', 'expired')
 AND EXISTS (SELECT 1 FROM approval_signature s WHERE s.message_id = new.id AND s.void_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the signatures must be void first'); END;

CREATE TRIGGER approval_nonce_no_delete BEFORE DELETE ON approval_nonce
BEGIN SELECT RAISE(ABORT, 'nonces are kept'); END;

CREATE TRIGGER approval_nonce_once BEFORE UPDATE ON approval_nonce
WHEN old.used_at IS NOT NULL OR old.void_at IS NOT NULL OR new.nonce <> old.nonce OR new.message_id <> old.message_id
  OR new.principal_id <> old.principal_id OR new.role <> old.role OR new.audit_index <> old.audit_index
  OR new.issued_at <> old.issued_at
BEGIN SELECT RAISE(ABORT, 'a nonce is used once'); END;

CREATE TRIGGER approval_requirement_no_delete BEFORE DELETE ON approval_requirement
BEGIN SELECT RAISE(ABORT, 'requirements never change'); END;

CREATE TRIGGER approval_requirement_no_update BEFORE UPDATE ON approval_requirement
BEGIN SELECT RAISE(ABORT, 'requirements never change'); END;

CREATE TRIGGER approval_requirement_only_when_frozen BEFORE INSERT ON approval_requirement
WHEN (SELECT state FROM approval_message WHERE id = new.message_id) IS NOT 'in_review'
  OR EXISTS (SELECT 1 FROM approval_nonce WHERE message_id = new.message_id)
BEGIN SELECT RAISE(ABORT, 'requirements are fixed when the bytes are frozen'); END;

CREATE TRIGGER approval_signature_fresh_nonce BEFORE INSERT ON approval_signature
WHEN NOT EXISTS (SELECT 1 FROM approval_nonce n WHERE n.nonce = new.nonce AND n.message_id = new.message_id
    AND n.principal_id = new.principal_id AND n.role = new.role AND n.used_at IS NULL AND n.void_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the nonce was not issued for this, or is used'); END;

CREATE TRIGGER approval_signature_manager_is_other BEFORE INSERT ON approval_signature
WHEN new.role = 'manager' AND (
    (SELECT author_id FROM approval_message WHERE id = new.message_id) = new.principal_id
    OR (SELECT role FROM governance_principal WHERE id = new.principal_id) IS NOT 'manager')
BEGIN SELECT RAISE(ABORT, 'the second signature is another person''s, a manager''s'); END;

CREATE TRIGGER approval_signature_no_delete BEFORE DELETE ON approval_signature
BEGIN SELECT RAISE(ABORT, 'signatures are kept'); END;

CREATE TRIGGER approval_signature_not_void_on_its_way BEFORE UPDATE ON approval_signature
WHEN (SELECT state FROM approval_message WHERE id = new.message_id)
     IN ('transmitting', 'accepted', 'refused', 'unknown')
BEGIN SELECT RAISE(ABORT, 'what is on its way keeps its signatures'); END;

CREATE TRIGGER approval_signature_only_in_review BEFORE INSERT ON approval_signature
WHEN (SELECT state FROM approval_message WHERE id = new.message_id) IS NOT 'in_review' OR new.void_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'only a message in review is signed'); END;

CREATE TRIGGER approval_signature_only_void BEFORE UPDATE ON approval_signature
WHEN old.void_at IS NOT NULL OR new.void_at IS NULL OR new.message_id <> old.message_id OR new.role <> old.role
  OR new.principal_id <> old.principal_id OR new.key_id <> old.key_id OR new.nonce <> old.nonce
  OR new.envelope <> old.envelope OR new.signed_at <> old.signed_at OR new.audit_index <> old.audit_index
BEGIN SELECT RAISE(ABORT, 'a signature only ever becomes void'); END;

CREATE TRIGGER approval_signature_own_key BEFORE INSERT ON approval_signature
WHEN NOT EXISTS (SELECT 1 FROM governance_key k WHERE k.key_id = new.key_id AND k.principal_id = new.principal_id
    AND k.revoked_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'the key is not the principal''s'); END;

CREATE TRIGGER approval_signature_rep_is_author BEFORE INSERT ON approval_signature
WHEN new.role = 'rep' AND (SELECT author_id FROM approval_message WHERE id = new.message_id) <> new.principal_id
BEGIN SELECT RAISE(ABORT, 'the first signature is the author''s'); END;

CREATE TRIGGER approval_signature_uses_nonce AFTER INSERT ON approval_signature
BEGIN UPDATE approval_nonce SET used_at = new.signed_at WHERE nonce = new.nonce; END;

CREATE TRIGGER delivery_attempt_ends_once BEFORE UPDATE OF outcome, ended_at, reply_code, reply, error_code ON delivery_attempt
WHEN old.outcome IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attempt ends once'); END;

CREATE TRIGGER delivery_attempt_frozen BEFORE UPDATE OF message_id, number, holder, blob_sha256, claimed_at ON delivery_attempt
BEGIN SELECT RAISE(ABORT, 'an attempt never changes'); END;

CREATE TRIGGER delivery_attempt_no_delete BEFORE DELETE ON delivery_attempt
BEGIN SELECT RAISE(ABORT, 'attempts are kept'); END;

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

CREATE TRIGGER delivery_outbox_after_signatures BEFORE INSERT ON delivery_outbox
WHEN (SELECT state FROM approval_message WHERE id = new.message_id) IS NOT 'held' OR new.state <> 'held'
BEGIN SELECT RAISE(ABORT, 'only an approved message is enqueued'); END;

CREATE TRIGGER delivery_outbox_copies_state BEFORE UPDATE OF state, message_id ON delivery_outbox
WHEN new.message_id <> old.message_id
  OR new.state IS NOT (SELECT state FROM approval_message WHERE id = new.message_id)
BEGIN SELECT RAISE(ABORT, 'the outbox copies the state, it does not make it'); END;

CREATE TRIGGER delivery_outbox_no_delete BEFORE DELETE ON delivery_outbox
BEGIN SELECT RAISE(ABORT, 'the outbox is kept'); END;

CREATE TRIGGER delivery_resolution_no_delete BEFORE DELETE ON delivery_resolution
BEGIN SELECT RAISE(ABORT, 'a resolution never changes'); END;

CREATE TRIGGER delivery_resolution_no_update BEFORE UPDATE ON delivery_resolution
BEGIN SELECT RAISE(ABORT, 'a resolution never changes'); END;

CREATE TRIGGER delivery_resolution_of_unknown BEFORE INSERT ON delivery_resolution
WHEN (SELECT outcome FROM delivery_attempt WHERE pk = new.attempt_pk) IS NOT 'unknown'
BEGIN SELECT RAISE(ABORT, 'only an unknown outcome is resolved'); END;

CREATE TRIGGER events_audit_chain BEFORE INSERT ON events_audit
WHEN new.seq <> coalesce((SELECT max(seq) FROM events_audit), 0) + 1
  OR new.previous <> coalesce((SELECT hash FROM events_audit WHERE seq = new.seq - 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'the audit chain takes only its next link'); END;

CREATE TRIGGER events_audit_no_delete BEFORE DELETE ON events_audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER events_audit_no_update BEFORE UPDATE ON events_audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER events_event_no_delete BEFORE DELETE ON events_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER events_event_no_update BEFORE UPDATE ON events_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER governance_consent_no_update BEFORE UPDATE ON governance_consent
BEGIN SELECT RAISE(ABORT, 'consent is a history'); END;

CREATE TRIGGER governance_egress_no_delete BEFORE DELETE ON governance_egress
BEGIN SELECT RAISE(ABORT, 'the egress log is append-only'); END;

CREATE TRIGGER governance_egress_no_update BEFORE UPDATE ON governance_egress
BEGIN SELECT RAISE(ABORT, 'the egress log is append-only'); END;

CREATE TRIGGER governance_key_no_delete BEFORE DELETE ON governance_key
BEGIN SELECT RAISE(ABORT, 'keys are revoked, never deleted'); END;

CREATE TRIGGER governance_key_only_revoked BEFORE UPDATE ON governance_key
WHEN new.principal_id <> old.principal_id OR new.public_key <> old.public_key OR new.key_id <> old.key_id
  OR new.enrolled_at <> old.enrolled_at OR old.revoked_at IS NOT NULL OR new.revoked_at IS NULL
BEGIN SELECT RAISE(ABORT, 'a key is only ever revoked, once'); END;

CREATE TRIGGER governance_policy_frozen BEFORE UPDATE OF version, document, sha256, author, created_at ON governance_policy
BEGIN SELECT RAISE(ABORT, 'a policy version never changes'); END;

CREATE TRIGGER governance_policy_no_delete BEFORE DELETE ON governance_policy
BEGIN SELECT RAISE(ABORT, 'a policy version is never deleted'); END;

CREATE TRIGGER governance_principal_is_one_person BEFORE UPDATE OF id, email ON governance_principal
BEGIN SELECT RAISE(ABORT, 'a principal stays the same person'); END;

CREATE TRIGGER governance_principal_no_delete BEFORE DELETE ON governance_principal
BEGIN SELECT RAISE(ABORT, 'principals are revoked, never deleted'); END;

CREATE TRIGGER governance_suppression_no_update BEFORE UPDATE ON governance_suppression
BEGIN SELECT RAISE(ABORT, 'a suppression never changes'); END;

CREATE TRIGGER identity_event_no_delete BEFORE DELETE ON identity_event
BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;

CREATE TRIGGER identity_event_no_update BEFORE UPDATE ON identity_event
BEGIN SELECT RAISE(ABORT, 'merges are append-only'); END;

CREATE TRIGGER prompts_label_move_no_delete BEFORE DELETE ON prompts_label_move
BEGIN SELECT RAISE(ABORT, 'label moves are append-only'); END;

CREATE TRIGGER prompts_label_move_no_update BEFORE UPDATE ON prompts_label_move
BEGIN SELECT RAISE(ABORT, 'label moves are append-only'); END;

CREATE TRIGGER prompts_version_no_delete BEFORE DELETE ON prompts_version
BEGIN SELECT RAISE(ABORT, 'a prompt version is immutable'); END;

CREATE TRIGGER prompts_version_no_update BEFORE UPDATE ON prompts_version
BEGIN SELECT RAISE(ABORT, 'a prompt version is immutable'); END;

