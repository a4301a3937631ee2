-- Reminders of a round: the plan of an area, what has been sent to whom, and the links that open a report.

-- The plan itself is rhythms.reminder_plan; an area's rhythms carry the same one. Moments before
-- reminders_changed_at are over: a plan does not act backwards.
ALTER TABLE rhythms ADD COLUMN reminders_version {{integer}} NOT NULL DEFAULT 0;
ALTER TABLE rhythms ADD COLUMN reminders_changed_at {{time}};

-- One row for each time an operation was reminded. planned_at is null when the coordinator did it by hand.
CREATE TABLE round_reminders (
    tenant {{id}} NOT NULL,
    round {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    number {{integer}} NOT NULL CHECK (number >= 1),
    planned_at {{time}},
    sent_at {{time}} NOT NULL,
    PRIMARY KEY (tenant, round, operation, number),
    FOREIGN KEY (tenant, round, operation) REFERENCES round_expectations (tenant, round, operation)
) {{strict}};
-- The messages of a reminder, to see whether they arrived. A message leaves the outbox by its own time.
CREATE TABLE round_reminder_letters (
    tenant {{id}} NOT NULL,
    message {{id}} NOT NULL,
    round {{id}} NOT NULL,
    operation {{id}} NOT NULL,
    number {{integer}} NOT NULL,
    is_stand_in {{integer}} NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, message),
    FOREIGN KEY (tenant, round, operation, number)
        REFERENCES round_reminders (tenant, round, operation, number)
) {{strict}};
CREATE INDEX round_reminder_letters_of_round ON round_reminder_letters (tenant, round);

-- A fourth purpose of mailed keys: 'report' opens the report of one operation in one round, until it locks.
CREATE TABLE mailed_keys_with_reports (
    token_hash {{bytes}} NOT NULL PRIMARY KEY,
    purpose {{text}} NOT NULL CHECK (purpose IN ('invitation', 'sign_in', 'password', 'report')),
    user_id {{id}} NOT NULL REFERENCES users (id),
    tenant {{id}},
    membership {{id}},
    target {{text}} NOT NULL DEFAULT '',
    -- Of purpose 'report': what may be answered with it.
    round {{id}},
    operation {{id}},
    created_at {{time}} NOT NULL,
    expires_at {{time}} NOT NULL,
    used_at {{time}},
    CHECK ((purpose = 'report') = (round IS NOT NULL AND operation IS NOT NULL))
) {{strict}};
INSERT INTO mailed_keys_with_reports
    (token_hash, purpose, user_id, tenant, membership, target, created_at, expires_at, used_at)
SELECT token_hash, purpose, user_id, tenant, membership, target, created_at, expires_at, used_at FROM mailed_keys;
DROP TABLE mailed_keys;
ALTER TABLE mailed_keys_with_reports RENAME TO mailed_keys;
CREATE INDEX mailed_keys_of_round ON mailed_keys (tenant, round) WHERE round IS NOT NULL;
