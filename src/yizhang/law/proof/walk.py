"""Walking a model: all standings it can reach, by which shortest path, and from which of them an end can be reached."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from yizhang.law.procedure import Procedure
from yizhang.law.proof.model import Clause, Model, Move, models
from yizhang.law.values import dataclass, field

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
    found, steps = Walk(model, {(START, 0): None}), [Step.of(move) for move in model.moves if not move.verb.afterwards]
    todo = deque([(START, 0)])
    while todo:
        at = todo.popleft()
        found.steps[at] = [] if at[1] else _after(at[0], steps)
        for move, then in found.steps[at]:
            if then not in found.came:
                found.came[then] = (at, move)
                todo.append(then)
    return found


class Step(NamedTuple):
    """A move as the walk asks it, a great many times: what closes it, what it needs, what it leaves."""

    move: Move
    shut: int
    needs: tuple[int, ...]
    lifted: tuple[Clause, ...]
    keep: int
    bit: int
    left: int
    ends: bool

    @classmethod
    def of(cls, move: Move) -> Step:
        """Its masks, those of the conditions that nothing lifts apart."""
        shut = move.closed_by | (0 if move.verb.repeats else move.own)
        needs = tuple(one.mask for one in move.clauses if not one.behind)
        lifted = tuple(one for one in move.clauses if one.behind)
        return cls(move, shut, needs, lifted, ~move.own, move.bit, ~move.undoes, move.verb.ends)


def _after(state: int, steps: list[Step]) -> list[tuple[Move, Standing]]:
    """All that can be done in a standing that is no end, and where it leads."""
    found = []
    for move, shut, needs, lifted, keep, bit, left, ends in steps:
        if state & shut:
            continue
        for mask in needs:
            if not state & mask:
                break
        else:
            if lifted and not all(one.holds(state) for one in lifted):
                continue
            then = (state & keep | bit) & left
            if ends and then & bit:
                found.append((move, (then, ENDED)))
            elif then != state:
                found.append((move, (then, 0)))
    return found


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
