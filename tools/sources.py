# SPDX-License-Identifier: EUPL-1.2
"""What the checks share: the files of the project, and C++ text split into code, literals and comments."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

CODE = (".h", ".cpp")


def tracked_files(root: Path) -> list[str]:
    """Paths of the project: everything git knows or would add, never what it ignores."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=True, text=True).stdout
    return sorted(path for path in set(listed.split("\0")) if path and (root / path).is_file())


def is_test(path: str) -> bool:
    return path.startswith("tests/") or "_test." in path or ".test." in path or ".spec." in path


TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|(?P<raw>R"(?P<mark>[^()\s\\]{0,16})\((?P<rawtext>.*?)\)(?P=mark)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')", re.S)


@dataclass
class Split:
    """C++ text in three: `code` keeps every line break, with literals as "" and comments gone."""
    code: str
    literals: list[tuple[int, str]] = field(default_factory=list)  # line, content
    comments: list[tuple[int, str]] = field(default_factory=list)


def split_cpp(text: str) -> Split:
    found = Split("")
    pieces, last = [], 0
    for token in TOKEN.finditer(text):
        line = text.count("\n", 0, token.start()) + 1
        pieces.append(text[last:token.start()])
        if token["comment"] is not None:
            found.comments.append((line, token["comment"]))
        elif token["char"] is not None:
            pieces.append("' '")
        else:
            literal = token["rawtext"] if token["raw"] is not None else token["string"][1:-1]
            found.literals.append((line, literal))
            pieces.append('""')
        pieces.append("\n" * token[0].count("\n"))
        last = token.end()
    found.code = "".join(pieces) + text[last:]
    return found


def report(faults: list[str], done: str) -> int:
    """Prints the faults, or what was done; the exit status."""
    for fault in sorted(faults):
        print(fault)
    if not faults:
        print(done)
    return 1 if faults else 0
