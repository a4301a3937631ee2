#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""texts/sv.json and texts/en.json: the same keys and placeholders, every key used, every used key there, and a
sentence for every code of a refusal in the server."""

import json
import re
import sys
from pathlib import Path

from sources import is_test, report, tracked_files

PLURAL = re.compile(r"_(zero|one|two|few|many|other)$")
PLACEHOLDER = re.compile(r"\{\{-?\s*([\w.]+)")
# "a.b" in code, %text:a.b% in a page.
QUOTED = re.compile(r"""(?:["'`]|%text:)([a-z][\w-]*(?:\.[\w-]+)+)["'`%]""", re.I)
# A key whose end is put together while running: `app.roles.${role}`, "error." + code.
BEGUN = re.compile(r"""[`"']([a-z][\w-]*(?:\.[\w-]+)*\.)(?:\$\{|["']\s*\+)""", re.I)
# A call that shows a text by a whole key: t("a.b"), $t('a.b'), texts.get("a.b").
SHOWN = re.compile(r"""(?<![\w.])(?:\$?t|tr|text_of)\(\s*["'`]([A-Za-z][\w-]*(?:\.[\w-]+)+)["'`]""")
# A text in a template: {{#t}}a.b{{/t}}.
TEMPLATED = re.compile(r"\{\{#t\}\}\s*([A-Za-z][\w-]*(?:\.[\w-]+)+)\s*\{\{/t\}\}")
REFUSED = re.compile(r"""\bfail\(\s*ErrorKind::\w+\s*,\s*"([\w.-]+)"|\bfail_field\([^,]+,\s*"([\w.-]+)"\)""")
SOURCES = (".h", ".cpp", ".ts", ".svelte", ".js", ".mjs", ".html", ".mustache")


def flatten(texts: dict, prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in texts.items():
        flat |= flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return flat


def compare(swedish: dict[str, str], english: dict[str, str]) -> list[str]:
    faults = [f"texts/en.json: {key} is missing" for key in swedish.keys() - english.keys()]
    faults += [f"texts/sv.json: {key} is missing" for key in english.keys() - swedish.keys()]
    for key in swedish.keys() & english.keys():
        for language, text in (("sv", swedish[key]), ("en", english[key])):
            if not isinstance(text, str) or not text.strip():
                faults.append(f"texts/{language}.json: {key} is empty")
        other = re.sub("_(one|other)$", lambda form: "_other" if form[1] == "one" else "_one", key)
        if other not in swedish and other not in english:
            faults.append(f"texts: {key} has no {other}")
        names = [set(PLACEHOLDER.findall(str(texts[key]))) for texts in (swedish, english)]
        if key.endswith(("_one", "_zero")):
            names = [found - {"count"} for found in names]  # "en rapport" may leave the number out
        if names[0] != names[1]:
            faults.append(f"texts: {key} has {sorted(names[0])} in Swedish and {sorted(names[1])} in English")
    return faults


def read_prefixes(root: Path) -> tuple[str, ...]:
    lines = (root / "tools/text_prefixes.txt").read_text().splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def check(root: Path) -> list[str]:
    swedish, english = (flatten(json.loads((root / f"texts/{name}.json").read_text())) for name in ("sv", "en"))
    faults = compare(swedish, english)
    bases = {PLURAL.sub("", key) for key in swedish} | swedish.keys()
    quoted: set[str] = set()
    begun = set(read_prefixes(root))
    for path in tracked_files(root):
        if not path.startswith(("lib/", "src/", "web/")) or not path.endswith(SOURCES):
            continue
        text = (root / path).read_text(errors="replace")
        templated = TEMPLATED.findall(text) if path.endswith(".mustache") else []
        quoted |= set(QUOTED.findall(text)) | set(templated)
        begun |= set(BEGUN.findall(text))
        if is_test(path):
            continue
        faults += [f"{path}: the text {key} does not exist" for key in SHOWN.findall(text) + templated if key not in bases]
        codes = [first or second for first, second in REFUSED.findall(text)] if path.startswith("src/") else []
        faults += [f"{path}: the refusal {code} has no sentence (error.{code})"
                   for code in codes if f"error.{code}" not in bases]
    for key in swedish:
        if not key.startswith(tuple(begun)) and key not in quoted and PLURAL.sub("", key) not in quoted:
            faults.append(f"texts: {key} is used nowhere (a key made while running: tools/text_prefixes.txt)")
    return sorted(set(faults))


if __name__ == "__main__":
    top = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    if not (top / "texts/sv.json").exists():
        print("skipped: there is no texts/sv.json yet")
        sys.exit(0)
    sys.exit(report(check(top), "texts complete in both languages"))
