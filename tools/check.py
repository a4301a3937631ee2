#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""All checks at once, as a readable list; what failed says why below its line. See bin/check."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from check_headers import changed_files
from sources import CODE, tracked_files

LONGEST = 1200  # seconds for one check; the whole of the headers on two cold cores


def format_command(everything: bool) -> list[str]:
    top = Path(".")
    files = tracked_files(top) if everything else changed_files(top)
    files = [path for path in files if path.endswith(CODE)]
    return ["clang-format", "--dry-run", "-Werror", *files] if files else ["echo", "no file to format"]


def header_command(everything: bool) -> list[str]:
    if everything:
        build = "cmake --build --preset release --target all_verify_interface_header_sets"
        return ["sh", "-c", f"test -f build/release/build.ninja || cmake --preset release >/dev/null; {build}"]
    return [sys.executable, "tools/check_headers.py"]


def checks(everything: bool) -> list[tuple[str, list[str]]]:
    named = [("rooms, arrows, doors", "rooms"), ("lists and Visible", "visible"), ("tidiness", "tidy"),
             ("migrations", "migrations"), ("texts", "texts"), ("contract", "contract")]
    return [(title, [sys.executable, f"tools/check_{name}.py"]) for title, name in named] + [
        ("rooms of the front end", ["node", "tools/check_web.mjs"]),
        ("formatting", format_command(everything)),
        ("headers", header_command(everything)),
        ("the checks themselves", [sys.executable, "-m", "unittest", "discover", "-q", "-s", "tools/tests"])]


def run(check: tuple[str, list[str]]) -> tuple[str, int, float, str]:
    title, command = check
    start = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST)
        status, said = done.returncode, done.stdout + done.stderr
    except (subprocess.TimeoutExpired, FileNotFoundError) as problem:
        status, said = 1, str(problem)
    return title, status, time.monotonic() - start, said.strip()


def main() -> int:
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(run, checks("--all" in sys.argv)))
    for title, status, seconds, said in results:
        lines = said.splitlines()
        notes = [line for line in lines if line.startswith(("note:", "skipped:"))]
        word = "FAIL" if status else "skip" if lines and lines[-1].startswith("skipped:") else "ok"
        print(f"{word:4}  {title:24} {seconds:5.1f} s  {lines[-1][:70] if word == 'ok' and lines else ''}")
        for line in lines[:60] if status else notes[:10]:
            print(f"        {line}")
    failed = sum(1 for result in results if result[1])
    print(f"{len(results) - failed} checks passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
