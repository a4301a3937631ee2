-- What the joint lägesbild needs to be quick and never stale, and the layers of its map.

-- The sum of a tenant's counters changes with every change of its observations, so that what was counted before is
-- known to hold or not. PostgreSQL has many shards: reports sent at the same time do not wait for each other.
CREATE TABLE observation_changes (
    tenant {{id}} NOT NULL,
    shard {{integer}} NOT NULL,
    changes {{integer}} NOT NULL,
    PRIMARY KEY (tenant, shard)
) {{strict}};

-- How many observations there are of each kind that a picture tells apart, so that it reads some thousand rows
-- instead of a million. What waits for review and what was merged into another is not counted. Shards as above;
-- their sum is what counts.
CREATE TABLE observation_tallies (
    tenant {{id}} NOT NULL,
    area {{id}} NOT NULL,
    counted_on {{day}} NOT NULL,
    category {{text}} NOT NULL,
    source {{text}} NOT NULL,
    owner {{id}} NOT NULL,
    class {{text}} NOT NULL,
    audience {{text}} NOT NULL,
    state {{text}} NOT NULL,
    shard {{integer}} NOT NULL,
    observations {{integer}} NOT NULL,
    seen {{integer}} NOT NULL,
    serious {{integer}} NOT NULL,
    PRIMARY KEY (tenant, area, counted_on, category, source, owner, class, audience, state, shard)
-- only sqlite
) STRICT, WITHOUT ROWID;
-- end
-- only postgres
);
-- end

-- Changes and removals keep both by themselves. Who adds observations adds to both (the store does): a trigger on each
-- of a million rows of a file would cost as much as all their indexes, since every statement then keeps a journal.
-- only sqlite
CREATE TRIGGER observations_updated AFTER UPDATE ON observations BEGIN
    INSERT INTO observation_changes (tenant, shard, changes) VALUES (NEW.tenant, 0, 1)
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = changes + 1;
    INSERT INTO observation_tallies (tenant, area, counted_on, category, source, owner, class, audience, state, shard,
        observations, seen, serious)
    SELECT OLD.tenant, OLD.area, OLD.counted_on, OLD.category, OLD.source, OLD.owner, OLD.class, OLD.audience, OLD.state, 0,
        -1, -OLD.count, -(OLD.severity = 3) WHERE OLD.merged_into IS NULL AND OLD.is_reviewed = 1
    ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO UPDATE
    SET observations = observations + excluded.observations, seen = seen + excluded.seen,
        serious = serious + excluded.serious;
    INSERT INTO observation_tallies (tenant, area, counted_on, category, source, owner, class, audience, state, shard,
        observations, seen, serious)
    SELECT NEW.tenant, NEW.area, NEW.counted_on, NEW.category, NEW.source, NEW.owner, NEW.class, NEW.audience, NEW.state, 0,
        1, NEW.count, NEW.severity = 3 WHERE NEW.merged_into IS NULL AND NEW.is_reviewed = 1
    ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO UPDATE
    SET observations = observations + excluded.observations, seen = seen + excluded.seen,
        serious = serious + excluded.serious;
END;
CREATE TRIGGER observations_deleted AFTER DELETE ON observations BEGIN
    INSERT INTO observation_changes (tenant, shard, changes) VALUES (OLD.tenant, 0, 1)
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = changes + 1;
    INSERT INTO observation_tallies (tenant, area, counted_on, category, source, owner, class, audience, state, shard,
        observations, seen, serious)
    SELECT OLD.tenant, OLD.area, OLD.counted_on, OLD.category, OLD.source, OLD.owner, OLD.class, OLD.audience, OLD.state, 0,
        -1, -OLD.count, -(OLD.severity = 3) WHERE OLD.merged_into IS NULL AND OLD.is_reviewed = 1
    ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO UPDATE
    SET observations = observations + excluded.observations, seen = seen + excluded.seen,
        serious = serious + excluded.serious;
END;
-- end
-- only postgres
CREATE FUNCTION count_observations_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO observation_changes AS c (tenant, shard, changes)
    SELECT DISTINCT tenant, CAST(pg_backend_pid() % 64 AS BIGINT), CAST(1 AS BIGINT) FROM fresh
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = c.changes + 1;
    INSERT INTO observation_tallies AS t (tenant, area, counted_on, category, source, owner, class, audience, state, shard,
        observations, seen, serious)
    SELECT tenant, area, counted_on, category, source, owner, class, audience, state,
        CAST(pg_backend_pid() % 64 AS BIGINT), CAST(-COUNT(*) AS BIGINT), CAST(-SUM(count) AS BIGINT),
        CAST(-COUNT(*) FILTER (WHERE severity = 3) AS BIGINT)
    FROM gone WHERE merged_into IS NULL AND is_reviewed = 1
    GROUP BY tenant, area, counted_on, category, source, owner, class, audience, state
    ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO UPDATE
    SET observations = t.observations + EXCLUDED.observations, seen = t.seen + EXCLUDED.seen,
        serious = t.serious + EXCLUDED.serious;
    INSERT INTO observation_tallies AS t (tenant, area, counted_on, category, source, owner, class, audience, state, shard,
        observations, seen, serious)
    SELECT tenant, area, counted_on, category, source, owner, class, audience, state,
        CAST(pg_backend_pid() % 64 AS BIGINT), CAST(COUNT(*) AS BIGINT), CAST(SUM(count) AS BIGINT),
        CAST(COUNT(*) FILTER (WHERE severity = 3) AS BIGINT)
    FROM fresh WHERE merged_into IS NULL AND is_reviewed = 1
    GROUP BY tenant, area, counted_on, category, source, owner, class, audience, state
    ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO UPDATE
    SET observations = t.observations + EXCLUDED.observations, seen = t.seen + EXCLUDED.seen,
        serious = t.serious + EXCLUDED.serious;
    RETURN NULL;
END $$;
CREATE FUNCTION count_observations_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO observation_changes AS c (tenant, shard, changes)
    SELECT DISTINCT tenant, CAST(pg_backend_pid() % 64 AS BIGINT), CAST(1 AS BIGINT) FROM gone
    ON CONFLICT (tenant, shard) DO UPDATE SET changes = c.changes + 1;
    INSERT INTO observation_tallies AS t (tenant, area, counted_on, category, source, owner, class, audience, state, shard,
        observations, seen, serious)
    SELECT tenant, area, counted_on, category, source, owner, class, audience, state,
        CAST(pg_backend_pid() % 64 AS BIGINT), CAST(-COUNT(*) AS BIGINT), CAST(-SUM(count) AS BIGINT),
        CAST(-COUNT(*) FILTER (WHERE severity = 3) AS BIGINT)
    FROM gone WHERE merged_into IS NULL AND is_reviewed = 1
    GROUP BY tenant, area, counted_on, category, source, owner, class, audience, state
    ON CONFLICT (tenant, area, counted_on, category, source, owner, class, audience, state, shard) DO UPDATE
    SET observations = t.observations + EXCLUDED.observations, seen = t.seen + EXCLUDED.seen,
        serious = t.serious + EXCLUDED.serious;
    RETURN NULL;
END $$;
CREATE TRIGGER observations_updated AFTER UPDATE ON observations
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_observations_updated();
CREATE TRIGGER observations_deleted AFTER DELETE ON observations
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_observations_deleted();
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
