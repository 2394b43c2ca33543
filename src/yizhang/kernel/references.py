"""A field that names another matter names one that its writer sees or that is public; another does not exist for him (semantics 40, 53)."""

from __future__ import annotations

from yizhang.kernel.case import World
from yizhang.kernel.lists import nameable
from yizhang.kernel.values import BadShape, Hand, Input
from yizhang.law.finding import _
from yizhang.law.record import Record, fields_of
from yizhang.law.standing import NOTHING

UNKNOWN = _("没有这一事项")


def names_what_is_seen(world: World, hand: Hand, record: type[Record], given: Input, before: Input = NOTHING) -> None:
    """Raises BadShape for a field that names a matter the hand may not name, as for one that is absent; what stood there may stay.

    Rules and pages read the matter that a field names, so it must not be a way to learn of one.
    """
    specs = fields_of(record)
    problems = {}
    for name, value in given.items():
        if value and name in specs and specs[name].type.kind == "matter" and value != before.get(name):
            named = {str(one) for one in (value if isinstance(value, list) else [value])}
            if nameable(hand, now=world.now).filter(id__in=named).count() < len(named):
                problems[name] = UNKNOWN
    if problems:
        raise BadShape(problems)
