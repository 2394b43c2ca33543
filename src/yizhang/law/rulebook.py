"""A rulebook: what an edition's chapters declare, gathered, checked and indexed. Loading fails on everything that can't be meant."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import ModuleType
from typing import Any

from yizhang.law.actor import Actor
from yizhang.law.errors import RulebookErrors, nearest
from yizhang.law.lazy import lazy
from yizhang.law.numbers import Numbers, slots_of
from yizhang.law.procedure import Procedure
from yizhang.law.proof.claims import Invariant
from yizhang.law.record import Record, fields_of
from yizhang.law.rule import STATED, Fact, Principle, Rule, Served, Watch
from yizhang.law.rulecheck import problems_of
from yizhang.law.values import dataclass, field, replace

ROOMS = ("facts", "procedures", "principles", "proof")


@dataclass(frozen=True)
class Edition:
    """Which chapters, numbers and readings are in force from when (semantics 62). `since` is 00:00 local of its day.

    `drafters` work on the rules themselves and may ask what a change would do; without them only the command line asks.
    """

    id: str
    revision: int
    since: datetime
    title: str
    chapters: tuple[str, ...]
    numbers: tuple[Numbers, ...] = ()
    readings: Mapping[str, Any] = field(default_factory=dict)
    drafters: Actor | None = None

    @property
    def said(self) -> str:
        """How an act names it: `wuxi_2022.3`."""
        return f"{self.id}.{self.revision}"


@dataclass(frozen=True)
class Rulebook:
    """An edition, loaded."""

    edition: Edition
    procedures: Mapping[str, type[Procedure]]
    rules: tuple[Rule, ...]
    watches: tuple[Watch, ...]
    principles: tuple[Principle, ...]
    served: tuple[Served, ...]
    numbers: Mapping[type[Numbers], Numbers]
    asked: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    invariants: tuple[Invariant, ...] = ()

    def rules_at(self, procedure: str, verb: str) -> tuple[Rule, ...]:
        """The rules asked at a verb."""
        return self.asked.get(f"{procedure}.{verb}", ())

    @lazy
    def followed(self) -> frozenset[str]:
        """The verbs, `dispatch.annul`, with which the system does something in matters below."""
        return frozenset(full for procedure in self.procedures.values() for verb in procedure.verbs.values() for full in verb.follows)

    @property
    def facts(self) -> frozenset[type[Fact]]:
        """The facts that rules and watches want and loaders must give."""
        wanted = [one for rule in self.rules for one in rule.wants] + [one for watch in self.watches for one in watch.wants]
        return frozenset(one for one in wanted if issubclass(one, Fact))

    def cited(self) -> dict[str, list[str]]:
        """provision -> what gives it force: `rule …`, `verb …`, `condition …`, `watch …`, `principle`, `served …`."""
        found: dict[str, list[str]] = {}
        for cites, what, _place in _citing(self):
            for one in cites:
                if what not in found.setdefault(one, []):
                    found[one].append(what)
        return found


def _citing(book: Rulebook) -> Iterator[tuple[Iterable[str], str, str]]:
    """Provisions, what gives them force, and where that stands."""
    for procedure in book.procedures.values():
        yield from _citing_procedure(procedure)
    yield from ((rule.cites, f"rule {rule.name}", rule.place) for rule in book.rules)
    yield from ((watch.cites, f"watch {watch.name}", watch.place) for watch in book.watches)
    yield from ((one.cites, "principle", one.place) for one in book.principles)
    yield from ((one.cites, f"served {one.where}", one.place) for one in book.served)
    yield from ((one.cites, f"invariant {one.said}", one.place) for one in book.invariants)


def _citing_procedure(procedure: type[Procedure]) -> Iterator[tuple[Iterable[str], str, str]]:
    for verb in procedure.verbs.values():
        full = f"{procedure.name}.{verb.name}"
        yield verb.cites.split(), f"verb {full}", verb.place
        yield verb.by.cited, f"verb {full}", verb.place
        yield from ((condition.cites.split(), f"condition {full}", verb.place) for condition in verb.after)
        yield from ((each.cites.split(), f"condition {full}", verb.place) for condition in verb.after for each in condition.each())
        yield from ((one.cites.split(), f"limit {full}", verb.place) for one in verb.within)
    yield from ((spec.cites.split(), f"field {procedure.name}.{spec.name}", spec.place) for spec in fields_of(procedure.record).values())
    yield from ((seen.cites.split(), f"sight {procedure.name}", seen.place) for seen in procedure.sights)


def load(edition: Edition, provisions: Collection[str]) -> Rulebook:
    """Gather and check. Raises RulebookErrors with every problem, each with its place and the nearest right name."""
    declared = [one for chapter in edition.chapters for one in _declarations(chapter)]
    procedures: dict[str, type[Procedure]] = {}
    problems: list[str] = []
    for one in declared:
        if isinstance(one, type) and issubclass(one, Procedure):
            other = procedures.get(one.name)
            if other is not None and not _amends(one, other):
                problems.append(f"{one.name} ({one.place}): a procedure of this name stands in {other.place} already")
            procedures[one.name] = one
    book = Rulebook(
        edition,
        procedures,
        tuple(_read_by(edition, one) for one in declared if isinstance(one, Rule)),
        tuple(one for one in declared if isinstance(one, Watch)),
        tuple(one for one in declared if isinstance(one, Principle)),
        tuple(one for one in declared if isinstance(one, Served)),
        {type(one): one for one in edition.numbers},
        invariants=tuple(one for one in declared if isinstance(one, Invariant)),
    )
    asked, lost = _index(book)
    book = replace(book, asked=asked)
    problems += [*lost, *problems_of(book), *_uncited(book, provisions), *_unserved(book), *_unread(book)]
    if problems:
        raise RulebookErrors(problems)
    return book


def _amends(one: type[Procedure], other: type[Procedure]) -> bool:
    """A later edition's procedure: a subclass that stands in a file of its own takes the place of what it amends."""
    return issubclass(one, other) and one.__module__ != other.__module__


def _read_by(edition: Edition, rule: Rule) -> Rule:
    """The rule with its lift as the edition reads a silent text."""
    actor = edition.readings.get(f"{rule.cites[0]}.lift") if rule.lift and rule.lift.read else None
    return replace(rule, lift=replace(rule.lift, actor=actor)) if rule.lift and isinstance(actor, Actor) else rule


def _declarations(chapter: str) -> Iterator[Any]:
    for module in _modules(chapter):
        found = [one for one in vars(module).values() if _declared_in(module, one)]
        yield from {id(one): one for one in found}.values()
        yield from vars(module).get(STATED, ())


def _modules(chapter: str) -> Iterator[ModuleType]:
    package = importlib.import_module(chapter)
    present = {one.name for one in pkgutil.iter_modules(package.__path__)}
    for room in ROOMS:
        if room in present:
            yield importlib.import_module(f"{chapter}.{room}")
    if "rules" in present:
        rules = importlib.import_module(f"{chapter}.rules")
        for one in sorted(pkgutil.iter_modules(rules.__path__), key=lambda each: each.name):
            yield importlib.import_module(f"{chapter}.rules.{one.name}")


def _declared_in(module: ModuleType, one: Any) -> bool:
    if isinstance(one, Rule | Watch):
        return bool(one.check.__module__ == module.__name__)
    if isinstance(one, type) and issubclass(one, Procedure):
        return one is not Procedure and one.__module__ == module.__name__ and bool(one.verbs)
    return False


def _index(book: Rulebook) -> tuple[dict[str, tuple[Rule, ...]], list[str]]:
    asked: dict[str, tuple[Rule, ...]] = {}
    problems: list[str] = []
    for rule in book.rules:
        if not rule.at:
            problems.append(f"{rule.name} ({rule.place}): it names no verb, so it is asked nowhere")
        for at in rule.at:
            found, why = _verbs_at(book, rule.record, at)
            if why:
                problems.append(f"{rule.name} ({rule.place}): {why}")
            for name in found:
                asked[name] = (*asked.get(name, ()), rule)
    return asked, problems


def _verbs_at(book: Rulebook, record: type[Record] | None, at: str) -> tuple[list[str], str]:
    procedure, _, verb = at.partition(".")
    if procedure == "*":
        mine = [one for one in book.procedures.values() if verb in one.verbs and record in (None, one.record)]
        nowhere = f'no procedure of its record has a verb "{verb}", so it is asked nowhere'
        return [f"{one.name}.{verb}" for one in mine], "" if mine else nowhere
    if procedure not in book.procedures:
        return [], f'there is no procedure "{procedure}"{nearest(procedure, book.procedures)}'
    found = book.procedures[procedure]
    if verb not in found.verbs:
        return [], f'{procedure} has no verb "{verb}"{nearest(verb, found.verbs)}'
    if record is not None and record is not found.record:
        return [], f"{at} is of {found.record.__name__}, the rule reads {record.__name__}"
    return [at], ""


def _uncited(book: Rulebook, provisions: Collection[str]) -> Iterator[str]:
    if not provisions:
        return
    numbered = ((slot.cites, f"number {slot}", slot.place) for numbers in book.numbers for slot in slots_of(numbers))
    said = [*_citing(book), *numbered]
    lacking = {(cited, what, place) for cites, what, place in said for cited in cites if cited not in provisions}
    for cited, what, place in sorted(lacking):
        yield f"{what} ({place}): the text has no provision {cited}{nearest(cited, provisions)}"


def _unserved(book: Rulebook) -> Iterator[str]:
    for one in book.served:
        if importlib.util.find_spec(one.where) is None:
            yield f"served {' '.join(one.cites)} ({one.place}): there is no module {one.where}"


def _unread(book: Rulebook) -> Iterator[str]:
    known = dict(lifts(book))
    for key in book.edition.readings:
        if key.endswith(".lift") and key not in known:
            yield f'{book.edition.id}: no reading is called "{key}"{nearest(key, known)}'


def lifts(book: Rulebook) -> Iterator[tuple[str, Actor]]:
    """All readings of who may waive: key and actor, for the page of readings."""
    for rule in book.rules:
        if rule.lift and rule.lift.read:
            yield f"{rule.cites[0]}.lift", rule.lift.actor
    for procedure in book.procedures.values():
        for verb in procedure.verbs.values():
            for one in verb.after:
                if one.lift and one.lift.read and one.cites:
                    yield f"{one.cites.split()[0]}.lift", one.lift.actor
