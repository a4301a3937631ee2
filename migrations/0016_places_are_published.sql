-- SPDX-License-Identifier: EUPL-1.2
-- Places in what is published: the points that events are moved to before anything is counted. An address list
-- decides which points there are; of the addresses only how many each point stands for is kept.

CREATE TABLE snap_lists (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    -- Addresses that were outside every area, and so count for nothing.
    outside {{integer}} NOT NULL,
    fewest {{integer}} NOT NULL CHECK (fewest >= 8),
    -- Hash of the boundaries the points were made within.
    grounds {{text}} NOT NULL,
    given_by {{id}} NOT NULL,
    given_at {{time}} NOT NULL,
    PRIMARY KEY (tenant)
) {{strict}};
-- Whole metres in SWEREF 99 TM.
CREATE TABLE snap_points (
    tenant {{id}} NOT NULL REFERENCES snap_lists (tenant),
    x {{integer}} NOT NULL,
    y {{integer}} NOT NULL,
    name {{text}} NOT NULL,
    addresses {{integer}} NOT NULL CHECK (addresses = 0 OR addresses >= 8),
    PRIMARY KEY (tenant, x, y)
) {{strict}};
ALTER TABLE release_plans ADD COLUMN shows_places {{integer}} NOT NULL DEFAULT 0;
