"""For every condition the shortest path on which only it fails, and what is then refused by which article: to be read against the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from yizhang.law.fieldtype import Json
from yizhang.law.judge import status
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure
from yizhang.law.proof.claims import said
from yizhang.law.proof.model import Model, Move, models
from yizhang.law.proof.walk import Walk, walk
from yizhang.law.situation import Situation
from yizhang.law.standing import Mark, Standing
from yizhang.law.values import dataclass

LONG_AGO = datetime(2026, 3, 2, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Refusal:
    """What is refused after a path, by which provisions, and whether the evaluator of the door says so, too."""

    procedure: str
    verb: str
    label: str
    path: tuple[str, ...]
    cites: tuple[str, ...]
    reason: str
    holds: bool

    def __str__(self) -> str:
        path = " → ".join(self.path) or "（刚开始）"
        return f"{self.procedure}.{self.verb} “{self.label}” {' '.join(self.cites)}｜{self.reason}｜{path}"


def refusals(procedure: type[Procedure]) -> tuple[Refusal, ...]:
    """What each condition of each verb refuses when it alone fails, by the shortest path, in order of declaration."""
    best: dict[tuple[str, tuple[str, ...], str], Refusal] = {}
    for model in models(procedure):
        for verb, path, state in _alone(walk(model)):
            one = _asked(model, verb, path, state)
            key = (verb, one.cites, one.reason)
            if key not in best or len(one.path) < len(best[key].path):
                best[key] = one
    order = list(procedure.verbs)
    return tuple(sorted(best.values(), key=lambda one: (order.index(one.verb), one.cites, len(one.path))))


def _alone(found: Walk) -> Iterator[tuple[str, tuple[Move, ...], int]]:
    """Standings, nearest first, in which one condition of a verb fails and all else holds."""
    seen: set[tuple[str, int]] = set()
    for at in found.came:
        state, ended = at
        for move in () if ended else found.model.moves:
            if state & move.closed_by or state & move.own or move.verb.afterwards:
                continue
            failing = [place for place, one in enumerate(move.clauses) if not one.holds(state)]
            if len(failing) == 1 and (key := (move.verb.name, failing[0])) not in seen:
                seen.add(key)
                yield move.verb.name, found.path(at), state


def _asked(model: Model, verb: str, path: tuple[Move, ...], state: int) -> Refusal:
    """Ask the door's own evaluator in that standing: it must refuse, too, and its words and articles are what is told."""
    at = _situation(model, state)
    found = [one for one in status(at, verb).findings if one.refuses]
    declared = model.procedure.verbs[verb]
    cites = tuple(dict.fromkeys(cited for one in found for cited in one.cites))
    reason = "；".join(one.message for one in found)
    return Refusal(model.procedure.name, verb, declared.label, said(path), cites, reason, bool(found) and bool(cites))


def _situation(model: Model, state: int) -> Situation:
    """The standing as the door would hold it; nobody acts in it, so it needs no organisation."""
    marks = {
        name: Mark(at=LONG_AGO, effective=LONG_AGO, person="", post="", seq=place, outcome=outcome)
        for place, ((name, outcome), bit) in enumerate(model.bits.items(), start=1)
        if state & bit
    }
    values: Mapping[str, Json] = model.values
    nobody, nothing = cast(Org, None), cast(Any, None)
    return Situation(model.procedure, nobody, values, Standing(marks), Opener("", "", ""), LONG_AGO + timedelta(days=3650), nothing)
