# SPDX-License-Identifier: EUPL-1.2
"""A million observations of the invented municipality: how long a file of them takes to come in, and how long the
lägesbild over them. Points, days and categories come from a fixed seed."""

import csv
import hashlib
import http.client
import json
import random
import sqlite3
import statistics
import subprocess
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import kill_loop

ROWS = 1_000_000
CODES = ["DAMAGE.VANDALISM", "DAMAGE.GRAFFITI", "DISORDER.BRAWL", "CRIME.DRUGS", "DISORDER.NOISE", "CRIME.THEFT",
         "CRIME.BURGLARY", "PLACE.LITTER"]
PROFILE = {
    "format": "samsyn-import-profile/1", "name": "bench", "title": {"sv": "Mätning", "en": "Bench"},
    "file": {"kind": "csv", "separator": ";", "encoding": "utf-8", "decimal": ",", "compression": "none"},
    "required_columns": ["id"],
    "fields": {
        "external_id": {"column": "id", "prefix": "", "fallback": "row_hash"},
        "time": {"from": {"column": "datum", "form": "iso"}, "to": None, "fallback": None, "zone": "Europe/Stockholm", "precision": "exact"},
        "place_text": {"constant": None},
        "position": {"x": {"column": "longitud"}, "y": {"column": "latitud"}, "crs": "EPSG:4326", "precision": "exact"},
        "category": {"column": "kategori"}, "count": {"constant": 1}, "text": {"column": "beskrivning"},
        "area": {"by": "point", "precision": "exact"}}}
Say = Callable[[str, str], None]


def is_inside(x: float, y: float, ring: list[list[float]]) -> bool:
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossings % 2 == 1


def points(count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Positions in the town, longitude and latitude as a Swedish file writes them."""
    town = json.loads(Path("data/demo/alnefors/areas.geojson").read_text())["features"][0]["geometry"]["coordinates"][0]
    west, east = min(x for x, _ in town), max(x for x, _ in town)
    south, north = min(y for _, y in town), max(y for _, y in town)
    found: list[tuple[str, str]] = []
    while len(found) < count:
        x, y = chance.uniform(west, east), chance.uniform(south, north)
        if is_inside(x, y, town):
            found.append((f"{x:.5f}".replace(".", ","), f"{y:.5f}".replace(".", ",")))
    return found


def write_rows(path: Path) -> None:
    chance = random.Random(7)
    places = points(20_000, chance)
    last = datetime.now().replace(microsecond=0) - timedelta(days=1)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["id", "datum", "kategori", "longitud", "latitud", "beskrivning"])
        for number in range(ROWS):
            when = last - timedelta(minutes=chance.randrange(720 * 24 * 60))
            out.writerow([f"H-{number}", when.strftime("%Y-%m-%d %H:%M"), chance.choice(CODES),
                          *places[chance.randrange(len(places))], "Anmält av boende"])


def raw_import(path: Path, folder: Path) -> float:
    began = time.monotonic()
    commands = f"PRAGMA journal_mode=WAL;\n.mode csv\n.separator ;\n.import {path} observations\n"
    subprocess.run(["sqlite3", str(folder / "raw.sqlite")], input=commands, text=True, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def coordinator_session(database: Path) -> str:
    """A session of the town's coordinator, put where signing in would put it."""
    token, now, db = "session of the bench", int(time.time() * 1000), sqlite3.connect(database)
    user, tenant, membership = db.execute(
        "SELECT u.id, m.tenant, m.id FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.email LIKE 'samordnare@%'").fetchone()
    db.execute("INSERT INTO sessions (token_hash, id, user_id, tenant, membership, assurance, created_at, used_at, expires_at) "
               "VALUES (?, ?, ?, ?, ?, 2, ?, ?, ?)", (hashlib.sha256(token.encode()).digest(), uuid.uuid4().bytes, user, tenant,
                                                      membership, now, now, now + 12 * 3600_000))
    db.commit()
    db.close()
    return token


def fetch(port: int, token: str, address: str) -> tuple[float, dict]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.monotonic()
    connection.request("GET", address, headers={"Cookie": f"__Host-samsyn={token}"})
    answer = connection.getresponse()
    body = answer.read()
    took = time.monotonic() - began
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status} {body[:300]!r}")
    return took, json.loads(body)


def measure_picture(program: str, data: Path, say: Say) -> None:
    token = coordinator_session(data / "samsyn.sqlite")
    cold, warm, changed, counted = [], [], [], 0
    for _ in range(5):
        server, port, _ = kill_loop.start(program, str(data))
        try:
            took, picture = fetch(port, token, "/api/situation")
            cold.append(took)
            warm += [fetch(port, token, "/api/situation")[0] for _ in range(20)]
            changed += [fetch(port, token, f"/api/situation?period={picture['previous']}")[0]]
            counted = sum(cell["count"] for cell in picture["cells"])
        finally:
            server.terminate()
            server.wait()
    milliseconds = lambda times: f"{statistics.median(times) * 1000:>7.0f} ms"
    say("lägesbild over 1,000,000 observations, cold start", f"{milliseconds(cold)}   ({counted:,} in the period)")
    say("  another period, first time", milliseconds(changed))
    say("  asked for again, median of 100", milliseconds(warm))


def measure(program: str, folder: str, say: Say) -> None:
    data, rows = Path(folder, "million"), Path(folder, "rows.csv")
    subprocess.run([program, "demo", "--data", str(data), "--years", "1"], check=True, stdout=subprocess.DEVNULL)
    write_rows(rows)
    Path(folder, "bench.json").write_text(json.dumps(PROFILE))
    said = subprocess.run([program, "import", "observations", "--data", str(data), "--tenant", "alnefors", "--organisation", "POLIS",
                           "--profile", f"{folder}/bench.json", "--json", str(rows)], capture_output=True, text=True)
    if said.returncode:
        raise SystemExit(f"import: {said.stdout[-600:]} {said.stderr[-600:]}")
    report = json.loads(said.stdout)
    raw = raw_import(rows, Path(folder))
    say("1,000,000 CSV rows imported", f"{report['seconds']:>7.1f} s   {report['accepted']:,} accepted; sqlite3 .import of the "
        f"same text {raw:.1f} s, ratio {raw / report['seconds']:.2f}")
    measure_picture(program, data, say)
