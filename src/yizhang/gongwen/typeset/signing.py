"""署名 and 成文日期: sealed, unsealed, or signed by a person (GB/T 9704 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.parts import Face, Para, Run, wide

DATE_INSET, NAME_INSET = 4.0, 2.0
# Seals of two organs stand side by side; the rows of several are a seal apart.
A_ROW, ROW_LINES, BETWEEN = 2, 4, "\u3000\u3000\u3000"
WIDEST_ROW = 20.0


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
    """The date four characters from the right, the 署名 centred over it; the place of the seal stays free above (7.3.5.1)."""
    rows = _rows(names)
    right = max(DATE_INSET, (wide(rows[-1]) - wide(dated)) / 2) if rows else DATE_INSET
    for at, row in enumerate(rows):
        inset = max(0.0, right + (wide(dated) - wide(row)) / 2) if len(rows) == 1 or at == len(rows) - 1 else NAME_INSET
        yield _line(row, inset, measures.SEAL_LINES if at == 0 else ROW_LINES, keep=bool(dated) or at < len(rows) - 1)
    if dated:
        yield _line(dated, right, 0 if rows else measures.SEAL_LINES, keep=False, style="成文日期")


def _rows(names: tuple[str, ...]) -> list[str]:
    """Organs two a row where their names leave room, in their order."""
    rows: list[str] = []
    held = 0
    for name in names:
        if rows and held < A_ROW and wide(rows[-1] + BETWEEN + name) <= WIDEST_ROW:
            rows[-1], held = rows[-1] + BETWEEN + name, held + 1
        else:
            rows, held = [*rows, name], 1
    return rows


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
