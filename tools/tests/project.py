# SPDX-License-Identifier: EUPL-1.2
"""A small project on disk for the tests of the checks, and the way to put a fault into it."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOOLS))

LICENCE = "// SPDX-License-Identifier: EUPL-1.2\n"


class ProjectTest(unittest.TestCase):
    """`self.root` is a git project holding `files`; each test changes it and asks what a check says."""

    files: dict[str, str] = {}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.git("init", "-q", "-b", "main")
        for name in ("doors.txt", "features.txt", "text_prefixes.txt"):
            self.write(f"tools/{name}", (TOOLS / name).read_text())
        for path, text in self.files.items():
            self.write(path, text)

    def git(self, *words: str) -> None:
        subprocess.run(["git", "-C", str(self.root), "-c", "user.name=t", "-c", "user.email=t@t", *words], check=True,
                       capture_output=True)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text()
        self.assertIn(old, text)
        self.write(path, text.replace(old, new))

    def assert_fault(self, faults: list[str], *words: str) -> None:
        self.assertTrue(any(all(word in fault for word in words) for fault in faults), f"{words} not in {faults}")
