"""Walking a model: all standings it can reach, by which shortest path, and from which of them an end can be reached."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, reduce
from operator import or_
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
    found, parts = Walk(model, {(START, 0): None}), _parts([Step.of(move) for move in model.moves if not move.verb.afterwards])
    came, todo = found.came, deque([(START, 0)])
    with _no_rings():
        while todo:
            at = todo.popleft()
            found.steps[at] = steps = [] if at[1] else _after(at[0], parts)
            for move, then in steps:
                if then not in came:
                    came[then] = (at, move)
                    todo.append(then)
    return found


@contextmanager
def _no_rings() -> Iterator[None]:
    """Without Python's search for rings: there are none among standings, and over so many it takes as long as the walk."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


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

    @property
    def reads(self) -> int:
        """The bits on which it depends whether it is open."""
        return reduce(or_, (*self.needs, *map(_reads, self.lifted)), self.shut)

    def open(self, state: int) -> bool:
        """Whether it can be done in that standing."""
        return not state & self.shut and all(state & mask for mask in self.needs) and all(one.holds(state) for one in self.lifted)


def _reads(clause: Clause) -> int:
    return reduce(or_, map(_reads, clause.behind), clause.mask)


TOGETHER = 8
"""Moves that are asked as one: of more there are too many patterns to meet one again, of fewer too many to look up."""


class Part(NamedTuple):
    """Moves that stand beside each other. Which are open depends on these bits alone, so they are asked once for each pattern of them."""

    steps: tuple[Step, ...]
    bits: int
    known: dict[int, tuple[Step, ...]]


def _parts(steps: Sequence[Step]) -> list[Part]:
    each = [tuple(steps[at : at + TOGETHER]) for at in range(0, len(steps), TOGETHER)]
    return [Part(some, reduce(or_, (one.reads for one in some)), {}) for some in each]


def _after(state: int, parts: list[Part]) -> list[tuple[Move, Standing]]:
    """All that can be done in a standing that is no end, and where it leads."""
    found = []
    for steps, bits, known in parts:
        opened = known.get(state & bits)
        if opened is None:
            opened = known[state & bits] = tuple(one for one in steps if one.open(state))
        for move, _shut, _needs, _lifted, keep, bit, left, ends in opened:
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
