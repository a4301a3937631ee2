# SPDX-License-Identifier: EUPL-1.2
"""The guide's page on who may do what says the same as the table of grants."""

import re
import unittest
from pathlib import Path

ROLES = ["reporter", "member", "analyst", "coordinator", "publisher", "secretary", "archivist", "administrator"]
WORDS = [  # of a reach, Swedish and English
    {"self": "sig själv", "own_operation": "egen verksamhet", "organisation": "egen organisation",
     "area": "egna områden", "core_area": "kärnområden", "tenant": "kommunen"},
    {"self": "oneself", "own_operation": "own operation", "organisation": "own organisation", "area": "own areas",
     "core_area": "core areas", "tenant": "municipality"}]


def granted() -> list[list[str | None]]:
    """A line for each permission that some role has, in the order of the enum; a reach for each role."""
    code = Path("src/access/grants.cpp").read_text(encoding="utf-8")
    reach = {(permission, role): reach for role, permission, reach
             in re.findall(r"Grant\{(\w+), P::(\w+), (?:Reach::)?(\w+)\}", code)}
    header = Path("src/access/permission.h").read_text(encoding="utf-8")
    order = re.findall(r"^    (\w+),", header.split("enum class Permission {")[1].split("};")[0], re.MULTILINE)
    lines = [[reach.get((permission, role)) for role in ROLES] for permission in order]
    return [line for line in lines if any(line)]


class RightsPage(unittest.TestCase):
    def test_says_what_the_table_says_in_both_languages(self) -> None:
        page = Path("docs/guide/behorigheter.md").read_text(encoding="utf-8")
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()
                if line.count("|") == len(ROLES) + 2]
        rows = [row[1:] for row in rows if "---" not in row[1] and row[0] not in ("får", "may")]
        expected = [[words[reach] if reach else "–" for reach in line] for words in WORDS for line in granted()]
        self.assertGreater(len(expected), 30)
        self.assertEqual(rows, expected)


if __name__ == "__main__":
    unittest.main()
