# SPDX-License-Identifier: EUPL-1.2
import contextlib
import io
import json
import os
import tempfile
import unittest
from pathlib import Path

import project  # noqa: F401  (puts tools/ on the path)
from run_tests import Step, count, count_ctest, count_playwright, count_vitest, last_pair, run, whole_step

CTEST = """<testsuite><testcase name="lib/base" status="run"><system-out>
[doctest] test cases:  12 |  12 passed | 0 failed | 0 skipped
</system-out></testcase><testcase name="lib/sql" status="fail"><system-out>
[doctest] test cases:   9 |   7 passed | 2 failed | 0 skipped
</system-out></testcase><testcase name="src/work" status="fail"><system-out>Segmentation fault</system-out></testcase>
<testcase name="tests/fuzz/csv" status="run"><system-out>3 inputs fed</system-out></testcase></testsuite>"""


class RunTests(unittest.TestCase):
    def setUp(self):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        self.said = self.enterContext(contextlib.redirect_stdout(io.StringIO()))
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder)
        Path("build/test-logs").mkdir(parents=True)
        self.report = Path("report")

    def test_cases_of_doctest_programs_are_summed_and_a_crash_counts(self):
        self.report.write_text(CTEST)
        self.assertEqual(count_ctest(self.report), (12 + 7 + 1, 2 + 1))

    def test_front_end_and_journeys(self):
        self.report.write_text(json.dumps({"numPassedTests": 30, "numFailedTests": 1, "numFailedTestSuites": 1}))
        self.assertEqual(count_vitest(self.report), (30, 1))
        stats = {"expected": 5, "unexpected": 1, "flaky": 1, "skipped": 0}
        self.report.write_text(json.dumps({"stats": stats, "errors": []}))
        self.assertEqual(count_playwright(self.report), (5, 2))

    def test_the_last_line_of_a_runner_counts(self):
        self.assertEqual(last_pair(r"(\d+) checks passed, (\d+) failed")("7 checks passed, 1 failed\n"), (7, 1))

    def test_a_failure_that_nobody_counted_is_one(self):
        step = Step("step", [], 1, last_pair(r"(\d+) passed, (\d+) failed"))
        self.assertEqual(count(step, 1, "3 passed, 0 failed"), (3, 1))
        self.assertEqual(count(Step("build", [], 1), 2, ""), (0, 1))
        self.assertEqual(count(Step("types", [], 1, whole_step), 1, ""), (0, 1))

    def test_a_runner_that_ran_nothing_fails(self):
        self.assertEqual(count(Step("step", [], 1, last_pair(r"(\d+) a, (\d+) b")), 0, ""), (0, 1))

    def test_a_step_that_hangs_is_ended_with_its_children(self):
        status, said = run(Step("hang", ["sh", "-c", "echo begun; sleep 60 & wait"], 0.01))
        self.assertNotEqual(status, 0)
        self.assertIn("begun", said)


if __name__ == "__main__":
    unittest.main()
