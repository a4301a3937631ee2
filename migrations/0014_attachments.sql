-- Files that belong to an area, a period of its lägesbild or a goal: each version stays as it was sent.

-- By the hash (SHA-256, hexadecimal) of the bytes, so that the same file is kept once. Goes when the last attachment
-- that holds it is removed.
CREATE TABLE attachment_contents (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    hash {{text}} NOT NULL,
    content {{bytes}} NOT NULL,
    PRIMARY KEY (tenant, hash)
) {{strict}};

CREATE TABLE attachments (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    -- The first day of the period of the lägesbild that it belongs to.
    first_day {{day}},
    goal {{id}},
    owner {{id}} NOT NULL,
    class {{text}} NOT NULL DEFAULT 'internal' CHECK (class IN ('open', 'internal', 'secrecy')),
    audience {{text}} NOT NULL CHECK (audience IN ('own', 'core', 'area', 'council', 'public')),
    state {{text}} NOT NULL DEFAULT 'shared' CHECK (state IN ('draft', 'shared', 'published', 'weeded')),
    created_at {{time}} NOT NULL,
    removed_at {{time}},
    removed_by {{id}},
    removed_reason {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, goal) REFERENCES goals (tenant, id),
    FOREIGN KEY (tenant, owner) REFERENCES organisations (tenant, id),
    FOREIGN KEY (tenant, removed_by) REFERENCES memberships (tenant, id),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) {{strict}};
CREATE INDEX attachments_of_area ON attachments (tenant, area, first_day);

-- The hash stays when the content is gone.
CREATE TABLE attachment_versions (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    attachment {{id}} NOT NULL,
    number {{integer}} NOT NULL,
    name {{text}} NOT NULL,
    -- Why words in the name that look like personal data stand all the same.
    name_reason {{text}} NOT NULL DEFAULT '',
    media_type {{text}} NOT NULL,
    bytes {{integer}} NOT NULL,
    hash {{text}} NOT NULL,
    added_by {{id}} NOT NULL,
    added_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, attachment, number),
    FOREIGN KEY (tenant, attachment) REFERENCES attachments (tenant, id),
    FOREIGN KEY (tenant, added_by) REFERENCES memberships (tenant, id)
) {{strict}};
CREATE INDEX attachment_versions_of_hash ON attachment_versions (tenant, hash);

-- What an attachment of a period lies in: its frozen edition or, until there is one, the core's work on it, which
-- nobody owns (an area is no organisation).
CREATE VIEW attachment_containers AS
SELECT a.tenant AS tenant, a.id AS attachment, COALESCE(e.owner, a.area) AS owner, a.area AS area,
    COALESCE(e.class, 'internal') AS class, COALESCE(e.audience, 'core') AS audience,
    COALESCE(e.state, 'shared') AS state, e.number AS number
FROM attachments a
LEFT JOIN editions e ON e.tenant = a.tenant AND e.area = a.area AND e.first_day = a.first_day
WHERE a.first_day IS NOT NULL;

-- A version that was sent stands; only its name may be taken away with what is removed.
-- only sqlite
CREATE TRIGGER attachment_versions_stand BEFORE UPDATE OF id, attachment, number, media_type, bytes, hash, added_by,
    added_at ON attachment_versions BEGIN
    SELECT RAISE(ABORT, 'a version of an attachment never changes');
END;
CREATE TRIGGER attachment_contents_stand BEFORE UPDATE ON attachment_contents BEGIN
    SELECT RAISE(ABORT, 'what was attached never changes');
END;
-- end
-- only postgres
CREATE FUNCTION keep_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was attached never changes';
END $$;
CREATE TRIGGER attachment_versions_stand BEFORE UPDATE OF id, attachment, number, media_type, bytes, hash, added_by,
    added_at ON attachment_versions FOR EACH ROW EXECUTE FUNCTION keep_attachment();
CREATE TRIGGER attachment_contents_stand BEFORE UPDATE ON attachment_contents
    FOR EACH ROW EXECUTE FUNCTION keep_attachment();
-- end
