-- SPDX-License-Identifier: EUPL-1.2
-- Photographs in what is published: each as it was reviewed, masked and drawn anew. The attachment that it was made
-- from stays inside, whatever becomes of this.

CREATE TABLE release_photos (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    id {{id}} NOT NULL,
    attachment {{id}} NOT NULL,
    -- The version of the attachment, and its hash: what was looked at.
    version {{id}} NOT NULL,
    original {{text}} NOT NULL,
    -- What was painted over, as JSON.
    masks {{text}} NOT NULL,
    alt_sv {{text}} NOT NULL CHECK (alt_sv <> ''),
    alt_en {{text}} NOT NULL,
    width {{integer}} NOT NULL,
    height {{integer}} NOT NULL,
    hash {{text}} NOT NULL,
    content {{bytes}} NOT NULL,
    reviewed_by {{id}} NOT NULL,
    reviewed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, version) REFERENCES attachment_versions (tenant, id)
) {{strict}};
CREATE INDEX release_photos_of_hash ON release_photos (tenant, hash);

-- only sqlite
CREATE TRIGGER release_photos_stand BEFORE UPDATE ON release_photos BEGIN
    SELECT RAISE(ABORT, 'a photograph that was looked through never changes');
END;
-- end
-- only postgres
CREATE FUNCTION keep_release_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a photograph that was looked through never changes';
END $$;
CREATE TRIGGER release_photos_stand BEFORE UPDATE ON release_photos FOR EACH ROW EXECUTE FUNCTION keep_release_photo();
-- end
