"""预览: what a change of a portfolio 分工 would move before it is an act: departments, topics, and the open tasks with them (6.1b)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from yizhang.kernel import visible
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand, Input
from yizhang.law.record import filled, from_json
from yizhang.office.current import org_at
from yizhang.office.facts import PortfolioEntry
from yizhang.office.queries import Move, Shift, moves, shifts, with_portfolios

PROCEDURE = "portfolio"
VERBS = ("enter", "change", "close")
SHOWN = 50  # moves that are listed; all are counted


@dataclass(frozen=True, slots=True)
class Unseen:
    """Tasks of matters that one may not read: how many go from whom to whom."""

    count: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be another's from the moment `at` on; shown by `template`."""

    at: datetime
    shifts: tuple[Shift, ...]
    moves: tuple[Move, ...]
    unseen: tuple[Unseen, ...]
    total: int

    @property
    def template(self) -> str:
        """What shows it."""
        return "web/foreseen.html"

    @property
    def more(self) -> int:
        """How many moves are not listed."""
        return self.total - len(self.moves) - sum(one.count for one in self.unseen)


def foreseen(verb: str, given: Input, by: Hand, now: datetime, matter: str = "") -> Foreseen | None:
    """What entering, changing or ending a portfolio with these values would move; None for other acts and while the leader is missing."""
    if verb not in VERBS:
        return None
    entry = from_json(PortfolioEntry, {**on_record(matter), **given})
    if not filled(entry, "leader"):
        return None
    closing = verb == "close"
    at = max(now, entry.period.end if closing and given.get("until") else entry.period.start)
    entered = () if closing and not given.get("until") else (entry,)
    before, after = org_at(at), with_portfolios(at, entered, [matter])
    return _among(by, now, at, tuple(shifts(before, after)), tuple(moves(now, before, after)))


def on_record(matter: str) -> Mapping[str, object]:
    """The values that the matter holds; none when there is no matter yet."""
    found = Matter.objects.filter(pk=matter).values_list("record", flat=True).first() if matter else None
    return json.loads(found) if found else {}


def _among(by: Hand, now: datetime, at: datetime, shifted: tuple[Shift, ...], moved: tuple[Move, ...]) -> Foreseen:
    """By title what the hand may read, the rest as counts."""
    seen = set(visible(by, now=now).filter(pk__in={one.matter for one in moved}).values_list("pk", flat=True))
    others = Counter((one.before, one.after) for one in moved if one.matter not in seen)
    listed = [one for one in moved if one.matter in seen][:SHOWN]
    return Foreseen(at, shifted, tuple(listed), tuple(Unseen(n, *way) for way, n in others.items()), len(moved))
