"""A .pdf under the ruler: what GB/T 9704 asks of a page, measured where its characters and lines stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from yizhang.gongwen.readers.pdf import ALONE
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.measures import POINT
from yizhang.law.finding import Finding, _, caution, note

BODY = (measures.BODY - 0.6, measures.BODY + 0.6)
FOOT_ZONE = measures.FOOT + 1.0
HAN = ("\u4e00", "\u9fff")
ENOUGH = 3  # full lines that a measure of the width needs


class Char(NamedTuple):
    """A character with its box in millimetres from the upper left corner, and its size in points."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Sheet(NamedTuple):
    """A page: its paper, its characters, and its level lines (left, middle height, right)."""

    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[tuple[float, float, float], ...]


class Measure(NamedTuple):
    """What was measured, what is wanted, how far it may be off, its unit and its clause."""

    name: str
    found: float
    wanted: float
    off: float
    unit: str
    source: str

    @property
    def holds(self) -> bool:
        """Whether it is within what is allowed."""
        return abs(self.found - self.wanted) <= self.off + 1e-6


def sheets(data: bytes) -> list[Sheet]:
    """The pages of a file."""
    import pypdfium2

    with ALONE:
        file = pypdfium2.PdfDocument(data)
        try:
            return [_sheet(file[number]) for number in range(len(file))]
        finally:
            file.close()


def _sheet(page: Any) -> Sheet:
    from pypdfium2 import raw

    height = page.get_height()
    text = page.get_textpage()
    chars = []
    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, at))
        if char.strip():
            left, bottom, right, top = text.get_charbox(at, loose=True)
            size = raw.FPDFText_GetFontSize(text, at)
            chars.append(Char(char, left * POINT, (height - top) * POINT, right * POINT, (height - bottom) * POINT, size))
    rules = []
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        rules.append((left * POINT, (height - (top + bottom) / 2) * POINT, right * POINT))
    return Sheet(page.get_width() * POINT, height * POINT, tuple(chars), tuple(sorted(rules, key=lambda rule: rule[1])))


def measure(pages: Sequence[Sheet]) -> Iterator[Measure]:
    """All that can be measured on these pages."""
    first = pages[0]
    yield Measure("纸宽", first.width, measures.PAPER[0], 0.5, "毫米", "GB/T 9704 5.1")
    yield Measure("纸高", first.height, measures.PAPER[1], 0.5, "毫米", "GB/T 9704 5.1")
    yield from _area(pages)
    yield from _density(pages)
    yield from _foot(pages)


def _body(page: Sheet) -> list[Char]:
    return [one for one in page.chars if BODY[0] <= one.size <= BODY[1] and one.top < FOOT_ZONE]


def _area(pages: Sequence[Sheet]) -> Iterator[Measure]:
    """天头 and 订口 of the pages behind the first, which begins with the 版头; the width of full lines."""
    tops = [min(one.top for one in body) for page in pages[1:] if (body := _body(page))]
    if tops:
        yield Measure("天头", min(tops), measures.TOP, 1.0, "毫米", "GB/T 9704 5.2.1")
    body = [one for page in pages for one in _body(page)]
    if not body:
        return
    yield Measure("订口", min(one.left for one in body), measures.LEFT, 1.0, "毫米", "GB/T 9704 5.2.1")
    full = [row for page in pages for row in _rows(_body(page)) if row[-1].right - row[0].left > measures.AREA[0] - 1.2 * measures.CELL]
    if len(full) >= ENOUGH:
        widest = max(row[-1].right for row in full) - min(row[0].left for row in full)
        yield Measure("版心宽", widest, measures.AREA[0], 2.0, "毫米", "GB/T 9704 5.2.1")


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    """The characters line by line, each from left to right."""
    rows: dict[int, list[Char]] = {}
    for one in chars:
        rows.setdefault(round((one.top + one.bottom) / 2), []).append(one)
    near: list[list[Char]] = []
    for key in sorted(rows):
        if near and key - round((near[-1][0].top + near[-1][0].bottom) / 2) <= 2:
            near[-1] += rows[key]
        else:
            near.append(list(rows[key]))
    return [sorted(row, key=lambda one: one.left) for row in near]


def _density(pages: Sequence[Sheet]) -> Iterator[Measure]:
    """Lines of the pages that are full to their foot, characters of lines that are nothing but Chinese."""
    each = [_rows(_body(page)) for page in pages]
    counts = Counter(len(rows) for rows in each if rows and _filled(rows))
    if counts:
        yield Measure("每面行数", counts.most_common(1)[0][0], measures.LINES, 0, "行", "GB/T 9704 5.2.3")
    plain = Counter(len(row) for rows in each for row in rows if _plain(row))
    if sum(plain.values()) >= ENOUGH:
        yield Measure("每行字数", plain.most_common(1)[0][0], measures.CHARACTERS, 0, "字", "GB/T 9704 5.2.3")


def _filled(rows: list[list[Char]]) -> bool:
    """Whether text fills the page from head to foot without a blank line."""
    reaches = rows[0][0].top < measures.TOP + 2 and rows[-1][0].bottom > measures.FOOT - 2
    return reaches and all(after[0].top - before[0].top < 1.2 * measures.PITCH for before, after in pairwise(rows))


def _plain(row: list[Char]) -> bool:
    """Whether a line goes from edge to edge and holds nothing narrow."""
    whole = row[0].left < measures.LEFT + 1 and row[-1].right > measures.LEFT + measures.AREA[0] - 1
    return whole and all(HAN[0] <= one.char <= HAN[1] or one.char in "，。、" for one in row)


def _foot(pages: Sequence[Sheet]) -> Iterator[Measure]:
    """Page numbers: the dashes 7 mm under the 版心, one character from the outer edge. The last line of the 版记 on the 版心's edge."""
    for number, page in enumerate(pages, 1):
        foot = sorted((one for one in page.chars if one.top >= FOOT_ZONE), key=lambda one: one.left)
        if not foot:
            continue
        cell = measures.height(measures.SMALL)
        middle = sum((one.top + one.bottom) / 2 for one in foot) / len(foot)
        yield Measure(f"第{number}面页码距版心下边缘", middle - measures.FOOT, measures.NUMBER_BELOW, 1.0, "毫米", "GB/T 9704 7.5")
        edge = measures.LEFT + measures.AREA[0] - foot[-1].right if number % 2 else foot[0].left - measures.LEFT
        yield Measure(f"第{number}面页码距版心{'右' if number % 2 else '左'}边缘", edge, cell, 1.0, "毫米", "GB/T 9704 7.5")
    black = [rule for rule in pages[-1].rules if abs(rule[2] - rule[0] - measures.AREA[0]) < 1]
    if len(pages) > 1 and black:
        yield Measure("版记末条分隔线", black[-1][1] - measures.TOP, measures.AREA[1], 0.5, "毫米", "GB/T 9704 7.4.1")


def findings(data: bytes) -> tuple[Finding, ...]:
    """A caution for every measure that departs, and one note with what was measured."""
    taken = list(measure(sheets(data)))
    told = [_departs(one).also(code="typeset_measure") for one in taken if not one.holds]
    each = "，".join(f"{one.name}{_told(one.found)}{one.unit}" for one in taken if "面页码" not in one.name)
    return (*told, note(_("实测：{each}"), each=each, where="版式", source="GB/T 9704 5").also(code="typeset_measured"))


def _departs(one: Measure) -> Finding:
    template = _("实测{name}{found}{unit}，应为{wanted}{unit}")
    values = {"name": one.name, "found": _told(one.found), "wanted": _told(one.wanted), "unit": one.unit}
    return caution(template, where="版式", source=one.source, **values)


def _told(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
