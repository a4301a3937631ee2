# SPDX-License-Identifier: EUPL-1.2
"""Measures the running product and, in the same run, a named peer: machines are noisy, so read the ratios.

usage: bench.py PROGRAM [SECONDS | import | public]      everything on loopback, each load bounded in time and connections;
                                         import: a million observations only; public: the public pages only"""
import json
import os
import platform
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import bench_million
import bench_public
import kill_loop

NGINX = """daemon off; pid {folder}/nginx.pid; error_log /dev/null; worker_processes 1;
events {{ worker_connections 2048; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; types {{ text/css css; }}
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; location /static/ {{ alias {dist}/; }} location = /row {{ return 200 '{row}'; }} }} }}
"""


def say(name: str, value: str) -> None:
    print(f"{name:<58} {value}", flush=True)


def wrk(url: str, seconds: int, connections: int = 64, script: str | None = None, headers=()) -> dict:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", url]
    command += ["-s", script] if script else []
    for header in headers:
        command += ["-H", header]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
            "p99": re.search(r"99%\s+(\S+)", said)[1], "bad": re.search(r"Non-2xx.*", said)}


def beside(name: str, ours: dict, peer: dict, peer_name: str) -> None:
    bad = "".join(f" [{one['bad'][0]}]" for one in (ours, peer) if one["bad"])
    say(name, f"{ours['rate']:>9,.0f}/s p99 {ours['p99']}   {peer_name} {peer['rate']:>9,.0f}/s p99 {peer['p99']}   "
              f"ratio {ours['rate'] / peer['rate']:.2f}{bad}")


def memory_mib(pid: int) -> float:
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def measure_start(program: str, folder: str) -> None:
    starts = []
    for _ in range(7):
        server, port, took = kill_loop.start(program, folder)
        starts.append(took)
        time.sleep(0.5)
        idle = memory_mib(server.pid)
        server.terminate()
        server.wait()
    say("start on an existing database, median of 7", f"{statistics.median(starts):.3f} s")
    say("memory when idle", f"{idle:.0f} MiB")


def measure_http(port: int, nginx_port: int, seconds: int) -> None:
    style = json.loads(Path("web/dist/manifest.json").read_text())["src/public.css"]["file"]
    me = [f"Cookie: __Host-samsyn={kill_loop.token(0)}"]
    ours = wrk(f"http://127.0.0.1:{port}/api/me", seconds, headers=me)
    beside("JSON of a database row with session and rights", ours, wrk(f"http://127.0.0.1:{nginx_port}/row", seconds), "nginx constant")
    ours = wrk(f"http://127.0.0.1:{port}/static/{style}", seconds)
    beside(f"static file of {Path('web/dist', style).stat().st_size / 1000:.0f} kB", ours,
           wrk(f"http://127.0.0.1:{nginx_port}/static/{style}", seconds), "nginx")
    ours = wrk(f"http://127.0.0.1:{port}/logga-in", seconds)
    beside("page made by the server", ours, wrk(f"http://127.0.0.1:{nginx_port}/row", seconds), "nginx constant")


SEND_REPORTS = """
local number = 0
local file = io.open("{list}", "r")
request = function()
  number = number + 1
  local report, operation, token = file:read("*l"):match("(%S+) (%S+) (.+)")
  return wrk.format("PUT", "/api/reports/" .. report,
    {{["Content-Type"]="application/json", ["Sec-Fetch-Site"]="same-origin", ["Cookie"]="__Host-samsyn=" .. token}},
    '{{"round":"{round}","operation":"' .. operation .. '","body":{{"nothing":true,"answers":[],"observations":[]}}}}')
end
"""


def measure_reports(port: int, folder: str, seconds: int) -> float:
    text = lambda name: str(uuid.UUID(bytes=kill_loop.identity(name)))
    numbers = [person * kill_loop.EACH + i for i in range(kill_loop.EACH) for person in range(kill_loop.PEOPLE)]
    Path(folder, "list").write_text("".join(
        f"{text(f'report {n}')} {text(f'operation {n}')} {kill_loop.token(n // kill_loop.EACH)}\n" for n in numbers))
    Path(folder, "send.lua").write_text(SEND_REPORTS.format(list=f"{folder}/list", round=text("r")))
    ours = wrk(f"http://127.0.0.1:{port}", seconds, 50, f"{folder}/send.lua")
    bad = f"  {ours['bad'][0]}" if ours["bad"] else ""
    say("durable reports with 50 clients (audited)", f"{ours['rate']:>9,.0f}/s p99 {ours['p99']}{bad}")
    return ours["rate"]


def measure_raw_sqlite(folder: str, seconds: int, ours: float) -> None:
    """The same two rows in a bare table with WAL and synchronous=FULL, 50 pairs a commit."""
    db = sqlite3.connect(f"{folder}/raw.sqlite", isolation_level=None)
    for sql in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                "CREATE TABLE reports (id BLOB PRIMARY KEY, round BLOB, operation BLOB, body TEXT) STRICT",
                "CREATE TABLE audit (id BLOB PRIMARY KEY, at INTEGER, action TEXT) STRICT"):
        db.execute(sql)
    done, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        db.execute("BEGIN IMMEDIATE")
        for _ in range(50):
            db.execute("INSERT INTO reports VALUES (?, ?, ?, ?)", (os.urandom(16), b"r" * 16, os.urandom(16), "{}"))
            db.execute("INSERT INTO audit VALUES (?, ?, ?)", (os.urandom(16), 1, "rounds.submit_report"))
        db.execute("COMMIT")
        done += 50
    raw = done / seconds
    say("  beside raw SQLite, 50 a commit, no server", f"{raw:>9,.0f}/s   ratio {ours / raw:.2f}")


def say_machine() -> None:
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    say("machine", f"{os.cpu_count()} cores, {model[1] if model else platform.machine()}, load {os.getloadavg()[0]:.1f}")


def main(program: str, seconds: int) -> None:
    for tool in ("wrk", "nginx"):
        if not shutil.which(tool) and not Path("/usr/sbin", tool).exists():
            sys.exit(f"{tool} is missing: apt-get install wrk nginx-light")
    say_machine()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "migrate", "--data", folder], check=True, stdout=subprocess.DEVNULL)
        kill_loop.fill(f"{folder}/samsyn.sqlite")
        measure_start(program, folder)
        server, port, _ = kill_loop.start(program, folder)
        Path(folder, "nginx.conf").write_text(NGINX.format(
            folder=folder, port=18987, dist=Path("web/dist").resolve(), row='{"user":{"name":"R"},"roles":["reporter"]}'))
        nginx = subprocess.Popen(["/usr/sbin/nginx", "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        try:
            measure_http(port, 18987, seconds)
            rate = measure_reports(port, folder, seconds)
            measure_raw_sqlite(folder, seconds, rate)
            say("memory after the load", f"{memory_mib(server.pid):.0f} MiB")
        finally:
            nginx.terminate()
            server.terminate()
            nginx.wait()
            server.wait()
    bench_public.measure(program, seconds, say, wrk, beside)
    measure_million(program)


def measure_million(program: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_million.measure(program, folder, say)


def measure_analytics(build: Path) -> None:
    programs = sorted(build.glob("bench-analytics-*"))
    if not programs:
        sys.exit(f"no bench-analytics programs in {build}: cmake --build --preset release")
    for one in programs:
        subprocess.run([one], check=True)


if __name__ == "__main__":
    if sys.argv[2:] == ["analytics"]:
        say_machine()
        measure_analytics(Path(sys.argv[1]).parent)
    elif sys.argv[2:] == ["import"]:
        say_machine()
        measure_million(sys.argv[1])
    elif sys.argv[2:] == ["public"]:
        say_machine()
        bench_public.measure(sys.argv[1], 8, say, wrk, beside)
    else:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 4)
