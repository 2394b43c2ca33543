"""版记 of a .docx: lines and rows in frames as wide as the 版心, the last line on its lower edge (GB/T 9704 7.4).

A frame for each and no floating table: office programs differ on where a table as wide as the text floats, and on frames of several
paragraphs with borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.docx_xml import element, framed, paragraph, spaced, twips
from yizhang.gongwen.typeset.imprint import Row, row
from yizhang.gongwen.typeset.parts import Composition, Form, Run
from yizhang.law.values import replace

if TYPE_CHECKING:
    from lxml.etree import _Element

# In points: the height of a line of a row, what follows a row, and the paragraph that holds a line across the page.
LINE, AFTER, ACROSS = 21.9, 2.2, 1.0
THICK, THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm


def imprint(composition: Composition) -> Iterator[_Element]:
    """The paragraphs, each in its frame."""
    rows = [row(one) for one in composition.imprint]
    ruled = composition.form is not Form.LETTER
    parts: list[tuple[_Element, float]] = []
    for number, one in enumerate(rows):
        if ruled and (number == 0 or one.apart):
            parts.append((_across(THICK if number == 0 else THIN), ACROSS))
        parts.append((_row(one), one.lines * LINE + AFTER))
    top = measures.FOOT - sum(tall for _, tall in parts) * measures.POINT
    for part, tall in [*parts, *([(_across(THICK), 0.0)] if ruled else [])]:
        framed(part, measures.LEFT, top, measures.AREA[0])
        top += tall * measures.POINT
        yield part


def _across(eighths: int) -> _Element:
    border = element("pBdr", element("top", val="single", sz=str(eighths), space="0", color=measures.BLACK))
    spacing = element("spacing", before="0", after="0", line=str(round(ACROSS * 20)), lineRule="exact")
    return element("p", element("pPr", border, spacing))


def _row(one: Row) -> _Element:
    """抄送 wraps under the character after the colon; 印发机关 and date stand at the two ends of one line."""
    dated = tuple(Run("\t" + run.text) for run in one.right.runs) if one.right else ()
    end = twips(measures.AREA[0] - measures.height(measures.SMALL))
    made = paragraph(replace(one.para, runs=one.para.runs + dated), before=0.05, tab=end if dated else None)
    spaced(made, before="0", after=str(round(AFTER * 20)), line=str(round(LINE * 20)), lineRule="exact")
    return made
