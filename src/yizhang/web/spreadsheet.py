"""The rows of a spreadsheet that somebody hands in: .xlsx or CSV, its first sheet, each with its line; a formula counts as its value."""

from __future__ import annotations

import csv
import io
import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from yizhang.gongwen.errors import CannotRead, Corrupt
from yizhang.gongwen.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_COLUMNS = 100
Line = tuple[int, tuple[str, ...]]
"""The number of the line, as the office program shows it, and its cells."""


def lines(data: bytes, name: str) -> Iterator[Line]:
    """The lines that are not blank. Raises CannotRead for what is neither."""
    try:
        yield from _workbook(Package.open(data, name)) if data.startswith(b"PK") else _separated(data, name)
    except (KeyError, IndexError, ValueError, csv.Error) as wrong:
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


def _workbook(package: Package) -> Iterator[Line]:
    strings = _strings(package)
    for at, row in enumerate(_first_sheet(package).iter(f"{MAIN}row"), 1):
        cells: dict[int, str] = {}
        for place, one in enumerate(row.iter(f"{MAIN}c")):
            cells[_column(str(one.get("r", "")), place)] = _text(one, strings)
        if any(cells.values()):
            yield int(str(row.get("r", at))), tuple(cells.get(place, "") for place in range(min(max(cells) + 1, MOST_COLUMNS)))


def _first_sheet(package: Package) -> _Element:
    parts = {one.get("Id"): str(one.get("Target")) for one in package.xml("xl/_rels/workbook.xml.rels")}
    first = next(package.xml("xl/workbook.xml").iter(f"{MAIN}sheet"), None)
    if first is None:
        raise ValueError("no sheet")
    return package.xml(posixpath.normpath(posixpath.join("xl", parts[first.get(LINK)].removeprefix("/xl/"))))


def _strings(package: Package) -> Sequence[str]:
    if "xl/sharedStrings.xml" not in package.names:
        return ()
    items = package.xml("xl/sharedStrings.xml").iter(f"{MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]


def _column(reference: str, place: int) -> int:
    """A is 0, AA is 26; without a reference, by its place."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    found = 0
    for letter in letters[0] if letters else "":
        found = found * 26 + ord(letter) - 64
    return found - 1 if letters else place


def _text(cell: _Element, strings: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{MAIN}t")).strip()
    value = cell.find(f"{MAIN}v")
    if value is None or value.text is None:
        return ""
    return (strings[int(value.text)] if cell.get("t") == "s" else value.text).strip()


def named(table: Sequence[Line]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line under the first by the heads of its columns; a cell without a head goes by the empty name."""
    heads = table[0][1] if table else ()
    for number, cells in table[1:]:
        row: dict[str, str] = {}
        for head, cell in zip_longest(heads, cells, fillvalue=""):
            row[head] = row[head] + cell if head in row and not head else cell
        yield number, row
