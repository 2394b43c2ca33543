"""Stretches of the door's work, told to whoever measures them: nobody, unless the program that serves has somebody listen.

Names of stretches, verbs and outcomes only: nothing that somebody typed, and no one's name (semantics 61).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

End = Callable[[str], None]
"""Called at the end with how it came out: an outcome, or the kind of error."""
Listener = Callable[[str, str], End]
"""Called at the beginning with the name of the stretch and what it is about."""
LISTENERS: list[Listener] = []


class Span:
    """One stretch; `came` is said before its end."""

    __slots__ = ("about", "came", "ends", "name")

    def __init__(self, name: str, about: str) -> None:
        self.name, self.about, self.came = name, about, ""
        self.ends: Sequence[End] = ()

    def __enter__(self) -> Self:
        self.ends = [listener(self.name, self.about) for listener in LISTENERS] if LISTENERS else ()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for end in self.ends[::-1]:
            end(kind.__name__ if kind else self.came)


def span(name: str, about: str = "") -> Span:
    """`with span("perform", verb) as stretch: …; stretch.came = "Done"`."""
    return Span(name, about)
