"""The rows of a spreadsheet that somebody hands in: .xlsx or CSV, its first sheet, each with its line; a formula counts as its value."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import zip_longest

from yizhang.gongwen.errors import CannotRead, Corrupt
from yizhang.gongwen.package import Package

MOST_COLUMNS = 100
Line = tuple[int, tuple[str, ...]]
"""The number of the line, as the office program shows it, and its cells."""


def lines(data: bytes, name: str) -> Iterator[Line]:
    """The lines that are not blank. Raises CannotRead for what is neither."""
    try:
        yield from _workbook(Package.open(data, name), data) if data.startswith(b"PK") else _separated(data, name)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, csv.Error) as wrong:
        raise wrong if isinstance(wrong, CannotRead) else Corrupt(name=name, why="不是可读的电子表格") from wrong


def _separated(data: bytes, name: str) -> Iterator[Line]:
    for code in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(code)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Corrupt(name=name, why="文字编码无法识别")
    if "\0" in text:
        raise Corrupt(name=name, why="二进制文件")
    reader = csv.reader(io.StringIO(text, newline=""))
    before = 0
    for cells in reader:
        if any(one.strip() for one in cells):
            yield before + 1, tuple(_plain(one) for one in cells)
        before = reader.line_num


def _plain(cell: str) -> str:
    """Without the mark that an export of ours puts before what looks like a formula."""
    return cell[1:].strip() if re.match(r"'[=+\-@\uff1d\uff0b\uff0d\uff20]", cell) else cell.strip()


def _workbook(package: Package, data: bytes) -> Iterator[Line]:
    for part in package.names:
        if part.endswith((".xml", ".rels")):
            package.xml(part)  # no document type may reach the library
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for number, row in enumerate(book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        cells = [_shown(one) for one in row]
        while cells and not cells[-1]:
            del cells[-1]
        if cells:
            yield number, tuple(cells)


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return "" if value is None else str(value).strip()


def named(table: Sequence[Line]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line under the first by the heads of its columns; a cell without a head goes by the empty name."""
    heads = table[0][1] if table else ()
    for number, cells in table[1:]:
        row: dict[str, str] = {}
        for head, cell in zip_longest(heads, cells, fillvalue=""):
            row[head] = row[head] + cell if head in row and not head else cell
        yield number, row
