-- What is made public: the plan, the releases, and who is told.

-- What the municipality has decided to publish, before anybody has seen a number.
CREATE TABLE release_plans (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    period_length {{text}} NOT NULL CHECK (period_length IN ('month', 'quarter', 'third', 'year')),
    k {{integer}} NOT NULL CHECK (k BETWEEN 3 AND 100),
    days_after {{integer}} NOT NULL CHECK (days_after BETWEEN 1 AND 120),
    minute_of_day {{integer}} NOT NULL CHECK (minute_of_day BETWEEN 0 AND 1439),
    version {{integer}} NOT NULL,
    decided_by {{id}} NOT NULL,
    decided_at {{time}} NOT NULL,
    PRIMARY KEY (tenant)
) {{strict}};
CREATE TABLE release_plan_areas (
    tenant {{id}} NOT NULL REFERENCES release_plans (tenant),
    area {{id}} NOT NULL,
    PRIMARY KEY (tenant, area),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};
CREATE TABLE release_plan_categories (
    tenant {{id}} NOT NULL REFERENCES release_plans (tenant),
    category {{text}} NOT NULL,
    reach {{text}} NOT NULL CHECK (reach IN ('areas', 'municipality')),
    PRIMARY KEY (tenant, category),
    FOREIGN KEY (tenant, category) REFERENCES categories (tenant, code)
) {{strict}};
CREATE TABLE release_plan_media (
    tenant {{id}} NOT NULL REFERENCES release_plans (tenant),
    address {{text}} NOT NULL,
    PRIMARY KEY (tenant, address)
) {{strict}};

-- A release, from the first preparation on. A status is told by its times: prepared, approved, published,
-- withdrawn; or discarded, and then it never was.
CREATE TABLE releases (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    id {{id}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('regular', 'erratum')),
    corrects {{id}},
    first_day {{day}} NOT NULL,
    last_day {{day}} NOT NULL,
    -- ReleaseDocument as JSON, still without number, previous hash and time of publication.
    document {{text}} NOT NULL,
    -- What everybody can reckon with once it is out: all tables with their equations, for every gate to come.
    equations {{text}} NOT NULL,
    -- Which cells are hidden and why, for those who prepare and approve.
    hidden {{text}} NOT NULL,
    fingerprint {{text}} NOT NULL,
    -- What was accepted later belongs to a later period.
    counted_at {{time}} NOT NULL,
    prepared_by {{id}} NOT NULL,
    prepared_at {{time}} NOT NULL,
    discarded_at {{time}},
    approved_by {{id}},
    approved_at {{time}},
    publish_at {{time}},
    number {{integer}},
    previous {{text}},
    published_at {{time}},
    manifest {{text}},
    manifest_hash {{text}},
    withdrawn_by {{id}},
    withdrawn_at {{time}},
    withdrawn_reason {{text}} NOT NULL DEFAULT '',
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, number),
    FOREIGN KEY (tenant, corrects) REFERENCES releases (tenant, id),
    CHECK (approved_at IS NULL OR approved_by <> prepared_by),
    CHECK (published_at IS NULL OR (number IS NOT NULL AND approved_at IS NOT NULL)),
    CHECK (discarded_at IS NULL OR number IS NULL)
) {{strict}};

-- Whoever was told of a release is told of its withdrawal and of what corrects it.
CREATE TABLE release_notices (
    tenant {{id}} NOT NULL,
    release {{id}} NOT NULL,
    happened {{text}} NOT NULL CHECK (happened IN ('published', 'corrected', 'withdrawn')),
    address {{text}} NOT NULL,
    message {{id}} NOT NULL,
    sent_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, release, happened, address),
    FOREIGN KEY (tenant, release) REFERENCES releases (tenant, id)
) {{strict}};
