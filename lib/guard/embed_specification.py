#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes specification.json and names.json as C++ tables: embed_specification.py SPECIFICATION NAMES OUTPUT"""

import json
import sys
from pathlib import Path


def literal(text: str) -> str:
    """A C++ string of Latin-1 bytes; octal escapes, since they end after three digits."""
    plain = (chr(b) if 32 <= b < 127 and chr(b) not in '"\\' else f"\\{b:03o}" for b in text.encode("latin-1"))
    return '"' + "".join(plain) + '"'


def table(name: str, kind: str, rows: list[str]) -> str:
    return f"constexpr {kind} {name}[] = {{\n    " + ",\n    ".join(rows) + "};\n"


def points(pair: list[int]) -> str:
    return f"{{{pair[0]}, {pair[1]}}}"


def words(specification: dict, names: dict) -> list[str]:
    roles: dict[str, list[str]] = {}
    lists = {"given": names["given"], "surname": names["surnames"], **specification["words"]}
    for role, members in lists.items():
        for word in members:
            roles.setdefault(word.lower(), []).append(f"role::{role}")
    assert max(map(len, roles)) <= 24, "longest_word in folded_text.cpp"
    return [f"{{{literal(word)}, {' | '.join(given)}}}" for word, given in sorted(roles.items())]


def types(rows: list[dict]) -> str:
    profiles = ("report_text", "secrecy", "minutes")
    lines = [
        f"    TypeRules{{{literal(row['code'])}, {{{', '.join('Action::' + row['actions'][p] for p in profiles)}}}}}"
        for row in rows
    ]
    return "{{\n" + ",\n".join(lines) + "}}"


def source(specification: dict, names: dict) -> str:
    mapped = [f"{{{{{first}, {last}}}, {ord(to)}}}" for first, last, to in specification["mapped"]]
    expanded = [f"{{{point}, {literal(to)}}}" for point, to in specification["expanded"]]
    composed = [f"{{{ord(letter)}, {mark}, {ord(to)}}}" for letter, mark, to in specification["composed"]]
    parts = [
        '#include "lib/guard/specification.h"\n\nnamespace samsyn::guard {\nnamespace {\n',
        table("centuries", "int", [str(century) for century in specification["centuries"]]),
        table("dropped", "CodePoints", [points(pair) for pair in specification["dropped"]]),
        table("other_letters", "CodePoints", [points(pair) for pair in specification["other_letters"]]),
        table("mapped", "Mapped", mapped),
        table("expanded", "Expanded", expanded),
        table("composed", "Composed", composed),
        table("words", "Word", words(specification, names)),
        "}  // namespace\n",
        f"constinit Specification const specification = {{{types(specification['types'])},",
        f"    {literal(specification['interim_letters'])}, {literal(specification['plate_excluded_letters'])},",
        "    centuries, dropped, other_letters, mapped, expanded, composed, words};\n",
        "}  // namespace samsyn::guard\n",
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    specification_file, names_file, output = map(Path, sys.argv[1:])
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(source(json.loads(specification_file.read_text()), json.loads(names_file.read_text())))
