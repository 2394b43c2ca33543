"""A value that is found out when it is first asked for, of a value that does not change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy(Generic[T]):
    """As `functools.cached_property`, which in Python 3.11 takes a lock each time; here two threads may both find it out."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find, self.__doc__ = find, find.__doc__
        self.name = find.__name__

    @overload
    def __get__(self, of: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, of: object, owner: type) -> T: ...
    def __get__(self, of: object | None, owner: type) -> lazy[T] | T:
        """The value, kept in the object's `__dict__`, where it is read from then on."""
        if of is None:
            return self
        found: T = self.find(of)
        of.__dict__[self.name] = found
        return found
