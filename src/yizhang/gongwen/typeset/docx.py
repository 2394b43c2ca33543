"""A composition as .docx: styles, exact pitch and anchored parts, so that a word processor sets it again by itself, and no field but the
page number. Equal input gives equal bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import docx_drawing, docx_head, docx_imprint, docx_parts, docx_seal, docx_table, measures
from yizhang.gongwen.typeset.docx_xml import element, paragraph, twips
from yizhang.gongwen.typeset.figure import all_shown
from yizhang.gongwen.typeset.lay import Laid
from yizhang.gongwen.typeset.parts import Composition, Form

if TYPE_CHECKING:
    from lxml.etree import _Element

EPOCH = (1980, 1, 1, 0, 0, 0)


def write(composition: Composition, laid: Laid) -> bytes:
    """The package. `laid` tells whether the 版记 stands on a page of its own."""
    from lxml import etree

    document = _document(composition, laid)
    docx_drawing.number(document)
    text = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    shown = [one.picture for one in all_shown(composition.text)] + [one.placed.picture for one in laid.seals]
    return zipped({**docx_parts.fixed(composition, {docx_drawing.key(one): one for one in shown}), "word/document.xml": text})


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
    made: dict[int, _Element] = {}
    for rows, group in groupby(enumerate(composition.text), lambda one: bool(one[1].cells)):
        if rows:
            body.append(docx_table.table([para for _, para in group]))
        else:
            for number, para in group:
                made[number] = paragraph(para, before=docx_head.text_above(composition) if number == 0 else None)
                body.append(made[number])
    for seal in laid.seals:
        docx_seal.anchor(made[seal.para], seal, laid.where[seal.para][1])
    if composition.imprint and laid.apart:
        # A section of its own that begins on an even page: the word processor itself leaves the blank page in front of it.
        body.append(element("p", element("pPr", _spacing_of_nothing(), _section(composition, first=True, numbered=True))))
    if composition.imprint:
        body.extend(docx_imprint.imprint(composition))
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
