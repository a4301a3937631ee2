-- What the joint lägesbild needs to be quick and never stale, and the layers of its map.

-- Counting for a picture reads these alone, never the observations themselves. What waits for review and what
-- was merged into another observation is not counted.
-- It does what observations_counted did, and carries what counting needs.
DROP INDEX observations_counted;
CREATE INDEX observations_tallied ON observations (tenant, area, counted_on, category, source, owner, class, audience,
    state, severity, count, is_reviewed, merged_into);
CREATE INDEX observations_placed ON observations (tenant, area, counted_on, x, y, place, category, count, owner, class,
    audience, state, time_precision, occurred_from, occurred_to, recurring_weekdays, recurring_from_minute,
    recurring_to_minute, precision, is_reviewed, merged_into)
    WHERE merged_into IS NULL AND is_reviewed = 1 AND precision <> 'area' AND x IS NOT NULL;

-- The sum of a tenant's counters changes with every change of its observations, by whatever way it comes in, so
-- that what was counted before is known to hold or not. PostgreSQL counts per connection: reports sent at the
-- same time do not wait for each other.
CREATE TABLE observation_changes (
    tenant {{id}} NOT NULL,
    shard {{integer}} NOT NULL,
    changes {{integer}} NOT NULL,
    PRIMARY KEY (tenant, shard)
) {{strict}};

-- only sqlite
CREATE TRIGGER observations_inserted AFTER INSERT ON observations BEGIN
    INSERT INTO observation_changes (tenant, shard, changes) VALUES (NEW.tenant, 0, 1)
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER observations_updated AFTER UPDATE ON observations BEGIN
    INSERT INTO observation_changes (tenant, shard, changes) VALUES (NEW.tenant, 0, 1)
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER observations_deleted AFTER DELETE ON observations BEGIN
    INSERT INTO observation_changes (tenant, shard, changes) VALUES (OLD.tenant, 0, 1)
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = changes + 1;
END;
-- end
-- only postgres
CREATE FUNCTION count_observation_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO observation_changes AS c (tenant, shard, changes)
    SELECT DISTINCT tenant, CAST(pg_backend_pid() % 64 AS BIGINT), CAST(1 AS BIGINT) FROM changed
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = c.changes + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER observations_inserted AFTER INSERT ON observations
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_observation_change();
CREATE TRIGGER observations_updated AFTER UPDATE ON observations
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_observation_change();
CREATE TRIGGER observations_deleted AFTER DELETE ON observations
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_observation_change();
-- end

-- The tenant's own map, drawn below everything else, in order: the features of a GeoJSON in WGS 84, comma between.
CREATE TABLE map_layers (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    name {{text}} NOT NULL,
    sort_order {{integer}} NOT NULL DEFAULT 0,
    geojson {{text}} NOT NULL,
    source {{text}} NOT NULL,
    licence {{text}} NOT NULL,
    imported_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, name)
) {{strict}};
