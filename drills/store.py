"""A store of files that refuses, stalls, dies, spoils what goes over it, while people attach, read and act.

A SeaweedFS server keeps the files, behind a wire that can be made bad. Under each fault the bureau sends a file and
attaches it, opens what was attached before, and does an act without a file. What failed is sent once more when the fault is over. Then
whatever was acknowledged must be there, byte for byte; what was not must have left no act; and nobody may have waited longer than is said.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import Timer
from time import monotonic

from django.conf import settings

from drills.scene import Cities, Figures, city, minutes, opened, sent
from drills.seaweed import Missing, Server, thrown_away
from drills.wire import FAULTS, Wire
from yizhang import kernel
from yizhang.bench.act import BUREAU, START, way
from yizhang.kernel.bucket import PATIENCE
from yizhang.kernel.contents import file_bytes
from yizhang.kernel.models import Act
from yizhang.kernel.stores import StoreFault
from yizhang.kernel.values import Done
from yizhang.refusals import refusal_of
from yizhang.web.files import keep_bytes

NOW = START + minutes(60)
SMALL, LARGE = 100_000, 16_000_000
MARGIN = 3.0
"""Seconds of processor time of a busy machine that are not held against the store."""
OVER_THE_WIRE = (*FAULTS, "stalled", "dripping")
AT_THE_SERVER = ("stopped", "frozen", "killed in the middle of a file", "a wrong key")
WRONG = ("acknowledged attachments lost", "half-done acts", "wrong bytes given", "faults without a sentence", "not done afterwards")


@dataclass
class Drill:
    """The office, its store, what was acknowledged, and what is to be sent again."""

    server: Server
    wire: Wire
    tally: Counter[str] = field(default_factory=Counter)
    waits: dict[str, list[float]] = field(default_factory=lambda: {"with a file": [], "without": []})
    kept: list[tuple[str, bytes]] = field(default_factory=list)
    again: list[tuple[str, bytes]] = field(default_factory=list)


def run(cities: Cities, count: int = 2) -> Figures:
    """Every fault, so many files under each; ends the program with 2 when there is no server to try."""
    try:
        with thrown_away() as server:
            return drilled(cities, server, count, (*OVER_THE_WIRE, *AT_THE_SERVER))
    except Missing as missing:
        print(f"store: {missing}", file=sys.stderr)
        raise SystemExit(2) from missing


def drilled(cities: Cities, server: Server, count: int, faults: Iterable[str]) -> Figures:
    """These faults on a server that runs; afterwards it runs again."""
    drill, before = Drill(server, Wire(server.port)), settings.YIZHANG_STORE
    settings.YIZHANG_STORE = server.settings(f"drill-{os.getpid()}-{monotonic():.0f}", drill.wire.port)
    try:
        with city(cities) as version:
            _attach(drill, opened("attachments"), os.urandom(SMALL))
            for fault in faults:
                _under(drill, fault, count)
            _looked_through(drill)
            return {"version": version, **_figures(drill)}
    finally:
        settings.YIZHANG_STORE = before
        drill.wire.close()


def _under(drill: Drill, fault: str, count: int) -> None:
    """Work while it is bad; when it is well again, send what failed once more."""
    drill.tally["faults"] += 1
    size = LARGE if "middle" in fault else SMALL
    with _bad(drill, fault):
        for n in range(count):
            matter = opened(f"{fault} {n}")
            _attach(drill, matter, os.urandom(size))
            _read(drill, drill.kept[0][1])
            _act(drill, opened(f"{fault} {n} without"), drill.tally["acts without a file"] + 1)
    for matter, data in drill.again:
        drill.tally["half-done acts"] += _named(matter, data)
        drill.tally["not done afterwards"] += not _attach(drill, matter, data, counted=False)
    drill.again.clear()


def _attach(drill: Drill, matter: str, data: bytes, counted: bool = True) -> bool:
    """Send a file and attach it, as page and API do; whether that was acknowledged."""
    begun, done = monotonic(), False
    try:
        kept = keep_bytes(data, "附件.bin", NOW)
        done = isinstance(kernel.perform(matter, "attach", BUREAU, {"file": kept}, now=NOW), Done)
        drill.kept += [(matter, data)] if done else []
    except StoreFault as fault:
        drill.tally["faults without a sentence"] += not _sentence(fault)
    if counted:
        drill.waits["with a file"].append(monotonic() - begun)
        drill.tally["attachments acknowledged" if done else "attachments refused for now"] += 1
        drill.again += [] if done else [(matter, data)]
    return done


def _read(drill: Drill, data: bytes) -> bool:
    """Open what was attached; whether it came, and then all of it."""
    begun, given = monotonic(), b""
    try:
        given = file_bytes(_digest(data))
    except StoreFault as fault:
        drill.tally["faults without a sentence"] += not _sentence(fault)
    drill.waits["with a file"].append(monotonic() - begun)
    drill.tally["wrong bytes given"] += given not in (b"", data)
    return given == data


def _act(drill: Drill, matter: str, n: int) -> None:
    """What needs no file goes on."""
    begun = monotonic()
    done = isinstance(sent(way(n)[0], matter, f"without {n}", NOW), Done)
    drill.waits["without"].append(monotonic() - begun)
    drill.tally["acts without a file"] += 1
    drill.tally["not done afterwards"] += not done


def _looked_through(drill: Drill) -> None:
    """Everything that was acknowledged, read from the server itself, and the whole record."""
    settings.YIZHANG_STORE = {**settings.YIZHANG_STORE, "endpoint": f"http://127.0.0.1:{drill.server.port}"}
    drill.tally["acknowledged attachments lost"] += sum(not _read(drill, data) for _matter, data in drill.kept)
    found = kernel.verify(NOW, [matter for matter, _data in drill.kept])
    drill.tally["half-done acts"] += len(found.broken) + found.projections_differ


def _figures(drill: Drill) -> Figures:
    longest = {name: round(max(found), 2) for name, found in drill.waits.items()}
    late = sum(wait > PATIENCE + MARGIN + LARGE / 1e6 for wait in drill.waits["with a file"])
    wrong = {name: drill.tally[name] for name in WRONG} | {"waits beyond what is said": late}
    did = {name: drill.tally[name] for name in ("faults", "attachments acknowledged", "attachments refused for now", "acts without a file")}
    waited = {"longest wait with a file": longest["with a file"], "longest wait without": longest["without"]}
    return {**did, "looked for at the end": len(drill.kept), **waited, **wrong, "held": not any(wrong.values())}


# --- Faults -----------------------------------------------------------------------------------------------------------------------------


@contextmanager
def _bad(drill: Drill, fault: str) -> Iterator[None]:
    how: dict[str, Callable[[Drill], AbstractContextManager[None]]] = {
        "stopped": _stopped, "frozen": _frozen, "killed in the middle of a file": _killed_soon, "a wrong key": _wrong_key,
        "stalled": lambda drill: drill.wire.bad(drill.wire.stalled), "dripping": lambda drill: drill.wire.bad(drill.wire.dripping),
    }  # fmt: skip
    with how[fault](drill) if fault in how else drill.wire.bad(FAULTS[fault]):
        yield


@contextmanager
def _stopped(drill: Drill) -> Iterator[None]:
    drill.server.kill()
    try:
        yield
    finally:
        drill.server.start()


@contextmanager
def _frozen(drill: Drill) -> Iterator[None]:
    drill.server.freeze()
    try:
        yield
    finally:
        drill.server.thaw()


@contextmanager
def _killed_soon(drill: Drill) -> Iterator[None]:
    """While a large file is on its way."""
    soon = Timer(0.2, drill.server.kill)
    soon.start()
    try:
        yield
    finally:
        soon.join()
        drill.server.start()


@contextmanager
def _wrong_key(drill: Drill) -> Iterator[None]:
    before = settings.YIZHANG_STORE
    settings.YIZHANG_STORE = {**before, "secret": "another"}
    try:
        yield
    finally:
        settings.YIZHANG_STORE = before


# --- What is there ------------------------------------------------------------------------------------------------------------------------


def _sentence(fault: StoreFault) -> bool:
    """Whether an official reads what happened, and when to try again."""
    told = refusal_of(fault.code)
    return told.codes == (fault.code,) and told.again > 0


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _named(matter: str, data: bytes) -> int:
    """Acts that name a file of which nobody was told that it is kept."""
    return Act.objects.filter(matter=matter, accepted=True, body__contains=_digest(data)).count()
