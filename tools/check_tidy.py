#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Small rules that keep the house readable and safe: SQL, clocks, chance, output and names where they belong;
limits on files and functions; known kinds of files; the licence line."""

import re
import sys
from pathlib import Path

from sources import CODE, Split, is_test, report, split_cpp, tracked_files

SQL = re.compile(r"\b(SELECT\b.*\bFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM|(CREATE|DROP|ALTER) (TABLE|INDEX|VIEW)"
                 r"|ON CONFLICT|BEGIN IMMEDIATE|PRAGMA)\b|^\s*SELECT\b", re.S)
SQL_ROOMS = re.compile(r"^(lib/sql/|src/work/|src/access/|src/features/\w+/store/|src/demo/store/)")

# What, where it may stand, why not elsewhere. Tests are free of all but the first two.
WORDS = [
    (re.compile(r"\bco_(await|return|yield)\b"), None, "no coroutines: g++ 12 miscompiles them"),
    (re.compile(r"\b(class|struct|namespace|enum class)\s+\w*(util|helper|manager|misc|common)s?\b", re.I), None,
     "a name that says nothing; say what the thing is"),
    (re.compile(r"\busing namespace (?!std::\w*literals)"), "src/server/main.cpp", "hides where names come from"),
    (re.compile(r"\bsystem_clock::now\b|\btime\((nullptr|NULL|0)\)|\bclock_gettime\b|\bgettimeofday\b"), "lib/base/",
     "what time it is comes from Clock"),
    (re.compile(r"\bsteady_clock::now\b"), r"lib/|src/work/|src/server/", "features measure no time; take work.now"),
    (re.compile(r"(?<![\w:])(std::)?s?rand\(|\brandom_device\b"), r"lib/base/|lib/crypto/", "chance is ids, secrets or seeds"),
    (re.compile(r"\b(std::|secure_)?getenv\("), r"src/server/", "the environment is read by the configuration only"),
    (re.compile(r"\bstd::(cout|cerr|clog)\b|(?<![\w:])(std::)?f?printf\("), r"lib/base/check\.cpp|lib/log/|src/server/",
     "only the command line and the log write out"),
]
NAMES = re.compile(r"(^|[/_\-.])(util|helper|manager|misc|common)s?([/_\-.]|$)", re.I)
EXTENSIONS = set("""h cpp cmake txt md json sql py sh ts js mjs css svelte html svg png webp ico woff2 csv gz toml geojson
pmtiles mustache scenario service conf lock br zip xlsx gpkg shp shx dbf prj cpg pdf ics eml expected in bin seed ttf
clang-format clang-tidy gitignore editorconfig prettierrc npmrc dockerignore gitattributes supp""".split())
LICENSED = (".h", ".cpp", ".py", ".cmake", ".ts", ".svelte", ".css", "CMakeLists.txt")
FILE_LIMITS = [(CODE + (".ts", ".svelte", ".py", ".js", ".mjs"), 400), ((".css",), 800)]
TEST_FILE_LIMIT, FUNCTION_LIMIT, TEST_FUNCTION_LIMIT = 800, 60, 120
BLOB_LIMIT, BLOB_WARNING = 2_000_000, 250_000
NO_FUNCTION = re.compile(r"\b(namespace|class|struct|union|enum)\b[^()]*$|^\s*extern\s|=\s*$")


def long_functions(code: str, limit: int) -> list[tuple[int, int]]:
    """(line, lines) of each outermost function body over the limit. `code` is without literals and comments."""
    found, stack, header, line, start = [], [], "", 1, 0
    for sign in code:
        line += sign == "\n"
        if sign == "{":
            text = re.sub(r"^\s*#.*$", "", header, flags=re.M)
            for _ in range(4):
                text = re.sub(r"<[^<>]*>", "", text)
            inside = "function" in stack
            stack.append("function" if not inside and ")" in text and not NO_FUNCTION.search(text) else "scope")
            start = line if stack[-1] == "function" else start
        elif sign == "}" and stack:
            if stack.pop() == "function" and line - start > limit:
                found.append((start, line - start))
        header = "" if sign in ";{}" else header + sign
    return found


def word_faults(path: str, split: Split) -> list[str]:
    faults = []
    for place, (pattern, allowed, why) in enumerate(WORDS):
        if (is_test(path) and place > 1) or (allowed and re.match(allowed, path)):
            continue
        for match in pattern.finditer(split.code):
            faults.append(f"{path}:{split.code.count(chr(10), 0, match.start()) + 1}: `{match[0].strip()}`: {why}")
    if not SQL_ROOMS.match(path) and not is_test(path):
        faults += [f"{path}:{line}: SQL outside a store" for line, text in split.literals if SQL.search(text)]
    return faults


def code_faults(path: str, text: str) -> list[str]:
    split = split_cpp(text)
    limit = TEST_FUNCTION_LIMIT if is_test(path) else FUNCTION_LIMIT
    long = [f"{path}:{line}: a function of {lines} lines, the limit is {limit}"
            for line, lines in long_functions(split.code, limit)]
    return word_faults(path, split) + long


def text_faults(path: str, text: str) -> list[str]:
    faults = []
    if (path.endswith(LICENSED) or path.startswith(("bin/", ".ci/"))) and "SPDX-License-Identifier: EUPL-1.2" not in "\n".join(text.split("\n", 2)[:2]):
        faults.append(f"{path}:1: the licence line is missing (SPDX-License-Identifier: EUPL-1.2)")
    for endings, limit in FILE_LIMITS:
        limit, lines = (TEST_FILE_LIMIT if is_test(path) else limit), text.count("\n")
        if path.endswith(endings) and lines > limit and "generated" not in text[:300].lower():
            faults.append(f"{path}: {lines} lines, the limit is {limit}")
    for line, words in enumerate(text.split("\n"), 1):
        if re.search(r"(//|#|--|\*)\s*(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))", words):
            faults.append(f"{path}:{line}: a TODO that names no issue, TODO(#number)")
    return faults


def link_faults(root: Path, path: str) -> list[str]:
    """Links of a document to files that are not there."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", (root / path).read_text())
    return [f"{path}: a link to {target}, which is not there" for target in targets
            if "://" not in target and not target.startswith("mailto:") and not (root / path).parent.joinpath(target).exists()]


def file_faults(root: Path, path: str) -> list[str]:
    size, name = (root / path).stat().st_size, path.rpartition("/")[2]
    faults = [f"{path}: a name that says nothing"] if NAMES.search(path) and not path.startswith("docs/") else []
    if "." in name and name.rpartition(".")[2] not in EXTENSIONS:
        faults.append(f"{path}: an unknown kind of file; add it to EXTENSIONS in tools/check_tidy.py if it belongs")
    if size > BLOB_LIMIT:
        faults.append(f"{path}: {size} bytes, the limit is {BLOB_LIMIT}")
    elif size > BLOB_WARNING and not path.endswith("package-lock.json"):
        print(f"note: {path} has {size} bytes; is it needed whole?")
    if path.endswith(LICENSED + (".js", ".mjs")) or path.startswith(("bin/", ".ci/")):
        text = (root / path).read_text(errors="replace")
        faults += text_faults(path, text) + (code_faults(path, text) if path.endswith(CODE) else [])
    return faults + (link_faults(root, path) if path.endswith(".md") else [])


def check(root: Path) -> list[str]:
    return [fault for path in tracked_files(root) for fault in file_faults(root, path)]


if __name__ == "__main__":
    top = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.exit(report(check(top), f"{len(tracked_files(top))} files tidy"))
