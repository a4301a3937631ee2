# SPDX-License-Identifier: EUPL-1.2
"""Measures the public listener with 2,000 clients, beside nginx that serves the same files from the same folder."""
import resource
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

CLIENTS = 2000
PORT, NGINX_PORT = 18985, 18986
TURNS = 3  # of each, one after the other: the machine is noisy, and its noise is shared so
NGINX = """daemon off; pid {folder}/nginx.pid; error_log /dev/null; worker_processes 1; worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; etag on;
  types {{ text/html html; text/css css; application/json json; }} charset utf-8; add_header Cache-Control no-cache;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port} backlog=4096; root {published}; index index.html; }} }}
"""


def nginx_program() -> str | None:
    return shutil.which("nginx") or next((path for path in ("/usr/sbin/nginx",) if Path(path).exists()), None)


def measure(program: str, seconds: int, say, wrk, beside) -> None:
    nginx = nginx_program()
    if not nginx or not shutil.which("wrk"):
        say("public pages with 2,000 clients", "not measured: nginx or wrk is missing (apt-get install wrk nginx-light)")
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 3 * CLIENTS)), hard))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "demo", "--data", f"{folder}/data", "--years", "1", "--seed", "7"], check=True, stdout=subprocess.DEVNULL)
        published = f"{folder}/data/published"
        subprocess.run(["chmod", "-R", "a+rX", folder], check=True)  # nginx reads as another user
        Path(folder, "nginx.conf").write_text(NGINX.format(folder=folder, port=NGINX_PORT, published=published))
        ours = subprocess.Popen([program, "serve-public", "--published", published, "--listen", f"127.0.0.1:{PORT}",
                                 "--trusted-proxies", "127.0.0.1"], stderr=subprocess.PIPE)
        ours.stderr.readline()  # listening
        threading.Thread(target=ours.stderr.read, daemon=True).start()
        theirs = subprocess.Popen([nginx, "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        try:
            for path in ("alnefors/1/", "alnefors/1/release.json", "alnefors/1/release.pdf"):
                compare(path, Path(published, path), seconds, say, wrk, beside)
        finally:
            for process in (ours, theirs):
                process.terminate()
                process.wait()


def body(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
        return answer.read()


def compare(path: str, file: Path, seconds: int, say, wrk, beside) -> None:
    size = (file / "index.html" if file.is_dir() else file).stat().st_size
    if body(PORT, path) != body(NGINX_PORT, path):  # a refusal is quickly sent
        raise SystemExit(f"nginx and the public listener answer {path} differently")
    turns = [[wrk(f"http://127.0.0.1:{port}/{path}", seconds, CLIENTS) for port in (PORT, NGINX_PORT)] for _ in range(TURNS)]
    best = [max((turn[i] for turn in turns), key=lambda one: one["rate"]) for i in (0, 1)]
    beside(f"/{path} of {size / 1000:.0f} kB, {CLIENTS:,} clients, best of {TURNS}", best[0], best[1], "nginx")
