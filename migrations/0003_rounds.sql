-- Checklists, reporting rounds, reports and what they saw.

-- The national taxonomy with local children: data, not code. A category is never about persons.
CREATE TABLE categories (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    code {{text}} NOT NULL,
    parent {{text}},
    core_code {{text}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('event', 'place', 'upcoming', 'concern')),
    name_sv {{text}} NOT NULL,
    name_en {{text}} NOT NULL,
    help_sv {{text}} NOT NULL DEFAULT '',
    help_en {{text}} NOT NULL DEFAULT '',
    default_severity {{integer}} NOT NULL DEFAULT 1 CHECK (default_severity BETWEEN 1 AND 3),
    needs_place {{integer}} NOT NULL DEFAULT 0,
    is_public_allowed {{integer}} NOT NULL DEFAULT 0,
    is_police_first {{integer}} NOT NULL DEFAULT 0,
    sort_order {{integer}} NOT NULL DEFAULT 0,
    retired_on {{day}},
    PRIMARY KEY (tenant, code),
    FOREIGN KEY (tenant, parent) REFERENCES categories (tenant, code)
) {{strict}};

-- A version of a checklist never changes once a round uses it; an edit makes the next version.
CREATE TABLE checklists (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    id {{id}} NOT NULL,
    code {{text}} NOT NULL,
    version_number {{integer}} NOT NULL,
    name_sv {{text}} NOT NULL,
    name_en {{text}} NOT NULL,
    published_at {{time}},
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, code, version_number)
) {{strict}};
CREATE TABLE checklist_questions (
    tenant {{id}} NOT NULL,
    checklist {{id}} NOT NULL,
    code {{text}} NOT NULL,
    name_sv {{text}} NOT NULL,
    name_en {{text}} NOT NULL,
    help_sv {{text}} NOT NULL DEFAULT '',
    help_en {{text}} NOT NULL DEFAULT '',
    is_required {{integer}} NOT NULL DEFAULT 0,
    sort_order {{integer}} NOT NULL,
    PRIMARY KEY (tenant, checklist, code),
    FOREIGN KEY (tenant, checklist) REFERENCES checklists (tenant, id)
) {{strict}};
-- The categories an observation under the question may carry; the first is the default.
CREATE TABLE checklist_question_categories (
    tenant {{id}} NOT NULL,
    checklist {{id}} NOT NULL,
    question {{text}} NOT NULL,
    category {{text}} NOT NULL,
    sort_order {{integer}} NOT NULL,
    PRIMARY KEY (tenant, checklist, question, category),
    FOREIGN KEY (tenant, checklist, question) REFERENCES checklist_questions (tenant, checklist, code),
    FOREIGN KEY (tenant, category) REFERENCES categories (tenant, code)
) {{strict}};

-- How an area's rounds follow each other. A new rhythm starts the day after the old one's last round.
CREATE TABLE rhythms (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    starts_on {{day}} NOT NULL,
    length_days {{integer}} NOT NULL CHECK (length_days IN (7, 14, 28)),
    deadline_days {{integer}} NOT NULL CHECK (deadline_days BETWEEN 0 AND 14),
    deadline_minute {{integer}} NOT NULL CHECK (deadline_minute BETWEEN 0 AND 1439),
    checklist_code {{text}} NOT NULL,
    first_number {{integer}} NOT NULL,
    needs_review {{integer}} NOT NULL DEFAULT 0,
    reminder_plan {{text}} NOT NULL DEFAULT '',
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, area, starts_on),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};

CREATE TABLE rounds (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    number {{integer}} NOT NULL,
    first_day {{day}} NOT NULL,
    last_day {{day}} NOT NULL,
    deadline {{time}} NOT NULL,
    checklist {{id}} NOT NULL,
    needs_review {{integer}} NOT NULL DEFAULT 0,
    opened_at {{time}} NOT NULL,
    closed_at {{time}},
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, area, number),
    UNIQUE (tenant, area, first_day),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, checklist) REFERENCES checklists (tenant, id),
    CHECK (last_day >= first_day)
) {{strict}};

-- The denominator of coverage, fixed when the round opens.
CREATE TABLE round_expectations (
    tenant {{id}} NOT NULL,
    round {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    organisation {{id}} NOT NULL,
    reminders_sent {{integer}} NOT NULL DEFAULT 0,
    excused_reason {{text}},
    late_allowed_reason {{text}},
    PRIMARY KEY (tenant, round, operation),
    FOREIGN KEY (tenant, round) REFERENCES rounds (tenant, id),
    FOREIGN KEY (tenant, operation) REFERENCES operations (tenant, id)
) {{strict}};

CREATE TABLE reports (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    round {{id}} NOT NULL,
    area {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    owner {{id}} NOT NULL,
    author {{id}} NOT NULL,
    is_nothing {{integer}} NOT NULL,
    is_late {{integer}} NOT NULL,
    body_hash {{bytes}} NOT NULL,
    submitted_at {{time}} NOT NULL,
    reviewed_at {{time}},
    returned_at {{time}},
    return_question {{text}},
    corrected_at {{time}},
    class {{text}} NOT NULL DEFAULT 'internal' CHECK (class IN ('open', 'internal', 'secrecy')),
    audience {{text}} NOT NULL DEFAULT 'core' CHECK (audience IN ('own', 'core', 'area', 'council', 'public')),
    state {{text}} NOT NULL DEFAULT 'shared' CHECK (state IN ('draft', 'shared', 'published', 'weeded')),
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, round, operation),
    FOREIGN KEY (tenant, round) REFERENCES rounds (tenant, id),
    FOREIGN KEY (tenant, operation) REFERENCES operations (tenant, id)
) {{strict}};
CREATE INDEX reports_of_area ON reports (tenant, area, submitted_at);

CREATE TABLE report_answers (
    tenant {{id}} NOT NULL,
    report {{id}} NOT NULL,
    question {{text}} NOT NULL,
    answer {{text}} NOT NULL CHECK (answer IN ('usual', 'more', 'serious')),
    PRIMARY KEY (tenant, report, question),
    FOREIGN KEY (tenant, report) REFERENCES reports (tenant, id)
) {{strict}};

-- What a report said before each correction, word for word, for those who may read the report.
CREATE TABLE report_versions (
    tenant {{id}} NOT NULL,
    report {{id}} NOT NULL,
    version {{integer}} NOT NULL,
    body {{text}} NOT NULL,
    author {{id}} NOT NULL,
    reason {{text}} NOT NULL,
    replaced_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, report, version),
    FOREIGN KEY (tenant, report) REFERENCES reports (tenant, id)
) {{strict}};

-- One thing seen, by whatever way it came in. x and y are SWEREF 99 TM metres; counted_on is the day it
-- counts on in every picture, so that a round, an import and an acute event count alike.
CREATE TABLE observations (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    owner {{id}} NOT NULL,
    operation {{id}},
    area {{id}} NOT NULL,
    report {{id}},
    round {{id}},
    dataset {{id}},
    external_id {{text}},
    -- Said with OR, since SQLite makes a little table for every IN of every row; the usual comes first.
    source {{text}} NOT NULL CHECK (source = 'import' OR source = 'report' OR source = 'acute'),
    category {{text}} NOT NULL,
    severity {{integer}} NOT NULL DEFAULT 1 CHECK (severity BETWEEN 1 AND 3),
    count {{integer}} NOT NULL DEFAULT 1 CHECK (count BETWEEN 0 AND 10000),
    place {{id}},
    place_words {{text}} NOT NULL DEFAULT '',
    lon {{number}},
    lat {{number}},
    x {{number}},
    y {{number}},
    precision {{text}} NOT NULL DEFAULT 'area' CHECK (precision = 'exact' OR precision = 'place' OR precision = 'area'),
    occurred_from {{time}},
    occurred_to {{time}},
    time_precision {{text}} NOT NULL DEFAULT 'unknown' CHECK (time_precision = 'exact' OR time_precision = 'interval' OR time_precision = 'recurring' OR time_precision = 'day' OR time_precision = 'month' OR time_precision = 'unknown'),
    recurring_weekdays {{integer}},
    recurring_from_minute {{integer}},
    recurring_to_minute {{integer}},
    counted_on {{day}} NOT NULL,
    description {{text}} NOT NULL DEFAULT '',
    -- Why words that look like personal data stand all the same.
    kept_reason {{text}} NOT NULL DEFAULT '',
    police_reported {{text}} NOT NULL DEFAULT 'unknown' CHECK (police_reported = 'unknown' OR police_reported = 'yes' OR police_reported = 'no'),
    action_taken {{text}} NOT NULL DEFAULT '',
    wants_feedback {{integer}} NOT NULL DEFAULT 0,
    merged_into {{id}},
    is_reviewed {{integer}} NOT NULL DEFAULT 1,
    class {{text}} NOT NULL DEFAULT 'internal' CHECK (class = 'internal' OR class = 'open' OR class = 'secrecy'),
    audience {{text}} NOT NULL DEFAULT 'core' CHECK (audience = 'core' OR audience = 'own' OR audience = 'area' OR audience = 'council' OR audience = 'public'),
    state {{text}} NOT NULL DEFAULT 'shared' CHECK (state = 'shared' OR state = 'draft' OR state = 'published' OR state = 'weeded'),
    version {{integer}} NOT NULL DEFAULT 1,
    created_at {{time}} NOT NULL,
    -- The import that brought it in or changed it last.
    import {{id}},
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, category) REFERENCES categories (tenant, code)
) {{strict}};
-- Millions of rows may come in one file, and each index costs every one of them: so they are few. This one
-- carries all that the map of a picture needs, so that it is read alone.
CREATE INDEX observations_counted ON observations (tenant, area, counted_on, x, y, place, category, count, owner, class,
    audience, state, time_precision, occurred_from, occurred_to, recurring_weekdays, recurring_from_minute,
    recurring_to_minute, precision, is_reviewed, merged_into);
CREATE INDEX observations_of_report ON observations (tenant, report) WHERE report IS NOT NULL;
CREATE UNIQUE INDEX observations_external ON observations (tenant, dataset, external_id);
