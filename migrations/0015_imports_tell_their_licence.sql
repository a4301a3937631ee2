-- SPDX-License-Identifier: EUPL-1.2
-- Whose data a file held and on what terms, as its profile says; told where the figures are explained. Empty: not said.
ALTER TABLE imports ADD COLUMN source {{text}} NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN licence {{text}} NOT NULL DEFAULT '';
