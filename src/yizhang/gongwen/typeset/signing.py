"""署名 and 成文日期: sealed, unsealed, or signed by a person (GB/T 9704 7.3.5)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.parts import Face, Para, Run, wide

DATE_INSET, NAME_INSET = 4.0, 2.0
ROW_LINES = 4  # blank lines between rows of 署名, so that the seals on them do not touch
NAMES_APART = 2.0
WHOLE, HALF = "\u3000", " "


def signature(doc: OfficialDocument, *, sealed: bool) -> Iterator[Para]:
    """The lines under the text, kept together."""
    day = doc.dated.value if doc.dated else None
    dated = f"{day.year}年{day.month}月{day.day}日" if day else ""
    names = tuple(one.value for one in doc.issuers)
    if doc.signatory:
        yield from _signed(doc.signatory.value, dated)
    elif sealed:
        yield from _sealed(names, dated)
    else:
        yield from _unsealed(names, dated)


def _line(text: str, right: float, above: float = 0.0, *, keep: bool = True, style: str = "发文机关署名") -> Para:
    return Para(style, (Run(text),), align="right", right=right, above=above, keep=keep)


def _sealed(names: tuple[str, ...], dated: str) -> Iterator[Para]:
    """The date four characters from the right, the last 署名 centred over it; the place of each seal stays free (7.3.5.1)."""
    rows = sealed_rows(names, dated)
    for at, row in enumerate(rows):
        words, right = _row(row)
        yield _line(words, right, measures.SEAL_LINES if at == 0 else ROW_LINES, keep=bool(dated) or at < len(rows) - 1)
    if dated:
        right = max(DATE_INSET, rows[-1][-1][1] - wide(dated) / 2) if rows else DATE_INSET
        yield _line(dated, right, 0 if rows else measures.SEAL_LINES, keep=False, style="成文日期")


def sealed_rows(names: tuple[str, ...], dated: str) -> list[list[tuple[str, float]]]:
    """Organs in their order, in rows of as many as have room for their seals, in columns: each with the middle of its name, in characters
    from the right edge of the 版心. The last stands over the date."""
    if not names:
        return []
    widest = max(map(wide, names))
    last = max(DATE_INSET + wide(dated) / 2, widest / 2)
    step = max((measures.SEAL + measures.SEALS_APART) / measures.CELL, widest + NAMES_APART)
    half = max(measures.SEAL / 2 / measures.CELL, widest / 2)
    room = int((measures.CHARACTERS - NAMES_APART / 4 - half - last) / step) + 1
    rows = math.ceil(len(names) / max(1, min(measures.SEALS_A_ROW, room)))
    each = math.ceil(len(names) / rows)
    parts = [names[at : at + each] for at in range(0, len(names), each)]
    return [[(name, last + step * (len(part) - 1 - at)) for at, name in enumerate(part)] for part in parts]


def _row(row: list[tuple[str, float]]) -> tuple[str, float]:
    """The words of a row, and how far they end from the right edge. Spaces part them: names stand in their middle to a quarter of one."""
    name, middle = row[-1]
    words, right = name, max(0.0, middle - wide(name) / 2)
    edge = right + wide(name)
    for other, place in reversed(row[:-1]):
        gap = max(1.0, place - wide(other) / 2 - edge)
        between = min((WHOLE * n + HALF * half for n in (int(gap), int(gap) + 1) for half in (0, 1)), key=lambda one: abs(wide(one) - gap))
        words, edge = f"{other}{between}{words}", edge + wide(between) + wide(other)
    return words, right


def _unsealed(names: tuple[str, ...], dated: str) -> Iterator[Para]:
    """One blank line under the text; the date begins two characters right of the 署名, or, longer than it, stands two from the right
    (7.3.5.2)."""
    if not names:
        yield from [_line(dated, DATE_INSET, 1, keep=False, style="成文日期")] if dated else []
        return
    widest = max(map(wide, names))
    inset = NAME_INSET if widest >= wide(dated) + 2 else NAME_INSET + max(0.0, wide(dated) + 2 - widest)
    for at, name in enumerate(names):
        yield _line(name, inset + widest - wide(name), int(at == 0), keep=bool(dated) or at < len(names) - 1)
    if dated:
        yield _line(dated, inset + widest - 2 - wide(dated), keep=False, style="成文日期")


def _signed(signatory: str, dated: str) -> Iterator[Para]:
    """职务 and signature two blank lines under the text, four characters from the right; one blank line, the date (7.3.5.3)."""
    position, _, name = signatory.partition(" ")
    runs = (Run(f"{position}\u3000\u3000"), Run(name, Face.KAITI)) if name else (Run(position),)
    yield Para("签名章", runs, align="right", right=DATE_INSET, above=2, keep=bool(dated))
    if dated:
        yield _line(dated, DATE_INSET, 1, keep=False, style="成文日期")
