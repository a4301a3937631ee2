-- Municipalities, their partner organisations, the people who act for them, and how anything is remembered.

CREATE TABLE tenants (
    id {{id}} NOT NULL PRIMARY KEY,
    code {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    municipality_code {{text}},
    is_fictional {{integer}} NOT NULL DEFAULT 0,
    created_at {{time}} NOT NULL
) {{strict}};

-- A committee, authority, company or association: each is a secrecy domain of its own.
CREATE TABLE organisations (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    id {{id}} NOT NULL,
    code {{text}} NOT NULL,
    name {{sorted_text}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('committee', 'authority', 'company', 'association')),
    sector {{text}} NOT NULL CHECK (sector IN ('public', 'private')),
    contact_email {{text}},
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    version {{integer}} NOT NULL DEFAULT 1,
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, code),
    CHECK (valid_to IS NULL OR valid_to > valid_from)
) {{strict}};

-- People are known once; what they may do comes by membership.
CREATE TABLE users (
    id {{id}} NOT NULL PRIMARY KEY,
    email {{text}} NOT NULL UNIQUE,
    name {{text}} NOT NULL,
    language {{text}} NOT NULL DEFAULT 'sv' CHECK (language IN ('sv', 'en')),
    password_hash {{text}},
    totp_secret {{bytes}},
    totp_confirmed_at {{time}},
    totp_last_step {{integer}} NOT NULL DEFAULT 0,
    issuer {{text}},
    subject {{text}},
    disabled_at {{time}},
    created_at {{time}} NOT NULL,
    UNIQUE (issuer, subject)
) {{strict}};

CREATE TABLE memberships (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    user_id {{id}} NOT NULL REFERENCES users (id),
    organisation {{id}} NOT NULL,
    is_cleared {{integer}} NOT NULL DEFAULT 0,
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id)
) {{strict}};
CREATE INDEX memberships_of_user ON memberships (user_id);

CREATE TABLE membership_roles (
    tenant {{id}} NOT NULL,
    membership {{id}} NOT NULL,
    role {{text}} NOT NULL CHECK (role IN ('reporter', 'member', 'analyst', 'coordinator', 'publisher', 'secretary',
                                          'archivist', 'administrator')),
    PRIMARY KEY (tenant, membership, role),
    FOREIGN KEY (tenant, membership) REFERENCES memberships (tenant, id)
) {{strict}};

CREATE TABLE sessions (
    token_hash {{bytes}} NOT NULL PRIMARY KEY,
    id {{id}} NOT NULL UNIQUE,
    user_id {{id}} NOT NULL REFERENCES users (id),
    tenant {{id}},
    membership {{id}},
    assurance {{integer}} NOT NULL,
    created_at {{time}} NOT NULL,
    used_at {{time}} NOT NULL,
    expires_at {{time}} NOT NULL,
    device {{text}} NOT NULL DEFAULT ''
) {{strict}};
CREATE INDEX sessions_of_user ON sessions (user_id);

-- Mailed keys used once: invitations, sign-in links, lost passwords. Only the hash is kept.
CREATE TABLE mailed_keys (
    token_hash {{bytes}} NOT NULL PRIMARY KEY,
    purpose {{text}} NOT NULL CHECK (purpose IN ('invitation', 'sign_in', 'password')),
    user_id {{id}} NOT NULL REFERENCES users (id),
    tenant {{id}},
    membership {{id}},
    target {{text}} NOT NULL DEFAULT '',
    created_at {{time}} NOT NULL,
    expires_at {{time}} NOT NULL,
    used_at {{time}}
) {{strict}};

-- Failed sign-ins by account and by network, for throttling. Keys are hashes.
CREATE TABLE sign_in_failures (
    bucket {{bytes}} NOT NULL PRIMARY KEY,
    failures {{integer}} NOT NULL,
    last_at {{time}} NOT NULL
) {{strict}};

-- One row for each change, denial, export and sensitive read. No words of people, so it outlives what it tells of.
CREATE TABLE audit (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    at {{time}} NOT NULL,
    actor {{id}},
    organisation {{id}},
    action {{text}} NOT NULL,
    object {{id}},
    object_class {{text}} NOT NULL DEFAULT 'internal',
    result {{text}} NOT NULL CHECK (result IN ('done', 'denied')),
    request {{text}} NOT NULL DEFAULT '',
    PRIMARY KEY (tenant, id)
) {{strict}};
CREATE INDEX audit_by_time ON audit (tenant, at);

-- The order the sealer gave the rows of a tenant, as leaves of an RFC 6962 tree.
CREATE TABLE audit_leaves (
    tenant {{id}} NOT NULL,
    sequence {{integer}} NOT NULL,
    entry {{id}} NOT NULL,
    leaf_hash {{bytes}} NOT NULL,
    PRIMARY KEY (tenant, sequence),
    UNIQUE (tenant, entry),
    FOREIGN KEY (tenant, entry) REFERENCES audit (tenant, id)
) {{strict}};
CREATE TABLE audit_checkpoints (
    tenant {{id}} NOT NULL,
    size {{integer}} NOT NULL,
    root_hash {{bytes}} NOT NULL,
    frontier {{bytes}} NOT NULL,
    made_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, size)
) {{strict}};

-- Work to be done after the transaction that wants it. A key makes a job unique while it waits.
CREATE TABLE jobs (
    id {{id}} NOT NULL PRIMARY KEY,
    tenant {{id}} NOT NULL,
    name {{text}} NOT NULL,
    payload {{text}} NOT NULL,
    unique_key {{text}} UNIQUE,
    run_at {{time}} NOT NULL,
    attempts {{integer}} NOT NULL DEFAULT 0,
    leased_until {{time}},
    failed_at {{time}},
    last_error {{text}},
    created_at {{time}} NOT NULL
) {{strict}};
CREATE INDEX jobs_due ON jobs (failed_at, run_at);

-- Messages that leave the house, after commit.
CREATE TABLE outbox (
    id {{id}} NOT NULL PRIMARY KEY,
    tenant {{id}} NOT NULL,
    recipient {{text}} NOT NULL,
    subject {{text}} NOT NULL,
    body {{text}} NOT NULL,
    send_after {{time}} NOT NULL,
    sent_at {{time}},
    attempts {{integer}} NOT NULL DEFAULT 0,
    last_error {{text}},
    created_at {{time}} NOT NULL
) {{strict}};
CREATE INDEX outbox_waiting ON outbox (sent_at, send_after);
