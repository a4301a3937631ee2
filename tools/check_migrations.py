#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Migrations are numbered without gaps, use only the closed vocabulary, and never change once they are sealed
in migrations/checksums.txt (lines "<sha256>  <file>"); --seal adds those that are not sealed yet."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from sources import report

NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
# The words that lib/sql/migrations.h renders.
VOCABULARY = set("id time day integer number text sorted_text bytes geometry strict".split())
BLOCK = re.compile(r"^\s*-- (only postgres|only sqlite|end)\s*$", re.M)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def number_faults(names: list[str]) -> list[str]:
    faults = [f"migrations/{name}: the name is not NNNN_name.sql" for name in names if not NAME.fullmatch(name)]
    numbers = [int(name[:4]) for name in names if NAME.fullmatch(name)]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append(f"migrations/: the numbers are {numbers}, not 1 to {len(numbers)} each once")
    return faults


def text_faults(name: str, text: str) -> list[str]:
    faults = [f"migrations/{name}: {{{{{word}}}}} is not in the vocabulary"
              for word in sorted(set(re.findall(r"\{\{(.*?)\}\}", text)) - VOCABULARY)]
    open_block = False
    for block in BLOCK.findall(text):
        if (block == "end") != open_block:
            faults.append(f"migrations/{name}: `-- {block}` where no block {'is open' if block == 'end' else 'may begin'}")
            return faults
        open_block = block != "end"
    return faults + ([f"migrations/{name}: a block without `-- end`"] if open_block else [])


def landed_seals(root: Path) -> list[str]:
    """The seals that main has already; none where there is no main."""
    for branch in ("origin/main", "main"):
        shown = subprocess.run(["git", "-C", str(root), "show", f"{branch}:migrations/checksums.txt"],
                               capture_output=True, text=True)
        if shown.returncode == 0:
            return shown.stdout.splitlines()
    return []


def check(root: Path) -> list[str]:
    folder, seal_file = root / "migrations", root / "migrations/checksums.txt"
    names = sorted(file.name for file in folder.glob("*.sql")) if folder.is_dir() else []
    faults = number_faults(names)
    for name in names:
        faults += text_faults(name, (folder / name).read_text())
    seals = seal_file.read_text().splitlines() if seal_file.exists() else []
    for digest, _, name in (line.partition("  ") for line in seals):
        if name not in names:
            faults.append(f"migrations/{name}: sealed, and gone")
        elif sha256(folder / name) != digest:
            faults.append(f"migrations/{name}: sealed, and changed; write a new migration instead")
    landed = landed_seals(root)
    if seals[:len(landed)] != landed:
        faults.append("migrations/checksums.txt: a line that stands on main is changed or gone; lines are only added")
    for name in set(names) - {line.partition("  ")[2] for line in seals}:
        print(f"note: migrations/{name} is not sealed yet (bin/new-migration --seal)")
    return faults


def seal(root: Path) -> None:
    seal_file = root / "migrations/checksums.txt"
    lines = seal_file.read_text().splitlines() if seal_file.exists() else []
    sealed = {line.partition("  ")[2] for line in lines}
    files = sorted((root / "migrations").glob("*.sql"))
    lines += [f"{sha256(file)}  {file.name}" for file in files if file.name not in sealed]
    seal_file.write_text("".join(line + "\n" for line in lines))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--seal"]
    top = Path(words[0] if words else ".")
    faults_found = check(top)
    if "--seal" in sys.argv and not faults_found:
        seal(top)
    sys.exit(report(faults_found, f"{len(list((top / 'migrations').glob('*.sql')))} migrations in order"))
