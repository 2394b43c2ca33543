"""A connection that is over by a moment known beforehand, in the place of a socket under the standard library's HTTP."""

from __future__ import annotations

import io
import socket
from time import monotonic
from typing import Any

CHUNK = 1 << 18
"""Bytes that are sent before the time is looked at again."""


def left(until: float) -> float:
    """Seconds until then. Raises TimeoutError when there are none."""
    remaining = until - monotonic()
    if remaining <= 0:
        raise TimeoutError
    return remaining


class Line(io.RawIOBase):
    """A socket of which nothing is waited for beyond a moment, however little it gives at a time."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self.sock, self.until = sock, until

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        rest = memoryview(data)
        while rest:
            self.sock.settimeout(left(self.until))
            rest = rest[self.sock.send(rest[:CHUNK]) :]

    def readable(self) -> bool:
        """For the buffer around it."""
        return True

    def readinto(self, buffer: Any) -> int:
        """What has come."""
        self.sock.settimeout(left(self.until))
        return self.sock.recv_into(buffer)

    def makefile(self, mode: str) -> io.BufferedReader:
        """What http.client reads from."""
        return io.BufferedReader(self)

    def close(self) -> None:
        """http.client lets go of it before the body is read; whoever opened the socket closes it."""
