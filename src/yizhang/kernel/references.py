"""A field that names another matter names one that its writer sees: what he does not see does not exist for him (semantics 40, 53)."""

from __future__ import annotations

from yizhang.kernel import statements
from yizhang.kernel.case import World
from yizhang.kernel.hands import reading_seats
from yizhang.kernel.values import BadShape, Hand, Input
from yizhang.law.finding import _
from yizhang.law.record import Record, fields_of
from yizhang.law.standing import NOTHING

UNKNOWN = _("没有这一事项")


def names_what_is_seen(world: World, hand: Hand, record: type[Record], given: Input, before: Input = NOTHING) -> None:
    """Raises BadShape for a field that names a matter the hand does not see, as for one that is absent; what stood there may stay.

    Rules and pages read the matter that a field names, so it must not be a way to learn of one.
    """
    specs, seats = fields_of(record), None
    problems = {}
    for name, value in given.items():
        if value and name in specs and specs[name].type.kind == "matter" and value != before.get(name):
            seats = sorted(reading_seats(world.org, hand, world.now)) if seats is None else seats
            if not all(_seen(str(one), seats) for one in (value if isinstance(value, list) else [value])):
                problems[name] = UNKNOWN
    if problems:
        raise BadShape(problems)


def _seen(matter: str, seats: list[str]) -> bool:
    marks = ", ".join(["%s"] * len(seats)) or "NULL"
    return bool(statements.rows(f"SELECT 1 FROM kernel_reader WHERE matter = %s AND seat IN ({marks}) LIMIT 1", [matter, *seats]))
