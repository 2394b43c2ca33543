"""Where the parts of a procedure stand on a page: a row for each verb, further right the longer the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from yizhang.law.procedure import Procedure, stands_on
from yizhang.law.verb import Verb

LEFT, ROW, STEP = 160, 130, 180
"""Points: where the first column begins, the height of a row, the width of a step."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A box in points."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Its height on the page."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Plan:
    """A procedure's verbs in rows. `rests`: each verb with another that rests on it."""

    verbs: tuple[Verb, ...]
    rests: tuple[tuple[str, str], ...]
    ranks: dict[str, int]

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """The box of every part."""
        found = {"start": Shape(30, 52, 36, 36), "all": Shape(96, 45, 50, 50)}
        for row, verb in enumerate(self.verbs):
            x, y = LEFT + self.ranks[verb.name] * STEP, 30 + row * ROW
            found |= {
                f"{verb.name}_merge": Shape(x, y + 20, 40, 40),
                f"{verb.name}_may": Shape(x + 62, y + 22, 36, 36),
                f"{verb.name}_task": Shape(x + 120, y, 110, 80),
                f"{verb.name}_gone": Shape(x + 157, y + 62, 36, 36),
                f"{verb.name}_record": Shape(x + 252, y + 15, 60, 50),
            }
            if verb.ends:
                found[f"{verb.name}_over"] = Shape(x + 334, y + 22, 36, 36)
        return found

    def line(self, source: str, target: str) -> tuple[tuple[int, int], ...]:
        """The points from one box to another: straight on in a row, around below when it leads back, down from the fork."""
        a, b = self.shapes[source], self.shapes[target]
        if source == "all":
            return ((a.x + 25, a.y + a.height), (a.x + 25, b.middle), (b.x, b.middle))
        if b.x > a.x and a.middle == b.middle:
            return ((a.x + a.width, a.middle), (b.x, b.middle))
        if source.rpartition("_")[0] == target.rpartition("_")[0]:
            below = self.shapes[source.rpartition("_")[0] + "_task"].y + 112
            return ((a.x + a.width // 2, a.y + a.height), (a.x + a.width // 2, below), (b.x + 18, below), (b.x + 18, b.y + b.height))
        down = b.y > a.y
        return ((a.x + a.width // 2, a.y + (a.height if down else 0)), (b.x + 18, b.y + (0 if down else b.height)))


def planned(procedure: type[Procedure]) -> Plan:
    """The plan of a procedure without what comes after its end."""
    verbs = {name: verb for name, verb in procedure.verbs.items() if not verb.afterwards}
    rests = tuple((source, name) for name, verb in verbs.items() for source in verbs if source in stands_on(verb))
    ranks: dict[str, int] = {}
    for name in verbs:
        _rank(procedure, name, ranks)
    return Plan(tuple(verbs.values()), rests, ranks)


def _rank(procedure: type[Procedure], name: str, known: dict[str, int]) -> int:
    """How many verbs stand one after another before it; a way around in a circle counts once."""
    if name not in known:
        known[name] = 0
        known[name] = max((1 + _rank(procedure, one, known) for one in stands_on(procedure.verbs[name])), default=0)
    return known[name]
