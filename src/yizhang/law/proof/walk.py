"""Walking a model: all standings it can reach, by which shortest path, and from which of them an end can be reached."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from yizhang.law.procedure import Procedure
from yizhang.law.proof.model import Model, Move, models

START, ENDED = 0, 1
"""A standing is (bits, ended); nothing follows an end but what comes afterwards, which closes nothing."""
Standing = tuple[int, int]


@dataclass(frozen=True)
class Walk:
    """The standings of a model with how each was first reached."""

    model: Model
    came: dict[Standing, tuple[Standing, Move] | None] = field(default_factory=dict)
    steps: dict[Standing, list[tuple[Move, Standing]]] = field(default_factory=dict)

    def path(self, to: Standing) -> tuple[Move, ...]:
        """The shortest path from the opening."""
        found: list[Move] = []
        at = self.came[to]
        while at is not None:
            found.append(at[1])
            at = self.came[at[0]]
        return tuple(reversed(found))

    @cached_property
    def stuck(self) -> tuple[Standing, ...]:
        """The standings from which no end can be reached, the nearest first."""
        back: dict[Standing, list[Standing]] = {}
        for one, steps in self.steps.items():
            for _, then in steps:
                back.setdefault(then, []).append(one)
        fine = {one for one in self.came if one[1]}
        todo = deque(fine)
        while todo:
            for before in back.get(todo.popleft(), ()):
                if before not in fine:
                    fine.add(before)
                    todo.append(before)
        return tuple(one for one in self.came if one not in fine)

    @property
    def endings(self) -> Iterator[tuple[Standing, Move, Standing]]:
        """From which standing, by which move, into which end."""
        return ((at, move, then) for at, steps in self.steps.items() for move, then in steps if then[1])

    @cached_property
    def done(self) -> frozenset[str]:
        """The verbs that are done somewhere."""
        return frozenset(move.verb.name for steps in self.steps.values() for move, _ in steps)


def walk(model: Model) -> Walk:
    """Breadth first, so that the first way to a standing is a shortest one."""
    found = Walk(model, {(START, 0): None})
    todo = deque([(START, 0)])
    while todo:
        at = todo.popleft()
        steps = found.steps[at] = list(_steps(model, at))
        for move, then in steps:
            if then not in found.came:
                found.came[then] = (at, move)
                todo.append(then)
    return found


def _steps(model: Model, at: Standing) -> Iterator[tuple[Move, Standing]]:
    state, ended = at
    if ended:
        return
    for move in model.moves:
        if not move.verb.afterwards and move.open(state):
            then = move.done(state)
            ends = move.verb.ends and then & move.bit
            if ends or then != state:
                yield move, (then, ENDED if ends else 0)


def ways(procedure: type[Procedure]) -> int:
    """A digest of all that can be done from where to where, with and without waivers: two procedures of one digest order the same way."""
    each = (
        (granted, model.applying, at, move.verb.name, move.outcome, then)
        for granted in (False, True)
        for model in models(procedure, granted)
        for at, steps in walk(model).steps.items()
        for move, then in steps
    )
    return hash(frozenset(each))
