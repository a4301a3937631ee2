# SPDX-License-Identifier: EUPL-1.2
"""A million observations of the invented municipality: how long a file of them takes to come in, how long others wait
to save meanwhile, and how long the lägesbild over them takes. Points, days and categories come from a fixed seed."""

import csv
import hashlib
import http.client
import json
import random
import shutil
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


def bare_insert(data: Path, folder: Path) -> float:
    """The same rows into a bare SQLite table with the same columns, checks and indexes, in the order of its largest
    index: no file to read, no rights, no audit."""
    db = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-131072"):
        db.execute(f"PRAGMA {setting}")
    db.execute("ATTACH ? AS full", (str(data / "samsyn.sqlite"),))
    for (made,) in db.execute("SELECT sql FROM full.sqlite_schema WHERE tbl_name = 'observations' AND sql IS NOT NULL "
                              "AND type IN ('table', 'index') ORDER BY type DESC").fetchall():
        db.execute(made)
    began = time.monotonic()
    db.execute("INSERT INTO observations SELECT * FROM full.observations WHERE external_id LIKE 'H-%' "
               "ORDER BY area, counted_on, category")
    db.execute("PRAGMA wal_checkpoint")
    took = time.monotonic() - began
    db.close()
    return took


def coordinator_session(database: Path) -> str:
    """A session of the town's coordinator, put where signing in would put it."""
    token, now, db = "session of the bench", int(time.time() * 1000), sqlite3.connect(database)
    user, tenant, membership = db.execute(
        "SELECT u.id, m.tenant, m.id FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.email LIKE 'samordnare@%'").fetchone()
    db.execute("INSERT OR IGNORE INTO sessions (token_hash, id, user_id, tenant, membership, assurance, created_at, used_at, expires_at) "
               "VALUES (?, ?, ?, ?, ?, 2, ?, ?, ?)", (hashlib.sha256(token.encode()).digest(), uuid.uuid4().bytes, user, tenant,
                                                      membership, now, now, now + 12 * 3600_000))
    db.commit()
    db.close()
    return token


def fetch(port: int, token: str, address: str, method: str = "GET", body: bytes | None = None,
          version: int | None = None) -> tuple[float, dict]:
    took, said = fetch_bytes(port, token, address, method, body, version)
    return took, json.loads(said or b"{}")


def fetch_bytes(port: int, token: str, address: str, method: str = "GET", body: bytes | None = None,
                version: int | None = None) -> tuple[float, bytes]:
    """`version` is the one that an edit was made from."""
    kind = "application/octet-stream" if address.startswith("/api/imports/") and "?" in address else "application/json"
    headers = {"Cookie": f"__Host-samsyn={token}", "Sec-Fetch-Site": "same-origin", "Content-Type": kind}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    began = time.monotonic()
    connection.request(method, address, body=body, headers=headers)
    answer = connection.getresponse()
    said = answer.read()
    took = time.monotonic() - began
    connection.close()
    if answer.status >= 300:
        raise SystemExit(f"{address}: {answer.status} {said[:300]!r}")
    return took, said


def measure_waiting(program: str, data: Path, rows: Path, say: Say) -> None:
    """The same file through the server, as on the screen, while somebody else reads and saves."""
    token = coordinator_session(data / "samsyn.sqlite")
    server, port, _ = kill_loop.start(program, str(data))
    address, saves, reads, version = f"/api/imports/{uuid.uuid4()}", [], [], 0
    state = lambda: fetch(port, token, address)[1]["state"]
    plan, profile = json.dumps({"profile": PROFILE, "create_areas": False}), json.dumps({"profile": PROFILE})
    try:
        fetch(port, token, f"{address}?file_name=rows.csv", "PUT", rows.read_bytes())
        fetch(port, token, f"{address}/plan", "PUT", plan.encode(), version=0)
        fetch(port, token, f"{address}/check", "POST", b"{}")
        while state() == "checking":
            time.sleep(0.2)
        fetch(port, token, f"{address}/run", "POST", b"{}")
        while state() == "importing":
            took, saved = fetch(port, token, "/api/import-profiles/waiting", "PUT", profile.encode(), version=version)
            version = saved["version"]
            saves.append(took)
            reads.append(fetch(port, token, "/api/situation")[0])
        if state() != "done":
            raise SystemExit(f"the import through the server ended as {state()}")
    finally:
        server.terminate()
        server.wait()
    say("  longest wait to save meanwhile, through the server", f"{max(saves):>7.1f} s   (longest read {max(reads) * 1000:.0f} ms)")


def run_import(program: str, data: Path, folder: Path, rows: Path) -> dict:
    said = subprocess.run([program, "import", "observations", "--data", str(data), "--tenant", "alnefors", "--organisation", "POLIS",
                           "--profile", f"{folder}/bench.json", "--json", str(rows)], capture_output=True, text=True)
    if said.returncode:
        raise SystemExit(f"import: {said.stdout[-600:]} {said.stderr[-600:]}")
    return json.loads(said.stdout)


def measure_picture(program: str, data: Path, say: Say) -> None:
    token = coordinator_session(data / "samsyn.sqlite")
    cold, warm, changed, printed, counted = [], [], [], [], 0
    for _ in range(5):
        server, port, _ = kill_loop.start(program, str(data))
        try:
            took, picture = fetch(port, token, "/api/situation")
            cold.append(took)
            warm += [fetch(port, token, "/api/situation")[0] for _ in range(20)]
            changed += [fetch(port, token, f"/api/situation?period={picture['previous']}")[0]]
            printed += [fetch_bytes(port, token, "/api/situation.pdf")[0] for _ in range(10)]
            counted = sum(cell["count"] for cell in picture["cells"])
        finally:
            server.terminate()
            server.wait()
    milliseconds = lambda times: f"{statistics.median(times) * 1000:>7.0f} ms"
    say("lägesbild over 1,000,000 observations, cold start", f"{milliseconds(cold)}   ({counted:,} in the period)")
    say("  another period, first time", milliseconds(changed))
    say("  asked for again, median of 100", milliseconds(warm))
    say("  as PDF, median of 50", milliseconds(printed))


def measure_explored(program: str, data: Path, say: Say) -> None:
    """Where and when over all of it, by choices as people make them; the first answer reads the rows."""
    token = coordinator_session(data / "samsyn.sqlite")
    day = lambda back: (datetime.now() - timedelta(days=back)).strftime("%Y-%m-%d")
    spans = [f"from={day(back)}&to={day(0)}" for back in (700, 400, 182, 60, 14)]
    narrowed = ["", "&categories=property", "&categories=drugs,disorder", "&hours=18,19,20,21,22,23&weekdays=4,5", "&sources=import"]
    server, port, _ = kill_loop.start(program, str(data))
    try:
        cold, explored = fetch(port, token, f"/api/explore?{spans[0]}")
        asked = [f"/api/explore?{span}{choice}" for span in spans for choice in narrowed]
        asked += [f"/api/explore?{spans[0]}&areas={area['code']}" for area in explored["areas"]]
        for address in asked:  # each size of hexagon is worked out once
            fetch(port, token, address)
        warm = sorted(fetch(port, token, address)[0] for address in asked * 4)
    finally:
        server.terminate()
        server.wait()
    say("where and when over 1,000,000 observations, p95", f"{warm[int(len(warm) * 0.95)] * 1000:>7.0f} ms   "
        f"({len(warm)} questions, median {statistics.median(warm) * 1000:.0f} ms; {explored['total']:,.0f} counted by the widest)")
    say("  the first after a start, or after a change", f"{cold * 1000:>7.0f} ms")


def measure_import(program: str, data: Path, folder: Path, rows: Path, say: Say) -> None:
    report = run_import(program, data, folder, rows)
    bare = bare_insert(data, folder)
    say("1,000,000 CSV rows imported", f"{report['seconds']:>7.1f} s   {report['accepted']:,} accepted; bare SQLite with the same "
        f"indexes {bare:.1f} s, ratio {bare / report['seconds']:.2f}")
    again = run_import(program, data, folder, rows)
    say("  the same file again", f"{again['seconds']:>7.1f} s   {again['unchanged']:,} unchanged")


def measure(program: str, folder: str, say: Say) -> None:
    data, other, rows = Path(folder, "million"), Path(folder, "other"), Path(folder, "rows.csv")
    subprocess.run([program, "demo", "--data", str(data), "--years", "1"], check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(data, other)
    write_rows(rows)
    Path(folder, "bench.json").write_text(json.dumps(PROFILE))
    measure_import(program, data, Path(folder), rows, say)
    measure_waiting(program, other, rows, say)
    measure_picture(program, data, say)
    measure_explored(program, data, say)
