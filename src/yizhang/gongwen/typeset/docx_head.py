"""版头 of a .docx: paragraphs whose heights and distances put mark, number and red line where the clauses want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.docx_xml import ASCENT, BASE, W, element, framed, paragraph, pitch, spaced, twips
from yizhang.gongwen.typeset.head import heights
from yizhang.gongwen.typeset.measures import POINT, RED, TOP
from yizhang.gongwen.typeset.parts import Composition, Face, Form, Para, Run, mark_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LETTER_LINES = 2.0  # millimetres that the double line takes; text begins under it
AIR = 1.2  # height of a line of the mark, in parts of its type


def head(composition: Composition) -> Iterator[_Element]:
    """The paragraphs in their order, each as far under the one before as the measures ask."""
    at, below = heights(composition), TOP
    if composition.form is Form.LETTER:
        yield from _letter(composition)
        return
    for row, para in enumerate(composition.corner):
        yield paragraph(para)
        below = TOP + (row + 1) * pitch(para.size) / 20 * POINT
    if composition.mark:
        yield from _mark(composition, (at.mark - below) / POINT)
        below = at.mark + _mark_tall(composition) - _above(mark_size(composition), _mark_line(composition)) * POINT
    for row, para in enumerate(composition.numbered):
        lead = (at.numbered - below) / POINT - _above(para.size, pitch(para.size) / 20) if row == 0 else 0.0
        yield _numbered(para, max(0.0, lead))
    if at.line:
        yield _red_line()


def text_above(composition: Composition) -> float:
    """Points between the end of the head and the first line of text."""
    at = heights(composition)
    title = _above(measures.TITLE, pitch(measures.TITLE) / 20)
    if composition.form is Form.LETTER:
        return 2 * measures.TWIPS / 20
    return max(0.0, (at.text - at.line) / POINT - title) if at.line else (2 * measures.TWIPS / 20 if composition.mark else 0.0)


def _above(size: float, line: float) -> float:
    """Points between the upper edge of a line and that of its characters."""
    return BASE * line - ASCENT * size


def _mark_line(composition: Composition) -> float:
    return AIR * mark_size(composition)


def _mark_tall(composition: Composition) -> float:
    return len(composition.mark) * _mark_line(composition) * POINT


def _mark(composition: Composition, lead: float) -> Iterator[_Element]:
    """The mark in red; of several organs a table without lines, 文件 beside them in the middle of their height."""
    size = mark_size(composition)
    lead = max(0.0, lead - _above(size, _mark_line(composition)))
    lines = [_mark_para(text, size, "center") for text in composition.mark]
    if not composition.beside:
        spaced(lines[0], before=str(round(lead * 20)))
        yield from lines
        return
    if lead > 1:
        yield element("p", element("pPr", element("spacing", before="0", after="0", line=str(round(lead * 20)), lineRule="exact")))
    beside = _mark_para(composition.beside, size, "left")
    inner = [_mark_para(text, size, "distribute") for text in composition.mark]
    width = round(size * 20 * max(map(len, composition.mark)) * 1.02)
    side = round(size * 20 * len(composition.beside) * 1.05)
    yield _side_by_side(inner, beside, width, side)


def _side_by_side(left: list[_Element], right: _Element, width: int, side: int) -> _Element:
    margins = element("tblCellMar", element("left", w="0", type="dxa"), element("right", w="0", type="dxa"))
    properties = element(
        "tblPr", element("tblW", w=str(width + side), type="dxa"), element("jc", val="center"), element("tblLayout", type="fixed"), margins
    )
    grid = element("tblGrid", element("gridCol", w=str(width)), element("gridCol", w=str(side)))
    first = element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *left)
    second = element("tc", element("tcPr", element("tcW", w=str(side), type="dxa"), element("vAlign", val="center")), right)
    return element("tbl", properties, grid, element("tr", first, second))


def _mark_para(text: str, size: float, align: str) -> _Element:
    one = paragraph(Para("发文机关标志", (Run(text, Face.XIAOBIAOSONG),), size, "center"), before=0.05, colour=RED)
    spaced(one, before="0", line=str(round(AIR * size * 20)), lineRule="exact")
    aligned = one.find("{*}pPr/{*}jc")
    if aligned is not None:
        aligned.set(f"{{{W}}}val", align)
    return one


def _numbered(para: Para, lead: float) -> _Element:
    """Number in the middle, or number at the left and 签发人 at a stop at the right."""
    if not para.opposite:
        return paragraph(para, before=lead)
    end = twips(measures.AREA[0] - para.right * measures.CELL)
    first, *others = para.opposite
    runs = (*para.runs, Run("\t" + first.text, first.face), *(Run(run.text, run.face) for run in others))
    return paragraph(Para(para.style, runs, para.size, left=para.left), before=lead, tab=end)


def _red_line() -> _Element:
    """An empty paragraph as high as the distance that is wanted, less what the line above holds under its characters, with a red line
    along its foot, as wide as the 版心."""
    inside = (1 - BASE) * measures.TWIPS / 20 - (1 - ASCENT) * measures.BODY
    tall = round((measures.RED_LINE_BELOW / POINT - inside) * 20)
    line = element("pBdr", element("bottom", val="single", sz=str(round(measures.RED_LINE_THICK / POINT * 8)), space="0", color=RED))
    return element("p", element("pPr", line, element("spacing", before="0", after="0", line=str(tall), lineRule="exact")))


def _letter(composition: Composition) -> Iterator[_Element]:
    """A letter: its mark in a frame 30 mm from the edge of the paper, both double lines in frames, 发文字号 at the right (10.1)."""
    at, size = heights(composition), mark_size(composition)
    for text in composition.mark:
        one = _mark_para(text, size, "center")
        top = at.mark - _above(size, AIR * size) * POINT
        framed(one, measures.LEFT, top, measures.AREA[0])
        yield one
    if composition.mark:
        yield _double_line(at.line, "thickThinSmallGap")
        yield _double_line(measures.PAPER[1] - measures.LETTER_LINE_FROM_FOOT, "thinThickSmallGap")
    rows = max(len(composition.corner), len(composition.numbered))
    for row in range(rows):
        corner = composition.corner[row] if row < len(composition.corner) else None
        number = composition.numbered[row] if row < len(composition.numbered) else None
        lead = max(0.0, (at.corner - at.line - LETTER_LINES) / POINT - _above(measures.BODY, measures.TWIPS / 20)) if row == 0 else 0.0
        if corner and number:
            runs = (*corner.runs, *(Run("\t" + run.text, run.face) for run in number.runs))
            yield paragraph(Para(corner.style, runs), before=lead, tab=twips(measures.AREA[0]))
        else:
            yield paragraph(corner or number or Para("正文", ()), before=lead)


def _double_line(y: float, kind: str) -> _Element:
    """Thick over thin or thin over thick, 170 mm wide."""
    line = element("pBdr", element("top", val=kind, sz="24", space="0", color=RED))
    one = element("p", element("pPr", line, element("spacing", before="0", after="0", line="20", lineRule="exact")))
    framed(one, (measures.PAPER[0] - measures.LETTER_LINE) / 2, y, measures.LETTER_LINE)
    return one
