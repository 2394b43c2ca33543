""".ofd (GB/T 33190): text objects with their places; what is stored in any order is read as it stands on the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yizhang.gongwen.blocks import Source
from yizhang.gongwen.errors import Corrupt, Encrypted, TooLarge
from yizhang.gongwen.package import Package
from yizhang.gongwen.readers.printed import Glyph, Image, Sheet, printed
from yizhang.law.finding import _

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGES, LONGEST = 500, 10_000
SIGNED = _("文件带有电子签章，这里只读文字，未验证签章")
POINTS = 72 / 25.4
# Of the height of a character, what stands above its base line.
ABOVE = 0.85
BARELY = 0.002  # of a side that rounding may take
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


def read(data: bytes, name: str) -> Source:
    """Read the bytes of a package. Annotations (watermarks, stamps) are no text. Raises Corrupt, Encrypted, NoText, Unsafe, ZipBomb."""
    package = Package.open(data, name)
    start = package.xml("OFD.xml")
    if _first(start, "Encryptions") is not None:
        raise Encrypted(name=name)
    root = _first(start, "DocRoot")
    if root is None or not root.text:
        raise Corrupt(name=name, why="缺少文档根节点")
    doubts = (SIGNED,) if any(one.text for one in _all(start, "Signatures")) else ()
    return printed(list(_pages(package, _place("", root.text.strip()))), name, "ofd", doubts, package.picture)


def _pages(package: Package, main: str) -> Iterator[Sheet]:
    """The pages in the order the document lists them, each with the template under it."""
    document = package.xml(_found(package, main))
    templates = {one.get("ID", ""): _place(main, one.get("BaseLoc", "")) for one in _all(document, "TemplatePage")}
    resources = [*_resources(package, main, document)]
    fonts = {font.get("ID", ""): font.get("FontName", "") for _, root in resources for font in _all(root, "Font")}
    media = {key: place for part, root in resources for key, place in _media(part, root)}
    default = _numbers(next((one.text or "" for one in _all(document, "PhysicalBox")), ""))
    pages = [one for one in _all(document, "Page") if one.get("BaseLoc")]
    if len(pages) > PAGES:
        raise TooLarge(name=package.name, limit=f"{PAGES}页")
    for number, page in enumerate(pages, 1):
        content = package.xml(_found(package, _place(main, page.get("BaseLoc", ""))))
        under = [templates[key] for one in _all(content, "Template") if (key := one.get("TemplateID", "")) in templates]
        parts = [*(package.xml(_found(package, one)) for one in under), content]
        glyphs = [glyph for part in parts for one in _all(part, "TextObject") for glyph in _glyphs(one, fonts)]
        box = _numbers(next((one.text or "" for one in _all(content, "PhysicalBox")), "")) or default
        images = tuple(image for part in parts for one in _all(part, "ImageObject") for image in _image(one, package, media))
        width, height = (side * POINTS for side in (*box[2:4], 0.0, 0.0)[:2])
        yield Sheet(glyphs, number, width, height, images)


def _resources(package: Package, main: str, document: _Element) -> Iterator[tuple[str, _Element]]:
    """The lists of fonts and pictures; one that is missing tells none."""
    for kind in ("PublicRes", "DocumentRes"):
        for one in _all(document, kind):
            place = _place(main, (one.text or "").strip())
            if place in package.names:
                yield place, package.xml(place)


def _media(part: str, root: _Element) -> Iterator[tuple[str, str]]:
    """The parts of pictures by their numbers."""
    base = _place(part, root.get("BaseLoc", "")) + "/" if root.get("BaseLoc") else part
    for one in _all(root, "MultiMedia"):
        file = _first(one, "MediaFile")
        if file is not None and file.text:
            yield one.get("ID", ""), _place(base, file.text.strip())


def _image(one: _Element, package: Package, media: dict[str, str]) -> Iterator[Image]:
    """A picture with the box it is seen in."""
    box, place = _numbers(one.get("Boundary", "")), media.get(one.get("ResourceID", ""), "")
    if one.get("Visible") != "false" and len(box) == 4:
        left, top, width, height = (side * POINTS for side in box)
        fault = "" if place in package.names else "missing"
        yield Image(
            place, left, top, left + width, top + height, one.get("Name", ""), _crop(_matrix(one.get("CTM", "")), box[2], box[3]), fault
        )


def _crop(matrix: Matrix, width: float, height: float) -> tuple[float, float, float, float]:
    """What of an upright picture stands out of the box it is seen in, in parts of the whole."""
    across, b, c, down, left, top = matrix
    if b or c or across <= 0 or down <= 0:
        return (0.0, 0.0, 0.0, 0.0)
    cut = (-left / across, -top / down, 1 - (width - left) / across, 1 - (height - top) / down)
    sides = tuple(round(one, 4) if one > BARELY else 0.0 for one in cut)
    return (sides[0], sides[1], sides[2], sides[3]) if sides[0] + sides[2] < 1 and sides[1] + sides[3] < 1 else (0.0, 0.0, 0.0, 0.0)


def _colour(text: _Element) -> str:
    """FillColor Value="255 0 0", or "#FF #0 #0"; without one the text is black."""
    fill = _first(text, "FillColor")
    words = fill.get("Value", "").split() if fill is not None else ["0", "0", "0"]
    parts = [int(word[1:], 16) if re.fullmatch("#[0-9A-Fa-f]{1,2}", word) else int(_or(word, 0.0)) for word in words]
    return "".join(f"{max(0, min(255, part)):02X}" for part in parts) if len(parts) == 3 else ""


def _glyphs(text: _Element, fonts: dict[str, str]) -> Iterator[Glyph]:
    """The characters of a text object, in points from the top left of the page."""
    if text.get("Visible") == "false":
        return
    box, matrix = _numbers(text.get("Boundary", "")), _matrix(text.get("CTM", ""))
    left, top = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    size = (_numbers(text.get("Size", "")) or [3.0])[0]
    kind = (fonts.get(text.get("Font", ""), ""), round(size * (abs(matrix[3]) or abs(matrix[1]) or 1) * POINTS, 1), _colour(text))
    x, y = 0.0, 0.0
    for code in _all(text, "TextCode"):
        x, y = _or(code.get("X"), x), _or(code.get("Y"), y)
        across, down = _deltas(code.get("DeltaX", "")), _deltas(code.get("DeltaY", ""))
        at, base = x, y
        for n, char in enumerate(code.text or ""):
            step = across[n] if n < len(across) else 0 if down else _width(char, size)
            if char.strip():
                wide = step if 0 < step <= 1.2 * size else _width(char, size)
                yield _glyph(char, (at, base, wide), size, matrix, (left, top))._replace(font=kind[0], points=kind[1], colour=kind[2])
            at += step
            base += down[n] if n < len(down) else 0


def _width(char: str, size: float) -> float:
    """As far as type without measures goes: Latin letters are half as wide as they are high."""
    return size if ord(char) > 0xFF else size / 2


def _glyph(char: str, at: tuple[float, float, float], size: float, matrix: Matrix, corner: tuple[float, float]) -> Glyph:
    a, b, c, d, e, f = matrix
    left = (at[0] * a + at[1] * c + e + corner[0]) * POINTS
    base = (at[0] * b + at[1] * d + f + corner[1]) * POINTS
    height = size * (abs(d) or abs(b) or 1) * POINTS
    width = at[2] * (abs(a) or abs(c) or 1) * POINTS
    return Glyph(char, left, base - ABOVE * height, left + width, base + (1 - ABOVE) * height)


def _deltas(text: str) -> list[float]:
    """5 5 2.5, and g 7 5.64 for seven times 5.64."""
    out: list[float] = []
    words = iter(text.split())
    for word in words:
        if word == "g":
            times, step = next(words, "0"), next(words, "0")
            out += [_or(step, 0.0)] * min(int(_or(times, 0.0)), LONGEST)
        else:
            out.append(_or(word, 0.0))
    return out


def _numbers(text: str) -> list[float]:
    return [_or(word, 0.0) for word in text.split()]


def _matrix(text: str) -> Matrix:
    numbers = _numbers(text)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if len(numbers) == 6 else PLAIN


def _or(text: str | None, otherwise: float) -> float:
    try:
        return float(text) if text else otherwise
    except ValueError:
        return otherwise


def _place(base: str, location: str) -> str:
    """ST_Loc: from the root of the package with / in front, else beside the file that names it."""
    if location.startswith("/"):
        return posixpath.normpath(location).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), location))


def _found(package: Package, place: str) -> str:
    """The part, or one named so but for the case of its letters."""
    if place in package.names:
        return place
    other = next((name for name in sorted(package.names) if name.lower().lstrip("/") == place.lower()), None)
    if other is None:
        raise Corrupt(name=package.name, why=f"缺少部件{place}")
    return other


def _all(parent: _Element, name: str) -> Iterator[_Element]:
    """Makers of OFD disagree on prefixes and namespaces; the local name is what they share."""
    return (one for one in parent.iter("{*}" + name))


def _first(parent: _Element, name: str) -> _Element | None:
    return next(_all(parent, name), None)
