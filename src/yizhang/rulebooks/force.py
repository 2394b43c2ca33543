"""What gives a provision force: the verbs, conditions, limits, rules, watches and numbers that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yizhang.law.condition import Reading
from yizhang.law.numbers import Numbers, Slot, readings_of, slots_of
from yizhang.law.procedure import Procedure
from yizhang.law.rule import Rule, Watch
from yizhang.law.rulebook import Rulebook
from yizhang.law.verb import Verb


@dataclass(frozen=True, slots=True)
class Force:
    """One declaration that cites a provision. `kind`: verbs conditions limits fields sights rules watches numbers principles served."""

    kind: str
    name: str
    label: str
    detail: str = ""
    place: str = ""

    def as_json(self) -> dict[str, str]:
        """Without its kind, under which it is listed."""
        return {"name": self.name, "label": self.label, "detail": self.detail, "place": self.place}


def forces(book: Rulebook, provision: str) -> tuple[Force, ...]:
    """All declarations of the rulebook that cite the provision."""
    return tuple(dict.fromkeys(force for cites, force in _everything(book) if provision in cites))


def _everything(book: Rulebook) -> Iterator[tuple[tuple[str, ...], Force]]:
    for procedure in book.procedures.values():
        yield from _of_procedure(book, procedure)
    yield from ((rule.cites, _of_rule("rules", rule)) for rule in book.rules)
    yield from ((watch.cites, _of_rule("watches", watch)) for watch in book.watches)
    for numbers in book.numbers.values():
        yield from ((slot.cites, _of_slot(slot, numbers)) for slot in slots_of(type(numbers)))
    yield from ((one.cites, Force("principles", "", one.why)) for one in book.principles)
    yield from ((one.cites, Force("served", one.where, one.how)) for one in book.served)


def _of_procedure(book: Rulebook, procedure: type[Procedure]) -> Iterator[tuple[tuple[str, ...], Force]]:
    for verb in procedure.verbs.values():
        who = verb.by.label(procedure.record)
        name, label = f"{procedure.name}.{verb.name}", f"{procedure.label}·{verb.label}"
        cites = (*verb.cites.split(), *(cited for part in verb.by.parts() for cited in part.cites.split()))
        yield cites, Force("verbs", name, label, who, verb.place)
        for condition in verb.conditions:
            cites = _split(condition.cites, *(one.cites for one in condition.each()))
            yield cites, Force("conditions", name, label, _rests(procedure, verb), verb.place)
        for limit in verb.within:
            said = _said(book, limit.duration, limit.until)
            yield tuple(limit.cites.split()), Force("limits", name, label, said, verb.place)
    for spec in procedure.record.__fields__.values():
        yield tuple(spec.cites.split()), Force("fields", f"{procedure.name}.{spec.name}", f"{procedure.label}·{spec.label}")
    for seen in procedure.sights:
        yield tuple(seen.cites.split()), Force("sights", procedure.name, procedure.label, seen.actor.label(procedure.record))


def _split(*cites: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in cites for one in each.split()))


def _rests(procedure: type[Procedure], verb: Verb) -> str:
    """Labels of the verbs it comes after."""
    named = dict.fromkeys(one.verb for condition in verb.conditions for one in condition.each())
    return "、".join(procedure.verbs[name].label for name in named if name in procedure.verbs)


def _said(book: Rulebook, duration: Any, until: str) -> str:
    """The limit as this edition has it."""
    if isinstance(duration, Reading):
        return _said(book, duration.value, until)
    if isinstance(duration, Slot):
        return str(duration.of(book.numbers[duration.owner]))
    return str(duration) if duration is not None else until


def _of_rule(kind: str, rule: Rule | Watch) -> Force:
    return Force(kind, rule.name, rule.gist, " ".join(rule.at) if isinstance(rule, Rule) else f"每{rule.period}", rule.place)


def _of_slot(slot: Slot, numbers: Numbers) -> Force:
    why = readings_of(numbers).get(slot.name)
    return Force("numbers", str(slot), slot.label, f"{slot.of(numbers)}" + (f"（读法：{why}）" if why is not None else ""))
