"""Pages as .ofd (GB/T 33190): every text at its place and selectable, its shapes embedded. Equal input gives equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from yizhang.gongwen.pictures import SHOWN, Picture
from yizhang.gongwen.typeset import faces, fonts, measures
from yizhang.gongwen.typeset.docx import zipped
from yizhang.gongwen.typeset.docx_xml import FONTS
from yizhang.gongwen.typeset.faces import Cut
from yizhang.gongwen.typeset.fonts import Choice
from yizhang.gongwen.typeset.pages import Page, Rule, Text
from yizhang.gongwen.typeset.parts import Face, Written
from yizhang.law.finding import Finding, Findings, _, caution, note
from yizhang.law.values import replace

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


class Font(NamedTuple):
    """A face as a resource: its name, and the cut whose shapes are embedded; None where it is only named."""

    name: str
    family: str
    cut: Cut | None


def write(pages: Sequence[Page], title: str, day: date | None, folders: tuple[str, ...] = ()) -> Written:
    """The package, with the shapes of its characters. `folders` hold faces that go before those of the machine."""
    from lxml import etree

    choices = fonts.choose(set(faces.shelf(folders)))
    cast = {(text.face, char): _font(text.face, char, choices, folders) for page in pages for text in page.texts for char in text.text}
    known = sorted(set(cast.values()), key=_order)
    numbers = {font: number for number, font in enumerate(known, 1)}
    shown = dict.fromkeys(put.picture for page in pages for put in page.pictures if put.picture.form in SHOWN)
    media = {one: len(known) + at for at, one in enumerate(shown, 1)}
    number, contents = len(known) + len(media) + 1, {}
    for at, page in enumerate(pages):
        contents[f"{ROOT}/Pages/Page_{at}/Content.xml"], number = _page(page, number, lambda face, char: numbers[cast[face, char]], media)
    trees = {f"{ROOT}/Document.xml": _document(len(pages), number), f"{ROOT}/PublicRes.xml": _resources(numbers, media), **contents}
    parts = {name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8") for name, tree in trees.items()}
    for font, at in numbers.items():
        if font.cut:
            chars = "".join({char for (_, char), one in cast.items() if one == font})
            parts[f"{ROOT}/Res/font_{at}.ttf"] = faces.taken(font.cut, chars, font.family)
    parts |= {f"{ROOT}/Res/picture_{at}.{one.form}": one.data for one, at in media.items()}
    key = hashlib.sha256(b"".join(parts[name] for name in sorted(parts))).hexdigest()[:32]
    start = etree.tostring(_start(key, title, day), xml_declaration=True, encoding="UTF-8")
    return Written(zipped({"OFD.xml": start, **parts}), tuple(_told(cast, choices)))


def _order(font: Font) -> tuple[int, str, Cut | tuple[()]]:
    """The five faces first."""
    names = list(FONTS.values())
    return names.index(font.name) if font.name in names else len(names), font.name, font.cut or ()


def _font(face: Face, char: str, choices: Mapping[Face, Choice], folders: tuple[str, ...]) -> Font:
    """The first family that has the character; what stands in for a face bears its name, what helps out with one character its own."""
    shelf, bold = faces.shelf(folders), face is Face.XIAOBIAOSONG and choices[face].bold
    for at, family in enumerate(choices[face].families):
        cut = faces.best(shelf[family], bold=bold)
        if not faces.lacks(cut, char):
            return Font(FONTS[face], FAMILIES[face], cut) if at == 0 else Font(family, family, cut)
    return Font(FONTS[face], FAMILIES[face], None)


def _told(cast: Mapping[tuple[Face, str], Font], choices: Mapping[Face, Choice]) -> Iterator[Finding]:
    """Faces that were replaced, and characters that no face of the machine has."""
    yield from (one.also(code="typeset_face") for one in fonts.replaced(choices, {face for face, _ in cast if choices[face].families}))
    yield from (one.also(code="typeset_face") for one in named({face for face, _ in cast if not choices[face].families}))
    lacking = sorted({char for (face, char), font in cast.items() if choices[face].families and font.cut is None})
    if lacking:
        remedy = _("安装含有该字的字体，或把字体文件夹写入 YIZHANG_FONTS 后重排")
        yield caution(_("“{text}”没有字形可以嵌入"), text="".join(lacking), where="字体", remedy=remedy).also(code="typeset_glyph")


def named(used: set[Face]) -> Findings:
    """That faces are named and not embedded, as the machine has none that could stand for them."""
    if used:
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


def _resources(numbers: Mapping[Font, int], media: Mapping[Picture, int]) -> _Element:
    each = [
        _element(
            "Font", *([_element("FontFile", text=f"font_{at}.ttf")] if font.cut else []),
            ID=at, FontName=font.name, FamilyName=font.family, Charset="unicode",
        )
        for font, at in numbers.items()
    ]  # fmt: skip
    pictures = [
        _element("MultiMedia", _element("MediaFile", text=f"picture_{at}.{one.form}"), ID=at, Type="Image", Format=one.form.upper())
        for one, at in media.items()
    ]
    return _element("Res", _element("Fonts", *each), *([_element("MultiMedias", *pictures)] if pictures else []), BaseLoc="Res")


def _page(page: Page, number: int, font: Callable[[Face, str], int], media: Mapping[Picture, int]) -> tuple[_Element, int]:
    """The content of a page, and the last number that was given. Where characters of a text have other fonts, it is parted."""
    layer = _element("Layer", Type="Body")
    for put in (one for one in page.pictures if one.picture in media):
        number += 1
        x, y, width, height = put.whole
        box, matrix = f"{put.x:.3f} {put.y:.3f} {put.width:.3f} {put.height:.3f}", f"{width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f}"
        named = {"Name": put.alt} if put.alt else {}
        layer.append(_element("ImageObject", **named, ID=number, Boundary=box, CTM=matrix, ResourceID=media[put.picture]))
    for rule in page.rules:
        number += 1
        layer.append(_rule(rule, number))
    for text in page.texts:
        at = 0
        for which, run in groupby(text.text, lambda char: font(text.face, char)):  # noqa: B023
            words = "".join(run)
            number += 1
            layer.append(_text(replace(text, text=words, x=text.x + at * text.step), number, which))
            at += len(words)
    layer.set("ID", str(number + 1))
    area = _element("Area", _element("PhysicalBox", text=f"0 0 {measures.PAPER[0]:g} {measures.PAPER[1]:g}"))
    return _element("Page", area, _element("Content", layer)), number + 1


def _rule(rule: Rule, number: int) -> _Element:
    thick = f"{rule.thick:g}"
    box = f"{rule.x:g} {rule.y - rule.thick / 2:.3f} {rule.length:g} {thick}"
    half = f"{rule.thick / 2:g}"
    line = _element("AbbreviatedData", text=f"M 0 {half} L {rule.length:g} {half}")
    return _element("PathObject", _element("StrokeColor", Value=_colour(rule.colour)), line, ID=number, Boundary=box, LineWidth=thick)


def _text(text: Text, number: int, font: int) -> _Element:
    size = measures.height(text.size)
    steps = {"DeltaX": f"g {len(text.text) - 1} {text.step:.4f}"} if len(text.text) > 1 else {}
    code = _element("TextCode", text=text.text, X=0, Y=f"{ASCENT * size:.3f}", **steps)
    box = f"{text.x:.3f} {text.y:.3f} {text.step * (len(text.text) - 1) + size:.3f} {size:.3f}"
    fill = _element("FillColor", Value=_colour(text.colour))
    return _element("TextObject", fill, code, ID=number, Boundary=box, Font=font, Size=f"{size:.4f}")


def _colour(colour: str) -> str:
    """255 0 0."""
    return " ".join(str(int(colour[at : at + 2], 16)) for at in (0, 2, 4))
