#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The program on a machine without any network but its own loopback: a town is built, served, signed in to and looked at;
/healthz, /readyz and /metrics answer.

usage: no_network.py PROGRAM      status 77 when this machine lets nobody make a network of their own"""

import http.client
import json
import subprocess
import sys
import tempfile
import urllib.parse
from http.cookies import SimpleCookie
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from running import start  # noqa: E402

OWN_NETWORK = ["unshare", "--map-root-user", "--net"]
SKIPPED = 77


def ask(port: int, method: str, address: str, body: str | None = None, **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, address, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, text


def expect(what: bool, said: object) -> None:
    if not what:
        raise SystemExit(f"failed: {said}")


def sign_in(port: int, email: str, password: str) -> str:
    form = urllib.parse.urlencode({"email": email, "password": password})
    status, headers, text = ask(port, "POST", "/logga-in", form, **{
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
    expect(status == 303, (status, text[:300]))
    cookies = SimpleCookie()
    for line in headers.get_all("Set-Cookie") or []:
        cookies.load(line)
    return f"__Host-samsyn={cookies['__Host-samsyn'].value}"


def walk(program: str) -> None:
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    routes = subprocess.run(["ip", "route", "show"], capture_output=True, text=True, check=True).stdout
    expect(not routes.strip(), f"there is a way out: {routes}")
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([program, "demo", "--data", folder, "--years", "0", "--json"], capture_output=True, text=True, check=True)
        password = json.loads(made.stdout)["password"]
        server, port, _ = start(program, folder)
        try:
            for address, content in (("/healthz", ""), ("/readyz", ""), ("/metrics", "samsyn_")):
                status, _, text = ask(port, "GET", address)
                expect(status == 200 and content in text, (address, status, text[:200]))
            cookie = sign_in(port, "samordnare@alnefors.example", password)
            status, _, text = ask(port, "GET", "/api/situation", Cookie=cookie)
            expect(status == 200 and json.loads(text)["areas"], (status, text[:300]))
            status, _, text = ask(port, "GET", "/api/basemap", Cookie=cookie)
            expect(status == 200, (status, text[:300]))
        finally:
            server.terminate()
            expect(server.wait(timeout=30) == 0, "it did not end well")


def main(program: str) -> int:
    if subprocess.run([*OWN_NETWORK, "true"], capture_output=True).returncode:
        print("skipped: this machine gives no network of one's own")
        return SKIPPED
    return subprocess.run([*OWN_NETWORK, sys.executable, __file__, "--inside", program]).returncode


if __name__ == "__main__":
    if sys.argv[1] == "--inside":
        walk(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1]))
