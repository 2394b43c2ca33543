"""Figures among paragraphs: one that stands alone in the middle of lines of its own, its caption under it, others between the characters.
None is wider than the 版心 or its column, and none is enlarged; a figure takes whole lines, so that the text keeps its pitch."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from yizhang.gongwen.document import Figure, OfficialDocument, Paragraph
from yizhang.gongwen.figures import MARK, MARKED
from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.parts import Para, Run, Shown
from yizhang.gongwen.typeset.text import paragraph
from yizhang.law.values import replace

CAPTION_LINES = 2  # kept free under the tallest figure
WITHIN = measures.AREA[0] - 2 * measures.CELL  # the width of a first line
SMALLEST = 0.5  # millimetres
BETWEEN = Run("\u3000")  # of two beside each other


def paragraphs(lines: Sequence[Paragraph], figures: Sequence[Figure], pictures: Mapping[str, Picture]) -> Iterator[Para]:
    """The lines as paragraphs, with the figures that stand in them or between them."""
    shown = [_shown(one, pictures) for one in figures]
    within, below = _placed(lines, figures)
    yield from _alone(below.get(-1, []), figures, shown, lines[0].text if lines else "")
    for at, one in enumerate(lines):
        para = _with(paragraph(_marked(one, [(n, figures[n]) for n in within.get(at, [])])), shown)
        captions = [figures[n].caption for n in (*within.get(at - 1, []), *below.get(at - 1, []))]
        yield replace(para, style="图题", align="center", first=0.0, keep=False) if one.text in captions else para
        yield from _alone(below.get(at, []), figures, shown, lines[at + 1].text if at + 1 < len(lines) else "")


def of_body(doc: OfficialDocument) -> tuple[Figure, ...]:
    """The figures that are not of an annex."""
    begin = doc.attachments[0].place.start if doc.attachments else len(doc.text) + 1
    return tuple(one for one in doc.figures if one.place.start < begin)


def of_annex(doc: OfficialDocument, number: int) -> tuple[Figure, ...]:
    """The figures of an annex, by its number from 1."""
    starts = [one.place.start for one in doc.attachments]
    return tuple(one for one in doc.figures if bisect_right(starts, one.place.start) == number)


def lines_taken(tall: float) -> int:
    """How many lines of the pitch a height takes."""
    return max(1, math.ceil((tall + measures.GAP) / measures.PITCH - 1e-6))


def fitted(one: Shown, width: float, height: float) -> Shown:
    """As large as it is, and no larger than the room."""
    scale = min(1.0, width / one.width, height / one.height)
    return replace(one, width=max(SMALLEST, one.width * scale), height=max(SMALLEST, one.height * scale))


def all_shown(paras: Iterable[Para]) -> Iterator[Shown]:
    """The figures of paragraphs and cells, in their order."""
    runs = (run for para in paras for part in (para.runs, *para.cells) for run in part)
    return (run.shown for run in runs if run.shown)


def _shown(figure: Figure, pictures: Mapping[str, Picture]) -> Shown | None:
    """None where the bytes are not there: whoever sets the document is told."""
    if figure.digest not in pictures:
        return None
    whole = Shown(pictures[figure.digest], figure.digest, figure.width, figure.height, figure.alt, figure.crop)
    return fitted(whole, measures.AREA[0], measures.AREA[1] - CAPTION_LINES * measures.PITCH)


def _placed(lines: Sequence[Paragraph], figures: Sequence[Figure]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Which figures stand in which line, and which below it (-1: above the first)."""
    starts = [one.place.start for one in lines]
    within: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for number, one in enumerate(figures):
        at = bisect_right(starts, one.place.start) - 1
        next_of = lines[at + 1].place.paragraph if at + 1 < len(lines) else 0
        if next_of == one.place.paragraph and (at < 0 or one.place.start > lines[at].place.end):
            at += 1  # it stands among the spaces in front of the line
        inside = at >= 0 and one.place.start <= lines[at].place.end and not one.floats
        (within if inside else below).setdefault(at, []).append(number)
    return within, below


def _marked(line: Paragraph, figures: Sequence[tuple[int, Figure]]) -> str:
    text, lead = line.text, line.number if line.automatic else ""
    for number, one in reversed(figures):
        at = max(0, one.place.start - line.place.start)
        text = f"{text[:at]}{MARK}{number}{MARK}{text[at:]}"
    return lead + text


def _with(para: Para, shown: Sequence[Shown | None]) -> Para:
    """Marks become runs that show the figure."""
    return replace(para, runs=tuple(part for run in para.runs for part in _parted(run, shown))) if MARK in para.text else para


def _parted(run: Run, shown: Sequence[Shown | None]) -> Iterator[Run]:
    at = 0
    for found in MARKED.finditer(run.text):
        if words := run.text[at : found.start()]:
            yield replace(run, text=words)
        one, at = shown[int(found[1])], found.end()
        if one:
            yield Run(MARK, run.face, fitted(one, WITHIN, one.height))
    if words := run.text[at:]:
        yield replace(run, text=words)


def _alone(numbers: Sequence[int], figures: Sequence[Figure], shown: Sequence[Shown | None], next_line: str) -> Iterator[Para]:
    """Those of one paragraph stand beside each other where there is room; with the caption they are kept together."""
    for paragraph_of in dict.fromkeys(figures[n].place.paragraph for n in numbers):
        group = [n for n in numbers if figures[n].place.paragraph == paragraph_of]
        each = [Run(MARK, shown=one) for n in group if (one := shown[n])]
        runs = tuple(part for at, run in enumerate(each) for part in ((BETWEEN, run) if at else (run,)))
        keep = bool(next_line) and figures[group[-1]].caption == next_line and group[-1] == numbers[-1]
        if runs:
            yield Para("图片", runs, align="center", keep=keep)
