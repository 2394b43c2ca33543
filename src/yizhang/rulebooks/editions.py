"""Two editions in code against each other: verbs, rules, numbers and readings that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yizhang.law.numbers import readings_of, slots_of
from yizhang.law.rulebook import Rulebook

VERB_PARTS = (
    "kind", "label", "by", "conditions", "when", "before", "asks", "outcomes", "reopens", "about", "within", "opens", "each", "carries",
    "awaits", "follows", "cites", "ends", "repeats", "afterwards",
)  # fmt: skip
RULE_PARTS = ("cites", "at", "gist", "lint", "lift", "exempt", "strength")


@dataclass(frozen=True, slots=True)
class Difference:
    """One declaration that differs. `kind` verb rule watch number reading; `how` added removed changed, and in which parts."""

    kind: str
    name: str
    how: str
    was: str = ""
    now: str = ""
    cites: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """For `rulebook diff --json`."""
        return {"kind": self.kind, "name": self.name, "how": self.how, "was": self.was, "now": self.now, "cites": list(self.cites)}


def compare_books(old: Rulebook, new: Rulebook) -> tuple[Difference, ...]:
    """All differences, by kind, in the order of declaration."""
    return (
        *_compared("verb", _verbs(old), _verbs(new)),
        *_compared("rule", _rules(old.rules), _rules(new.rules)),
        *_compared("watch", _rules(old.watches), _rules(new.watches)),
        *_compared("number", _numbers(old), _numbers(new)),
        *_compared("reading", _readings(old), _readings(new)),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """A declaration as it is compared: its parts by name, citations, and how it is said when it is a value."""

    parts: Mapping[str, object]
    cites: tuple[str, ...]
    said: str = ""


def _compared(kind: str, old: Mapping[str, _Side], new: Mapping[str, _Side]) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield Difference(kind, name, "added", now=now.said, cites=now.cites)
        elif was is not None and now is None:
            yield Difference(kind, name, "removed", was=was.said, cites=was.cites)
        elif was is not None and now is not None and (parts := [part for part in was.parts if was.parts[part] != now.parts[part]]):
            yield Difference(kind, name, f"changed: {', '.join(parts)}", was.said, now.said, tuple(dict.fromkeys((*was.cites, *now.cites))))


def _verbs(book: Rulebook) -> dict[str, _Side]:
    return {
        f"{procedure.name}.{verb.name}": _Side({part: repr(getattr(verb, part)) for part in VERB_PARTS}, tuple(verb.cites.split()))
        for procedure in book.procedures.values()
        for verb in procedure.verbs.values()
    }


def _rules(rules: tuple[Any, ...]) -> dict[str, _Side]:
    return {rule.name: _Side(_parts(rule), rule.cites) for rule in rules}


def _parts(rule: Any) -> dict[str, object]:
    """What a rule says and does: a changed function is a changed rule, even under the same words."""
    code = rule.check.__code__
    said = {part: repr(getattr(rule, part, None)) for part in RULE_PARTS}
    return {**said, "check": (code.co_code, tuple(repr(one) for one in code.co_consts if not hasattr(one, "co_code")), code.co_names)}


def _numbers(book: Rulebook) -> dict[str, _Side]:
    pairs = [(slot, numbers) for numbers in book.numbers.values() for slot in slots_of(type(numbers))]
    return {str(slot): _Side({"value": slot.of(numbers)}, slot.cites, f"{slot.label}{slot.of(numbers)}") for slot, numbers in pairs}


def _readings(book: Rulebook) -> dict[str, _Side]:
    stated = {name: _Side({"value": repr(value)}, (), str(value)) for name, value in book.edition.readings.items()}
    for numbers in book.numbers.values():
        whys = readings_of(numbers)
        read = [slot for slot in slots_of(type(numbers)) if slot.name in whys]
        stated |= {str(slot): _Side({"why": whys[slot.name]}, slot.cites, whys[slot.name]) for slot in read}
    return stated
