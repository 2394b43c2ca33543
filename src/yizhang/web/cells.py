"""Cells of a register that show more than their words: how something stands, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SHAPES = {"breach": "octagon", "caution": "triangle", "note": "clock", "pass": "check"}


@dataclass(frozen=True, slots=True)
class Told:
    """Words or a day with the shape of a severity: breach, caution, note for what is under way, pass."""

    words: str | date
    severity: str

    def __str__(self) -> str:
        """As it is filtered, sorted and exported."""
        return self.words.isoformat() if isinstance(self.words, date) else self.words

    @property
    def icon(self) -> str:
        """The shape beside the words."""
        return SHAPES[self.severity]


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of a course, each with `done`, `now`, `over` (now, and late) or nothing; as text it is the stage it is in."""

    parts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """The present stage, else the last one done."""
        present = [words for words, state in self.parts if state in ("now", "over")]
        done = [words for words, state in self.parts if state == "done"]
        return (present or done[-1:] or [""])[0]
