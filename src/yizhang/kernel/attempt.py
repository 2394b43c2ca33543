"""What somebody wants to do, read against the declaration: unknown fields and wrong types end here (semantics 33)."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from yizhang.kernel.canonical import NotCanonical, canonical
from yizhang.kernel.values import BadShape, Hand, Input
from yizhang.law.fieldtype import FieldType, Json
from yizhang.law.record import Record, fields_of
from yizhang.law.standing import NOTHING


class Attempt(NamedTuple):
    """A verb, who, with what."""

    verb: str
    hand: Hand
    input: Input = NOTHING
    outcome: str = ""
    confirmed: tuple[str, ...] = ()
    key: str = ""
    sent: Input | None = None
    """the input as it was sent, where the door has taken something out of it"""
    facts: Mapping[str, Json] | None = None
    """what the rules were given, of an act that is judged again"""

    @property
    def digest(self) -> str:
        """Of everything but the confirmations: the same request has the same (semantics 39)."""
        plain = canonical(
            {
                "verb": self.verb,
                "input": dict(self.input if self.sent is None else self.sent),
                "outcome": self.outcome,
                "behalf": self.hand.behalf,
            }
        )
        return hashlib.sha256(plain.encode()).hexdigest()


def shaped(record: type[Record], asked: Iterable[str], given: Input) -> dict[str, Json]:
    """The input in canonical form. Raises BadShape naming each field that nobody asked for or that is not of its type."""
    if not given:
        return {}
    specs, allowed, problems = fields_of(record), list(asked), dict[str, str]()
    clean: dict[str, Json] = {}
    for name, value in given.items():
        if name not in allowed:
            near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.5)
            problems[name] = "这一步不填这一栏" + (f"，是否指“{specs[near[0]].label}”（{near[0]}）" if near else "")
            continue
        try:
            clean[name] = canonical_value(specs[name].type, value)
        except ValueError as wrong:
            problems[name] = str(wrong)
    if problems:
        raise BadShape(problems)
    try:
        canonical(clean)
    except NotCanonical as wrong:
        raise BadShape({"": str(wrong)}) from None
    return clean


def canonical_value(kind: FieldType, value: Any) -> Json:
    """A value of the type, read and written again; an empty one clears the field. Raises ValueError."""
    if value in ("", [], None):
        return ""
    return kind.dump(kind.load(value))


def outcome_known(outcomes: Mapping[str, object], outcome: str) -> None:
    """Raises BadShape for an outcome that the verb does not have."""
    if outcome and outcome not in outcomes:
        known = "、".join(outcomes) or "无"
        raise BadShape({"outcome": f"没有“{outcome}”这一结果；可选：{known}"})
