"""Styles of a .docx: what a paragraph inherits, as far as the reading needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIGN = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left", "both": "both", "distribute": "both"}
OFF = ("0", "false", "off", "none")
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Style:
    """Alignment, size in points, weight, colour, number and level; empty where nothing is said."""

    align: str = ""
    size: float = 0.0
    bold: bool | None = None
    red: bool = False
    number: str = ""
    level: int = -1
    based_on: str = ""

    def over(self, base: Style) -> Style:
        """This style where it says something, else the base."""
        return Style(
            self.align or base.align,
            self.size or base.size,
            base.bold if self.bold is None else self.bold,
            self.red or base.red,
            self.number or base.number,
            self.level if self.level >= 0 else base.level,
            self.based_on,
        )


def read(root: _Element | None, w: str) -> dict[str, Style]:
    """Styles by id, each with what it inherits filled in; "" is the default of paragraphs."""
    if root is None:
        return {"": Style()}
    of_paragraphs = [one for one in root.iterfind(f"{w}style") if one.get(f"{w}type") == "paragraph"]
    raw = {one.get(f"{w}styleId", ""): _own(one, w) for one in of_paragraphs}
    default = next((one.get(f"{w}styleId", "") for one in of_paragraphs if one.get(f"{w}default") in ("1", "true")), "")
    basis = root.find(f"{w}docDefaults/{w}rPrDefault/{w}rPr")
    whole = {key: _filled(key, raw).over(of_run(basis, w)) for key in raw}
    return {**whole, "": whole.get(default, of_run(basis, w))}


def _filled(key: str, raw: Mapping[str, Style]) -> Style:
    style = raw[key]
    base = style.based_on
    for _ in range(DEEPEST):
        if base not in raw:
            break
        style, base = style.over(raw[base]), raw[base].based_on
    return style


def _own(one: _Element, w: str) -> Style:
    base = one.find(f"{w}basedOn")
    style = of_paragraph(one.find(f"{w}pPr"), w).over(of_run(one.find(f"{w}rPr"), w))
    return replace(style, based_on=base.get(f"{w}val", "") if base is not None else "")


def of_paragraph(properties: _Element | None, w: str) -> Style:
    """What w:pPr itself says."""
    if properties is None:
        return Style()
    number, level = properties.find(f"{w}numPr/{w}numId"), properties.find(f"{w}numPr/{w}ilvl")
    outline = level.get(f"{w}val", "0") if level is not None else ""
    aligned = properties.find(f"{w}jc")
    return Style(
        align=ALIGN.get(aligned.get(f"{w}val", ""), "") if aligned is not None else "",
        number=number.get(f"{w}val", "") if number is not None else "",
        level=int(outline) if outline.isdigit() else -1,
    )


def of_run(properties: _Element | None, w: str) -> Style:
    """What w:rPr itself says."""
    if properties is None:
        return Style()
    size, bold, color = (properties.find(f"{w}{name}") for name in ("sz", "b", "color"))
    points = size.get(f"{w}val", "") if size is not None else ""
    weight = None if bold is None else bold.get(f"{w}val", "1") not in OFF
    red = color is not None and _red(color.get(f"{w}val", ""))
    return Style(size=float(points) / 2 if points.replace(".", "", 1).isdigit() else 0.0, bold=weight, red=red)


def hidden(properties: _Element | None, w: str) -> bool:
    """Whether a run is set to be invisible."""
    if properties is None:
        return False
    mark = properties.find(f"{w}vanish")
    return mark is not None and mark.get(f"{w}val", "1") not in OFF


def _red(color: str) -> bool:
    """Much red, little else."""
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xB0 and green <= 0x50 and blue <= 0x50
