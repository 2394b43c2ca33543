"""How the acts on an entry of a register become rows: each act ends the version before it and begins its own. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from yizhang.law.fieldtype import Json
from yizhang.law.record import Record, from_json, to_json
from yizhang.law.standing import Body
from yizhang.office.facts import AbsenceEntry, Dated
from yizhang.office.period import ALWAYS, FOREVER, Period

REPLACING = ("correct", "supplement", "recompute")
CLOSING = ("close", "cancel", "revoke")


@dataclass(frozen=True)
class Version:
    """An entry as the act `seq` left it. `since`: from that act on; None, from the beginning of its own period. `closed`: it ends there."""

    seq: int
    record: Record
    since: datetime | None = None
    closed: bool = False


def holds(record: Record) -> Period:
    """When a record holds by what it says itself."""
    if isinstance(record, AbsenceEntry):
        return record.away
    return record.period if isinstance(record, Dated) else Period(ALWAYS, FOREVER)


def versions_after(before: Sequence[Version], act: Body, record: Record) -> tuple[Version, ...]:
    """The versions of an entry after an act. The same act twice is the same as once."""
    if any(one.seq == act["seq"] for one in before):
        return tuple(before)
    kept = [one for one in before if one.seq not in act.get("undone", ())]
    if act["verb"] == "withdraw":
        return tuple(kept)
    at = datetime.fromisoformat(act["at"])
    if kept and act["verb"] in REPLACING:
        return (*kept[:-1], replace(kept[-1], seq=act["seq"], record=record))
    closed = act["verb"] in CLOSING and not act.get("input", {}).get("until")
    return (*kept, Version(act["seq"], record, at if kept else None, closed))


def periods(versions: Sequence[Version]) -> tuple[Period, ...]:
    """When each version holds; some are empty."""
    ends = (*(one.since or ALWAYS for one in versions[1:]), FOREVER)
    return tuple(_period(one, end) for one, end in zip(versions, ends, strict=False))


def _period(one: Version, end: datetime) -> Period:
    own = holds(one.record)
    start = max(own.start, one.since or ALWAYS)
    return Period(start, max(start, min(own.end, end, (one.since or start) if one.closed else FOREVER)))


def dumped(version: Version) -> dict[str, Json]:
    """The canonical values of its record."""
    return to_json(version.record)


def loaded(kind: type[Record], values: dict[str, Json], seq: int, since: str, closed: bool) -> Version:
    """The inverse, from the columns of a row."""
    return Version(seq, from_json(kind, values), datetime.fromisoformat(since) if since else None, closed)


def span(of: Iterable[Period]) -> Period:
    """From the first begin to the last end of an entry's versions."""
    held = [one for one in of if not one.empty]
    return Period(min(one.start for one in held), max(one.end for one in held)) if held else Period(FOREVER, FOREVER)
