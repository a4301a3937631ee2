#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every header compiles alone. Here only those that differ from main (or the files named), by the compiler's
syntax check with the flags of their room; the whole is the build target all_verify_interface_header_sets."""

import json
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sources import report

FLAG = re.compile(r"^-(I|isystem|D|std=|W)")


def changed_files(root: Path) -> list[str]:
    """Files that differ from where this branch left main."""
    def git(*words: str) -> list[str]:
        run = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True)
        return run.stdout.split() if run.returncode == 0 else []

    base = (git("merge-base", "HEAD", "origin/main") or git("merge-base", "HEAD", "main") or ["HEAD"])[0]
    names = set(git("diff", "--name-only", base)) | set(git("ls-files", "--others", "--exclude-standard"))
    return sorted(name for name in names if (root / name).is_file())


def flags_of_rooms(root: Path) -> dict[str, list[str]]:
    """Include and warning flags by folder, as CMake wrote them down."""
    flags: dict[str, list[str]] = {}
    for entry in json.loads((root / "build/release/compile_commands.json").read_text()):
        words, kept = iter(shlex.split(entry["command"])), []
        for word in words:
            if FLAG.match(word):
                kept += [word, next(words)] if word == "-isystem" else [word]
        folder = str(Path(entry["file"]).parent.relative_to(root.resolve())) if root.resolve() in Path(
            entry["file"]).parents else ""
        flags[folder] = max(flags.get(folder, []), kept, key=len)
    return flags


def fault_of(root: Path, header: str, flags: dict[str, list[str]]) -> str | None:
    own = flags.get(header.rpartition("/")[0]) or max(flags.values(), key=len)
    run = subprocess.run(["g++", "-fsyntax-only", "-x", "c++", *own, f"-I{root}", "-"], cwd=root,
                         input=f'#include "{header}"\n', capture_output=True, text=True, timeout=120)
    if run.returncode == 0:
        return None
    return "\n".join([f"{header} does not compile alone:", *(run.stderr.splitlines()[:6])])


def main(root: Path, named: list[str]) -> int:
    headers = named or [name for name in changed_files(root) if name.endswith(".h")]
    if headers and not (root / "build/release/compile_commands.json").exists():
        print("skipped: build/release is not configured (cmake --preset release)")
        return 0
    flags = flags_of_rooms(root) if headers else {}
    with ThreadPoolExecutor(2) as pool:
        faults = list(filter(None, pool.map(lambda header: fault_of(root, header, flags), headers)))
    return report(faults, f"{len(headers)} changed headers compile alone")


if __name__ == "__main__":
    sys.exit(main(Path("."), sys.argv[1:]))
