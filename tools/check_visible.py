#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No store lists without a Visible value: a function of a store whose SQL reads a table whose rows carry a label
(class, audience, state) takes an access::Visible, or stands in tools/without_visible.txt with the reason why it may
do without. The tables are those that the migrations give an audience."""

import re
import sys
from pathlib import Path

from sources import is_test, report, tracked_files

TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\)", re.S)
FUNCTION = re.compile(r"^[\w:<>,&*\s]*?\b(\w+)::(\w+)\(([^{;]*?)\)[^{;]*\{\n(.*?)^\}", re.S | re.M)
CONSTANT = re.compile(r"^(?:constexpr|std::string const) (?:auto )?(\w+)\s*=\s*(.*?);$", re.S | re.M)
HELPER = re.compile(r"^std::string (\w+)\([^)]*\)\n\{\n(.*?)^\}", re.S | re.M)
EXCEPTIONS = "tools/without_visible.txt"


def labelled_tables(root: Path) -> list[str]:
    """Names of the tables with a column `audience`."""
    texts = (file.read_text() for file in sorted((root / "migrations").glob("*.sql")))
    return [name for text in texts for name, columns in TABLE.findall(text) if re.search(r"^\s*audience ", columns, re.M)]


def readers(text: str, tables: list[str]) -> list[tuple[str, bool]]:
    """Of a store's source: each function that reads a labelled table, with whether it takes a Visible."""
    reads = re.compile(r"\b(?:FROM|JOIN) (?:%s)\b" % "|".join(tables))
    named = {name for name, body in CONSTANT.findall(text) + HELPER.findall(text) if reads.search(body)}
    found = []
    for owner, name, parameters, body in FUNCTION.findall(text):
        if reads.search(body) or any(re.search(rf"\b{one}\b", body) for one in named):
            deletes = not re.search(r"SELECT|%s" % ("|".join(named) or "SELECT"), body)
            if not deletes:
                found.append((f"{owner}::{name}", "Visible const&" in parameters))
    return found


def exceptions(root: Path) -> dict[str, str]:
    """Lines "Store::function: why"; # begins a comment."""
    file = root / EXCEPTIONS
    lines = file.read_text().splitlines() if file.exists() else []
    split = (line.partition(": ") for line in lines if line.strip() and not line.startswith("#"))
    return {name.strip(): why.strip() for name, _, why in split}


def check(root: Path) -> tuple[list[str], int]:
    tables, allowed = labelled_tables(root), exceptions(root)
    if not tables:
        return ["migrations/: no table has an audience"], 0
    faults, seen, count = [], set(), 0
    stores = [path for path in tracked_files(root)
              if re.match(r"src/features/\w+/store/.*\.cpp$", path) and not is_test(path)]
    for path in stores:
        for name, takes_visible in readers((root / path).read_text(), tables):
            count += 1
            seen.add(name)
            if takes_visible and name in allowed:
                faults.append(f"{EXCEPTIONS}: {name} takes a Visible and needs no exception")
            if not takes_visible and not allowed.get(name):
                faults.append(f"{path}: {name} reads {' or '.join(tables)} without an access::Visible ({EXCEPTIONS})")
    faults += [f"{EXCEPTIONS}: {name} reads no labelled table" for name in allowed if name not in seen]
    return faults, count


if __name__ == "__main__":
    top = Path(next(iter(sys.argv[1:]), "."))
    found_faults, readers_found = check(top)
    sys.exit(report(found_faults, f"{readers_found} functions of stores read labelled tables, each as it may"))
