"""What a pure function said of the last few things it was asked about."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from yizhang.law.values import dataclass, field

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True)
class Memory(Generic[K, V]):
    """Asks `make` for what it does not hold; when `most` are held it forgets all and begins anew, which no thread can disturb."""

    make: Callable[[K], V]
    most: int
    held: dict[K, V] = field(default_factory=dict)

    def __call__(self, key: K) -> V:
        """The answer, asked for now or known."""
        found = self.held.get(key)
        return self.put(key, self.make(key)) if found is None else found

    def put(self, key: K, value: V) -> V:
        """Know an answer without asking; it must be what `make` would say."""
        if len(self.held) >= self.most:
            self.held.clear()
        self.held[key] = value
        return value


@dataclass(frozen=True)
class Seen(Generic[K, V]):
    """As `Memory`, but knows a thing by being the very same, which for a long tuple is quicker found out than being equal."""

    make: Callable[[K], V]
    most: int
    held: dict[int, tuple[K, V]] = field(default_factory=dict)

    def __call__(self, thing: K) -> V:
        """The answer, asked for now or known."""
        found = self.held.get(id(thing))
        if found is not None and found[0] is thing:
            return found[1]
        if len(self.held) >= self.most:
            self.held.clear()
        value = self.make(thing)
        self.held[id(thing)] = thing, value
        return value
