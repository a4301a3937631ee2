# SPDX-License-Identifier: EUPL-1.2
import contextlib
import io
import unittest

from project import ProjectTest
from check_migrations import check, seal


class Migrations(ProjectTest):
    files = {
        "migrations/0001_identity.sql": "CREATE TABLE tenant (id {{id}} PRIMARY KEY) {{strict}};\n",
        "migrations/0002_areas.sql": "-- only postgres\nCREATE INDEX a ON area USING gist (shape);\n-- end\n",
    }

    def setUp(self):
        super().setUp()
        self.enterContext(contextlib.redirect_stdout(io.StringIO()))
        seal(self.root)

    def test_sound_migrations_have_no_fault(self):
        self.assertEqual(check(self.root), [])

    def test_a_sealed_one_is_changed_or_gone(self):
        self.replace("migrations/0001_identity.sql", "tenant", "tenants")
        self.assert_fault(check(self.root), "0001_identity.sql: sealed, and changed")
        (self.root / "migrations/0002_areas.sql").unlink()
        self.assert_fault(check(self.root), "0002_areas.sql: sealed, and gone")

    def test_a_seal_of_main_may_not_be_rewritten(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "seal")
        self.replace("migrations/0001_identity.sql", "tenant", "tenants")
        (self.root / "migrations/checksums.txt").unlink()
        seal(self.root)
        self.assert_fault(check(self.root), "checksums.txt: a line that stands on main")

    def test_gap_and_double_number(self):
        self.write("migrations/0004_rounds.sql", "")
        self.assert_fault(check(self.root), "the numbers are [1, 2, 4]")

    def test_bad_name(self):
        self.write("migrations/3_rounds.sql", "")
        self.assert_fault(check(self.root), "3_rounds.sql: the name")

    def test_word_outside_the_vocabulary(self):
        self.write("migrations/0003_rounds.sql", "CREATE TABLE round (day {{date}});\n")
        self.assert_fault(check(self.root), "{{date}} is not in the vocabulary")

    def test_block_without_end(self):
        self.write("migrations/0003_rounds.sql", "-- only sqlite\nSELECT 1;\n")
        self.assert_fault(check(self.root), "a block without")


if __name__ == "__main__":
    unittest.main()
