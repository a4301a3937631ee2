#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Our methods and those of their peers on the same file in the same run. Peers are Debian packages that may be there
or not (bin/setup --peers; python3-sklearn on a machine that does not build); what is not is said to be missing.

Seconds are of computing alone, on one thread, the least of three; a kernel of fixed work is timed too, so that figures
recorded elsewhere can be set beside these."""

import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EVENTS = 100_000

PYTHON = {
    "scikit-learn DBSCAN": """
import sys, time, numpy
from sklearn.cluster import DBSCAN
xy = numpy.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=(0, 1))
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    labels = DBSCAN(eps=30, min_samples=10, n_jobs=1).fit_predict(xy)
    best = min(best, time.perf_counter() - start)
print(best, labels.max() + 1)""",
    "SciPy pair list Knox": """
import sys, time, numpy
from scipy.spatial import cKDTree
table = numpy.loadtxt(sys.argv[1], delimiter=",", skiprows=1)[:10000]
start = time.perf_counter()
pairs = cKDTree(table[:, :2]).query_pairs(100, output_type="ndarray")
days, chance = table[:, 2].copy(), numpy.random.default_rng(1)
near = lambda: int((abs(days[pairs[:, 0]] - days[pairs[:, 1]]) <= 7).sum())
observed = near()
for _ in range(999):
    chance.shuffle(days)
    near()
print(time.perf_counter() - start, observed)""",
}
R = {
    "R dbscan": """
x <- as.matrix(read.csv(commandArgs(TRUE)[1])[, 1:2]); best <- Inf
for (i in 1:3) { s <- proc.time()[["elapsed"]]; a <- dbscan::dbscan(x, 30, 10); best <- min(best, proc.time()[["elapsed"]] - s) }
cat(best, max(a$cluster))""",
    "KernSmooth bkde2D": """
x <- as.matrix(read.csv(commandArgs(TRUE)[1])[, 1:2]); best <- Inf
for (i in 1:3) { s <- proc.time()[["elapsed"]]
a <- KernSmooth::bkde2D(x, c(300, 300), c(512, 512), list(c(0, 20000), c(0, 20000))); best <- min(best, proc.time()[["elapsed"]] - s) }
cat(best, max(a$fhat) * nrow(x))""",
    "surveillance farringtonFlexible": """
suppressMessages(library(surveillance)); s <- read.csv(commandArgs(TRUE)[1]); a <- sts(s$count, frequency = 52); best <- Inf
for (i in 1:3) { t <- proc.time()[["elapsed"]]
f <- suppressMessages(farringtonFlexible(a, list(range = 468:520, verbose = FALSE))); best <- min(best, proc.time()[["elapsed"]] - t) }
cat(best, sum(f@alarm))""",
}


def calibrate() -> float:
    block, best = b"\0" * (64 << 20), 1e9
    for _ in range(3):
        start = time.perf_counter()
        hashlib.sha256(block).digest()
        best = min(best, time.perf_counter() - start)
    return best


def write_inputs(folder: Path) -> tuple[Path, Path, Path]:
    """Half of the events even, half in sixty hot spots, over two years; ten years of weeks."""
    chance = random.Random(1)
    spots = [(chance.uniform(0, 20_000), chance.uniform(0, 20_000), chance.uniform(150, 600)) for _ in range(60)]
    rows = []
    for at in range(EVENTS):
        x, y, spread = chance.choice(spots)
        place = (chance.gauss(x, spread), chance.gauss(y, spread)) if at % 2 else (chance.uniform(0, 20_000), chance.uniform(0, 20_000))
        rows.append("%.1f,%.1f,%d" % (*(min(max(each, 0), 19_999) for each in place), chance.randrange(730)))
    events, few, weeks = folder / "events.csv", folder / "few.csv", folder / "weeks.csv"
    events.write_text("x,y,day\n" + "\n".join(rows) + "\n")
    few.write_text("x,y,day\n" + "\n".join(rows[:10_000]) + "\n")
    weeks.write_text("period,count\n" + "".join(f"{week},{chance.randrange(5, 15)}\n" for week in range(1, 521)))
    return events, few, weeks


def ours(program: str, *words: object) -> tuple[float, dict]:
    best, answer = 1e9, {}
    for _ in range(3):
        done = subprocess.run([program, "analyse", *map(str, words), "--json"], check=True, capture_output=True, text=True)
        answer = json.loads(done.stdout)
        best = min(best, answer["seconds"])
    return best, answer


def peer(name: str, file: Path) -> str | None:
    words = ["python3", "-c", PYTHON[name], file] if name in PYTHON else ["Rscript", "-e", R[name], file]
    try:
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=900)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def say(what: str, seconds: float, answer: object, names: list[str], file: Path) -> None:
    print(f"{what}\n  {'samsyn':32} {seconds:9.4f} s              ({answer})")
    for name in names:
        said = peer(name, file)
        if said is None:
            print(f"  {name:32}   missing, or failed")
            continue
        took, theirs = said.split()
        print(f"  {name:32} {float(took):9.4f} s  {float(took) / seconds:8.1f} × ({theirs})", flush=True)


def measure(program: str) -> None:
    print(f"calibration: SHA-256 of 64 MiB in {calibrate():.3f} s. In brackets what each found.")
    print("SaTScan and libgeoda are no packages: their recorded figures stand in `bin/bench analytics`.\n")
    with tempfile.TemporaryDirectory() as name:
        events, few, weeks = write_inputs(Path(name))
        plane = ("--x", "x", "--y", "y")
        took, found = ours(program, "dbscan", "--events", events, *plane, "--eps", 30, "--min-points", 10)
        say(f"DBSCAN, {EVENTS:,} points, 30 m, 10", took, found["clusters"], ["R dbscan", "scikit-learn DBSCAN"], events)
        took, found = ours(program, "kde", "--events", events, *plane, "--kernel", "gaussian", "--bandwidth", 300,
                           "--grid", "512x512", "--extent", "0,0,20000,20000", "--threads", 1)
        say(f"KDE Gaussian 512 × 512, {EVENTS:,} points", took, found["max"], ["KernSmooth bkde2D"], events)
        took, found = ours(program, "knox", "--events", few, *plane, "--time", "day", "--time-number", "--space", 100,
                           "--time-bands", 7, "--permutations", 999, "--threads", 1)
        say("Knox, 10,000 events, 100 m × 7 days, 999 permutations", took, found["cells"][0]["observed"],
            ["SciPy pair list Knox"], few)
        took, found = ours(program, "anomaly", "--series", weeks, "--last", 53)
        say("Farrington flexible, 53 fits", took, sum(each["alarm"] for each in found["periods"]),
            ["surveillance farringtonFlexible"], weeks)


if __name__ == "__main__":
    measure(sys.argv[1])
