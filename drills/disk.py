"""A database on a full disk, and on one that can only be read: an act ends in an error, nothing half stays, and work goes on afterwards.

For SQLite the system's limit on the size of a file stands for a full disk, and where we may mount one, a disk in memory is filled and made
read-only in earnest. PostgreSQL is made read-only as a replica is; its disk is not filled.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from django.db import DatabaseError, connection

from drills.scene import Cities, Figures, minutes, opened, sent
from yizhang import kernel
from yizhang.bench.act import START, way
from yizhang.bench.databases import using, version
from yizhang.kernel.models import Act
from yizhang.kernel.values import Done, Outcome

Fault = Callable[[], AbstractContextManager[None]]
"""Makes the disk bad while its block runs."""
DISK, SLACK, MATTERS = "64m", 1_000_000, 4
WRONG = ("faults without an error", "acknowledged acts lost", "half-done acts", "not done afterwards")
NOW = START + minutes(60)


def run(cities: Cities) -> Figures:
    """Every fault that this database and this machine allow."""
    tally: Counter[str] = Counter()
    told: Figures = {}
    if "://" in cities.first:
        with using(cities.fresh()):
            told = {"version": version(), "read-only": _goes_on_after(_only_read_by_server, tally)}
    else:
        file = cities.fresh()
        with using(file):
            told = {"version": version(), "file at its limit": _goes_on_after(lambda: _at_its_limit(file), tally)}
        with _small_disk() as disk:
            if disk:
                told |= _on_a_disk_of_its_own(disk, shutil.copy(file, disk), tally)
    wrong = {name: tally[name] for name in WRONG}
    return {**told, "acts before": tally["acts"], "acts it stopped": tally["stopped"], **wrong, "held": not any(wrong.values())}


def _on_a_disk_of_its_own(disk: Path, file: str, tally: Counter[str]) -> Figures:
    with using(file):
        full = _goes_on_after(lambda: _filled(disk), tally)
        return {"full disk": full, "read-only disk": _goes_on_after(lambda: _only_read(disk), tally)}


def _goes_on_after(fault: Fault, tally: Counter[str]) -> str:
    """Act until the fault stops it, look at what is there; when it is over, send the same again and go on. What the error said."""
    tally["faults"] += 1
    matters = [opened(f"{tally['faults']} {m}") for m in range(MATTERS)]
    requests = [
        partial(sent, step, matter, f"{matter} {n}", START + minutes(n))
        for m, matter in enumerate(matters)
        for n, step in enumerate(way(tally["faults"] * MATTERS + m), start=1)
    ]
    with fault():
        done, said = _until_it_fails(requests)
    connection.close()
    found = Act.objects.filter(matter__in=matters, accepted=True).count() - MATTERS
    tally["acts"] += done
    tally["stopped"] += bool(said)
    tally["faults without an error"] += not said
    tally["acknowledged acts lost"] += max(done - found, 0)
    tally["half-done acts"] += max(found - done, 0) + _broken(matters)
    tally["not done afterwards"] += sum(not isinstance(request(), Done) for request in requests)
    tally["half-done acts"] += _broken(matters)
    return said


def _broken(matters: Sequence[str]) -> int:
    found = kernel.verify(NOW, matters)
    return len(found.broken) + found.projections_differ


def _until_it_fails(requests: Sequence[Callable[[], Outcome]]) -> tuple[int, str]:
    """How many were done, and what the error of the next one said."""
    for n, request in enumerate(requests):
        try:
            request()
        except DatabaseError as error:
            return n, str(error).strip()
    return len(requests), ""


@contextmanager
def _at_its_limit(file: str) -> Iterator[None]:
    """No file of this process may grow beyond a few pages more than SQLite's log of changes has."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{file}-wal").stat().st_size + SLACK, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    """A disk in memory; None where we may not mount one."""
    with tempfile.TemporaryDirectory(prefix="yizhang-disk-") as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "yizhang", folder], capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def _filled(disk: Path) -> Iterator[None]:
    """But for a few pages."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(disk).free - SLACK))
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def _only_read(disk: Path) -> Iterator[None]:
    connection.close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        yield
    finally:
        connection.close()
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@contextmanager
def _only_read_by_server() -> Iterator[None]:
    """Every new session reads only, as on a replica."""
    _altered("SET default_transaction_read_only = on")
    try:
        yield
    finally:
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute("SET default_transaction_read_only = off")
        _altered("RESET default_transaction_read_only")


def _altered(how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {connection.ops.quote_name(connection.settings_dict['NAME'])} {how}")
    connection.close()
