"""Styles of a .docx: what a paragraph inherits, as far as the reading needs it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from yizhang.gongwen.colour import is_red

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIGN = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left", "both": "both", "distribute": "both"}
OFF = ("0", "false", "off", "none")
DEEPEST = 12
# The size of type, in points, where neither run nor style says one.
UNSAID = 10.0


class Style(NamedTuple):
    """Alignment, size in points, weight, colour, number and level, east-asian font, indents in characters or points, line pitch in points;
    empty, None or below zero where nothing is said."""

    align: str = ""
    size: float = 0.0
    bold: bool | None = None
    colour: str = ""
    number: str = ""
    level: int = -1
    based_on: str = ""
    font: str = ""
    first: float | None = None
    first_points: float | None = None
    left: float | None = None
    left_points: float | None = None
    pitch: float = 0.0

    @property
    def red(self) -> bool:
        """Much red, little else."""
        return is_red(self.colour)

    def over(self, base: Style) -> Style:
        """This style where it says something, else the base. An indent in points hides one in characters below it."""
        if self is EMPTY:
            return base
        own_first = self.first is not None or self.first_points is not None
        own_left = self.left is not None or self.left_points is not None
        return Style(
            self.align or base.align,
            self.size or base.size,
            base.bold if self.bold is None else self.bold,
            self.colour or base.colour,
            self.number or base.number,
            self.level if self.level >= 0 else base.level,
            self.based_on,
            self.font or base.font,
            *((self.first, self.first_points) if own_first else (base.first, base.first_points)),
            *((self.left, self.left_points) if own_left else (base.left, base.left_points)),
            self.pitch or base.pitch,
        )

    def indents(self) -> tuple[float, float]:
        """How far the first line and the others stand in, in characters of this size."""
        size = self.size or UNSAID
        left = self.left if self.left is not None else (self.left_points or 0.0) / size
        first = self.first if self.first is not None else (self.first_points or 0.0) / size
        return round(left + first, 2), round(left, 2)


EMPTY = Style()


def read(root: _Element | None, w: str) -> Callable[[str], Style]:
    """Styles by id, each with what it inherits filled in when it is first asked for; an unknown one is the default of paragraphs."""
    if root is None:
        return lambda _: EMPTY
    paragraphs = [one for one in root.iterchildren(f"{w}style") if one.get(f"{w}type") == "paragraph"]
    styles = {one.get(f"{w}styleId", ""): one for one in paragraphs}
    default = next((one.get(f"{w}styleId", "") for one in paragraphs if one.get(f"{w}default") in ("1", "true")), "")
    basis = of_run(root.find(f"{w}docDefaults/{w}rPrDefault/{w}rPr"), w)

    @cache
    def own(key: str) -> Style:
        return _own(styles[key], w)

    @cache
    def whole(key: str) -> Style:
        if key not in styles:
            return basis
        style = own(key)
        base = style.based_on
        for _ in range(DEEPEST):
            if base not in styles:
                break
            style, base = style.over(own(base)), own(base).based_on
        return style.over(basis)

    return lambda key: whole(key if key and key in styles else default)


def _own(one: _Element, w: str) -> Style:
    said = _children(one, w)
    style = of_paragraph(said.get("pPr"), w).over(of_run(said.get("rPr"), w))
    return style._replace(based_on=_value(said.get("basedOn"), w))


def of_paragraph(properties: _Element | None, w: str) -> Style:
    """What w:pPr itself says; it is based on the style that it names."""
    said = _children(properties, w)
    if not said:
        return EMPTY
    numbered = said.get("numPr")
    counted = _children(numbered, w)
    outline = _value(counted.get("ilvl"), w)
    first, first_points, left, left_points = _indents(said.get("ind"), w)
    return Style(
        ALIGN.get(_value(said.get("jc"), w), ""),
        number=_value(counted.get("numId"), w),
        level=int(outline) if outline.isdigit() else -1,
        based_on=_value(said.get("pStyle"), w),
        first=first,
        first_points=first_points,
        left=left,
        left_points=left_points,
        pitch=_pitch(said.get("spacing"), w),
    )


def _children(properties: _Element | None, w: str) -> dict[str, _Element]:
    """The properties by name, in one pass."""
    skipped = len(w)
    return {one.tag[skipped:]: one for one in properties if isinstance(one.tag, str)} if properties is not None else {}


def _value(mark: _Element | None, w: str) -> str:
    return mark.get(f"{w}val", "") if mark is not None else ""


def _indents(mark: _Element | None, w: str) -> tuple[float | None, float | None, float | None, float | None]:
    """w:ind: first line and the others, in characters and in points; a hanging line is a negative first."""
    said = dict(mark.items()) if mark is not None else {}
    if not said:
        return None, None, None, None
    chars, points = _number(said.get(f"{w}leftChars")), _number(said.get(f"{w}left"))
    return (
        _part(_number(said.get(f"{w}firstLineChars")), _number(said.get(f"{w}hangingChars")), 100),
        _part(_number(said.get(f"{w}firstLine")), _number(said.get(f"{w}hanging")), 20),
        _part(chars or _number(said.get(f"{w}startChars")), None, 100),
        _part(points if points is not None else _number(said.get(f"{w}start")), None, 20),
    )


def _part(plus: float | None, minus: float | None, unit: int) -> float | None:
    """Zero characters leave the word to twips, as Word does."""
    if minus:
        return -minus / unit
    if plus is None or (unit == 100 and plus == 0):
        return None
    return plus / unit


def _pitch(spacing: _Element | None, w: str) -> float:
    """The exact height of a line in points; zero when it grows with the type."""
    if spacing is None or spacing.get(f"{w}lineRule") != "exact":
        return 0.0
    return (_number(spacing.get(f"{w}line")) or 0.0) / 20


def _number(text: str | bytes | None) -> float | None:
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None


def of_run(properties: _Element | None, w: str) -> Style:
    """What w:rPr itself says."""
    said = _children(properties, w)
    if not said:
        return EMPTY
    points, bold, fonts = _value(said.get("sz"), w), said.get("b"), said.get("rFonts")
    return Style(
        size=float(points) / 2 if points.replace(".", "", 1).isdigit() else 0.0,
        bold=None if bold is None else bold.get(f"{w}val", "1") not in OFF,
        colour=_value(said.get("color"), w),
        font=fonts.get(f"{w}eastAsia", "") if fonts is not None else "",
    )


def hidden(properties: _Element | None, w: str) -> bool:
    """Whether a run is set to be invisible."""
    if properties is None:
        return False
    mark = properties.find(f"{w}vanish")
    return mark is not None and mark.get(f"{w}val", "1") not in OFF
