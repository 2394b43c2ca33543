"""What must hold in every standing, and the named invariants over histories that chapters declare (49.2b: …先经秘书长)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from yizhang.law.actor import Actor
from yizhang.law.citation import cited
from yizhang.law.place import caller
from yizhang.law.procedure import Procedure
from yizhang.law.proof.model import Move, acts_as, models
from yizhang.law.proof.walk import Standing, Walk, walk
from yizhang.law.rule import STATED
from yizhang.law.values import dataclass, field


@dataclass(frozen=True)
class Invariant:
    """Whatever way a matter takes, an act of `then` has one of `first` before it, in the procedures named by `over`."""

    cites: tuple[str, ...]
    said: str
    over: tuple[str, ...]
    then: Actor
    first: Actor
    but: tuple[str, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """Its first provision and what it says."""
        return f"{self.cites[0]} {self.said}"


def invariant(cites: str, said: str, *, over: str, then: Actor, first: Actor, but: str = "") -> Invariant:
    """`invariant("49.2b", "先经秘书长审核", over="request", then=mayor, first=secretary_general)`; `but` names verbs left free."""
    here = caller()
    one = Invariant(cited(cites, f"invariant ({here})"), said, tuple(over.split()), then, first, tuple(but.split()), here)
    sys._getframe(1).f_globals.setdefault(STATED, []).append(one)
    return one


@dataclass(frozen=True)
class Violation:
    """What does not hold, in which procedure, and the shortest path on which one sees it."""

    procedure: str
    invariant: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Proved:
    """What the walk of a procedure found."""

    procedure: str
    standings: int
    violations: tuple[Violation, ...]


NO_END, NEVER, LEFT = "从这里到不了办结", "这一步在任何情形下都办不到", "办结时还有应办未办的"


def prove(procedure: type[Procedure], invariants: Iterable[Invariant] = ()) -> Proved:
    """Walk it twice: as it is, and with every waiver granted, in which the invariants must hold all the same."""
    walks = [walk(one) for granted in (False, True) for one in models(procedure, granted)]
    mine = [one for one in invariants if procedure.name in one.over]
    broken = [each for one in mine for each in _broken(procedure, walks, one)]
    found = [*_ends(procedure, walks), *_dead(procedure, walks), *_left(procedure, walks), *broken]
    unique = {(one.invariant, one.path[-1:] if one.invariant == NO_END else one.path): one for one in reversed(found)}
    return Proved(procedure.name, sum(len(one.came) for one in walks), tuple(reversed(unique.values())))


def _ends(procedure: type[Procedure], walks: list[Walk]) -> Iterator[Violation]:
    """An end is reachable from everywhere; the nearest standing from which none is, for each model."""
    for one in walks:
        if one.stuck:
            yield Violation(procedure.name, NO_END, said(one.path(one.stuck[0])))


def _dead(procedure: type[Procedure], walks: list[Walk]) -> Iterator[Violation]:
    """Every verb can be done somewhere."""
    done = frozenset().union(*(one.done for one in walks))
    for name, verb in procedure.verbs.items():
        if name not in done and not verb.afterwards:
            yield Violation(procedure.name, f"{NEVER}：{verb.label}（{name}）", ())


def _left(procedure: type[Procedure], walks: list[Walk]) -> Iterator[Violation]:
    """No duty ends the matter while another is open, unless that one would end it, too: 答复意见 or 无意见.

    Only as the text has it: what a waiver passed over is closed by the waiver (semantics 15).
    """
    told: set[tuple[str, str]] = set()
    for one in (each for each in walks if not each.model.granted):
        for at, move, then in one.endings:
            for open_ in one.model.duties_open(at[0], then[0]):
                if move.verb.duty and not open_.ends and (pair := (move.verb.name, open_.name)) not in told:
                    told.add(pair)
                    yield Violation(procedure.name, f"{LEFT}：{open_.label}（{open_.name}）", said((*one.path(at), move)))


def _broken(procedure: type[Procedure], walks: list[Walk], claim: Invariant) -> Iterator[Violation]:
    """The shortest history in which `then` acts without `first` before it."""
    for one in walks:
        first = [move for move in one.model.moves if acts_as(move.verb, claim.first)]
        path = _without(one, {move.verb.name for move in first}, claim)
        if path is not None:
            yield Violation(procedure.name, claim.name, said(path))
            return


def _without(found: Walk, first: set[str], claim: Invariant) -> tuple[Move, ...] | None:
    """A shortest path that never does a verb of `first` and ends with one of `then`: histories, not marks."""
    start = next(iter(found.came))
    came: dict[Standing, tuple[Standing, Move] | None] = {start: None}
    todo = [start]
    for at in todo:
        for move, then in found.steps[at]:
            if acts_as(move.verb, claim.then) and move.verb.name not in (*first, *claim.but):
                return (*_back(came, at), move)
            if move.verb.name not in first and then not in came:
                came[then] = (at, move)
                todo.append(then)
    return None


def _back(came: dict[Standing, tuple[Standing, Move] | None], to: Standing) -> tuple[Move, ...]:
    found: list[Move] = []
    at = came[to]
    while at is not None:
        found.append(at[1])
        at = came[at[0]]
    return tuple(reversed(found))


def said(path: Iterable[Move]) -> tuple[str, ...]:
    """A path in words: 文电“登记”, 市长“批示：同意”."""
    return tuple(f"{one.verb.label}：{one.outcome}" if one.outcome else one.verb.label for one in path)
