"""What can be wrong between declarations that each load by themselves; `rulebook.load` asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from yizhang.law.condition import Reading
from yizhang.law.finding import Strength
from yizhang.law.numbers import Numbers, Slot
from yizhang.law.procedure import Procedure
from yizhang.law.record import fields_of
from yizhang.law.rule import Rule
from yizhang.law.standing import COMMON
from yizhang.law.verb import Verb


def problems_of(procedures: Iterable[type[Procedure]], rules: Iterable[Rule], numbers: Mapping[type[Numbers], Numbers]) -> Iterator[str]:
    """One line a problem, with its place."""
    procedures = list(procedures)
    names = {one.name for one in procedures}
    for procedure in procedures:
        for verb in procedure.verbs.values():
            where = f"{procedure.name}.{verb.name} ({procedure.place})"
            yield from (f"{where}: {why}" for why in _of_verb(procedure, verb, names, numbers))
    for rule in rules:
        yield from (f"{rule.name} ({rule.place}): {why}" for why in _of_rule(rule, procedures))


def _of_verb(procedure: type[Procedure], verb: Verb, names: set[str], numbers: Mapping[type[Numbers], Numbers]) -> Iterator[str]:
    if verb.name in COMMON:
        yield f'"{verb.name}" is a verb that every matter has; choose another name'
    if not all(part.tied for part in (verb.by,)):
        yield "its actor is not tied to the matter; say anyone=True if any of them may"
    if verb.opens and verb.opens not in names:
        yield f'there is no procedure "{verb.opens}" to open'
    for one in verb.within:
        yield from _of_limit(one.duration, one.until, numbers)
    for name in verb.when.fields if verb.when else ():
        if fields_of(procedure.record)[name].derived is None and not _asked_before(procedure, verb, name):
            yield f'its `when` reads "{name}", which is neither derived nor required by a verb before it'


def _of_limit(duration: object, until: str, numbers: Mapping[type[Numbers], Numbers]) -> Iterator[str]:
    duration = duration.value if isinstance(duration, Reading) else duration
    if duration is None and not until:
        yield "a limit needs a duration or the field that says when it ends"
    if isinstance(duration, Slot) and duration.owner not in numbers:
        yield f"the edition gives no {duration.owner.__name__}"


def _asked_before(procedure: type[Procedure], verb: Verb, field: str) -> bool:
    """Whether some verb that this one rests on, however far, requires the field; the first verb judges its own input."""
    grow, seen = {verb.name}, set[str]()
    while grow:
        seen |= grow
        grow = {each.verb for name in grow for one in procedure.verbs[name].after for each in one.each()} - seen
    before = seen - {verb.name} if verb.after else seen
    return any(field in procedure.verbs[name].asks.required for name in before)


def _of_rule(rule: Rule, procedures: list[type[Procedure]]) -> Iterator[str]:
    if rule.strength is Strength.CUSTOM:
        yield "custom (惯例) never refuses; write it as a note in a lint"
    for _ground, name in rule.exempt:
        if rule.record is None or name not in fields_of(rule.record):
            yield f'exempt names the field "{name}", which its record lacks'
        elif not any(name in verb.asks.all for one in procedures if one.record is rule.record for verb in one.verbs.values()):
            yield f'no verb asks the field "{name}" that exempts from it'
