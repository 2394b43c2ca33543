"""相关事项 beside a matter: many of one kind are one line that opens, so that fifty recipients do not fill the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from yizhang.kernel.values import Related

MANY = 5
"""So many of one kind are listed; more are folded."""
OPEN = "在办"


@dataclass(frozen=True, slots=True)
class Kin:
    """Those of one kind: 分送 50 件，已办结 43 件."""

    label: str
    each: tuple[Related, ...]

    @property
    def folded(self) -> bool:
        """Whether they are one line."""
        return len(self.each) > MANY

    @property
    def done(self) -> int:
        """How many have ended."""
        return sum(one.state != OPEN for one in self.each)


def gathered(related: Iterable[Related]) -> tuple[Kin, ...]:
    """By kind of link and of matter, in the order in which the first of each stands; within one the open ones first."""
    rows = list(related)
    first = {key: at for at, key in reversed([(at, (one.kind, one.label)) for at, one in enumerate(rows)])}
    ordered = sorted(rows, key=lambda one: (first[(one.kind, one.label)], one.state != OPEN, one.whose or one.title))
    return tuple(Kin(label, tuple(each)) for (_, label), each in groupby(ordered, key=lambda one: (one.kind, one.label)))
