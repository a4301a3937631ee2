# SPDX-License-Identifier: EUPL-1.2
"""Kills the server again and again while reports come in, and proves that none it acknowledged is lost or doubled.

usage: kill_loop.py PROGRAM [ROUNDS]        (bounded: at most 20 s a round; loopback only)"""
import hashlib
import http.client
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from running import start

CLIENTS, PEOPLE, EACH = 8, 120, 250  # each person reports for 250 operations
DAY = int(time.time() // 86400)


def identity(name: str) -> bytes:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).bytes


def token(person: int) -> str:
    return f"session of person {person}"


def fill(database: str) -> None:
    """A town of one area with one open round that expects very many operations, and those who report."""
    now = int(time.time() * 1000)
    t, org, area, checklist, turn = map(identity, ("t", "o", "a", "c", "r"))
    db = sqlite3.connect(database)
    put = lambda table, **row: db.execute(
        f"INSERT INTO {table} ({','.join(row)}) VALUES ({','.join('?' * len(row))})", list(row.values()))
    put("tenants", id=t, code="t", name="T", created_at=now)
    put("organisations", tenant=t, id=org, code="o", name="O", kind="committee", sector="public", valid_from=0, created_at=now)
    put("areas", tenant=t, id=area, code="a", name="A", kind="place", valid_from=0, created_at=now)
    put("area_functions", tenant=t, id=identity("f"), area=area, organisation=org, area_function="core", valid_from=0)
    put("categories", tenant=t, code="DAMAGE", core_code="DAMAGE", kind="event", name_sv="S", name_en="D")
    put("checklists", tenant=t, id=checklist, code="c", version_number=1, name_sv="C", name_en="C", published_at=now, created_at=now)
    put("checklist_questions", tenant=t, checklist=checklist, code="q", name_sv="Q", name_en="Q", sort_order=0)
    put("checklist_question_categories", tenant=t, checklist=checklist, question="q", category="DAMAGE", sort_order=0)
    put("rounds", tenant=t, id=turn, area=area, number=1, first_day=DAY - 3, last_day=DAY + 10, deadline=now + 10**9,
        checklist=checklist, opened_at=now)
    for person in range(PEOPLE):
        user, member = identity(f"user {person}"), identity(f"member {person}")
        put("users", id=user, email=f"{person}@example.se", name="R", created_at=now)
        put("memberships", tenant=t, id=member, user_id=user, organisation=org, valid_from=0, created_at=now)
        put("membership_roles", tenant=t, membership=member, role="reporter")
        put("sessions", token_hash=hashlib.sha256(token(person).encode()).digest(), id=identity(f"session {person}"),
            user_id=user, tenant=t, membership=member, assurance=2, created_at=now, used_at=now,
            expires_at=now + 12 * 3600_000)
        for i in range(person * EACH, (person + 1) * EACH):
            operation = identity(f"operation {i}")
            put("operations", tenant=t, id=operation, organisation=org, code=str(i), name=str(i), valid_from=0, created_at=now)
            put("round_expectations", tenant=t, round=turn, operation=operation, organisation=org)
            put("membership_operations", tenant=t, membership=member, operation=operation)
    db.commit()
    db.close()


class Load:
    """Clients that send one report after the other until the server is gone; what was not answered is sent again."""

    def __init__(self):
        self.lock, self.next, self.unknown, self.acknowledged = threading.Lock(), 0, [], {}

    def take(self):
        with self.lock:
            if self.unknown:
                return self.unknown.pop()
            self.next += 1
            return self.next - 1

    def send(self, connection, number):
        report = str(uuid.UUID(bytes=identity(f"report {number}")))
        seen = {"category": "DAMAGE", "severity": 2, "count": 1 + number % 9, "description": "", "kept_reason": "",
                "where": {"words": ""}, "when": {"precision": "unknown"}, "police_reported": "unknown",
                "action_taken": "", "wants_feedback": False}
        body = {"round": str(uuid.UUID(bytes=identity("r"))),
                "operation": str(uuid.UUID(bytes=identity(f"operation {number}"))),
                "body": {"nothing": False, "answers": [{"question": "q", "answer": "more"}], "observations": [seen]}}
        connection.request("PUT", f"/api/reports/{report}", json.dumps(body), {
            "Content-Type": "application/json", "Cookie": f"__Host-samsyn={token(number // EACH)}", "Sec-Fetch-Site": "same-origin"})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise SystemExit(f"report {number} was refused: {answer.status} {text[:300]!r}")
        with self.lock:
            self.acknowledged[number] = report

    def client(self, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        while True:
            number = self.take()
            try:
                self.send(connection, number)
            except (OSError, http.client.HTTPException):
                with self.lock:
                    self.unknown.append(number)
                return


def stored_faults(database: str, load: Load) -> list[str]:
    db = sqlite3.connect(database)
    reports = dict(db.execute("SELECT id, operation FROM reports"))
    faults = [f"report {n} was acknowledged and is gone" for n, report in load.acknowledged.items()
              if uuid.UUID(report).bytes not in reports]
    if len(set(reports.values())) != len(reports):
        faults.append("an operation has two reports")
    seen, audited = (db.execute(sql).fetchone()[0] for sql in (
        "SELECT COUNT(*) FROM observations", "SELECT COUNT(*) FROM audit WHERE action = 'rounds.submit_report'"))
    # A report sent again is answered as before and audited again, so the audit may have more rows, never fewer.
    if seen != len(reports) or audited < len(reports):
        faults.append(f"{len(reports)} reports, but {seen} observations and {audited} audit rows")
    if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        faults.append("the database is damaged")
    return faults


def main(program: str, rounds: int) -> int:
    chance, load, starts = random.Random(1), Load(), []
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "samsyn.sqlite")
        subprocess.run([program, "migrate", "--data", folder], check=True, stdout=subprocess.DEVNULL)
        fill(database)
        for _ in range(rounds):
            server, port, took = start(program, folder)
            starts.append(took)
            clients = [threading.Thread(target=load.client, args=(port,)) for _ in range(CLIENTS)]
            for client in clients:
                client.start()
            time.sleep(chance.uniform(0.002, 0.12))
            server.send_signal(signal.SIGKILL)
            server.wait()
            for client in clients:
                client.join(20)
        server, port, _ = start(program, folder)  # what is unknown is sent again, and then all is known
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for number in load.unknown:
            load.send(connection, number)
        server.terminate()
        clean = server.wait() == 0
        faults = stored_faults(database, load) + ([] if clean else ["the server did not end cleanly"])
    starts.sort()
    print(f"{rounds} kills, {len(load.acknowledged)} reports acknowledged, start median {starts[len(starts) // 2]:.2f} s, "
          f"longest {starts[-1]:.2f} s")
    for fault in faults[:20]:
        print(fault)
    print(f"{1 - bool(faults)} passed, {int(bool(faults))} failed")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30))
