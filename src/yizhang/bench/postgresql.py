"""A PostgreSQL server that is thrown away afterwards: own folder, own socket, no port. Tests and measurements start it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
"""No syncing: for tests, which need nothing to survive a power cut."""


class Missing(Exception):
    """The machine has no PostgreSQL server; the message names the Debian package."""


class Server:
    """A running server. `fresh()` makes an empty database and returns its address for YIZHANG_DATABASE."""

    def __init__(self, folder: Path, binaries: Path, settings: str) -> None:
        self.folder = folder
        self._binaries = binaries
        self._settings = settings
        self._numbers = count(1)

    def fresh(self, like: str = "template1") -> str:
        """A database of its own, UTF-8, in a locale in which Chinese sorts and matches by character.

        Empty, or a copy of the one at an address, to which nobody may be connected.
        """
        name = f"city_{next(self._numbers)}"
        self._run("createdb", "-h", str(self.folder), "-U", "yizhang", "-T", like.partition("@/")[2].partition("?")[0] or like, name)
        return f"postgresql://yizhang@/{name}?host={quote(str(self.folder))}"

    def start(self) -> None:
        """Raises RuntimeError with what the server's own programs say."""
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", "yizhang", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        self.resume()

    def follow(self, other: Server) -> None:
        """Start as a replica of another server, which is copied first. Raises RuntimeError."""
        self._run("pg_basebackup", "-D", self._data, "-h", str(other.folder), "-U", "yizhang", "-c", "fast", "-R", "-X", "stream")
        self.resume()

    def promote(self) -> None:
        """A replica becomes a server of its own, as soon as it has read all that it was sent."""
        self._run("pg_ctl", "-D", self._data, "-w", "promote")

    def kill(self) -> None:
        """SIGKILL to the server and to every process of it, as if its machine was gone."""
        first = int(Path(self._data, "postmaster.pid").read_text(encoding="ascii").split()[0])
        os.kill(first, signal.SIGSTOP)  # so that it neither starts another nor tells the others
        for process in [*_children(first), first]:
            os.kill(process, signal.SIGKILL)

    def resume(self) -> None:
        """Start what lies in its folder, after a kill, too. Raises RuntimeError."""
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=200 {self._settings}"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """At once; nothing of it is kept."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to be root
        done = subprocess.run([*as_owner, self._binaries / program, *arguments], cwd="/", capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")


def _children(process: int) -> list[int]:
    """The processes that one started, as proc(5) tells them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # one that has just ended
            if stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1] == str(process):
                found.append(int(stat.parent.name))
    return found


def binaries() -> Path:
    """The folder of the newest server's programs. Raises Missing."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise Missing("PostgreSQL is missing; Debian: apt-get install postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent


@contextmanager
def thrown_away(settings: str = FAST) -> Iterator[Server]:
    """A server while the block runs, with these settings besides its own. Raises Missing.

    Its folder lies in /tmp, since the path of a socket must be short.
    """
    with _placed(settings) as server:
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def replica(of: Server, settings: str = FAST) -> Iterator[Server]:
    """A replica of a server while the block runs, thrown away afterwards, whatever became of it."""
    with _placed(settings) as server:
        server.follow(of)
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def _placed(settings: str) -> Iterator[Server]:
    programs = binaries()
    with tempfile.TemporaryDirectory(prefix="yizhang-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        yield Server(Path(folder), programs, settings)
