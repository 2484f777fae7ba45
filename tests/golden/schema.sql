CREATE INDEX events_event_subject ON events_event(subject_id, seq) WHERE subject_id IS NOT NULL;

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

CREATE TABLE store_lease (
    name       TEXT PRIMARY KEY,
    holder     TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE store_setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER prompts_label_move_no_delete BEFORE DELETE ON prompts_label_move
BEGIN SELECT RAISE(ABORT, 'label moves are append-only'); END;

CREATE TRIGGER prompts_label_move_no_update BEFORE UPDATE ON prompts_label_move
BEGIN SELECT RAISE(ABORT, 'label moves are append-only'); END;

CREATE TRIGGER prompts_version_no_delete BEFORE DELETE ON prompts_version
BEGIN SELECT RAISE(ABORT, 'a prompt version is immutable'); END;

CREATE TRIGGER prompts_version_no_update BEFORE UPDATE ON prompts_version
BEGIN SELECT RAISE(ABORT, 'a prompt version is immutable'); END;

