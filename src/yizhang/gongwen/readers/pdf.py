""".pdf with text: lines are put together from characters by where they stand, and paragraphs from lines by their indents."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from yizhang.gongwen import fields
from yizhang.gongwen.blocks import Look, Source, lay
from yizhang.gongwen.errors import Corrupt, Encrypted, NoText, TooLarge

PAGES = 500
PASSWORD = 4
# The library may not be entered by two threads at once.
ALONE = threading.Lock()
Piece = tuple[str, Look]


class Glyph(NamedTuple):
    """A character with its box, in points from the left and from the top of its page."""

    char: str
    left: float
    top: float
    right: float
    bottom: float


class Row(NamedTuple):
    """A line as printed: its words, its edges, the height of its type and the page it is on."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int


def read(data: bytes, name: str) -> Source:
    """Read the bytes of a file. Raises Corrupt, Encrypted, NoText, TooLarge."""
    with ALONE:
        pages = list(_pages(data, name))
    rows = [row for glyphs, page in pages for row in _rows(glyphs, page)]
    if not rows:
        raise NoText(name=name)
    whole, blocks = lay(_paragraphs(rows))
    listed, kept = fields.take(blocks)
    return Source(whole, kept, listed, (), "pdf")


def _pages(data: bytes, name: str) -> Iterator[tuple[list[Glyph], int]]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        locked = getattr(wrong, "err_code", None) == PASSWORD or "assword" in str(wrong)
        raise Encrypted(name=name) if locked else Corrupt(name=name, why="PDF 结构不完整") from wrong
    try:
        if len(file) > PAGES:
            raise TooLarge(name=name, limit=f"{PAGES}页")
        for number in range(len(file)):
            yield _glyphs(file[number]), number + 1
    except pypdfium2.PdfiumError as wrong:
        raise Corrupt(name=name, why="PDF 页面不完整") from wrong
    finally:
        file.close()


def _glyphs(page: Any) -> list[Glyph]:
    height = page.get_height()
    text = page.get_textpage()
    out = []
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        if not char.strip():
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if right > left and top > bottom:
            out.append(Glyph(char, left, height - top, right, height - bottom))
    return out


def _rows(glyphs: list[Glyph], page: int) -> Iterator[Row]:
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
        yield Row(_spaced(ordered, size), ordered[0].left, ordered[-1].right, min(one.top for one in ordered), size, page)


def _middle(line: list[Glyph]) -> float:
    return (line[0].top + line[0].bottom) / 2


def _spaced(line: list[Glyph], size: float) -> str:
    text = line[0].char
    for before, after in pairwise(line):
        gap = after.left - before.right
        text += ("\u3000\u3000" if gap > 1.6 * size else " " if gap > 0.5 * size else "") + after.char
    return text


def _paragraphs(rows: list[Row]) -> Iterator[Piece]:
    """A line goes on with the one before when that reached the right edge and this begins at the left one."""
    left, right = _margins(rows)
    text, look, last = "", Look(), None
    for row in rows:
        if last is not None and _goes_on(last, row, left, right):
            text += row.text
        else:
            if last is not None:
                yield text, look
            text, look = row.text, Look(_align(row, left, right), round(row.size, 1), page=row.page)
        last = row
    yield text, look


def _margins(rows: list[Row]) -> tuple[float, float]:
    """The edges of the type area: where many lines begin and end."""
    longest = max(row.right - row.left for row in rows)
    full = [row for row in rows if row.right - row.left > 0.85 * longest] or rows
    return min(row.left for row in full), max(row.right for row in full)


def _goes_on(before: Row, row: Row, left: float, right: float) -> bool:
    reached = before.right > right - 1.6 * before.size
    return reached and row.left < left + 0.8 * row.size and abs(before.size - row.size) < 1.5 and not before.text.endswith(("：", ":"))


def _align(row: Row, left: float, right: float) -> str:
    inset_left, inset_right = row.left - left, right - row.right
    if inset_left > 2.5 * row.size and abs(inset_left - inset_right) < 1.5 * row.size:
        return "center"
    if inset_left > 4 * row.size and inset_left > 2 * inset_right:
        return "right"
    return "left" if inset_left < row.size else ""
