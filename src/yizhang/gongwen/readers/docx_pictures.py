"""Pictures of a .docx: drawings between the words or tied to the page, and the older pict; what is linked is never fetched."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from yizhang.gongwen.document import Figure
from yizhang.gongwen.figures import Gathered, length
from yizhang.gongwen.layout import EMU
from yizhang.law.values import dataclass, field

if TYPE_CHECKING:
    from lxml.etree import _Element

    from yizhang.gongwen.package import Package

WHOLE = 100_000  # of which srcRect tells parts
SIDES = ("l", "t", "r", "b")
# What an office program draws itself from data; it holds no picture.
DRAWN = ("/chart", "/chartex", "/diagram")
Relations = dict[str, str | None]


def relations(package: Package, part: str) -> Relations:
    """The parts of pictures by the key under which the text names them; None for what is linked from outside."""
    folder, name = posixpath.split(part)
    beside = posixpath.join(folder, "_rels", f"{name}.rels")
    found: Relations = {}
    for one in package.xml(beside) if beside in package.names else ():
        target = str(one.get("Target", ""))
        place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[str(one.get("Id", ""))] = None if one.get("TargetMode") == "External" else place
    return found


@dataclass
class Drawings:
    """The pictures that the text of one part shows."""

    package: Package
    related: Relations
    gathered: Gathered = field(default_factory=Gathered)

    def marks(self, drawing: _Element) -> str:
        """The marks of the pictures of a drawing, but for those in its text boxes, which are walked by themselves."""
        parts = list(_pictures(drawing))
        if not parts and any(str(one.get("uri", "")).endswith(DRAWN) for one in drawing.iter("{*}graphicData")):
            return self.gathered.add(None, Figure("", faults=("drawn",)))
        return "".join(self._mark(one, said) for one in parts if (said := _said(one, alone=len(parts) == 1)))

    def _mark(self, blip: _Element, said: Figure) -> str:
        keys = {_local(name): str(value) for name, value in blip.attrib.items()}
        key = next((keys[name] for name in ("embed", "id", "pict", "link") if keys.get(name)), "")
        place = self.related.get(key, "") if key else None
        if place is None:
            return self.gathered.add(None, said._replace(faults=("external",)))
        if place not in self.package.names:
            return self.gathered.add(None, said._replace(faults=("missing",)))
        return self.gathered.add_part(place, self.package.picture, said)


def count(parts: Iterable[_Element]) -> int:
    """How many pictures these parts show."""
    return sum(1 for part in parts for _ in _pictures(part))


def _pictures(drawing: _Element) -> Iterator[_Element]:
    for one in drawing.iter("{*}blip", "{*}imagedata"):
        inside = takewhile(lambda above: above is not drawing, one.iterancestors())
        if not any(_local(above.tag) in ("txbxContent", "Fallback") for above in inside):
            yield one


def _said(blip: _Element, *, alone: bool) -> Figure | None:
    """Size, description and place of a picture as the drawing tells them; None for one that is hidden."""
    if _local(blip.tag) == "imagedata":
        shape = blip.getparent()
        style = str(shape.get("style", "")) if shape is not None else ""
        alt = str(shape.get("alt", "")) if shape is not None else ""
        floats = "position:absolute" in style.replace(" ", "")
        return Figure("", width=length(style, "width"), height=length(style, "height"), alt=alt, floats=floats)
    around = next((one for one in blip.iterancestors("{*}inline", "{*}anchor")), None)
    own = next((one for one in blip.iterancestors("{*}pic")), None)
    told = around.find("{*}docPr") if around is not None else None
    if told is not None and told.get("hidden") in ("1", "true"):
        return None
    size = own.find("{*}spPr/{*}xfrm/{*}ext") if own is not None and not alone else None
    size = size if size is not None or around is None else around.find("{*}extent")
    width, height = (max(0.0, _number(size.get(side)) / EMU) for side in ("cx", "cy")) if size is not None else (0.0, 0.0)
    alt = str(told.get("descr", "")) if told is not None else ""
    return Figure("", width=width, height=height, alt=alt, floats=around is not None and _local(around.tag) == "anchor", crop=_crop(blip))


def _crop(blip: _Element) -> tuple[float, float, float, float]:
    """What is cut off, in parts of the whole; what would leave nothing, or add a margin, is not taken."""
    fill = blip.getparent()
    cut = fill.find("{*}srcRect") if fill is not None else None
    left, top, right, bottom = (max(0.0, _number(cut.get(side)) / WHOLE) if cut is not None else 0.0 for side in SIDES)
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0.0, 0.0, 0.0, 0.0)


def _number(text: str | None) -> float:
    return float(text) if text and re.fullmatch(r"-?\d{1,12}(?:\.\d{0,6})?", text) else 0.0


@lru_cache(maxsize=64)
def _local(name: object) -> str:
    return name.rpartition("}")[2] if isinstance(name, str) else ""
