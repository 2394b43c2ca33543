"""会签的页面: the board with its time strip, and how far a difference has been settled (53.2b)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from yizhang.documents.countersign.board import Answer, Board
from yizhang.kernel.values import FieldView, Page, Step
from yizhang.web import wording
from yizhang.web.dates import shown_date
from yizhang.web.organisation import Bar, StripRow

GRID = 8  # lines of the strip at most


@dataclass(frozen=True, slots=True)
class Side:
    """What one side holds, and on what ground."""

    organ: str
    ground: str


@dataclass(frozen=True, slots=True)
class Difference:
    """各方理据 as they were set out, else as the answers gave them; the lead's own proposal; what is done and what has yet to be."""

    sides: tuple[Side, ...]
    proposal: str
    steps: tuple[Step, ...]
    talks: str


def strip(board: Board, today: date) -> Mapping[str, Any] | None:
    """From when to when each was asked; None when no limit is known."""
    if not any(one.due for one in board.answers):
        return None
    ends = [_end(one, today) for one in board.answers]
    start, end = min(one.sent for one in board.answers), max(ends) + timedelta(days=1)
    days = (end - start).days
    step = max(1, -(-days // GRID))
    return {
        "label": _("时限"),
        "grid": [f"{100 * day / days:.2f}" for day in range(step, days, step)],
        "today": f"{100 * (today - start).days / days:.2f}" if start <= today < end else "",
        "rows": [StripRow(one.organ, _words(one, today.year), tuple(_bars(one, start, days, end))) for one in board.answers],
    }


def _end(one: Answer, today: date) -> date:
    return max(one.sent, one.due.date() if one.due else today, one.answered.date() if one.answered else one.sent)


def _words(one: Answer, year: int) -> str:
    if one.answered:
        return _("{day}{state}").format(day=shown_date(one.answered.date(), year), state=wording.said(one.state))
    return _("{day}到期").format(day=shown_date(one.due.date(), year)) if one.due else ""


def _bars(one: Answer, start: date, days: int, end: date) -> Iterator[Bar]:
    """The usual time, then what was agreed on beyond it; an answer ends the bar."""
    due = one.due.date() + timedelta(days=1) if one.due else end
    last = min(due, one.answered.date() + timedelta(days=1)) if one.answered else due
    first = min(one.usual + timedelta(days=1), last) if one.usual else last
    yield _bar(one.sent, first, start, days, one.severity, "")
    if one.usual and first < last:
        yield _bar(first, last, start, days, "note", _("商定延期"))


def _bar(from_: date, to: date, start: date, days: int, severity: str, words: str) -> Bar:
    return Bar(round(100 * (from_ - start).days / days, 2), round(100 * (to - from_).days / days, 2), words, severity)


def difference(page: Page, board: Board) -> Difference | None:
    """None while nobody disagrees; the steps of 53.2b as the matter that asked has them."""
    if not board.against:
        return None
    fields = {one.name: one for one in page.fields if not one.hidden}
    stated = tuple(_sides(fields.get("positions")))
    found = tuple(Side(one.organ, one.grounds or one.opinion) for one in board.against)
    talks = "，".join(fields[name].value for name in ("negotiated_on", "negotiated_with") if name in fields)
    steps = tuple(one for one in page.route if one.verb in ("negotiate", "state", "sign") and one.state != "not_applicable")
    proposal = fields["proposal"].value if "proposal" in fields else ""
    return Difference(stated or found, proposal, steps, talks)


def _sides(positions: FieldView | None) -> Iterator[Side]:
    for row in positions.rows if positions else ():
        cells = {one.name: one.value for one in row}
        yield Side(cells.get("organ", ""), cells.get("ground", ""))
