"""What can be wrong between declarations that each load by themselves; `rulebook.load` asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from yizhang.law.actor import Actor, Both, Either, Every, OtherThan, system
from yizhang.law.condition import Limit, Reading, Where
from yizhang.law.errors import nearest
from yizhang.law.finding import Strength
from yizhang.law.numbers import Numbers, Slot
from yizhang.law.procedure import Procedure, stands_on
from yizhang.law.record import DayOf, Field, Record, fields_of
from yizhang.law.rule import Rule, Watch
from yizhang.law.standing import COMMON
from yizhang.law.verb import Verb

if TYPE_CHECKING:
    from yizhang.law.rulebook import Rulebook


def problems_of(book: Rulebook) -> Iterator[str]:
    """One line a problem, with its place."""
    for procedure in book.procedures.values():
        yield from _of_days(procedure)
        for verb in procedure.verbs.values():
            where = f"{procedure.name}.{verb.name} ({verb.place})"
            yield from (f"{where}: {why}" for why in _of_verb(procedure, verb, book))
    for rule in book.rules:
        yield from (f"{rule.name} ({rule.place}): {why}" for why in _of_rule(rule, book))
    for watch in book.watches:
        yield from (f"{watch.name} ({watch.place}): {why}" for why in _of_watch(watch, book))


def _of_days(procedure: type[Procedure]) -> Iterator[str]:
    """A day is that of a verb which the procedure has."""
    for spec in fields_of(procedure.record).values():
        wanted = spec.derived.at if isinstance(spec.derived, DayOf) else ()
        for name in wanted:
            if name not in procedure.verbs:
                yield f'{procedure.name}.{spec.name} ({spec.place}): there is no verb "{name}"{nearest(name, procedure.verbs)}'


def _of_verb(procedure: type[Procedure], verb: Verb, book: Rulebook) -> Iterator[str]:
    if verb.name in COMMON:
        yield f'"{verb.name}" is a verb that every matter has; choose another name'
    if verb.formerly in procedure.verbs:
        yield f'"{verb.formerly}" is still a verb, so this one was not formerly it'
    yield from _of_actor(verb.by)
    for one in verb.within:
        yield from _of_limit(one, fields_of(procedure.record), book.numbers)
    for condition in verb.after:
        for need in condition.each():
            yield from _of_slot(need.delay, book.numbers)
        if condition.lift and condition.lift.read and not condition.cites:
            yield "a lift by a reading needs the provision it lifts, so that an edition can read it otherwise"
    yield from _of_whens(procedure, verb)
    if verb.awaits and not procedure.verbs[verb.awaits].opens:
        yield f'it awaits "{verb.awaits}", which opens no matter that could end'
    yield from _of_followed(procedure, verb, book.procedures)
    if verb.opens:
        yield from _of_children(procedure, verb, book.procedures)


def _of_followed(procedure: type[Procedure], verb: Verb, procedures: Mapping[str, type[Procedure]]) -> Iterator[str]:
    """What the system does with a verb of the parent: that verb is there, and some verb of its procedure opens this one."""
    if verb.follows and verb.by != system:
        yield "it follows a verb of the matter above, so it is the system's: by=system"
    for full in verb.follows:
        above, _, name = full.partition(".")
        parent = procedures.get(above)
        if parent is None or name not in parent.verbs:
            known = (f"{one}.{each}" for one, other in procedures.items() for each in other.verbs)
            yield f'it follows "{full}", which there is not{nearest(full, known)}'
        elif not any(one.opens == procedure.name for one in parent.verbs.values()):
            yield f'it follows "{full}", but {above} opens no {procedure.name}'
        elif not parent.verbs[name].afterwards and parent.verbs[name].opens != procedure.name:
            yield f'it follows "{full}", which can be taken back; only what is done afterwards=True can not, and what opens it'


def _of_actor(actor: Actor) -> Iterator[str]:
    if _only_bars(actor):
        yield "its actor only bars somebody; say who may: … & other_than(…)"
    elif not actor.tied:
        yield "its actor is not tied to the matter; say anyone=True if any of them may"


def _only_bars(actor: Actor) -> bool:
    if isinstance(actor, Both):
        return all(_only_bars(one) for one in actor.of)
    if isinstance(actor, Either):
        return any(_only_bars(one) for one in actor.of)
    return _only_bars(actor.of) if isinstance(actor, Every) else isinstance(actor, OtherThan)


def _of_limit(limit: Limit, fields: Mapping[str, Field], numbers: Mapping[type[Numbers], Numbers]) -> Iterator[str]:
    if limit.duration is None and not limit.until:
        yield "a limit needs a duration or the field that says when it ends"
    if limit.since and fields[limit.since].type.kind not in ("date", "moment"):
        yield f'its limit runs since "{limit.since}", which is neither a date nor a moment'
    yield from _of_slot(limit.duration, numbers)


def _of_slot(duration: object, numbers: Mapping[type[Numbers], Numbers]) -> Iterator[str]:
    duration = duration.value if isinstance(duration, Reading) else duration
    if isinstance(duration, Slot) and duration.owner not in numbers:
        yield f"the edition gives no {duration.owner.__name__}"


def _of_whens(procedure: type[Procedure], verb: Verb) -> Iterator[str]:
    for when in (verb.when, *(one.when for one in verb.within)):
        if when is not None:
            yield from _enumerated(procedure.record, when)
    for name in verb.when.fields if verb.when else ():
        if fields_of(procedure.record)[name].derived is None and not _asked_before(procedure, verb, name):
            yield f'its `when` reads "{name}", which is neither derived nor required by a verb before it'


def _enumerated(record: type[Record], when: Where) -> Iterator[str]:
    """Conditions are proved over all their values, so these must be countable; one that a field can't have never holds."""
    for name, wanted in when.items:
        kind = fields_of(record)[name].type
        if kind.many or kind.kind not in ("bool", "enum"):
            yield f'its `when` reads "{name}", whose values can\'t be listed; a yes-no, an enum or a field derived as one can be'
            continue
        choices = list(kind.choices) if kind.kind == "enum" else [True, False]
        for value in wanted:
            if value not in choices or isinstance(value, bool) != (kind.kind == "bool"):
                yield f'its `when` wants "{value}" of "{name}", which it never is{nearest(str(value), map(str, choices))}'


def _asked_before(procedure: type[Procedure], verb: Verb, field: str) -> bool:
    """Whether some verb that this one rests on, however far, requires the field; the first verb judges its own input."""
    before = _before(procedure, verb.name)
    return any(field in procedure.verbs[name].asks.required for name in (before if verb.conditions else {verb.name}))


def _before(procedure: type[Procedure], verb: str) -> Set[str]:
    """The verbs that a verb rests on, however far, itself not counted."""
    grow, seen = {verb}, set[str]()
    while grow:
        seen |= grow
        grow = {one for name in grow for one in stands_on(procedure.verbs[name])} - seen
    return seen - {verb}


def _of_children(procedure: type[Procedure], verb: Verb, procedures: Mapping[str, type[Procedure]]) -> Iterator[str]:
    if verb.each and not fields_of(procedure.record)[verb.each].type.many:
        yield f'each="{verb.each}" should name a field of several values'
    child = procedures.get(verb.opens)
    if child is None:
        yield f'there is no procedure "{verb.opens}" to open{nearest(verb.opens, procedures)}'
        return
    for _, name in verb.carries:
        if name not in fields_of(child.record):
            yield f'carries "{name}", but {child.record.__name__} has no such field{nearest(name, fields_of(child.record))}'


def _of_rule(rule: Rule, book: Rulebook) -> Iterator[str]:
    calls = set(rule.check.__code__.co_names)
    if rule.strength is Strength.CUSTOM and calls & {"breach", "caution"}:
        yield "custom (惯例) neither refuses nor asks; yield a note"
    elif rule.strength is Strength.RECOMMENDED and "breach" in calls:
        yield "what is only recommended (推荐) never refuses; yield a caution"
    elif rule.strength is Strength.USUAL and "breach" in calls and rule.lift is None:
        yield "what is usual (一般) refuses only where somebody may lift it; say lift="
    for want in rule.wants:
        if issubclass(want, Numbers) and want not in book.numbers:
            yield f"the edition gives no {want.__name__}"
    known = fields_of(rule.record) if rule.record else {}
    for name in rule.lift.actor.fields if rule.lift else ():
        if name not in known:
            yield f'its lift reads the field "{name}", which its record lacks{nearest(name, known)}'
    for _ground, name in rule.exempt:
        yield from _of_exemption(rule, name, book)


def _of_exemption(rule: Rule, name: str, book: Rulebook) -> Iterator[str]:
    """A lawful exception must be claimed in a form, at the verb where the rule is asked or before it (semantics 38)."""
    if rule.record is None or name not in fields_of(rule.record):
        yield f'exempt names the field "{name}", which its record lacks{nearest(name, fields_of(rule.record) if rule.record else ())}'
        return
    places = [full for full, asked in book.asked.items() if rule in asked]
    if places and not any(_asked_up_to(book, full, name) for full in places):
        yield f'the field "{name}" that exempts from it is asked by no verb up to {", ".join(places)}'


def _asked_up_to(book: Rulebook, full: str, field: str) -> bool:
    procedure, _, verb = full.partition(".")
    declared = book.procedures[procedure]
    return any(field in declared.verbs[one].asks.all for one in (verb, *_before(declared, verb)))


def _of_watch(watch: Watch, book: Rulebook) -> Iterator[str]:
    for want in watch.wants:
        if issubclass(want, Numbers) and want not in book.numbers:
            yield f"the edition gives no {want.__name__}"
    for name in watch.over.split():
        if name != "*":
            yield from _of_scope(watch, name, book.procedures)


def _of_scope(watch: Watch, name: str, procedures: Mapping[str, type[Procedure]]) -> Iterator[str]:
    """A watch looks at the open matters of a procedure: there must be one of that name, with the record and the fields it reads."""
    if name not in procedures:
        yield f'there is no procedure "{name}" to watch over{nearest(name, procedures)}'
        return
    record = procedures[name].record
    for want in watch.wants:
        if issubclass(want, Record) and want is not record:
            yield f"{name} is of {record.__name__}, the watch reads {want.__name__}"
    for field in watch.seat.fields:
        if field not in fields_of(record):
            yield f'it tells somebody named by the field "{field}", which {record.__name__} lacks{nearest(field, fields_of(record))}'
