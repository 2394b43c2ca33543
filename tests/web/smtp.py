"""A mail server on this machine, as much of it as a letter needs: it takes letters, or refuses as it is told."""

from __future__ import annotations

import email
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default


class Server(socketserver.ThreadingTCPServer):
    """`letters` are those it has taken; `refuses` is what it answers to a recipient, `refuses_text` to a text, instead of taking it."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.letters: list[EmailMessage] = []
        self.refuses = self.refuses_text = ""
        self.said: list[str] = []

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Session(socketserver.StreamRequestHandler):
    """One connection."""

    server: Server

    def handle(self) -> None:
        self.answer("220 here")
        while line := self.rfile.readline().decode().strip():
            self.server.said.append(line)
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.take()
            elif verb == "RCPT" and self.server.refuses:
                self.answer(self.server.refuses)
            elif verb == "QUIT":
                self.answer("221 bye")
                return
            else:
                self.answer("250 well")

    def take(self) -> None:
        self.answer("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        if self.server.refuses_text:
            self.answer(self.server.refuses_text)
            return
        self.server.letters.append(email.message_from_bytes(b"".join(lines), policy=default))
        self.answer("250 taken")

    def answer(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[Server]:
    """One that runs while somebody needs it."""
    with Server() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
