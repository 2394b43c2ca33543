"""A spreadsheet handed in: its rows as the office program numbers them, and nothing that could harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from yizhang.gongwen.errors import Unsafe
from yizhang.web.spreadsheet import lines


def workbook() -> bytes:
    """Heads, an empty line, and a line with a number, a day and what looks like a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ("意见", "件数", "日期"))
        page.write_row(2, 0, ("=1+1 应当取消", 3))
        page.write_datetime(2, 2, date(2026, 3, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
    return out.getvalue()


def test_lines_keep_the_numbers_that_the_office_program_shows():
    assert list(lines(workbook(), "意见.xlsx")) == [(1, ("意见", "件数", "日期")), (3, ("=1+1 应当取消", "3", "2026-03-02"))]


def test_a_document_type_in_any_part_is_refused():
    told = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaa">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, told + data.split(b"?>", 1)[1] if part.endswith("sheet1.xml") else data)
    with pytest.raises(Unsafe):
        list(lines(out.getvalue(), "意见.xlsx"))
