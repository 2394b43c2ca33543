"""公众意见: the opinions of all consultations that one may see, one row each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yizhang.kernel.values import Hand
from yizhang.law.finding import _
from yizhang.lawmaking.family import Paper, papers_of
from yizhang.web import bookrows
from yizhang.web.cells import Told
from yizhang.web.ledger import Row


def collected(
    columns: tuple[str, ...], by: Hand, now: datetime, most: int | None = bookrows.MOST, then: datetime | None = None
) -> Iterator[Row]:
    """Each opinion with its answer; the newest consultation first, its opinions in the order in which they came."""
    rows = list(bookrows.rows(("public_consultation",), ("title", "drafter"), by, now, most, then))
    papers = papers_of(rows, then)
    for row in rows:
        yield from rows_of(papers[str(row["matter"])], row)


def rows_of(paper: Paper, row: Row) -> Iterator[Row]:
    """The opinions of one consultation, each with what all rows of it have."""
    for at, one in enumerate(paper.values.get("opinions", ())):
        answer = one.get("answer", "")
        yield {
            **row, "states": (), "late": False, "marks": (), "at": at + 1, "who": one["who"], "opinion": one["said"],
            "answer": answer or Told(_("未答复"), "caution"), "given": answer, "reason": one.get("reason", ""),
        }  # fmt: skip
