-- SPDX-License-Identifier: EUPL-1.2
-- Two who look at the same file do not undo each other's columns: an edit of a plan names the version it stands on.
ALTER TABLE imports ADD COLUMN plan_version {{integer}} NOT NULL DEFAULT 0;
