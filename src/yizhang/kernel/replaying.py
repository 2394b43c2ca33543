"""Judge the past again: what each act would find by the code of now, with the facts it kept (semantics 60).

It reports, and breaks nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from yizhang.kernel import statements
from yizhang.kernel.attempt import Attempt
from yizhang.kernel.case import Case
from yizhang.kernel.contents import unpacked
from yizhang.kernel.judging import judge
from yizhang.kernel.models import Act
from yizhang.kernel.moment import read
from yizhang.kernel.refolding import begun, come_to, passed
from yizhang.kernel.statements import Row
from yizhang.kernel.values import Hand
from yizhang.law.org import SYSTEM
from yizhang.law.rulebook import Rulebook
from yizhang.law.standing import Body


@dataclass(frozen=True, slots=True)
class Difference:
    """An act that would be judged otherwise: `was` and `now` are the codes of what was and would be found."""

    matter: str
    act: int
    verb: str
    was: tuple[str, ...]
    now: tuple[str, ...]


def replay(matter: str, book: Rulebook | None = None) -> tuple[Difference, ...]:
    """Every act of somebody at a verb of the procedure, judged again under the edition of its moment, or under this one.

    A rule that wants a fact which the act did not keep is not asked. Nothing is written.
    """
    row = statements.read(matter)
    return () if row is None else tuple(_differing(row, book))


def _differing(row: Row, book: Rulebook | None) -> Iterator[Difference]:
    for before, body in walked(row):
        case = replace(before, world=replace(before.world, book=book)) if book else before
        if body["verb"] in case.procedure.verbs and body.get("person") != SYSTEM:
            was, now = _codes(body.get("findings", ())), tuple(sorted({one.code for one in judge(case, attempted(body)).findings}))
            if was != now:
                yield Difference(row.id, body["seq"], body["verb"], was, now)


def walked(row: Row) -> Iterator[tuple[Case, Body]]:
    """The matter as it stood before each of its acts, and the act."""
    case = begun(row)
    for act in Act.objects.filter(matter=row.id).order_by("seq"):
        case, body = reached(case, act)
        yield case, body
        case = passed(case, body, act.digest)


def reached(case: Case, act: Act) -> tuple[Case, Body]:
    """The matter at the moment of its next act, before it, and what the act says."""
    body: dict[str, Any] = json.loads(act.body)
    return come_to(case, read(body["at"])), body


def attempted(body: Body) -> Attempt:
    """The act as somebody attempted it, with the facts that it kept."""
    hand = Hand(body["person"], body["post"], body.get("behalf", ""))
    return Attempt(body["verb"], hand, unpacked(body.get("input", {})), body.get("outcome", ""), facts=body.get("facts", {}))


def _codes(findings: Any) -> tuple[str, ...]:
    return tuple(sorted({str(one["code"]) for one in findings if isinstance(one, Mapping)}))
