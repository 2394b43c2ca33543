"""Elements of WordprocessingML: paragraphs, runs and their properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.figure import lines_taken
from yizhang.gongwen.typeset.parts import Face, Para, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The names under which offices have the faces; Latin letters and digits stand in the same face.
FONTS = {
    Face.FANGSONG: "仿宋_GB2312",
    Face.XIAOBIAOSONG: "方正小标宋简体",
    Face.HEITI: "黑体",
    Face.KAITI: "楷体_GB2312",
    Face.SONGTI: "宋体",
}
ALIGN = {"left": "left", "center": "center", "right": "right", "both": "both"}
CLOSER = "-8"  # twips: 0.4 points
# Where a line of exact height has its base line, and a Chinese character its, in parts of their heights.
BASE, ASCENT = 0.8, 0.86


def element(tag: str, /, *children: _Element, **attributes: str) -> _Element:
    """An element with its children and attributes; what begins with r_ refers to another part."""
    from lxml import etree

    one = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        one.set(f"{{{R if key.startswith('r_') else W}}}{key.removeprefix('r_')}", value)
    one.extend(children)
    return one


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres / measures.POINT * 20)


def style_id(name: str) -> str:
    """The key of a style: names are Chinese, keys are told by their place in the list of styles."""
    from yizhang.gongwen.typeset.docx_parts import STYLES

    return f"S{list(STYLES).index(name) + 1}"


def pitch(size: float) -> int:
    """The exact height of a line of that size, in twips."""
    return measures.TWIPS + max(0, round((size - measures.BODY) * 20)) if size >= measures.BODY else round(measures.TWIPS * 0.8)


def paragraph(para: Para, *, before: float | None = None, tab: int | None = None, colour: str = "") -> _Element:
    """A paragraph in its style. `before` is the space above in points, where it is not whole lines; `tab` a stop at the right, in twips."""
    properties = element("pPr", element("pStyle", val=style_id(para.style)))
    if para.keep:
        properties.append(element("keepNext"))
    if para.new_page:
        properties.append(element("pageBreakBefore"))
    if tab is not None:
        properties.append(element("tabs", element("tab", val="right", pos=str(tab))))
    above = round(before * 20) if before is not None else round(para.above * measures.TWIPS)
    if said := _spacing(para, above):
        properties.append(element("spacing", **said))
    properties.append(_indents(para))
    properties.append(element("jc", val=ALIGN[para.align]))
    if para.style == "图片":
        properties.append(element("rPr", element("sz", val="2")))
    runs = [one for part in para.runs for one in _run(part, para.size, colour)]
    return element("p", properties, *runs)


def _spacing(para: Para, above: int) -> dict[str, str]:
    """A line with a picture is as high as it: one of exact height would cut it off. Where pictures stand alone, whole lines are kept."""
    said = {"before": str(above)} if above else {}
    alone = all(run.shown or not run.text.strip() for run in para.runs)
    tallest = max((run.shown.height for run in para.runs if run.shown), default=0.0)
    if tallest and alone and para.style != "表格":
        spare = twips(lines_taken(tallest) * measures.PITCH - tallest)
        return {"before": str(above + spare // 2), "after": str(spare // 2), "line": "240", "lineRule": "auto"}
    return said | ({"line": str(pitch(para.size)), "lineRule": "atLeast"} if tallest else {})


def _indents(para: Para) -> _Element:
    """In hundredths of a character, with the same in twips for programs that count no characters."""
    cell = measures.cell(para.size)
    said: dict[str, str] = {}
    for name, chars in (("left", para.left), ("right", para.right)):
        said |= {f"{name}Chars": str(round(chars * 100)), name: str(twips(chars * cell))}
    first = "firstLine" if para.first >= 0 else "hanging"
    return element("ind", **said, **{f"{first}Chars": str(round(abs(para.first) * 100)), first: str(twips(abs(para.first) * cell))})


def _run(run: Run, size: float, colour: str) -> list[_Element]:
    """Words with breaks and tabs, or a picture."""
    if run.shown:
        from yizhang.gongwen.typeset.docx_drawing import inline

        small = size == measures.BODY and run.shown.height <= measures.IN_LINE
        return [inline(run.shown, (run.shown.height - measures.height(size)) / 2 if small else 0.0)]
    out = []
    for number, line in enumerate(run.text.split("\n")):
        for at, words in enumerate(line.split("\t")):
            mark = "br" if number and not at else "tab" if at else ""
            text = element("t")
            text.text = words
            text.set(SPACE, "preserve")
            out.append(element("r", run_properties(run.face, size, colour), *([element(mark)] if mark else []), text))
    return out


def run_properties(face: Face, size: float, colour: str = "") -> _Element:
    """Face, colour and size. The hint puts quotes and dashes into the Chinese face."""
    font = FONTS[face]
    fonts = element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font, hint="eastAsia")
    # Type of the body is set a little closer, and full lines are then filled, so that 28 characters stand on a line. The grid says so
    # too, but not every program heeds it where lines have an exact height, and LibreOffice takes 27 at a quarter point.
    closer = [element("spacing", val=CLOSER)] if size == measures.BODY else []
    shown = [element("color", val=colour)] if colour else []
    properties = element("rPr", fonts, element("snapToGrid", val="0"), *shown, *closer)
    half = f"{size * 2:g}"
    properties.extend([element("sz", val=half), element("szCs", val=half)])
    return properties


def framed(one: _Element, left: float, top: float, width: float) -> None:
    """Put a paragraph into a frame at a place of the page, in millimetres; following paragraphs of one place share the frame."""
    properties = one.find("{*}pPr")
    place = {"w": width, "x": left, "y": top}
    anchors = {"hRule": "auto", "hSpace": "0", "wrap": "notBeside", "vAnchor": "page", "hAnchor": "page"}
    frame = element("framePr", **anchors, **{key: str(twips(value)) for key, value in place.items()})
    if properties is not None:
        properties.insert(1 if properties.find("{*}pStyle") is not None else 0, frame)


def spaced(one: _Element, **said: str) -> None:
    """Say other distances than the style of a paragraph does."""
    spacing = one.find("{*}pPr/{*}spacing")
    if spacing is not None:
        for key, value in said.items():
            spacing.set(f"{{{W}}}{key}", value)
