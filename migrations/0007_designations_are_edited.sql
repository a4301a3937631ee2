-- A designation can be corrected and ended, by somebody who has seen it as it stands.

ALTER TABLE designations ADD COLUMN version {{integer}} NOT NULL DEFAULT 1;
