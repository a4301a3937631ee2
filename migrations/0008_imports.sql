-- Files of observations: each import from its file to what it left, and profiles of the municipality's own.

-- What was sent in, what it was to become, and what became of it; where it stands follows from the times. The file
-- itself lies in the data directory until it has been taken in, is thrown away or its time is out.
CREATE TABLE imports (
    tenant {{id}} NOT NULL,
    id {{id}} NOT NULL,
    owner {{id}} NOT NULL,
    -- Absent: by the owner of the machine, on the command line.
    asked_by {{id}},
    file_name {{text}} NOT NULL,
    file_bytes {{integer}} NOT NULL,
    uploaded_at {{time}} NOT NULL,
    -- The profile and the choices beside it, JSON; empty until somebody has confirmed them.
    plan {{text}} NOT NULL DEFAULT '',
    profile {{text}} NOT NULL DEFAULT '',
    dataset {{id}},
    -- What runs, or ran last, and the code of why it came to nothing.
    task {{text}} CHECK (task IN ('check', 'run')),
    asked_at {{time}},
    ended_at {{time}},
    failure {{text}} NOT NULL DEFAULT '',
    -- Counts and kinds of fault without any words of the file, JSON.
    check_report {{text}} NOT NULL DEFAULT '',
    report {{text}} NOT NULL DEFAULT '',
    imported_at {{time}},
    discarded_at {{time}},
    withdrawn_at {{time}},
    withdrawn_by {{id}},
    PRIMARY KEY (tenant, id),
    FOREIGN KEY (tenant, owner) REFERENCES organisations (tenant, id),
    FOREIGN KEY (tenant, asked_by) REFERENCES memberships (tenant, id),
    FOREIGN KEY (tenant, withdrawn_by) REFERENCES memberships (tenant, id),
    CHECK ((task IS NULL) = (asked_at IS NULL))
) {{strict}};
CREATE INDEX imports_of_owner ON imports (tenant, owner, uploaded_at);
CREATE INDEX imports_of_dataset ON imports (tenant, dataset, imported_at);

-- A profile has its name for ever: rows are known again by it.
CREATE TABLE import_profiles (
    tenant {{id}} NOT NULL REFERENCES tenants (id),
    name {{text}} NOT NULL,
    body {{text}} NOT NULL,
    changed_by {{id}} NOT NULL,
    changed_at {{time}} NOT NULL,
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant, name),
    FOREIGN KEY (tenant, changed_by) REFERENCES memberships (tenant, id)
) {{strict}};

-- What takes minutes has a lane of its own, so that it keeps nobody waiting.
ALTER TABLE jobs ADD COLUMN lane {{text}} NOT NULL DEFAULT 'quick';
