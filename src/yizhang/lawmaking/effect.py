"""效力: whether a published document is in force, amended, repealed or expired on a day, as the record has it (17.1a). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yizhang.lawmaking.kinds import Effect, Mode

OF_MODE = {Mode.AMEND: Effect.AMENDED, Mode.REPEAL: Effect.REPEALED, Mode.MAKE: Effect.REPEALED}
"""What a document does to the one it names; a new one takes the place of the old one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A published document that names another: which, what it does to it, from when."""

    matter: str
    title: str
    mode: Mode
    since: date

    @property
    def brings(self) -> Effect:
        """The effect of the other document once it applies."""
        return OF_MODE[self.mode]


def effect_on(day: date, since: date, until: date | None, changes: Iterable[Change]) -> Effect:
    """The effect on a day of what is in force since a day, until another if it says so, and what has been done to it by then.

    Repealed outweighs all, what has not come into force yet included; expired outweighs amended.
    """
    done = {one.brings for one in changes if one.since <= day}
    if Effect.REPEALED in done:
        return Effect.REPEALED
    if day < since:
        return Effect.TO_COME
    if until is not None and until < day:
        return Effect.EXPIRED
    return Effect.AMENDED if Effect.AMENDED in done else Effect.IN_FORCE
