#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""contract/openapi.json is what the program prints, and the types of the front end are made from it.
--write puts the printed contract in place."""

import difflib
import json
import subprocess
import sys
from pathlib import Path

PROGRAM, CONTRACT = "build/release/samsyn", "contract/openapi.json"


def printed_contract(root: Path) -> str | None:
    """What the program prints; None while there is no program or it has no such command."""
    if not (root / PROGRAM).exists():
        print(f"skipped: {PROGRAM} is not built (cmake --build --preset release)")
        return None
    run = subprocess.run([root / PROGRAM, "contract"], cwd=root, capture_output=True, text=True, timeout=30)
    if run.returncode == 2:
        print(f"skipped: {PROGRAM} has no command `contract`")
        return None
    if run.returncode != 0:
        raise SystemExit(f"{PROGRAM} contract failed: {run.stderr.strip()}")
    return run.stdout


def differences(committed: str, printed: str) -> list[str]:
    shown = (json.dumps(json.loads(text or "{}"), indent=1).splitlines() for text in (committed, printed))
    return [line for line in difflib.unified_diff(*shown, CONTRACT, "samsyn contract", n=1, lineterm="")][:40]


def types_fault(root: Path) -> str | None:
    if not (root / "web/node_modules").exists() or not (root / CONTRACT).exists():
        print("skipped: the types of the front end (npm ci in web/ first)")
        return None
    run = subprocess.run(["npm", "run", "--silent", "types:check"], cwd=root / "web", capture_output=True, text=True,
                         timeout=120)
    return None if run.returncode == 0 else f"web: {(run.stdout + run.stderr).strip() or 'types are not fresh'}"


def main(root: Path, write: bool) -> int:
    printed, file = printed_contract(root), root / CONTRACT
    if printed is not None and write:
        file.write_text(printed)
    committed = file.read_text() if file.exists() else ""
    if printed is not None and printed != committed:
        print(f"{CONTRACT} is not what the program prints; if the change is meant: bin/fix")
        print("\n".join(differences(committed, printed)))
        return 1
    fault = None if write or printed is None else types_fault(root)
    if fault or printed is not None:
        print(fault or "the contract is fresh")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(Path(next((word for word in sys.argv[1:] if word != "--write"), ".")), "--write" in sys.argv))
