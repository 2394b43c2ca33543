"""A workbook (.xlsx) of an organisation as the same tree a YAML file gives: a sheet a table, a row a line, `principal.title` a cell within.

`deputies.1.title` is the title of the first deputy. Sheets, keys and cells are named as in `city.yaml`; the sheet `city` has one row.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Union

from lxml import etree

from yizhang.yamltext import Marked, MarkedList, MarkedMap, MarkedText, Unusable, Value

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
FIRST_DAY = 25569
"""The serial number that spreadsheets give to 1 January 1970."""
DATES = ("from", "to", "on", "date")
NUMBER = re.compile(r"\d+(\.\d+)?")
Tree = dict[str, Union["Tree", str]]


def read_workbook(path: Path) -> MarkedMap:
    """All tables. Raises Unusable for a file that is no workbook, and for a column without a name."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _tables(archive, path.name)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        raise Unusable(None, "不是可读的.xlsx文件", path.name) from fault


def _tables(archive: zipfile.ZipFile, name: str) -> MarkedMap:
    strings = _strings(archive)
    tables = _placed(MarkedMap(), name, 1)
    for title, part in _sheets(archive):
        rows = _rows(_xml(archive, part), strings, f"{name} {title}")
        tables[_placed(MarkedText(title), name, 1)] = rows[0] if title == "city" and rows else rows
    return tables


def _xml(archive: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(archive.read(part), SAFE)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    items = _xml(archive, "xl/sharedStrings.xml").iter(f"{MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = {one.get("Id"): str(one.get("Target")) for one in _xml(archive, "xl/_rels/workbook.xml.rels")}
    for sheet in _xml(archive, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        yield str(sheet.get("name")), posixpath.normpath(posixpath.join("xl", parts[sheet.get(LINK)].removeprefix("/xl/")))


def _rows(sheet: etree._Element, strings: list[str], name: str) -> MarkedList:
    found, heads = _placed(MarkedList(), name, 1), dict[str, str]()
    for row in sheet.iter(f"{MAIN}row"):
        line = int(str(row.get("r", "0")))
        cells = {re.sub(r"\d", "", str(one.get("r"))): text for one in row.iter(f"{MAIN}c") if (text := _text(one, strings))}
        if not heads:
            heads = cells
        elif cells:
            found.append(_row(cells, heads, name, line))
    return found


def _row(cells: dict[str, str], heads: dict[str, str], name: str, line: int) -> Marked:
    row: Tree = {}
    for column, text in cells.items():
        if column not in heads:
            raise Unusable(None, f"{column}列没有列名", name, line)
        path = heads[column].strip().split(".")
        within = row
        for key in path[:-1]:
            inner = within.setdefault(key, {})
            if isinstance(inner, str):
                raise Unusable(None, f"“{key}”不能既是一格又是一组", name, line)
            within = inner
        within[path[-1]] = _day(text) if path[-1] in DATES else text
    return _marked(row, name, line)


def _day(text: str) -> str:
    """A date cell holds the number of its day."""
    return (date(1970, 1, 1) + timedelta(days=int(float(text)) - FIRST_DAY)).isoformat() if NUMBER.fullmatch(text) else text


def _marked(tree: Tree | str, name: str, line: int) -> Marked:
    if isinstance(tree, str):
        return _placed(MarkedText(tree), name, line)
    if tree and all(key.isdigit() for key in tree):
        return _placed(MarkedList(_marked(tree[key], name, line) for key in sorted(tree, key=int)), name, line)
    return _placed(MarkedMap({_placed(MarkedText(key), name, line): _marked(value, name, line) for key, value in tree.items()}), name, line)


def _text(cell: etree._Element, strings: list[str]) -> str:
    value = cell.find(f"{MAIN}v")
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
    if value is None or value.text is None:
        return ""
    return strings[int(value.text)] if cell.get("t") == "s" else value.text


def _placed(value: Value, name: str, line: int) -> Value:
    value.name, value.line, value.column = name, line, 1
    return value
