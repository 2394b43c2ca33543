"""Pages as .ofd (GB/T 33190): every text at its place and selectable, faces named as offices have them. Equal input gives equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.docx import zipped
from yizhang.gongwen.typeset.docx_xml import FONTS
from yizhang.gongwen.typeset.pages import Page, Rule, Text
from yizhang.gongwen.typeset.parts import Face
from yizhang.law.finding import Findings, _, note

if TYPE_CHECKING:
    from lxml.etree import _Element

OFD = "http://www.ofdspec.org/2016"
ROOT = "Doc_0"
# Of the height of a character, what stands above its base line.
ASCENT = 0.88
FAMILIES = {
    Face.FANGSONG: "FangSong",
    Face.XIAOBIAOSONG: "FZXiaoBiaoSong-B05S",
    Face.HEITI: "SimHei",
    Face.KAITI: "KaiTi",
    Face.SONGTI: "SimSun",
}
FIRST_FONT = 1  # numbers of objects are counted through the document; the faces have the first


def write(pages: Sequence[Page], title: str, day: date | None) -> bytes:
    """The package."""
    from lxml import etree

    number = FIRST_FONT + len(Face)
    contents: dict[str, _Element] = {}
    for at, page in enumerate(pages):
        content, number = _page(page, number)
        contents[f"{ROOT}/Pages/Page_{at}/Content.xml"] = content
    trees = {f"{ROOT}/Document.xml": _document(len(pages), number), f"{ROOT}/PublicRes.xml": _resources(), **contents}
    parts = {name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8") for name, tree in trees.items()}
    key = hashlib.sha256(b"".join(parts[name] for name in sorted(parts))).hexdigest()[:32]
    return zipped({"OFD.xml": etree.tostring(_start(key, title, day), xml_declaration=True, encoding="UTF-8"), **parts})


def named(used: set[Face]) -> Findings:
    """That faces are named and not embedded."""
    names = "、".join(FONTS[face] for face in Face if face in used)
    remedy = _("没有这些字体的机器会以其他字体显示；要处处显示相同的，另存 PDF")
    yield note(_("字体按名称引用，未嵌入文件：{names}"), names=names, where="字体", remedy=remedy, source="GB/T 33190")


def _element(tag: str, *children: _Element, text: str = "", **attributes: object) -> _Element:
    from lxml import etree

    one = etree.Element(f"{{{OFD}}}{tag}", {key: str(value) for key, value in attributes.items()}, nsmap={"ofd": OFD})
    if text:
        one.text = text
    one.extend(children)
    return one


def _start(key: str, title: str, day: date | None) -> _Element:
    made = [_element("CreationDate", text=day.isoformat())] if day else []
    info = _element("DocInfo", _element("DocID", text=key), _element("Title", text=title), *made)
    return _element("OFD", _element("DocBody", info, _element("DocRoot", text=f"{ROOT}/Document.xml")), Version="1.0", DocType="OFD")


def _document(pages: int, last: int) -> _Element:
    """Pages have their numbers behind those of everything on them."""
    box = _element("PhysicalBox", text=f"0 0 {measures.PAPER[0]:g} {measures.PAPER[1]:g}")
    common = _element(
        "CommonData", _element("MaxUnitID", text=str(last + pages)), _element("PageArea", box), _element("PublicRes", text="PublicRes.xml")
    )
    each = [_element("Page", ID=last + at + 1, BaseLoc=f"Pages/Page_{at}/Content.xml") for at in range(pages)]
    return _element("Document", common, _element("Pages", *each))


def _resources() -> _Element:
    fonts = [
        _element("Font", ID=FIRST_FONT + at, FontName=FONTS[face], FamilyName=FAMILIES[face], Charset="unicode")
        for at, face in enumerate(Face)
    ]
    return _element("Res", _element("Fonts", *fonts), BaseLoc="Res")


def _page(page: Page, number: int) -> tuple[_Element, int]:
    """The content of a page, and the last number that was given."""
    layer = _element("Layer", Type="Body")
    for rule in page.rules:
        number += 1
        layer.append(_rule(rule, number))
    for text in page.texts:
        number += 1
        layer.append(_text(text, number))
    layer.set("ID", str(number + 1))
    area = _element("Area", _element("PhysicalBox", text=f"0 0 {measures.PAPER[0]:g} {measures.PAPER[1]:g}"))
    return _element("Page", area, _element("Content", layer)), number + 1


def _rule(rule: Rule, number: int) -> _Element:
    thick = f"{rule.thick:g}"
    box = f"{rule.x:g} {rule.y - rule.thick / 2:.3f} {rule.length:g} {thick}"
    half = f"{rule.thick / 2:g}"
    line = _element("AbbreviatedData", text=f"M 0 {half} L {rule.length:g} {half}")
    return _element("PathObject", _element("StrokeColor", Value=_colour(rule.colour)), line, ID=number, Boundary=box, LineWidth=thick)


def _text(text: Text, number: int) -> _Element:
    size = measures.height(text.size)
    steps = {"DeltaX": f"g {len(text.text) - 1} {text.step:.4f}"} if len(text.text) > 1 else {}
    code = _element("TextCode", text=text.text, X=0, Y=f"{ASCENT * size:.3f}", **steps)
    box = f"{text.x:.3f} {text.y:.3f} {text.step * (len(text.text) - 1) + size:.3f} {size:.3f}"
    fill = _element("FillColor", Value=_colour(text.colour))
    font = FIRST_FONT + list(Face).index(text.face)
    return _element("TextObject", fill, code, ID=number, Boundary=box, Font=font, Size=f"{size:.4f}")


def _colour(colour: str) -> str:
    """255 0 0."""
    return " ".join(str(int(colour[at : at + 2], 16)) for at in (0, 2, 4))
