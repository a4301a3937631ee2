-- What the partners work with: areas (districts or phenomena), the operations that report, recurring places.

CREATE TABLE areas (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    id {{id}} NOT NULL,
    parent {{id}},
    code {{text}} NOT NULL,
    name {{sorted_text}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('place', 'theme')),
    -- How exact positions inside it are: 'area' means centroids, so counts only, no points and no bins.
    positions {{text}} NOT NULL DEFAULT 'point' CHECK (positions IN ('point', 'area')),
    sort_order {{integer}} NOT NULL DEFAULT 0,
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    version {{integer}} NOT NULL DEFAULT 1,
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, code),
    FOREIGN KEY (tenant, parent) REFERENCES areas (tenant, id)
) {{strict}};

-- Every boundary an area has had; the one in force is the last whose valid_from has come.
CREATE TABLE area_boundaries (
    tenant {{id}} NOT NULL,
    area {{id}} NOT NULL,
    valid_from {{day}} NOT NULL,
    boundary {{geometry}} NOT NULL,
    label_lon {{number}} NOT NULL,
    label_lat {{number}} NOT NULL,
    source {{text}} NOT NULL DEFAULT '',
    PRIMARY KEY (tenant, area, valid_from),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};

-- What became of an area or an organisation: opened, closed, renamed, split or merged.
CREATE TABLE lineage (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    subject_kind {{text}} NOT NULL CHECK (subject_kind IN ('area', 'organisation', 'operation')),
    subject {{id}} NOT NULL,
    happened {{text}} NOT NULL CHECK (happened IN ('opened', 'closed', 'renamed', 'moved', 'split_from', 'merged_into')),
    other {{id}},
    note {{text}} NOT NULL DEFAULT '',
    on_day {{day}} NOT NULL,
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id)
) {{strict}};
CREATE INDEX lineage_of_subject ON lineage (tenant, subject, on_day);

-- An organisation's function in an area. It is what opens the area's shared material to the organisation.
CREATE TABLE area_functions (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    organisation {{id}} NOT NULL,
    area_function {{text}} NOT NULL CHECK (area_function IN ('core', 'reporter', 'observer')),
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, organisation, area, area_function, valid_from),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id)
) {{strict}};

-- A reporting unit of an organisation: a school, a housing office, a shop.
CREATE TABLE operations (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    organisation {{id}} NOT NULL,
    code {{text}} NOT NULL,
    name {{sorted_text}} NOT NULL,
    is_external {{integer}} NOT NULL DEFAULT 0,
    contact_email {{text}},
    stand_in_email {{text}},
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    version {{integer}} NOT NULL DEFAULT 1,
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, code),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id)
) {{strict}};

-- Who reports for which area: exactly these are expected when a round opens.
CREATE TABLE inventory (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    reports_on {{text}} NOT NULL DEFAULT '',
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, area, operation, valid_from),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, operation) REFERENCES operations (tenant, id)
) {{strict}};

-- The operations a reporter reports for.
CREATE TABLE membership_operations (
    tenant {{id}} NOT NULL,
    membership {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    PRIMARY KEY (tenant, membership, operation),
    FOREIGN KEY (tenant, membership) REFERENCES memberships (tenant, id),
    FOREIGN KEY (tenant, operation) REFERENCES operations (tenant, id)
) {{strict}};

-- Recurring places: the station park, a school yard. x and y are SWEREF 99 TM metres.
CREATE TABLE places (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    code {{text}} NOT NULL,
    name {{sorted_text}} NOT NULL,
    place_type {{text}} NOT NULL DEFAULT 'other',
    lon {{number}},
    lat {{number}},
    x {{number}},
    y {{number}},
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    version {{integer}} NOT NULL DEFAULT 1,
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, code),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    CHECK ((lon IS NULL) = (lat IS NULL) AND (x IS NULL) = (y IS NULL) AND (lon IS NULL) = (x IS NULL))
) {{strict}};

CREATE TABLE designations (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    designation {{text}} NOT NULL,
    criteria {{text}} NOT NULL DEFAULT '',
    source {{text}} NOT NULL,
    on_watch {{integer}} NOT NULL DEFAULT 0,
    valid_from {{day}} NOT NULL,
    valid_to {{day}},
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id)
) {{strict}};

-- Neighbourhood watch, district hosts, meeting places, groups. Nothing on those who take part.
CREATE TABLE preventive_resources (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    area {{id}} NOT NULL,
    organisation {{id}} NOT NULL,
    name {{sorted_text}} NOT NULL,
    resource_kind {{text}} NOT NULL CHECK (resource_kind IN ('neighbourhood_watch', 'district_hosts', 'meeting_place',
                                                   'cooperation_group', 'field_team', 'other')),
    state {{text}} NOT NULL CHECK (state IN ('active', 'dormant', 'ended')),
    contact_function {{text}} NOT NULL DEFAULT '',
    capacity {{text}} NOT NULL DEFAULT '',
    activities_a_year {{integer}},
    started_on {{day}},
    ended_on {{day}},
    version {{integer}} NOT NULL DEFAULT 1,
    created_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, area) REFERENCES areas (tenant, id),
    FOREIGN KEY (tenant, organisation) REFERENCES organisations (tenant, id)
) {{strict}};
