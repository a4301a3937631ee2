# SPDX-License-Identifier: EUPL-1.2
import unittest

from project import LICENCE, ProjectTest
from check_tidy import check

FUNCTION = "int count()\n{\n" + "    step();\n" * 58 + "    return 1;\n}\n"


class Tidy(ProjectTest):
    files = {
        "src/features/rounds/store/round_store.cpp": LICENCE + 'auto sql = "SELECT id FROM round";\n',
        "src/features/rounds/domain/round.cpp": LICENCE + "// Now is not now() in a comment.\n" + FUNCTION,
        "lib/base/time.cpp": LICENCE + "auto t = std::chrono::system_clock::now();\n",
        "src/features/rounds/domain/round_test.cpp": LICENCE + "using namespace samsyn;\n",
    }

    def faults_of(self, line: str, path: str = "src/features/rounds/usecases/open_round.cpp") -> list[str]:
        self.write(path, LICENCE + line + "\n")
        return check(self.root)

    def test_a_tidy_project_has_no_fault(self):
        self.assertEqual(check(self.root), [])

    def test_sql_outside_a_store(self):
        self.assert_fault(self.faults_of('auto sql = "SELECT id FROM round";'), "open_round.cpp:2", "SQL")
        self.assert_fault(self.faults_of('auto sql = R"sql(\n  SELECT id\n  FROM round)sql";'), "SQL")

    def test_a_sentence_is_no_sql(self):
        self.assertEqual(self.faults_of('auto words = "Select a round from the list, then update it";'), [])

    def test_clock_chance_environment_output(self):
        for line in ("auto t = std::chrono::system_clock::now();", "auto t = time(nullptr);", "int n = rand();",
                     'auto p = getenv("HOME");', "std::cout << 1;", 'printf("x");', "using namespace std;",
                     "co_await later();"):
            with self.subTest(line):
                self.assert_fault(self.faults_of(line), "open_round.cpp:2")

    def test_names_that_say_nothing(self):
        self.assert_fault(self.faults_of("class RoundManager {};"), "RoundManager")
        self.assert_fault(self.faults_of("", "src/work/json_util.cpp"), "src/work/json_util.cpp: a name")

    def test_licence_line(self):
        self.write("lib/base/odd.h", "#pragma once\n")
        self.assert_fault(check(self.root), "lib/base/odd.h:1: the licence line")

    def test_todo_without_issue(self):
        self.assert_fault(self.faults_of("// TO" + "DO later"), "names no issue")
        self.assertEqual(self.faults_of("// TODO(#7): later"), [])

    def test_long_function_and_long_file(self):
        longer = FUNCTION.replace("    return 1;", "    step();\n    return 1;")
        self.assert_fault(self.faults_of(longer), "open_round.cpp:3: a function of 61 lines")
        self.assert_fault(self.faults_of("int n;\n" * 401), "open_round.cpp: 403 lines")

    def test_long_function_in_a_class_in_a_namespace(self):
        longer = FUNCTION.replace("    return 1;", "    if (x) {\n    }\n    return 1;")
        self.assert_fault(self.faults_of("namespace a {\nstruct B {\n" + longer + "};\n}"), "a function of")

    def test_a_long_table_is_no_function(self):
        self.assertEqual(self.faults_of("constexpr int table[] = {\n" + "    1,\n" * 80 + "};"), [])

    def test_dead_link(self):
        self.write("README.md", "[house](docs/house.md) [web](https://example.org)")
        self.assert_fault(check(self.root), "README.md: a link to docs/house.md")

    def test_unknown_kind_and_big_file(self):
        self.write("data/odd.exe", "x")
        self.assert_fault(check(self.root), "data/odd.exe: an unknown kind")
        self.write("data/big.csv", "x" * 2_000_001)
        self.assert_fault(check(self.root), "data/big.csv: 2000001 bytes")


if __name__ == "__main__":
    unittest.main()
