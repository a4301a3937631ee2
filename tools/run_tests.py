#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs the steps of bin/test one after the other, each with a time limit, and sums what the runners reported."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as Xml
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LOGS = Path("build/test-logs")
DOCTEST = re.compile(r"\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
Count = tuple[int, int]  # passed, failed


@dataclass
class Step:
    name: str
    command: list[str]
    minutes: float
    count: Callable[[str], Count] | None = None  # from what it printed; without it the step itself is not counted
    needed: bool = False  # nothing after it makes sense when it fails
    kept: Path | None = None  # a report of an earlier run, removed first


def last_pair(pattern: str) -> Callable[[str], Count]:
    """Reads the last "N … passed, N failed" that a runner printed."""
    def count(said: str) -> Count:
        found = re.findall(pattern, said)
        return (int(found[-1][0]), int(found[-1][1])) if found else (0, 0)
    return count


def count_doctest(said: str) -> Count:
    found = DOCTEST.findall(said)
    return sum(int(good) for good, _ in found), sum(int(bad) for _, bad in found)


def whole_step(_: str) -> Count:
    return 1, 0


def count_ctest(report: Path) -> Count:
    """Cases of each doctest program; a program without such a line, or one that fell over, counts once; one that says
    that it cannot run here does not count."""
    passed = failed = 0
    for test in Xml.parse(report).getroot().iter("testcase"):
        if test.find("skipped") is not None:
            continue
        ran_well, cases = test.get("status") == "run", DOCTEST.findall(test.findtext("system-out") or "")
        for good, bad in cases:
            passed, failed = passed + int(good), failed + int(bad)
        if not cases and ran_well:
            passed += 1
        if not ran_well and not any(int(bad) for _, bad in cases):
            failed += 1
    return passed, failed


def count_vitest(report: Path) -> Count:
    found = json.loads(report.read_text())
    return found["numPassedTests"], found["numFailedTests"] + found.get("numFailedTestSuites", 0) * (
        found["numFailedTests"] == 0)


def count_playwright(report: Path) -> Count:
    found = json.loads(report.read_text())
    return found["stats"]["expected"], found["stats"]["unexpected"] + found["stats"]["flaky"] + len(
        found["errors"]) * (found["stats"]["unexpected"] == 0)


def ctest(preset: str, only: str = "", *, postgres: bool = False) -> Step:
    report = LOGS / f"ctest-{preset}.xml"
    command = ["ctest", "--test-dir", f"build/{preset}", "-j2", "--output-on-failure", "--timeout", "600",
               "--no-tests=error", "--output-junit", str(report.resolve()), "--test-output-size-passed", "400000",
               "--test-output-size-failed", "400000", "--test-output-truncation", "head"]
    command += ["-R", only] if only else []
    name = f"C++ tests, {preset}{', both engines' if postgres else ''}"
    return Step(name, (["bin/with-postgres"] if postgres else []) + command, 20, lambda _: count_ctest(report), kept=report)


def build(preset: str, *targets: str) -> list[Step]:
    return [Step(f"configure {preset}", ["cmake", "--preset", preset], 5, needed=True),
            Step(f"build {preset}", ["cmake", "--build", "--preset", preset, "--target", *(targets or ("all",))], 60,
                 needed=True)]


def web_steps(journeys: bool) -> list[Step]:
    vitest, playwright = (LOGS / f"{name}.json" for name in ("vitest", "playwright"))
    steps = [
        Step("types of the front end", ["npm", "--prefix", "web", "run", "check"], 5, whole_step),
        Step("front end tests", ["npm", "--prefix", "web", "test", "--", "--reporter=default", "--reporter=json",
                                 f"--outputFile.json={vitest.resolve()}"], 10, lambda _: count_vitest(vitest), kept=vitest)]
    if journeys:
        os.environ["PLAYWRIGHT_JSON_OUTPUT_NAME"] = str(playwright.resolve())
        steps.append(Step("journeys", ["npm", "--prefix", "web", "run", "e2e", "--", "--reporter=list,json"], 45,
                          lambda _: count_playwright(playwright), kept=playwright))
    return steps


def deep_steps() -> list[Step]:
    rooms = ["lib-http-test", "lib-sql-test", "lib-sql-sqlite-test", "lib-sql-postgres-test", "src-work-test"]
    os.environ["LSAN_OPTIONS"] = f"suppressions={Path('tools/lsan.supp').resolve()}"
    rooms = [room for room in rooms if list(Path(room[:-5].replace("-", "/")).glob("*_test.cpp"))]
    steps = [*build("asan"), ctest("asan", postgres=Path("bin/with-postgres").exists()),
             *build("tsan", *rooms), ctest("tsan", "^(lib/http|lib/sql.*|src/work)$")]
    steps.append(Step("disclosure gate, 10,000 random tables",
                      ["env", "SAMSYN_ATTACK_TABLES=10000", "build/release/tests-attack-test"], 30, count_doctest))
    if list(Path("tests/fuzz").glob("*.cpp")):
        steps.append(Step("fuzz targets", ["bin/fuzz", "--all", "60"], 40,
                          last_pair(r"(\d+) fuzz targets passed, (\d+) failed")))
    if Path("bin/kill-loop").exists():
        steps.append(Step("killing the server, 300 rounds", ["bin/kill-loop", "300"], 60, whole_step))
    return steps


def steps_for(words: list[str]) -> list[Step]:
    quick, deep = "--quick" in words, "--deep" in words
    only = next((word for word in words if not word.startswith("-")), "")
    postgres = Path("bin/with-postgres").exists() and not quick
    if only:
        return [*build("release"), ctest("release", only, postgres=postgres)]
    steps = [Step("build the front end", ["bin/build-web"], 15, needed=True)] if Path("bin/build-web").exists() else []
    steps += build("release")
    steps.append(Step("checks", ["bin/check", "--all"], 15, last_pair(r"(\d+) checks passed, (\d+) failed")))
    steps.append(ctest("release", postgres=postgres))
    steps += web_steps(journeys=not quick) if Path("web/package.json").exists() else []
    return steps + (deep_steps() if deep else [])


def run(step: Step) -> tuple[int, str]:
    """Its status and what it printed; ended with everything it started when the time is out."""
    log, ends = LOGS / (re.sub(r"\W+", "-", step.name) + ".log"), time.monotonic() + step.minutes * 60
    with log.open("wb") as out:
        process = subprocess.Popen(step.command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   start_new_session=True)
        with log.open("rb") as reader:
            while True:
                ended = process.poll() is not None or time.monotonic() > ends
                sys.stdout.write(reader.read().decode(errors="replace"))
                sys.stdout.flush()
                if ended:
                    break
                time.sleep(0.2)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            print(f"\n{step.name}: not done in {step.minutes} minutes, ended")
    return process.returncode, log.read_text(errors="replace")


def count(step: Step, status: int, said: str) -> Count:
    """What the runner reported; a step that failed without saying of what counts as one failure."""
    passed = failed = 0
    try:
        if step.count and (status == 0 or step.count is not whole_step):
            passed, failed = step.count(said)
    except (OSError, KeyError, ValueError, Xml.ParseError) as problem:
        print(f"{step.name}: its report cannot be read ({problem})")
        status = status or 1
    if status == 0 and step.count and passed + failed == 0:
        print(f"{step.name}: it ran nothing")
        status = 1
    return passed, max(failed, 1) if status else failed


def main(words: list[str]) -> int:
    LOGS.mkdir(parents=True, exist_ok=True)
    passed, failed, summary = 0, 0, []
    for step in steps_for(words):
        print(f"\n== {step.name}", flush=True)
        if step.kept:
            step.kept.unlink(missing_ok=True)
        start = time.monotonic()
        status, said = run(step)
        good, bad = count(step, status, said)
        passed, failed = passed + good, failed + bad
        summary.append(f"{'FAIL' if bad else 'ok  '}  {step.name:34} {time.monotonic() - start:7.1f} s  {good} passed, {bad} failed")
        if status and step.needed:
            summary.append("FAIL  stopped: nothing after this can run")
            break
    print("\n" + "\n".join(summary) + "\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
