#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Compares the arrows that the CMake files declare with what the files really include.

A room is a folder named in samsyn_module(); a file belongs to the room of the longest matching folder.
Faults: use without an arrow, an arrow without use, a circle, a rule of the house broken, and a
third-party header included outside the rooms that tools/doors.txt gives it.
"""

import re
import sys
from pathlib import Path

from sources import CODE, is_test, report, tracked_files

MODULE = re.compile(r"^\s*samsyn_module\(([^)]*)\)", re.M)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)
LISTS = ("MAY_USE", "DOORS", "TESTS_MAY_USE", "TEST_DOORS")


def read_rooms(root: Path, files: list[str]) -> dict[str, dict[str, list[str]]]:
    rooms: dict[str, dict[str, list[str]]] = {}
    for path in (p for p in files if p.endswith("CMakeLists.txt")):
        text = re.sub(r"#.*", "", (root / path).read_text())
        for words in (match[1].split() for match in MODULE.finditer(text)):
            room: dict[str, list[str]] = {name: [] for name in LISTS}
            current = ""
            for word in words[1:]:
                current = word if word in LISTS else current
                room[current] += [] if word in LISTS else [word]
            rooms[words[0]] = room
    return rooms


def room_of(path: str, rooms) -> str | None:
    folder = path.rpartition("/")[0]
    while folder and folder not in rooms:
        folder = folder.rpartition("/")[0]
    return folder or None


def read_lists(path: Path) -> list[tuple[str, list[str]]]:
    """Lines "key: word word"; # begins a comment."""
    lines = (line.partition("#")[0].partition(":") for line in path.read_text().splitlines())
    return [(key.strip(), words.split()) for key, _, words in lines if key.strip()]


def feature_of(room: str) -> tuple[str, str] | None:
    parts = room.split("/")
    return (parts[2], "/".join(parts[3:])) if room.startswith("src/features/") and len(parts) > 2 else None


def broken_rule(user: str, used: str, order: list[tuple[str, list[str]]]) -> str | None:
    """Why this arrow may not exist even when it is declared."""
    if used.startswith("src/server"):
        return "nobody may use src/server"
    if user.startswith("lib/") and not used.startswith("lib/"):
        return "lib/ knows nothing of the product"
    mine, theirs = feature_of(user), feature_of(used)
    if user.startswith(("src/access", "src/work", "src/api")) and theirs:
        return "the shared rooms know no feature"
    if not mine:
        return None
    layer, their_layer = (side[1].split("/")[0] if side else "" for side in (mine, theirs))
    if layer == "domain" and not (used in ("lib/base", "lib/geo", "src/access") or their_layer == "domain"
                                  or used.startswith("lib/analytics/")):
        return "a domain uses lib/base, lib/geo, lib/analytics, src/access and domains only"
    if not theirs:
        return None
    if layer == "store" and their_layer in ("usecases", "http") or layer == "usecases" and their_layer == "http":
        return f"{layer} never uses {their_layer}"
    if mine[0] == theirs[0]:
        return None
    if their_layer in ("store", "http"):
        return f"nobody uses another feature's {their_layer}"
    rank = {name: place for place, (key, names) in enumerate(order) if key != "also" for name in names}
    if any(name not in rank for name in (mine[0], theirs[0])):
        return "the feature has no place in tools/features.txt"
    also = [names for key, names in order if key == "also"]
    if rank[theirs[0]] >= rank[mine[0]] and [mine[0], theirs[0]] not in also:
        return "it stands right of the user in the order of features (tools/features.txt)"
    return None


def circle(rooms) -> list[str]:
    done: set[str] = set()

    def walk(room: str, trail: list[str]) -> list[str]:
        if room in trail:
            return trail[trail.index(room):] + [room]
        if room in done or room not in rooms:
            return []
        found = next(filter(None, (walk(used, trail + [room]) for used in rooms[room]["MAY_USE"])), [])
        done.add(room)
        return found

    return next(filter(None, (walk(room, []) for room in rooms)), [])


def door_fault(header: str, path: str, doors) -> str | None:
    if re.fullmatch(r"[a-z_0-9]+", header):
        return None  # the standard library
    fitting = [door for door in doors if header.startswith(door[0])]
    if not fitting:
        return f"<{header}> has no door in tools/doors.txt"
    allowed = max(fitting, key=lambda door: len(door[0]))[1]
    if any(name == "*" or path.startswith(name) or (name == "tests" and is_test(path)) for name in allowed):
        return None
    return f"<{header}> may be included only in {', '.join(allowed)}"


def check(root: Path) -> list[str]:
    files = tracked_files(root)
    rooms = read_rooms(root, files)
    doors, order = read_lists(root / "tools/doors.txt"), read_lists(root / "tools/features.txt")
    used: dict[str, set[str]] = {room: set() for room in rooms}
    faults = []
    for path in (p for p in files if p.startswith(("lib/", "src/", "tests/")) and p.endswith(CODE)):
        room = room_of(path, rooms)
        if not path.startswith("tests/") and path.rpartition("/")[0] not in rooms:
            faults.append(f"{path}: its folder is no room (samsyn_module) in a CMakeLists.txt")
        for own, foreign in INCLUDE.findall((root / path).read_text()):
            if foreign:
                fault = door_fault(foreign, path, doors)
                faults += [f"{path}: {fault}"] if fault else []
                continue
            target = room_of(own, rooms)
            if not own.startswith(("lib/", "src/", "tests/")):
                faults.append(f'{path}: "{own}" is not a path from the top of the project')
            elif room and target and target != room:
                arrows = rooms[room]["MAY_USE"] + (rooms[room]["TESTS_MAY_USE"] if is_test(path) else [])
                if target not in arrows:
                    faults.append(f"{path}: uses {target} without an arrow from {room}")
                if not is_test(path) or room.startswith("tests/"):
                    used[room].add(target)
    for room, lists in rooms.items():
        for target in lists["MAY_USE"]:
            if target not in rooms:
                faults.append(f"{room}: MAY_USE {target}, which is no room")
            elif target not in used[room]:
                faults.append(f"{room}: MAY_USE {target} is not used (only by tests: TESTS_MAY_USE)")
            reason = broken_rule(room, target, order)
            faults += [f"{room}: may not use {target}: {reason}"] if reason else []
    loop = circle(rooms)
    return faults + ([f"circle: {' -> '.join(loop)}"] if loop else [])


if __name__ == "__main__":
    top = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.exit(report(check(top), f"{len(read_rooms(top, tracked_files(top)))} rooms, arrows and doors agree"))
