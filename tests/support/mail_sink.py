#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""mail_sink.py FOLDER: a mail server on loopback for tests. Writes its port to FOLDER/port and each message to
FOLDER/1, 2 …: sender, recipient, decoded subject and text on lines of their own. Refuses "nobody", puts "later" off."""

import asyncio
import email
import email.policy
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder: Path):
        self.folder, self.count = folder, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        if address.startswith("later@"):
            return "450 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text = message.get_content().replace("\r\n", "\n")
        lines = [envelope.mail_from, *envelope.rcpt_tos, message["Subject"], text]
        (self.folder / str(self.count)).write_text("\n".join(lines))
        return "250 OK"


async def serve(folder: Path):
    keeper = Keeper(folder)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(keeper, hostname="sink"), "127.0.0.1", 0)
    (folder / "port.part").write_text(str(server.sockets[0].getsockname()[1]))
    (folder / "port.part").rename(folder / "port")
    await server.serve_forever()


asyncio.run(serve(Path(sys.argv[1])))
