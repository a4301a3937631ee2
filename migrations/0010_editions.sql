-- Lägesbilder that were decided on: what the core of an area says of a period, and the editions frozen of it.

-- One for each area and period, from the first word that somebody writes.
CREATE TABLE assessments (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    first_day {{day}} NOT NULL,
    last_day {{day}} NOT NULL,
    summary {{text}} NOT NULL DEFAULT '',
    -- Why words that look like personal data stand all the same.
    summary_reason {{text}} NOT NULL DEFAULT '',
    summary_version {{integer}} NOT NULL DEFAULT 0,
    plan_reason {{text}} NOT NULL DEFAULT '',
    plan_version {{integer}} NOT NULL DEFAULT 0,
    started_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, area, first_day),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};

-- What was proposed when the group decided, what they decided, and why.
CREATE TABLE assessed_levels (
    tenant {{id}} NOT NULL,
    assessment {{id}} NOT NULL,
    category {{text}} NOT NULL,
    proposed {{text}} NOT NULL CHECK (proposed IN ('none', 'ok', 'warn', 'bad')),
    rule {{text}} NOT NULL,
    decided {{text}} NOT NULL CHECK (decided IN ('none', 'ok', 'warn', 'bad')),
    motive {{text}} NOT NULL,
    motive_reason {{text}} NOT NULL DEFAULT '',
    decided_by {{id}} NOT NULL,
    decided_at {{time}} NOT NULL,
    version {{integer}} NOT NULL,
    PRIMARY KEY (tenant, assessment, category),
    FOREIGN KEY (tenant, assessment) REFERENCES assessments (tenant, id)
) {{strict}};

-- The handlingsplan: what, who, when. An item that is taken over from an earlier plan names the one it was.
CREATE TABLE plan_items (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    assessment {{id}} NOT NULL,
    sort_order {{integer}} NOT NULL,
    what {{text}} NOT NULL,
    responsible {{text}} NOT NULL,
    due {{day}} NOT NULL,
    continues {{id}},
    PRIMARY KEY (tenant, assessment, id),
    FOREIGN KEY (tenant, assessment) REFERENCES assessments (tenant, id)
) {{strict}};

-- What became of each item of the plan before.
CREATE TABLE plan_outcomes (
    tenant {{id}} NOT NULL,
    assessment {{id}} NOT NULL,
    item {{id}} NOT NULL,
    outcome {{text}} NOT NULL CHECK (outcome IN ('done', 'not_done')),
    words {{text}} NOT NULL,
    PRIMARY KEY (tenant, assessment, item),
    FOREIGN KEY (tenant, assessment) REFERENCES assessments (tenant, id)
) {{strict}};

-- A core organisation approves exactly what the fingerprint was made of; whatever changes afterwards needs a
-- new approval.
CREATE TABLE assessment_approvals (
    tenant {{id}} NOT NULL,
    assessment {{id}} NOT NULL,
    organisation {{id}} NOT NULL,
    membership {{id}} NOT NULL,
    fingerprint {{text}} NOT NULL,
    approved_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, assessment, organisation),
    FOREIGN KEY (tenant, assessment) REFERENCES assessments (tenant, id),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id)
) {{strict}};

-- A frozen lägesbild. The hash (SHA-256, hexadecimal) is of the content's bytes as they stand.
CREATE TABLE editions (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    assessment {{id}} NOT NULL,
    area {{id}} NOT NULL,
    owner {{id}} NOT NULL,
    number {{integer}} NOT NULL,
    first_day {{day}} NOT NULL,
    last_day {{day}} NOT NULL,
    content {{text}} NOT NULL,
    hash {{text}} NOT NULL,
    frozen_by {{id}} NOT NULL,
    frozen_at {{time}} NOT NULL,
    -- How many categories were decided to be so.
    bad_levels {{integer}} NOT NULL,
    warn_levels {{integer}} NOT NULL,
    class {{text}} NOT NULL DEFAULT 'internal' CHECK (class IN ('open', 'internal', 'secrecy')),
    audience {{text}} NOT NULL DEFAULT 'core' CHECK (audience IN ('own', 'core', 'area', 'council', 'public')),
    state {{text}} NOT NULL DEFAULT 'shared' CHECK (state IN ('draft', 'shared', 'published', 'weeded')),
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, assessment),
    UNIQUE (tenant, area, number),
    FOREIGN KEY (tenant, assessment) REFERENCES assessments (tenant, id),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, owner) REFERENCES organisations (tenant, id)
) {{strict}};

-- What is frozen never changes; who may read it can.
-- only sqlite
CREATE TRIGGER editions_stand BEFORE UPDATE OF assessment, area, owner, number, first_day, last_day, content, hash,
    frozen_by, frozen_at, bad_levels, warn_levels ON editions BEGIN
    SELECT RAISE(ABORT, 'a frozen edition never changes');
END;
-- end
-- only postgres
CREATE FUNCTION keep_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a frozen edition never changes';
END $$;
CREATE TRIGGER editions_stand BEFORE UPDATE OF assessment, area, owner, number, first_day, last_day, content, hash,
    frozen_by, frozen_at, bad_levels, warn_levels ON editions FOR EACH ROW EXECUTE FUNCTION keep_edition();
-- end
