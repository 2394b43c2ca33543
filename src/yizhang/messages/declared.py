"""Messages that the editions of the rulebook declare: labels, helps, choices, numbers, readings, gists. They are shown by web.wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yizhang.gongwen.lint import ELEMENTS, every_lint
from yizhang.kernel.grammar import VERBS
from yizhang.kernel.rowcells import cells
from yizhang.law.actor import NamedOrgan
from yizhang.law.fieldtype import FieldType
from yizhang.law.finding import READ, Strength
from yizhang.law.numbers import Numbers, readings_of, slots_of
from yizhang.law.org import Rank
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, fields_of
from yizhang.law.rulebook import Rulebook, lifts
from yizhang.messages.message import Message
from yizhang.office.kinds import OrganKind, Role
from yizhang.office.workdays import published
from yizhang.rulebooks.current import EDITIONS, loaded
from yizhang.rulebooks.provisions import Kind, provisions


def declared() -> Iterator[Message]:
    """All of it, in the order in which a reader would look it up; the same words may come more than once."""
    for module in EDITIONS:
        yield from _of_book(loaded(module))
    for verb in VERBS.values():
        yield from _said("kernel.grammar", (verb.label, verb.help, *_of_record(verb.record)))
    yield from _said("lints", _of_lints())
    yield from _said("office.kinds", (one.value for kind in (OrganKind, Role, Rank) for one in kind))
    yield from _said("office.workdays", sorted(set(published().names.values())))
    yield from _said("provisions", _of_provisions())


def _of_book(book: Rulebook) -> Iterator[Message]:
    for procedure in book.procedures.values():
        yield from _said(procedure.name, _of_procedure(procedure))
    for numbers in book.numbers.values():
        yield from _said(type(numbers).__name__, _of_numbers(numbers))
    yield from _said("rules", _of_rules(book))


def _said(place: str, words: Iterable[str]) -> Iterator[Message]:
    return (Message(one, place=place) for one in words)


def _of_procedure(procedure: type[Procedure]) -> Iterator[str]:
    yield procedure.label
    for verb in procedure.verbs.values():
        yield from (verb.label, *verb.outcomes)
        if not isinstance(verb.by, NamedOrgan):  # names of organs stay as they are
            yield verb.by.label(procedure.record)
        for condition in verb.after:
            yield from (each.lift.actor.label(procedure.record) for each in condition.each() if each.lift)
    yield from _of_record(procedure.record)


def _of_record(record: type[Record]) -> Iterator[str]:
    for spec in fields_of(record).values():
        yield from (spec.label, spec.help, *_of_type(spec.type))


def _of_type(kind: FieldType) -> Iterator[str]:
    yield from kind.choices
    for cell in cells(kind):
        yield from (cell.label, *cell.choices)


def _of_numbers(numbers: Numbers) -> Iterator[str]:
    for slot in slots_of(type(numbers)):
        yield from (slot.label, slot.help)
    yield from readings_of(numbers).values()


def _of_rules(book: Rulebook) -> Iterator[str]:
    for one in (*book.rules, *book.watches):
        yield one.gist
    for rule in book.rules:
        yield from (ground for ground, _field in rule.exempt)
        yield from (rule.lift.actor.label(rule.record or Record),) if rule.lift else ()
    yield from (one.why for one in book.principles)
    yield from (one.how for one in book.served)
    yield from (actor.label(Record) for _key, actor in lifts(book) if not actor.fields)
    yield READ


def _of_lints() -> Iterator[str]:
    yield from (*ELEMENTS, *(one.label for one in Strength))
    for one in every_lint():
        yield from (one.gist, one.why)


def _of_provisions() -> Iterator[str]:
    yield from (one.label for one in Kind)
    for one in provisions().values():
        yield from (one.gist, one.who, one.lift, one.exempt)
