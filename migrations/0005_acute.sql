-- Acute events: raised at any time, told to a circle, followed in a shared log until they are closed.

-- Whom an area tells and how long it waits for a confirmation. Without a circle the coordinators of the area's
-- core organisations are told.
CREATE TABLE acute_circles (
    tenant {{id}} NOT NULL,
    area {{id}} NOT NULL,
    attention_minutes {{integer}} NOT NULL CHECK (attention_minutes BETWEEN 1 AND 10080),
    urgent_minutes {{integer}} NOT NULL CHECK (urgent_minutes BETWEEN 1 AND 10080),
    critical_minutes {{integer}} NOT NULL CHECK (critical_minutes BETWEEN 1 AND 10080),
    version {{integer}} NOT NULL,
    changed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, area),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};
-- Each step names people by membership, or whoever has a role in an organisation when the event comes.
CREATE TABLE acute_circle_members (
    tenant {{id}} NOT NULL,
    area {{id}} NOT NULL,
    step {{integer}} NOT NULL,
    position {{integer}} NOT NULL,
    membership {{id}},
    organisation {{id}},
    role {{text}} CHECK (role IN ('member', 'analyst', 'coordinator')),
    PRIMARY KEY (tenant, area, step, position),
    FOREIGN KEY (tenant, area) REFERENCES acute_circles (tenant, area),
    FOREIGN KEY (tenant, membership) REFERENCES memberships (tenant, id),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id),
    CHECK ((organisation IS NULL) = (role IS NULL) AND (membership IS NULL) <> (organisation IS NULL))
) {{strict}};

-- The last number given, by tenant and year: A-2026-0042.
CREATE TABLE acute_numbers (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    year {{integer}} NOT NULL,
    last_number {{integer}} NOT NULL,
    PRIMARY KEY (tenant, year)
) {{strict}};

-- What happened stands in the observation, which counts once in its round; here stands how it is followed.
CREATE TABLE acute_events (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    year {{integer}} NOT NULL,
    number {{integer}} NOT NULL,
    level {{text}} NOT NULL CHECK (level IN ('attention', 'urgent', 'critical')),
    category {{text}} NOT NULL,
    observation {{id}} NOT NULL,
    owner {{id}} NOT NULL,
    raised_by {{id}} NOT NULL,
    body_hash {{bytes}} NOT NULL,
    raised_at {{time}} NOT NULL,
    -- How many times the circle has been told; the next telling goes to the step after.
    turns_told {{integer}} NOT NULL DEFAULT 0,
    confirm_by {{time}} NOT NULL,
    confirmed_at {{time}},
    closed_at {{time}},
    closed_by {{id}},
    summary {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, year, number),
    UNIQUE (tenant, observation),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, observation) REFERENCES observations (tenant, id),
    FOREIGN KEY (tenant, category) REFERENCES categories (tenant, code),
    FOREIGN KEY (tenant, owner) REFERENCES organisations (tenant, id),
    FOREIGN KEY (tenant, raised_by) REFERENCES memberships (tenant, id),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) {{strict}};
CREATE INDEX acute_events_of_area ON acute_events (tenant, area, raised_at);

-- Who was told, and who confirmed.
CREATE TABLE acute_tellings (
    tenant {{id}} NOT NULL,
    event {{id}} NOT NULL,
    turn {{integer}} NOT NULL,
    membership {{id}} NOT NULL,
    told_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, event, turn, membership),
    FOREIGN KEY (tenant, event) REFERENCES acute_events (tenant, id),
    FOREIGN KEY (tenant, membership) REFERENCES memberships (tenant, id)
) {{strict}};
CREATE TABLE acute_confirmations (
    tenant {{id}} NOT NULL,
    event {{id}} NOT NULL,
    membership {{id}} NOT NULL,
    confirmed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, event, membership),
    FOREIGN KEY (tenant, event) REFERENCES acute_events (tenant, id),
    FOREIGN KEY (tenant, membership) REFERENCES memberships (tenant, id)
) {{strict}};

-- The shared log, and who has read each post.
CREATE TABLE acute_posts (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    event {{id}} NOT NULL,
    author {{id}} NOT NULL,
    words {{text}} NOT NULL,
    -- Why words that look like personal data stand all the same.
    kept_reason {{text}} NOT NULL DEFAULT '',
    written_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, event) REFERENCES acute_events (tenant, id),
    FOREIGN KEY (tenant, author) REFERENCES memberships (tenant, id)
) {{strict}};
CREATE INDEX acute_posts_of_event ON acute_posts (tenant, event, written_at);
CREATE TABLE acute_post_readings (
    tenant {{id}} NOT NULL,
    post {{id}} NOT NULL,
    membership {{id}} NOT NULL,
    read_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, post, membership),
    FOREIGN KEY (tenant, post) REFERENCES acute_posts (tenant, id),
    FOREIGN KEY (tenant, membership) REFERENCES memberships (tenant, id)
) {{strict}};

-- What was taken for the same thing seen twice, and taken apart again.
CREATE TABLE acute_merges (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    event {{id}} NOT NULL,
    observation {{id}} NOT NULL,
    merged_by {{id}} NOT NULL,
    merged_at {{time}} NOT NULL,
    undone_by {{id}},
    undone_at {{time}},
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, event) REFERENCES acute_events (tenant, id),
    FOREIGN KEY (tenant, merged_by) REFERENCES memberships (tenant, id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) {{strict}};
CREATE INDEX observations_merged ON observations (tenant, merged_into) WHERE merged_into IS NOT NULL;
