"""A matter made again from its acts, one after the other, each under the edition of its moment: for checking, replaying, looking back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from yizhang.kernel.canonical import GENESIS
from yizhang.kernel.case import Case, World
from yizhang.kernel.kept import EMPTY
from yizhang.kernel.moment import read
from yizhang.kernel.projections import opened_after
from yizhang.kernel.statements import Row
from yizhang.kernel.writing import folded, with_opened
from yizhang.law.standing import Body, Standing


def begun(row: Row) -> Case:
    """The matter before its first act."""
    first = row._replace(
        title="", number="", seq=0, head=GENESIS, draft=not row.parent, ended_at="", end_outcome="",
        standing=EMPTY, record=EMPTY, opened=EMPTY, next_at="",
    )  # fmt: skip
    return Case(first, Standing(), World.at(read(row.opened_at), row.org, row.calendar))


def folding(row: Row, acts: Iterable[tuple[Body, str]]) -> Iterator[Case]:
    """The matter after each of its acts; these are bodies with their digests."""
    case = begun(row)
    for body, digest in acts:
        case = passed(come_to(case, read(body["at"])), body, digest)
        yield case


def come_to(case: Case, at: datetime) -> Case:
    """The matter at a later moment, with what opened or closed by itself meanwhile: by time, another organisation, another edition."""
    world = World.at(at, case.row.org, case.row.calendar)
    then, moved = replace(case, world=world), "" < case.row.next_at <= world.said
    if not case.row.seq or (not moved and world.book is case.world.book and world.org is case.world.org):
        return then
    return with_opened(then, opened_after(then.situation, None, world.book.edition.since))


def passed(case: Case, body: Body, digest: str) -> Case:
    """The matter after that act; one that was refused only lengthens the chain."""
    if body["accepted"]:
        return folded(case, body, digest)
    return case.then(case.row._replace(seq=body["seq"], head=digest, last_at=body["at"]))
