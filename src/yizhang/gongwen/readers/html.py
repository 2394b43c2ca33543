"""Published pages: the document's own lines, and the table of its data; what the site puts around them is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yizhang.gongwen import fields
from yizhang.gongwen.blocks import Look, Source, lay
from yizhang.gongwen.document import Figure
from yizhang.gongwen.figures import MARK, SCREEN, Gathered, in_itself, length, take_out
from yizhang.gongwen.readers.text import decode
from yizhang.gongwen.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = set("script style noscript nav form select option button iframe object embed svg template head footer".split())
BLOCKS = set(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html "
    "li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
CONTENT = regex(r"ucap-content|zoom|trs_editor|pages_content|article|content|view|main|detail|news", re.IGNORECASE)
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
SIZE = regex(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
ALIGN = regex(r"text-align\s*:\s*(center|right|left|justify)", re.IGNORECASE)
HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = regex(r"[ \t\r\n\f]+")
HEADING = {"h1": 22.0, "h2": 18.0}
# The body of the page is worth narrowing to a part of it when that part holds most of the words.
MOST, NEARLY_ALL, DEEPEST = 0.5, 0.8, 200
Piece = tuple[str, Look]


def read(data: bytes, name: str) -> Source:
    """Read the bytes of a page. Raises Corrupt when its encoding cannot be told."""
    from lxml import html

    text, doubts = _decoded(data, name)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", "").replace(MARK, ""))
    root = html.document_fromstring(text or "<p></p>")
    body = root.find("body")
    page = root if body is None else body
    content = _content(page)
    gathered = Gathered()
    _mark(content, gathered)
    pieces, figures = take_out([*_above(page, content), *_lines(content, Look(), 0)], gathered.figures)
    whole, blocks = lay(pieces)
    listed, kept = fields.take(blocks)
    return Source(whole, kept, listed, doubts, "html", None, figures, gathered.pictures)


def _mark(content: HtmlElement, gathered: Gathered) -> None:
    """Put the marks of pictures among the words. One that is in the page itself is read; what it only names is never fetched."""
    for one in list(content.iter("img")):
        data = in_itself(one.get("src", ""))
        alt = SPACE.sub(" ", one.get("alt", ""))
        said = Figure("", width=_millimetres(one, "width"), height=_millimetres(one, "height"), alt=alt)
        mark = gathered.add(data, said if data is not None else said._replace(faults=("external",)))
        one.tail = mark + (one.tail or "")


def _millimetres(image: HtmlElement, side: str) -> float:
    """As its style says, or its attribute in dots of a screen; zero where neither does."""
    said = image.get(side, "")
    return length(image.get("style", ""), side) or (float(said) * SCREEN if re.fullmatch(r"\d{1,5}(?:\.\d{0,4})?", said) else 0.0)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """As the page says of itself, when that is true; else as a text file."""
    said = CHARSET.search(data[:4096])
    encoding = said[1].decode("ascii").lower() if said else ""
    if encoding in ("gb2312", "gbk", "gb18030"):
        try:
            return data.decode("gb18030"), ()
        except UnicodeDecodeError:
            pass
    return decode(data, name)


def _content(page: HtmlElement) -> HtmlElement:
    """The smallest part that is named like the content and holds most of the words."""
    total = _length(page)
    best = page
    for part in page.iter("div", "td", "article", "main", "section"):
        named = part.tag in ("article", "main") or CONTENT.search(f"{part.get('id', '')} {part.get('class', '')}")
        if named and _length(part) >= max(total * MOST, _length(best) * NEARLY_ALL if best is not page else 0):
            best = part
    return best


def _length(part: HtmlElement) -> int:
    return sum(len(one.text or "") + len(one.tail or "") for one in part.iter() if isinstance(one.tag, str) and one.tag not in SKIPPED)


def _above(page: HtmlElement, content: HtmlElement) -> Iterator[Piece]:
    """From outside the content: the rows that list the document's data, and the page's heading."""
    if content is page:
        return
    inside = set(content.iter())
    around = set(content.iterancestors())
    for part in page.iter("tr", "li", "p", "h1", "dl"):
        if part in inside or part in around or any(one.tag in SKIPPED for one in part.iterancestors()):
            continue
        if part.tag == "h1" or fields.LABEL.match(_words(part).strip()):
            yield from _lines(part, Look(), 0)


def _lines(part: HtmlElement, look: Look, depth: int) -> Iterator[Piece]:
    """The lines of a block, top down; a row of a table whose cells hold plain words is one line."""
    if depth > DEEPEST or part.tag in SKIPPED or HIDDEN.search(part.get("style", "")):
        return
    look = _look(part, look)
    if part.tag == "tr" and not any(one.tag in BLOCKS for cell in part for one in cell.iterdescendants()):
        yield "\t".join(_words(cell).strip() for cell in part if isinstance(cell.tag, str)), look
        return
    words = _Words(look)
    yield from words.of(part, depth)
    yield from words.flush()


class _Words:
    """Gathers inline words until a block or a line break ends the line."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.gathered = ""
        self.size = look.size

    def of(self, part: HtmlElement, depth: int) -> Iterator[Piece]:
        """The lines of a part's children; the last words stay gathered."""
        self.gathered += SPACE.sub(" ", part.text or "")
        for child in part:
            if isinstance(child.tag, str) and child.tag not in SKIPPED and not HIDDEN.search(child.get("style", "")):
                if child.tag in BLOCKS or child.tag == "br":
                    yield from self.flush()
                    yield from _lines(child, self.look, depth + 1) if child.tag != "br" else ()
                elif depth < DEEPEST:
                    self.size = max(self.size, _look(child, self.look).size)
                    yield from self.of(child, depth + 1)
            self.gathered += SPACE.sub(" ", child.tail or "")

    def flush(self) -> Iterator[Piece]:
        """The line gathered so far."""
        line, self.gathered = self.gathered, ""
        size, self.size = self.size, self.look.size
        if line.strip():
            yield line.strip(" "), Look(self.look.align, size, self.look.bold)


def _look(part: HtmlElement, outer: Look) -> Look:
    style = part.get("style", "")
    size, align = SIZE.search(style), ALIGN.search(style)
    points = float(size[1]) * (0.75 if size[2].lower() == "px" else 1) if size else HEADING.get(part.tag, outer.size)
    aligned = align[1].lower() if align else ("center" if part.tag in ("center", "h1") else part.get("align", "").lower() or outer.align)
    return Look({"justify": "both"}.get(aligned, aligned), points, outer.bold or part.tag in ("b", "strong", "h1", "h2"))


def _words(part: HtmlElement) -> str:
    return SPACE.sub(" ", str(part.text_content()))
