"""Which fields of a record a function reads: what it says cannot change while those do not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from yizhang.law.record import Record

R = TypeVar("R", bound=Record)
ALL = "__dict__"


class Reads:
    """Lends records out and knows which of their fields were read."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def of(self, record: R) -> R:
        """The record, with the same values and of its kind, watched."""
        kind: Any = type(record)
        lent = object.__new__(_watched(kind))
        object.__getattribute__(lent, ALL).update(record.__dict__)
        object.__setattr__(lent, "_noted", self._names.add)
        return cast(R, lent)

    @property
    def names(self) -> frozenset[str] | None:
        """The fields read so far; None once somebody has looked at all of them together."""
        return None if ALL in self._names else frozenset(self._names)


@cache
def _watched(kind: Any) -> Any:
    fields = frozenset((*kind.__fields__, ALL))

    def read(record: Record, name: str) -> Any:
        if name in fields:
            noted: Callable[[str], None] = object.__getattribute__(record, "_noted")
            noted(name)
        return object.__getattribute__(record, name)

    def plain(cls: Any, **values: object) -> Any:
        return kind(**values)

    # Only `of` makes one; a record that a function makes of it is of the plain kind.
    return type(kind.__name__, (kind,), {"__slots__": ("_noted",), "__getattribute__": read, "__new__": plain})
