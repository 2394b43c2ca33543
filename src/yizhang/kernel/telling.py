"""Whom an accepted act is told to besides those who get a task by it: a chapter says whom and what, the kernel writes the notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from yizhang.kernel.effects import EffectContext
from yizhang.law.standing import Body


@dataclass(frozen=True)
class Word:
    """One message: to which seats, in which words, about which matter. It is dealt with once that matter is opened."""

    seats: tuple[str, ...]
    template: str
    about: str
    values: Mapping[str, str] = field(default_factory=dict)


Teller = Callable[[Body, EffectContext], Iterable[Word]]
TELLERS: dict[str, list[Teller]] = {}


def tells(*verbs: str) -> Callable[[Teller], Teller]:
    """Declare who is told of `dispatch.annul` and the like."""

    def declare(tell: Teller) -> Teller:
        for verb in verbs:
            if tell not in TELLERS.setdefault(verb, []):
                TELLERS[verb].append(tell)
        return tell

    return declare
