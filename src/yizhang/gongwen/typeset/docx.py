"""A composition as .docx: styles, exact pitch and anchored parts, so that a word processor sets it again by itself, and no field but the
page number. Equal input gives equal bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import docx_head, docx_parts, measures
from yizhang.gongwen.typeset.docx_xml import element, paragraph, twips
from yizhang.gongwen.typeset.lay import Laid
from yizhang.gongwen.typeset.parts import Composition, Form, Imprint, Para, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

EPOCH = (1980, 1, 1, 0, 0, 0)


def write(composition: Composition, laid: Laid) -> bytes:
    """The package. `laid` tells whether the 版记 stands on a page of its own."""
    from lxml import etree

    text = etree.tostring(_document(composition, laid), xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped({**docx_parts.fixed(composition), "word/document.xml": text})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package with fixed dates and order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, parts[name])
    return out.getvalue()


def _document(composition: Composition, laid: Laid) -> _Element:
    body = element("body")
    for one in docx_head.head(composition):
        body.append(one)
    for number, para in enumerate(composition.text):
        body.append(paragraph(para, before=docx_head.text_above(composition) if number == 0 else None))
    if composition.imprint and laid.apart:
        # A section of its own that begins on an even page: the word processor itself leaves the blank page in front of it.
        body.append(element("p", element("pPr", _spacing_of_nothing(), _section(composition, first=True, numbered=True))))
    if composition.imprint:
        body.append(_imprint(composition))
        body.append(element("p", element("pPr", _spacing_of_nothing())))
    last = _section(composition, first=not laid.apart, numbered=laid.pages[-1].number is not None)
    if composition.imprint and laid.apart:
        last.insert(0, element("type", val="evenPage"))
        last[:] = sorted(last, key=_order)
    body.append(last)
    return element("document", body)


def _order(part: _Element) -> int:
    names = ("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg", "docGrid")
    return names.index(str(part.tag).rpartition("}")[2])


def _spacing_of_nothing() -> _Element:
    """A paragraph that must stand somewhere and takes no room: a fifth of a line."""
    return element("spacing", before="0", after="0", line="20", lineRule="exact")


def _section(composition: Composition, *, first: bool, numbered: bool) -> _Element:
    section = element("sectPr")
    for kind, footer in (("default", "footer1"), ("even", "footer2")):
        section.append(element("footerReference", type=kind, r_id=footer if numbered else "footer3"))
    section.append(element("pgSz", w=str(twips(measures.PAPER[0])), h=str(twips(measures.PAPER[1]))))
    margins = {"top": measures.TOP, "right": measures.RIGHT, "bottom": measures.BOTTOM, "left": measures.LEFT}
    # The dashes stand 7 mm under the 版心: the line that holds them ends half a line further down.
    foot = measures.BOTTOM - measures.NUMBER_BELOW - measures.height(measures.SMALL) / 2
    section.append(
        element("pgMar", **{name: str(twips(one)) for name, one in margins.items()}, header="851", footer=str(twips(foot)), gutter="0")
    )
    if composition.form is Form.LETTER and first:
        section.append(element("titlePg"))
    section.append(element("docGrid", type="linesAndChars", linePitch=str(measures.TWIPS), charSpace="-849"))
    return section


def _imprint(composition: Composition) -> _Element:
    """A table as wide as the 版心 that floats at its lower edge."""
    ruled = composition.form is not Form.LETTER
    place = element(
        "tblpPr", leftFromText="0", rightFromText="0", vertAnchor="margin", horzAnchor="margin", tblpXSpec="center", tblpYSpec="bottom"
    )
    width = twips(measures.AREA[0])
    margins = element("tblCellMar", element("left", w="0", type="dxa"), element("right", w="0", type="dxa"))
    properties = element("tblPr", place, element("tblW", w=str(width), type="dxa"), element("tblLayout", type="fixed"), margins)
    table = element("tbl", properties, element("tblGrid", element("gridCol", w=str(width))))
    for number, row in enumerate(composition.imprint):
        top = 8 if number == 0 else 6 if row.apart else 0
        bottom = 8 if number == len(composition.imprint) - 1 else 0
        table.append(_row(row, width, (top, bottom) if ruled else (0, 0)))
    return table


def _row(row: Imprint, width: int, lines: tuple[int, int]) -> _Element:
    """抄送 wraps under the character after the colon; 印发机关 and date stand at the two ends of one line."""
    borders = element("tcBorders")
    for side, eighths in zip(("top", "bottom"), lines, strict=True):
        if eighths:
            borders.append(element(side, val="single", sz=str(eighths), space="0", color="000000"))
    label = 3.0 if "：" in row.left[:4] else 0.0
    end = twips(measures.AREA[0] - measures.height(measures.SMALL))
    words = (Run(row.left), *((Run("\t" + row.right),) if row.right else ()))
    para = Para("版记", words, measures.SMALL, first=-label, left=1 + label, right=1)
    inside = paragraph(para, tab=end if row.right else None)
    height = element("trHeight", val=str(twips(measures.IMPRINT_ROW)), hRule="atLeast")
    cell = element("tcPr", element("tcW", w=str(width), type="dxa"), borders, element("vAlign", val="center"))
    return element("tr", element("trPr", height), element("tc", cell, inside))
