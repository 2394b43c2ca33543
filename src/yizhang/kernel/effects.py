"""Effects: what an accepted act does to a chapter's own tables (semantics 42). No checks, no notices, no further acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yizhang.law.record import Record
from yizhang.law.standing import Body


@dataclass(frozen=True)
class EffectContext:
    """The matter as it is after the act: identifier, typed record, moment."""

    matter: str
    record: Record
    now: datetime


Effect = Callable[[Body, EffectContext], None]
EFFECTS: dict[str, list[Effect]] = {}
BUMPS: dict[str, str] = {}


def effect(*verbs: str, bumps: str = "") -> Callable[[Effect], Effect]:
    """Declare an effect of `portfolio.enter` and the like. `bumps` names a version it changes (`org`, `calendar`)."""

    def declare(run: Effect) -> Effect:
        for verb in verbs:
            if run not in EFFECTS.setdefault(verb, []):
                EFFECTS[verb].append(run)
            if bumps:
                BUMPS[verb] = bumps
        return run

    return declare
