# SPDX-License-Identifier: EUPL-1.2
import contextlib
import io
import unittest

from project import ProjectTest
from check_contract import CONTRACT, PROGRAM, main


class Contract(ProjectTest):
    files = {CONTRACT: '{"openapi": "3.1.0"}\n', PROGRAM: "#!/bin/sh\necho '{\"openapi\": \"3.1.0\"}'\n"}

    def ask(self, write: bool = False) -> tuple[int, str]:
        if (self.root / PROGRAM).exists():
            (self.root / PROGRAM).chmod(0o755)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            return main(self.root, write), said.getvalue()

    def test_fresh(self):
        self.assertEqual(self.ask()[0], 0)

    def test_another_contract_is_shown_as_a_difference_and_can_be_written(self):
        self.replace(PROGRAM, "3.1.0", "3.1.1")
        status, said = self.ask()
        self.assertEqual(status, 1)
        self.assertIn('+ "openapi": "3.1.1"', said)
        self.assertEqual(self.ask(write=True)[0], 0)
        self.assertEqual(self.ask()[0], 0)

    def test_no_program_is_said_and_not_passed_over(self):
        (self.root / PROGRAM).unlink()
        self.assertIn("skipped: build/release/samsyn is not built", self.ask()[1])


if __name__ == "__main__":
    unittest.main()
