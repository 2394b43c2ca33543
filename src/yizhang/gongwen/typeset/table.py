"""Tables: lines whose words are apart by tabs, two or more under each other, are the rows of one. The standard names no type for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from yizhang.gongwen.typeset import breaking, measures
from yizhang.gongwen.typeset.breaking import Line
from yizhang.gongwen.typeset.figure import fitted
from yizhang.gongwen.typeset.measures import height
from yizhang.gongwen.typeset.pages import Page, Rule
from yizhang.gongwen.typeset.parts import Para, Run, wide
from yizhang.law.values import dataclass, replace

SIZE = 12.0  # 小四
PITCH = height(SIZE) * 1.3
PAD = 1.2  # millimetres between words and lines
THICK = 0.2
NARROWEST, WIDEST = 2.0, 18.0  # characters that a column is reckoned with
TALLEST = 90.0  # millimetres of a picture in a cell
LONGEST = 30  # lines of a row; a longer one is parted


@dataclass(frozen=True)
class Cells:
    """The lines of each cell of a row, and how wide the columns are in millimetres."""

    lines: tuple[tuple[Line, ...], ...]
    columns: tuple[float, ...]

    @property
    def tall(self) -> float:
        """In millimetres."""
        return max(sum(map(_tall, cell)) for cell in self.lines) + 2 * PAD


def _tall(line: Line) -> float:
    """Of a line in a cell, in millimetres."""
    return max(PITCH, line.shown + PAD if line.shown else 0.0)


def tabled(paras: Iterable[Para]) -> Iterator[Para]:
    """Paragraphs, with the rows of tables as such."""
    for rows, group in groupby(paras, lambda para: "\t" in para.text):
        found = list(group)
        if not rows or len(found) == 1:
            yield from found
            continue
        rows_of = [_cells(para) for para in found]
        columns = _columns(rows_of)
        for at, (para, cells) in enumerate(zip(found, rows_of, strict=True)):
            fitting = tuple(tuple(_fitted(cell, column)) for cell, column in zip((*cells, *[()] * len(columns)), columns, strict=False))
            words = "\t".join("".join(run.text for run in cell) for cell in fitting)
            yield Para("表格", (Run(words),), SIZE, above=para.above if at == 0 else 0, cells=fitting, columns=columns)


def _cells(para: Para) -> list[tuple[Run, ...]]:
    """The runs of a row, parted at its tabs; words without outer spaces."""
    cells: list[list[Run]] = [[]]
    for run in para.runs:
        for at, words in enumerate(run.text.split("\t")):
            if at:
                cells.append([])
            if words.strip():
                cells[-1].append(Run(words.strip(), shown=run.shown))
    return [tuple(cell) for cell in cells]


def _fitted(cell: tuple[Run, ...], column: float) -> Iterator[Run]:
    for run in cell:
        yield replace(run, shown=fitted(run.shown, column - 2 * PAD, TALLEST)) if run.shown else run


def _columns(rows: list[list[tuple[Run, ...]]]) -> tuple[float, ...]:
    """Their widths: each as its longest words or widest picture ask, together the width of the 版心."""
    asked = [min(WIDEST, max(NARROWEST, *map(_wide, column))) + 1 for column in zip_longest(*rows, fillvalue=())]
    return tuple(measures.AREA[0] * one / sum(asked) for one in asked)


def _wide(cell: tuple[Run, ...]) -> float:
    """In characters."""
    return max(sum(wide(run.text) for run in cell), *((run.shown.width + 2 * PAD) / height(SIZE) for run in cell if run.shown), 0.0)


def row(para: Para) -> list[Cells]:
    """The row, in as many parts as pages need."""
    lines = [list(_lines(cell, column)) for cell, column in zip(para.cells, para.columns, strict=True)]
    parts = range(0, max(map(len, lines)), LONGEST)
    return [Cells(tuple(tuple(cell[at : at + LONGEST]) for cell in lines), para.columns) for at in parts]


def _lines(cell: tuple[Run, ...], column: float) -> Iterator[Line]:
    """Words that fit on one line stand in the middle."""
    room = (column - 2 * PAD) / height(SIZE)
    whole = measures.CHARACTERS * measures.BODY / SIZE
    found = list(breaking.lines(Para("表格", cell, SIZE, right=whole - max(1.0, room))))
    yield from [replace(one, inset=max(0.0, (room - one.width) / 2)) for one in found] if len(found) == 1 else found


def draw(page: Page, cells: Cells, y: float) -> None:
    """Put a row on a page with its upper edge at y."""
    bottom = y + cells.tall
    edges = [measures.LEFT]
    for column in cells.columns:
        edges.append(edges[-1] + column)
    page.rules += [Rule(edges[0], at, measures.AREA[0], THICK) for at in (y, bottom)]
    page.rules += [Rule(edge - THICK / 2, (y + bottom) / 2, THICK, cells.tall) for edge in edges]
    for left, lines in zip(edges, cells.lines, strict=False):
        top = y + (cells.tall - sum(map(_tall, lines))) / 2
        for line in lines:
            page.set_line(line, top + (PITCH - height(SIZE)) / 2, SIZE, left=left + PAD, tall=line.shown)
            top += _tall(line)
