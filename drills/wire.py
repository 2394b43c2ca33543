"""A wire on loopback to a server, which can be made bad: refuse, stall, drip, cut off, or spoil what goes over it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread
from time import sleep

Change = Callable[[bytes, int], bytes | None]
"""What becomes of the next bytes, so many having passed before; None hangs up."""
END = b"\r\n\r\n"
LATE = 1.5
"""Seconds by which a slow wire is late."""


def same(data: bytes, passed: int) -> bytes | None:
    """A wire as it should be."""
    return data


def spoilt(data: bytes, passed: int) -> bytes | None:
    """One bit of what follows the head is another."""
    head, end, body = (b"", b"", data) if passed else data.partition(END)
    return head + end + (body[:-1] + bytes([body[-1] ^ 1]) if body else b"")


def late(data: bytes, passed: int) -> bytes | None:
    """Everything comes, but not at once."""
    sleep(0 if passed else LATE)
    return data


def cut(after: int) -> Change:
    """Hang up after so many bytes."""
    return lambda data, passed: data if passed + len(data) <= after else None


@dataclass(frozen=True)
class Fault:
    """What is done to the request, to the answer, in which pieces the answer comes, and what is said instead of it."""

    asked: Change = same
    answered: Change = same
    piece: int = 1 << 16
    instead: bytes = b""


def _refusal(status: str, code: str) -> bytes:
    body = f"<Error><Code>{code}</Code></Error>".encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body


WELL = Fault()
FAULTS = {
    "403": Fault(instead=_refusal("403 Forbidden", "AccessDenied")),
    "503": Fault(instead=_refusal("503 Slow Down", "SlowDown")),
    "full": Fault(instead=_refusal("507 Insufficient Storage", "XMinioStorageFull")),
    "no S3": Fault(instead=b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"),
    "no HTTP": Fault(instead=b"+OK POP3 ready\r\n"),
    "hangs up": Fault(asked=cut(0)),
    "cut in the request": Fault(asked=cut(60_000)),
    "cut in the answer": Fault(answered=cut(60_000)),
    "late": Fault(answered=late),
    "spoilt request": Fault(asked=spoilt),
    "spoilt answer": Fault(answered=spoilt),
}


class Wire:
    """Everything sent to `port` goes to the server, as far as `fault` lets it; with a context it is encrypted up to here."""

    def __init__(self, to: int, context: ssl.SSLContext | None = None) -> None:
        self.to, self.context, self.fault, self.lifted = to, context, WELL, Event()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        Thread(target=self._listen, daemon=True).start()

    @contextmanager
    def bad(self, fault: Fault) -> Iterator[None]:
        """While the block runs."""
        self.fault = fault
        try:
            yield
        finally:
            self.fault = WELL
            self.lifted.set()
            self.lifted = Event()

    @property
    def stalled(self) -> Fault:
        """It takes everything and says nothing, as long as it is so."""
        return Fault(answered=lambda _data, _passed: b"" if self.lifted.wait() else None)

    @property
    def dripping(self) -> Fault:
        """It answers, a byte at a time, for longer than anybody waits."""
        return Fault(answered=lambda data, _passed: data if not self.lifted.wait(0.2) else None, piece=1)

    def close(self) -> None:
        """Nobody is let in any more."""
        self.lifted.set()
        self.listening.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self.listening.accept()
                Thread(target=self._carry, args=(client, self.fault), daemon=True).start()

    def _carry(self, client: socket.socket, fault: Fault) -> None:
        if self.context:
            try:
                client = self.context.wrap_socket(client, server_side=True)
            except OSError:  # who does not trust us
                return
        if fault.instead:
            with suppress(OSError), client:
                client.recv(1 << 16)
                client.sendall(fault.instead)
                client.shutdown(socket.SHUT_WR)
                while client.recv(1 << 16):
                    """What is still under way is let in, or the answer would be lost with it."""
            return
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self.to)) as server:
            asking = threading.Thread(target=_pass, args=(client, server, fault.asked, 1 << 16), daemon=True)
            asking.start()
            _pass(server, client, fault.answered, fault.piece)
            asking.join(1)


def _pass(source: socket.socket, target: socket.socket, change: Change, piece: int) -> None:
    """Hand on until one of them ends, or the change hangs up; then both are."""
    passed = 0
    with suppress(OSError):
        while (data := source.recv(piece)) and (changed := change(data, passed)) is not None:
            target.sendall(changed)
            passed += len(data)
    for one in (source, target):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
