"""Lines and paragraphs from characters that are known only by where they stand on a page, as in .pdf and .ofd."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from yizhang.gongwen import fields
from yizhang.gongwen.blocks import Look, Source, lay
from yizhang.gongwen.colour import is_red
from yizhang.gongwen.document import Figure
from yizhang.gongwen.errors import Corrupt, NoText
from yizhang.gongwen.figures import MARK, MARKED, Gathered, is_caption, take_out
from yizhang.gongwen.layout import MM, looks_of
from yizhang.gongwen.readers import measured
from yizhang.law.finding import _

GARBLED = _("第{page}页文字不可取，未读取，请核对原件")
# Millimetres: what is smaller is a line or a dot, what is no higher stands in a line of text. Part of a page that only its ground covers.
SMALLEST, LINE, GROUND = 2.5, 9.5, 0.8
# A page is garbled when so large a part of it is no assigned character, or so many characters are so few different ones.
STRANGE, MANY, FEW = 0.2, 200, 40
Piece = tuple[str, Look]


class Glyph(NamedTuple):
    """A character with its box, in points from the left and from the top of its page; font, size and colour where they are known."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    font: str = ""
    points: float = 0.0
    colour: str = ""


class Image(NamedTuple):
    """A picture with the box it is seen in, in points from the left and the top of its page: its bytes, or the part that holds them. `alt`
    and `crop` are as those of a Figure; `fault` tells why there are no bytes."""

    data: bytes | str
    left: float
    top: float
    right: float
    bottom: float
    alt: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    fault: str = ""


class Sheet(NamedTuple):
    """A page: its characters, its number, its size in points, and its pictures."""

    glyphs: list[Glyph]
    number: int
    width: float = 0.0
    height: float = 0.0
    images: tuple[Image, ...] = ()


class Between(NamedTuple):
    """A picture between the lines of a page: its mark, the middle of its height, and the page it is on."""

    mark: str
    middle: float
    page: int


class Row(NamedTuple):
    """A line as printed: its words, its edges, the height of its type and the page it is on."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int
    first: Glyph

    @property
    def points(self) -> float:
        """The size of type, as the file says it or as its boxes show."""
        return self.first.points or self.size

    @property
    def middle(self) -> float:
        """Of its height."""
        return self.top + self.size / 2


def no_part(_name: str) -> bytes:
    """For a file that holds none."""
    return b""


def printed(pages: list[Sheet], name: str, form: str, doubts: tuple[str, ...] = (), part: Callable[[str], bytes] = no_part) -> Source:
    """The source of a file whose pages are these; `part` reads the parts that its pictures name. Raises NoText for pages without words,
    Corrupt when none can be taken."""
    lost = {one.char for page in pages if unreadable(page.glyphs) for one in page.glyphs}
    garbled = [page.number for page in pages if unreadable(page.glyphs) or (page.glyphs and {one.char for one in page.glyphs} <= lost)]
    gathered = Gathered()
    items = [item for page in pages if page.number not in garbled for item in _items(page, gathered, part)]
    lines = [one for one in items if isinstance(one, Row)]
    if not any(MARKED.sub("", one.text) for one in lines):
        raise Corrupt(name=name, why="字体编码已丢失，文字不可取") if garbled else NoText(name=name)
    numbers = measured.page_numbers(lines, max((page.height for page in pages), default=0.0))
    # A paragraph goes on from page to page over the numbers between.
    pieces, figures = take_out(
        paragraphs([one for one in items if one not in numbers] if len(numbers) < len(lines) else items), gathered.figures
    )
    text, blocks = lay(pieces)
    listed, kept = fields.take(blocks)
    told = (*doubts, *(GARBLED.format(page=page) for page in garbled))
    layout = measured.layout(pages, lines, _margins(lines), looks_of(blocks))
    return Source(text, kept, listed, told, form, layout, figures, gathered.pictures)


def _items(page: Sheet, gathered: Gathered, part: Callable[[str], bytes]) -> list[Row | Between]:
    """The lines of a page and the pictures between them, from above; a small picture is a character of its line."""
    glyphs, between = [one for one in page.glyphs if one.char != MARK] if page.images else page.glyphs, []
    for one in page.images:
        if not is_figure(one.right - one.left, one.bottom - one.top, page.width, page.height):
            continue
        width, height = (one.right - one.left) * MM, (one.bottom - one.top) * MM
        said = Figure("", "", width, height, alt=one.alt, floats=_under_words(one, page.glyphs), crop=one.crop)
        if mark := _marked(one, said, gathered, part):
            if height <= LINE:
                glyphs.append(Glyph(mark, one.left, one.top, one.right, one.bottom))
            else:
                between.append(Between(mark, (one.top + one.bottom) / 2, page.number))
    return sorted([*rows(glyphs, page.number), *between], key=lambda one: one.middle) if between else list(rows(glyphs, page.number))


def _marked(image: Image, said: Figure, gathered: Gathered, part: Callable[[str], bytes]) -> str:
    if image.fault:
        return gathered.add(None, said._replace(faults=(image.fault,)))
    return gathered.add(image.data, said) if isinstance(image.data, bytes) else gathered.add_part(image.data, part, said)


def is_figure(width: float, height: float, page_width: float, page_height: float) -> bool:
    """Whether a picture of this size, in points, is more than a line or a dot and less than a scan or water mark behind the whole page."""
    ground = GROUND * page_width * page_height or math.inf
    return min(width, height) * MM >= SMALLEST and width * height <= ground


def _under_words(image: Image, glyphs: Sequence[Glyph]) -> bool:
    """Whether words stand on it, as on a seal."""
    middles = (((one.left + one.right) / 2, (one.top + one.bottom) / 2) for one in glyphs)
    return any(image.left < x < image.right and image.top < y < image.bottom for x, y in middles)


def unreadable(glyphs: list[Glyph]) -> bool:
    """Whether the characters of a page are not what its reader sees: a font was cut down and its table of characters lost."""
    chars = [one.char for one in glyphs]
    strange = sum(unicodedata.category(char[0]) in ("Co", "Cn", "Cs", "Cc") or char == "\ufffd" for char in chars)
    han = [char for char in chars if "\u4e00" <= char <= "\u9fff"]
    return strange > STRANGE * len(chars) or (len(han) > MANY and len(set(han)) < FEW)


def rows(glyphs: list[Glyph], page: int) -> Iterator[Row]:
    """Characters whose middles are on one height are a line; a gap of more than a character in it stays as space."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: ((one.top + one.bottom) / 2, one.left)):
        middle = (glyph.top + glyph.bottom) / 2
        if lines and abs(_middle(lines[-1]) - middle) < 0.4 * (glyph.bottom - glyph.top):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for line in lines:
        ordered = sorted(line, key=lambda one: one.left)
        size = sorted(one.bottom - one.top for one in ordered)[len(ordered) // 2]
        yield Row(_spaced(ordered, size), ordered[0].left, ordered[-1].right, min(one.top for one in ordered), size, page, ordered[0])


def _middle(line: list[Glyph]) -> float:
    return (line[0].top + line[0].bottom) / 2


def _spaced(line: list[Glyph], size: float) -> str:
    text = line[0].char
    for before, after in pairwise(line):
        gap = after.left - before.right
        text += ("\u3000\u3000" if gap > 1.6 * size else " " if gap > 0.5 * size else "") + after.char
    return text


def paragraphs(lines: Sequence[Row | Between]) -> Iterator[Piece]:
    """A line goes on with the one before when that reached the right edge and this begins at the left one, over a picture too; the
    line under a picture that names it stands by itself."""
    left, right = _margins([one for one in lines if isinstance(one, Row)])
    text, look, last = "", Look(), None
    held: list[Between] = []
    caption = False
    for one in lines:
        if isinstance(one, Between):
            held.append(one)
            continue
        apart, caption = caption, bool(held) and is_caption(one.text)
        if last is not None and not apart and not caption and _goes_on(last, one, left, right):
            text += "".join(picture.mark for picture in held) + one.text
        else:
            if last is not None:
                yield text, look
            yield from ((picture.mark, Look(page=picture.page)) for picture in held)
            text, look = one.text, _look(one, left, right)
        last, held = one, []
    yield text, look
    yield from ((picture.mark, Look(page=picture.page)) for picture in held)


def _look(row: Row, left: float, right: float) -> Look:
    inset = round((row.left - left) / (row.points or 1), 1)
    glyph = row.first
    return Look(
        _align(row, left, right), round(row.points, 1), red=is_red(glyph.colour), page=row.page, font=glyph.font, last_font=glyph.font,
        first=inset, colour=glyph.colour,
    )  # fmt: skip


def _margins(rows: list[Row]) -> tuple[float, float]:
    """The edges of the type area: where many lines begin and end."""
    longest = max(row.right - row.left for row in rows)
    full = [row for row in rows if row.right - row.left > 0.85 * longest] or rows
    return min(row.left for row in full), max(row.right for row in full)


def _goes_on(before: Row, row: Row, left: float, right: float) -> bool:
    # A line of a joint mark reaches both edges and goes on nowhere.
    reached = before.right > right - 1.6 * before.size and not is_red(before.first.colour)
    return reached and row.left < left + 0.8 * row.size and abs(before.size - row.size) < 1.5 and not before.text.endswith(("：", ":"))


def _align(row: Row, left: float, right: float) -> str:
    inset_left, inset_right = row.left - left, right - row.right
    if inset_left > 2.5 * row.size and abs(inset_left - inset_right) < 1.5 * row.size:
        return "center"
    if inset_left > 4 * row.size and inset_left > 2 * inset_right:
        return "right"
    return "left" if inset_left < row.size < inset_right else ""
