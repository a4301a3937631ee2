# SPDX-License-Identifier: EUPL-1.2
"""Starts the program for tools and tests that look at it from outside."""
import json
import subprocess
import threading
import time


def start(program: str, folder: str) -> tuple[subprocess.Popen, int, float]:
    """The server over the data in `folder`, its port on the loopback, and the seconds until it listened."""
    began = time.monotonic()
    server = subprocess.Popen([program, "serve", "--data", folder, "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE)
    for line in server.stderr:
        event = json.loads(line)
        if event["event"] == "listening":
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return server, int(event["port"]), time.monotonic() - began
    raise SystemExit("the server did not start")
