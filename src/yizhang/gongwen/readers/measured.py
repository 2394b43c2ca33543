"""The layout of pages whose characters are known by their places: what a ruler would show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from yizhang.gongwen.layout import MM, Layout, Page, PageNumber

if TYPE_CHECKING:
    from yizhang.gongwen.blocks import Look
    from yizhang.gongwen.readers.printed import Row, Sheet

NUMBER = re.compile(r"[—–―─\-\s·]*(\d{1,3})[—–―─\-\s·]*")
# A line of nothing but characters of one width.
HAN = re.compile(r"[\u4e00-\u9fff]+(?:[，、][\u4e00-\u9fff]+)?")
# Of the height of a page, where its number may stand; of rows, how many a measure of the margins needs.
FOOT, ENOUGH = 0.85, 4
BODY = (15.0, 17.0)


def layout(pages: Sequence[Sheet], rows: Sequence[Row], margins: tuple[float, float], looks: Mapping[int, Look]) -> Layout:
    """The size of the pages, the edges of the text, the fullest page and line, and the page numbers."""
    size = next(((page.width, page.height) for page in pages if page.width), (0.0, 0.0))
    numbers = page_numbers(rows, size[1])
    text = [row for row in rows if row not in numbers]
    page = _page(text, size, margins)
    number = _number(numbers, size[0]) if numbers else None
    known = bool(numbers) or len({row.page for row in rows}) > 1
    return Layout((page,) if size[0] else (), looks, number, None, bool(numbers) if known and size[0] else None)


def page_numbers(rows: Sequence[Row], height: float) -> list[Row]:
    """The lines at the foot of pages of that height that are nothing but a number; none where the height is not known."""
    return [row for row in rows if height and row.top > FOOT * height and NUMBER.fullmatch(row.text)]


def _page(rows: list[Row], size: tuple[float, float], margins: tuple[float, float]) -> Page:
    """Margins are told only by enough full lines of body type."""
    body = [row for row in rows if BODY[0] <= row.points <= BODY[1]]
    left, right = margins
    full = [row for row in body if row.right > right - 1.5 * row.points and row.left < left + 3 * row.points]
    if len(full) < ENOUGH:
        return Page(size[0] * MM, size[1] * MM)
    counts = Counter(row.page for row in rows)
    fullest = max(counts.values()) if len(counts) > 2 else 0
    plain = Counter(len(row.text) for row in full if row.left < left + 0.5 * row.points and HAN.fullmatch(row.text))
    chars = plain.most_common(1)[0][0] if sum(plain.values()) >= ENOUGH else 0
    return Page(size[0] * MM, size[1] * MM, left=left * MM, right=(size[0] - right) * MM, lines=fullest, chars=chars)


def _number(rows: list[Row], width: float) -> PageNumber:
    first = rows[0]
    middles = [(row.left + row.right) / 2 / width for row in rows] if width else [0.5]
    align = "center" if abs(middles[0] - 0.5) < 0.05 else "right" if middles[0] > 0.5 else "left"
    mirrored = len(middles) > 1 and abs(middles[0] - middles[1]) > 0.2
    return PageNumber(re.sub(r"\d+", "#", re.sub(r"\s+", " ", first.text)), first.first.font, round(first.points, 1), align, mirrored)
