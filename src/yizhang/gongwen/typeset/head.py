"""版头 on the first page: corner, mark, number and 签发人, red lines (GB/T 9704 7.2, 10)."""

from __future__ import annotations

from typing import NamedTuple

from yizhang.gongwen.typeset import breaking, measures
from yizhang.gongwen.typeset.measures import AREA, GAP, LEFT, PAPER, PITCH, RED, TOP, height
from yizhang.gongwen.typeset.pages import Page, Rule
from yizhang.gongwen.typeset.parts import Composition, Face, Form, Para, Run, mark_size, wide


class Heights(NamedTuple):
    """Upper edges on the first page, in millimetres from the top of the paper: of the corner, the mark, the first line of number or 签发人,
    the red line under them (zero without one), and the text."""

    corner: float
    mark: float
    numbered: float
    line: float
    text: float


def heights(composition: Composition) -> Heights:
    """Where the parts of the head begin; without a mark and a number the text begins at the top."""
    form, mark = composition.form, measures.MARK_TOP[composition.form.value]
    if not composition.mark:
        corner = TOP + len(composition.corner) * PITCH
        return Heights(TOP, TOP, corner, 0.0, corner + len(composition.numbered) * PITCH + (2 * PITCH if composition.numbered else 0))
    below = mark + len(composition.mark) * _mark_pitch(composition) - (GAP / 2 if len(composition.mark) > 1 else 0)
    if form is Form.LETTER:
        line = below + measures.LETTER_LINE_BELOW
        first = line + 7 / 8 * height(measures.BODY)
        rows = max(len(composition.corner), len(composition.numbered))
        return Heights(first, mark, first, line, first + max(0, rows - 1) * PITCH + (height(measures.BODY) if rows else 0) + 2 * PITCH)
    numbered = below + 2 * PITCH
    last = numbered + max(0, len(composition.numbered) - 1) * PITCH + height(measures.BODY)
    if form is Form.ORDER:
        return Heights(TOP, mark, numbered, 0.0, (last if composition.numbered else below) + 2 * PITCH)
    line = (last if composition.numbered else below) + measures.RED_LINE_BELOW
    return Heights(TOP, mark, numbered, line, line + 2 * PITCH)


def _mark_pitch(composition: Composition) -> float:
    own = height(mark_size(composition))
    return own + (GAP / 2 if len(composition.mark) > 1 else 0)


def head(composition: Composition, page: Page) -> float:
    """Set the head, and give the height at which the text begins."""
    at = heights(composition)
    for row, para in enumerate(composition.corner):
        _row(page, para, at.corner + row * PITCH)
    _mark(composition, page, at.mark)
    for row, para in enumerate(composition.numbered):
        _row(page, para, at.numbered + row * PITCH)
    if at.line and composition.form is Form.LETTER:
        _letter_lines(page, at.line)
    elif at.line:
        page.rules.append(Rule(LEFT, at.line, AREA[0], measures.RED_LINE_THICK, RED))
    return at.text


def _row(page: Page, para: Para, y: float) -> None:
    for line in breaking.lines(para):
        page.set_line(line, y, para.size)
    if para.opposite:
        right = Para(para.style, para.opposite, para.size, "right", right=para.right)
        for line in breaking.lines(right):
            page.set_line(line, y, para.size)


def _mark(composition: Composition, page: Page, y: float) -> None:
    """The mark in the middle of the line; of several organs each on its line, 文件 at their right in the middle of their height."""
    size, pitch = mark_size(composition), _mark_pitch(composition)
    cell = height(size)
    widest = max(map(wide, composition.mark), default=0.0)
    left = LEFT + (AREA[0] - (widest + wide(composition.beside)) * cell) / 2
    for row, text in enumerate(composition.mark):
        _spread(page, text, left, y + row * pitch, size, widest)
    if composition.beside:
        middle = y + (len(composition.mark) * pitch - (pitch - cell) - cell) / 2
        _spread(page, composition.beside, left + widest * cell, middle, size, wide(composition.beside))


def _spread(page: Page, text: str, left: float, y: float, size: float, width: float) -> None:
    """Shorter names of a joint mark are spread to the width of the longest."""
    runs = (Run(text, Face.XIAOBIAOSONG),)
    line = next(breaking.lines(Para("发文机关标志", runs, measures.BODY)), None)
    if line is None:
        return
    stretch = (width - wide(text)) / (len(line.pieces) - 1) if len(line.pieces) > 1 else 0.0
    page.set_line(breaking.Line(line.pieces, 0.0, max(0.0, stretch)), y, size, colour=RED, left=left)


def _letter_lines(page: Page, y: float) -> None:
    """Thick over thin under the mark, thin over thick 20 mm from the foot of the paper (10.1)."""
    left = (PAPER[0] - measures.LETTER_LINE) / 2
    foot = PAPER[1] - measures.LETTER_LINE_FROM_FOOT
    for at, thick in ((y, 1.0), (y + 1.2, 0.35), (foot - 1.2, 0.35), (foot, 1.0)):
        page.rules.append(Rule(left, at, measures.LETTER_LINE, thick, RED))
