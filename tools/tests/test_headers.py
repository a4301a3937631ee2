# SPDX-License-Identifier: EUPL-1.2
import json
import unittest

from project import ProjectTest
from check_headers import changed_files, fault_of, flags_of_rooms


class Headers(ProjectTest):
    files = {"lib/base/whole.h": "#pragma once\n#include <string>\ninline std::string name() { return {}; }\n",
             "lib/base/part.h": "#pragma once\ninline std::string name() { return {}; }\n"}

    def setUp(self):
        super().setUp()
        entry = {"command": "g++ -std=gnu++20 -isystem /usr/include/postgresql -c x.cpp", "directory": "/",
                 "file": str(self.root.resolve() / "lib/base/x.cpp")}
        self.write("build/release/compile_commands.json", json.dumps([entry]))

    def test_flags_come_from_the_room(self):
        self.assertEqual(flags_of_rooms(self.root)["lib/base"],
                         ["-std=gnu++20", "-isystem", "/usr/include/postgresql"])

    def test_a_header_that_needs_another_is_a_fault(self):
        flags = flags_of_rooms(self.root)
        self.assertIsNone(fault_of(self.root, "lib/base/whole.h", flags))
        self.assertIn("does not compile alone", fault_of(self.root, "lib/base/part.h", flags) or "")

    def test_changed_files_are_those_that_differ_from_main(self):
        self.git("add", "lib/base/whole.h", "tools")
        self.git("commit", "-qm", "start")
        self.assertIn("lib/base/part.h", changed_files(self.root))
        self.assertNotIn("lib/base/whole.h", changed_files(self.root))


if __name__ == "__main__":
    unittest.main()
