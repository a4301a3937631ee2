-- Why an area works together, where it wants to, and the numbers that show whether it comes nearer. Who the
-- partners are stands in the register; how far a goal has come follows from its values and is stored nowhere.

CREATE TABLE area_starts (
    tenant {{id}} NOT NULL,
    area {{id}} NOT NULL,
    reason {{text}} NOT NULL,
    since {{day}} NOT NULL,
    decided_by {{text}} NOT NULL DEFAULT '',
    registry_number {{text}} NOT NULL DEFAULT '',
    review_on {{day}},
    version {{integer}} NOT NULL,
    changed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, area),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};

CREATE TABLE goals (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    sentence {{text}} NOT NULL,
    sort_order {{integer}} NOT NULL,
    by_day {{day}},
    set_on {{day}} NOT NULL,
    ended_on {{day}},
    ended_reason {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};
CREATE INDEX goals_of_area ON goals (tenant, area, sort_order);

CREATE TABLE goal_indicators (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    goal {{id}} NOT NULL,
    measures {{text}} NOT NULL,
    source {{text}} NOT NULL CHECK (source IN ('count', 'survey', 'number')),
    category {{text}},
    unit {{text}} NOT NULL DEFAULT '',
    wanted {{text}} NOT NULL CHECK (wanted IN ('up', 'down')),
    baseline {{number}},
    baseline_from {{day}},
    baseline_to {{day}},
    baseline_source {{text}} NOT NULL DEFAULT '',
    baseline_answers {{integer}},
    -- What the baseline of a count was made of when it was set; a later correction does not move it.
    counted_mean {{number}},
    counted_variance {{number}},
    counted_rounds {{integer}},
    counted_left_out {{integer}},
    counted_expected {{integer}},
    counted_answered {{integer}},
    counted_first {{day}},
    counted_last {{day}},
    target {{number}} NOT NULL,
    by_day {{day}},
    sort_order {{integer}} NOT NULL,
    set_on {{day}} NOT NULL,
    ended_on {{day}},
    ended_reason {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, goal) REFERENCES goals (tenant, id),
    FOREIGN KEY (tenant, category) REFERENCES categories (tenant, code),
    CHECK ((source = 'count') = (category IS NOT NULL))
) {{strict}};
CREATE INDEX goal_indicators_of_goal ON goal_indicators (tenant, goal, sort_order);

CREATE TABLE goal_measurements (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    indicator {{id}} NOT NULL,
    day {{day}} NOT NULL,
    value {{number}} NOT NULL,
    answers {{integer}},
    source {{text}} NOT NULL,
    note {{text}} NOT NULL DEFAULT '',
    withdrawn_reason {{text}} NOT NULL DEFAULT '',
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, indicator) REFERENCES goal_indicators (tenant, id)
) {{strict}};
CREATE INDEX goal_measurements_of_indicator ON goal_measurements (tenant, indicator, day);

-- Every change with what it changed, so that a target that was moved can be seen to have been.
CREATE TABLE goal_changes (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    changed {{text}} NOT NULL CHECK (changed IN ('start', 'goal', 'indicator', 'measurement')),
    subject {{id}} NOT NULL,
    version {{integer}} NOT NULL,
    fields {{text}} NOT NULL,
    reason {{text}} NOT NULL DEFAULT '',
    organisation {{id}} NOT NULL,
    author {{id}} NOT NULL,
    changed_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, subject, version),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id),
    FOREIGN KEY (tenant, author) REFERENCES memberships (tenant, id)
) {{strict}};
CREATE INDEX goal_changes_of_area ON goal_changes (tenant, area, changed_at);
-- only sqlite
CREATE TRIGGER goal_changes_stand BEFORE UPDATE ON goal_changes BEGIN
    SELECT RAISE(ABORT, 'what was changed stays written down');
END;
-- end
-- only postgres
CREATE FUNCTION keep_goal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was changed stays written down';
END $$;
CREATE TRIGGER goal_changes_stand BEFORE UPDATE ON goal_changes FOR EACH ROW EXECUTE FUNCTION keep_goal_change();
-- end
