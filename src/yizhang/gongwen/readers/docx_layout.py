"""Pages of a .docx: paper, margins, grid, page numbers and the red line, as its sections and footers say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from yizhang.gongwen.colour import is_red
from yizhang.gongwen.layout import MM, TWIP, Layout, Page, PageNumber
from yizhang.gongwen.readers import docx_styles
from yizhang.gongwen.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

    from yizhang.gongwen.blocks import Look

# Of a grid: the step of `charSpace` in points (1/4096), and the size of type it is added to where the default style says none.
GRID, DEFAULT_SIZE = 4096, 10.5
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWN = tuple(f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("line", "shape", "rect"))
EDGE, PAGE = regex(r"(?:^|/)(?P<kind>header|footer)\d*\.xml$"), regex(r"\s*PAGE\b")
LINE_SHAPES = ("line", "straightConnector1")


def read(root: _Element, w: str, edges: Mapping[str, _Element], settings: _Element | None, looks: Mapping[int, Look]) -> Layout:
    """The layout of a package from its text, its headers and footers by their parts, and its settings."""
    pages = tuple(_page(section, w) for section in root.iter(f"{w}sectPr"))
    headers, footers = (
        [one for part, one in edges.items() if (edge := EDGE.search(part)) and edge["kind"] == kind] for kind in ("header", "footer")
    )
    numbers = [number for number in (_number(footer, w) for footer in footers) if number]
    mirrored = settings is not None and settings.find(f"{w}evenAndOddHeaders") is not None
    number = PageNumber(numbers[0].text, numbers[0].font, numbers[0].size, numbers[0].align, mirrored) if numbers else None
    return Layout(pages, looks, number, any(_has_red_line(part, w) for part in (root, *headers)), bool(numbers))


def _page(section: _Element, w: str) -> Page:
    size, margins, grid = (section.find(f"{w}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    width, height = _mm(size, "w", w), _mm(size, "h", w)
    top, bottom, left, right = (_mm(margins, name, w) for name in ("top", "bottom", "left", "right"))
    left += _mm(margins, "gutter", w)
    pitch, chars = _grid(grid, w, width - left - right)
    lines = round((height - top - bottom) / MM / pitch - 0.3) if pitch else 0
    return Page(width, height, abs(top), abs(bottom), left, right, pitch, lines, chars)


def _grid(grid: _Element | None, w: str, width: float) -> tuple[float, int]:
    """The height of a line and how many characters of 16 points stand on one."""
    if grid is None or grid.get(f"{w}type") not in ("lines", "linesAndChars", "snapToChars"):
        return 0.0, 0
    pitch = int(grid.get(f"{w}linePitch", "0")) * TWIP
    if grid.get(f"{w}type") == "lines" or grid.get(f"{w}charSpace") is None:
        return pitch, 0
    step = 16 + int(grid.get(f"{w}charSpace", "0")) / GRID
    return pitch, int(width / MM / step + 0.15)


def _mm(mark: _Element | None, name: str, w: str) -> float:
    text = mark.get(f"{w}{name}", "0") if mark is not None else "0"
    try:
        return float(text) * TWIP * MM
    except ValueError:
        return 0.0


def _number(footer: _Element, w: str) -> PageNumber | None:
    """A footer with a PAGE field: what stands around it, with # in its place."""
    for paragraph in footer.iter(f"{w}p"):
        words = "".join(_words(paragraph, w))
        if "#" not in words:
            continue
        run = next((one for one in paragraph.iter(f"{w}r") if one.find(f"{w}rPr") is not None), None)
        style = docx_styles.of_run(run.find(f"{w}rPr"), w) if run is not None else docx_styles.Style()
        align = docx_styles.of_paragraph(paragraph.find(f"{w}pPr"), w).align
        return PageNumber(words.strip(), style.font, style.size, align)
    return None


def _words(paragraph: _Element, w: str) -> Iterator[str]:
    """Words and fields; between the marks of a field only its kind counts."""
    inside = 0
    for one in paragraph.iter():
        if one.tag == f"{w}fldChar":
            inside += {"begin": 1, "end": -1}.get(one.get(f"{w}fldCharType", ""), 0)
        elif one.tag in (f"{w}instrText", f"{w}fldSimple") and PAGE.match(one.get(f"{w}instr") or one.text or ""):
            yield "#"
        elif one.tag == f"{w}t" and not inside and not any(above.tag == f"{w}fldSimple" for above in one.iterancestors()):
            yield one.text or ""


def _has_red_line(part: _Element, w: str) -> bool:
    """A border of a paragraph or a drawn line in red."""
    for border in part.iter(f"{w}pBdr"):
        if any(is_red(one.get(f"{w}color", "")) for one in border):
            return True
    for shape in part.iter(*DRAWN):
        if is_red(str(shape.get("strokecolor") or shape.get("fillcolor") or "").lstrip("#")):
            return True
    return any(one.get("prst") in LINE_SHAPES and _drawn_red(one) for one in part.iter(f"{DRAWING}prstGeom"))


def _drawn_red(geometry: _Element) -> bool:
    shape = geometry.getparent()
    return shape is not None and any(
        is_red(str(one.get("val", ""))) for one in shape.iter() if isinstance(one.tag, str) and one.tag.endswith("}srgbClr")
    )
