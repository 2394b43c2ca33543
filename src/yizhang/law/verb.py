"""A verb: a declared duty 应当 or power 可以."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from yizhang.law.actor import Actor
from yizhang.law.condition import Condition, Limit, Met, Where, conditions
from yizhang.law.errors import UnknownName
from yizhang.law.place import caller
from yizhang.law.record import Record
from yizhang.law.values import dataclass, field


@dataclass(frozen=True)
class Asks:
    """The fields a verb asks for; `required` ones must be filled after it."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def __add__(self, other: Asks) -> Asks:
        return Asks(self.required + other.required, self.optional + other.optional)

    @property
    def all(self) -> tuple[str, ...]:
        """In the order written."""
        return self.required + self.optional


def required(*fields: str) -> Asks:
    """Fields that must be filled when the verb is done."""
    return Asks(required=fields)


def optional(*fields: str) -> Asks:
    """Fields that may be filled."""
    return Asks(optional=fields)


@dataclass(eq=False)
class Verb:
    """What `duty` and `power` make; a class attribute of its procedure. Not changed after the class is complete.

    `after`, `reopens` and `before` name verbs by their names then; see the design for the meaning of each part. `carries` pairs a
    field with that of the child, mostly of the same name. `follows` names verbs of the parent, `dispatch.annul`, with which
    the system does this one.
    """

    kind: Literal["duty", "power"]
    label: str
    by: Actor
    after: tuple[Condition, ...]
    when: Where | None
    before: Any
    asks: Asks
    outcomes: Mapping[str, tuple[Any, ...]]
    reopens: tuple[Any, ...]
    about: tuple[str, ...]
    within: tuple[Limit, ...]
    opens: str
    each: str
    into: str
    carries: tuple[tuple[str, str], ...]
    awaits: Any
    follows: tuple[str, ...]
    cites: str
    ends: bool
    repeats: bool
    afterwards: bool
    many: bool
    formerly: str
    place: str
    name: str = ""
    conditions: tuple[Condition, ...] = ()
    """`after`, and the verb it awaits: all that it rests on"""
    said: dict[type[Record], str] = field(default_factory=dict, repr=False)

    def who(self, record: type[Record]) -> str:
        """Its actor in words, speaking the labels of the record's fields; put together once."""
        if record not in self.said:
            self.said[record] = self.by.label(record)
        return self.said[record]

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name.rstrip("_")

    def __call__(self, *outcomes: str) -> Met:
        """This verb with one of these outcomes, as a condition."""
        return Met(self, outcomes)

    @property
    def choices(self) -> tuple[str, ...]:
        """The outcomes that somebody may choose: all but those that only a passed limit brings about (semantics 24)."""
        deemed = {one.then.outcome for one in self.within if one.then.kind == "deem"}
        return tuple(one for one in self.outcomes if one not in deemed)

    @property
    def duty(self) -> bool:
        """应当: open, it is somebody's task."""
        return self.kind == "duty"


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _verb(kind: Literal["duty", "power"], label: str, by: Actor, parts: dict[str, Any], place: str) -> Verb:
    for part in parts.keys() - PARTS:
        raise UnknownName(f"{kind}(“{label}”) ({place})", "part", part, sorted(PARTS))
    outcomes = parts.get("outcomes", {})
    if not isinstance(outcomes, Mapping):
        outcomes = dict.fromkeys(outcomes, ())
    return Verb(
        kind,
        label,
        by,
        after=conditions(parts.get("after")),
        when=parts.get("when"),
        before=_each(parts.get("before")),
        asks=parts.get("asks", Asks()),
        outcomes={outcome: _each(reopens) for outcome, reopens in outcomes.items()},
        reopens=_each(parts.get("reopens")),
        about=parts.get("about", ()),
        within=_each(parts.get("within")),
        opens=parts.get("opens", ""),
        each=parts.get("each", ""),
        into=parts.get("into", ""),
        carries=tuple(one if isinstance(one, tuple) else (one, one) for one in parts.get("carries", ())),
        awaits=parts.get("awaits"),
        follows=_each(parts.get("follows")),
        cites=parts.get("cites", ""),
        ends=parts.get("ends", False),
        repeats=parts.get("repeats", False),
        afterwards=parts.get("afterwards", False),
        many=parts.get("many", False),
        formerly=parts.get("formerly", ""),
        place=place,
    )


PARTS = frozenset(
    (
        "after when before asks outcomes reopens about within opens each into carries awaits follows"
        " cites ends repeats afterwards many formerly"
    ).split()
)


def duty(label: str, *, by: Actor, **parts: Any) -> Verb:
    """应当: a verb that somebody must do once its conditions are met. Parts as in the design, table of Procedures."""
    return _verb("duty", label, by, parts, caller())


def power(label: str, *, by: Actor, **parts: Any) -> Verb:
    """可以: a verb that somebody may do while its conditions hold."""
    return _verb("power", label, by, parts, caller())
