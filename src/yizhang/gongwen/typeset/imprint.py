"""版记 at the foot of the last even page (GB/T 9704 7.4, 7.5)."""

from __future__ import annotations

from yizhang.gongwen.typeset import breaking, measures
from yizhang.gongwen.typeset.measures import AREA, FOOT, IMPRINT_ROW, LEFT, height
from yizhang.gongwen.typeset.pages import Page, Rule
from yizhang.gongwen.typeset.parts import Composition, Form, Imprint, Para, Run
from yizhang.law.values import dataclass

LABEL = 3.0  # characters of 抄送： under which further lines begin


@dataclass(frozen=True)
class Row:
    """A row of the 版记 with its paragraph and the lines it takes."""

    para: Para
    right: Para | None
    lines: int
    apart: bool


def set_imprint(composition: Composition, pages: list[Page], y: float) -> bool:
    """Set the 版记 where it fits under the text of an even page, else on the next even page, and tell whether it stands apart."""
    rows = [row(one) for one in composition.imprint]
    if not rows:
        return False
    tall = sum(one.lines for one in rows) * IMPRINT_ROW
    letter = composition.form is Form.LETTER  # 10.1: at the foot of its last page, whichever that is
    apart = (len(pages) % 2 == 1 and not letter) or y > FOOT - tall
    if apart:
        blank = len(pages) % 2 == 0 and not letter
        # 7.5: a blank page and the 版记 behind it are not numbered.
        pages += [Page(None), Page(None)] if blank else [Page(len(pages) + 1)]
    _set(pages[-1], rows, FOOT - tall, ruled=not letter)
    return apart


def row(one: Imprint) -> Row:
    """The paragraph of a row and how many lines it takes."""
    label = LABEL if "：" in one.left[:4] else 0.0
    left = Para("版记", (Run(one.left),), measures.SMALL, "left", first=-label, left=1 + label, right=1)
    right = Para("版记", (Run(one.right),), measures.SMALL, "right", right=1) if one.right else None
    return Row(left, right, len(list(breaking.lines(left))) or 1, one.apart)


def _set(page: Page, rows: list[Row], top: float, *, ruled: bool) -> None:
    inside = (IMPRINT_ROW - height(measures.SMALL)) / 2
    for number, one in enumerate(rows):
        thick = measures.IMPRINT_THICK if number == 0 else measures.IMPRINT_THIN
        if ruled and (number == 0 or one.apart):
            page.rules.append(Rule(LEFT, top, AREA[0], thick))
        for at, line in enumerate(breaking.lines(one.para)):
            page.set_line(line, top + at * IMPRINT_ROW + inside, measures.SMALL)
        for line in breaking.lines(one.right) if one.right else ():
            page.set_line(line, top + inside, measures.SMALL)
        top += one.lines * IMPRINT_ROW
    if ruled:
        page.rules.append(Rule(LEFT, FOOT, AREA[0], measures.IMPRINT_THICK))
