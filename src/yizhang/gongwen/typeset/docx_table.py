"""A table in WordprocessingML: lines around every cell, the first row repeated on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.typeset.docx_xml import element, paragraph, twips
from yizhang.gongwen.typeset.parts import Para, Run
from yizhang.gongwen.typeset.table import PAD

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_MIDDLE = 12  # characters: shorter words stand in the middle of their cell


def table(rows: list[Para]) -> _Element:
    """The rows, all of the same columns."""
    widths = [str(twips(one)) for one in rows[0].columns]
    lines = [
        element(side, val="single", sz="4", space="0", color="auto") for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margins = [element(side, w=str(twips(PAD)), type="dxa") for side in ("left", "right")]
    whole = str(sum(map(int, widths)))
    properties = element(
        "tblPr", element("tblW", w=whole, type="dxa"), element("tblInd", w="0", type="dxa"), element("tblBorders", *lines),
        element("tblLayout", type="fixed"), element("tblCellMar", *margins),
    )  # fmt: skip
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *(_row(row, widths, first=at == 0) for at, row in enumerate(rows)))


def _row(row: Para, widths: list[str], *, first: bool) -> _Element:
    properties = element("trPr", element("cantSplit"), *([element("tblHeader")] if first else []))
    cells = [_cell(runs, width, row.size) for runs, width in zip(row.cells, widths, strict=True)]
    return element("tr", properties, *cells)


def _cell(runs: tuple[Run, ...], width: str, size: float) -> _Element:
    align = "center" if sum(len(run.text) for run in runs) <= LONGEST_MIDDLE else "left"
    inside = paragraph(Para("表格", runs or (Run(""),), size, align))
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa"), element("vAlign", val="center")), inside)
