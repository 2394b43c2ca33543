"""How a scenario reaches the office: through the door, or (in `api`) over HTTP. The same calls, the same answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from yizhang import kernel
from yizhang.kernel.values import Asks, BadShape, Done, Hand, Outcome
from yizhang.law.fieldtype import Json


@dataclass(frozen=True)
class Answer:
    """What an act got: 准 须确认 拒绝 不存在, or 不合式; the provisions and sentences of the findings, and what to confirm."""

    got: str
    matter: str = ""
    cites: frozenset[str] = frozenset()
    messages: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """An act that somebody wants: on a matter, or a new one of a procedure."""

    hand: Hand
    verb: str
    input: Mapping[str, Json]
    outcome: str = ""
    matter: str = ""
    procedure: str = ""
    confirmed: tuple[str, ...] = ()


class Driver(Protocol):
    """Through which a scenario is played."""

    def act(self, wish: Wish, now: datetime) -> Answer:
        """Do it, and say what came of it."""


class Door:
    """Straight through the kernel's door."""

    def act(self, wish: Wish, now: datetime) -> Answer:
        """A new matter is opened with what its first form says, as on the screens, and its first verb done."""
        try:
            if wish.matter:
                return answer(self._perform(wish, now), wish.matter)
            opened = kernel.open_matter(wish.procedure, wish.hand, wish.input, now=now)
            if not isinstance(opened, Done):
                return answer(opened)
            return answer(self._perform(replace(wish, matter=opened.matter, input={}), now), opened.matter)
        except BadShape as wrong:
            return Answer("不合式", wish.matter, messages=(str(wrong),))

    def _perform(self, wish: Wish, now: datetime) -> Outcome:
        return kernel.perform(wish.matter, wish.verb, wish.hand, wish.input, wish.outcome, wish.confirmed, now=now)


def answer(outcome: Outcome, matter: str = "") -> Answer:
    """An outcome of the door as a scenario speaks of it."""
    cites = frozenset(cite for one in outcome.findings for cite in one.cites)
    messages = tuple(one.message for one in outcome.findings)
    if isinstance(outcome, Done):
        return Answer("准", outcome.matter or matter, cites, messages)
    if isinstance(outcome, Asks):
        return Answer("须确认", matter, cites, messages, outcome.digests)
    return Answer("不存在" if outcome.not_found else "拒绝", matter, cites, messages)
