"""Registers as .xlsx and CSV. Cells are texts, never formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse

from yizhang.web.ledger import Ledger, Row, text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer(ledger: Ledger, rows: Iterable[Row], form: str, now: datetime) -> HttpResponse:
    """The file, named after the register and the day."""
    as_excel = form == "xlsx"
    content = as_xlsx(ledger, rows) if as_excel else as_csv(ledger, rows)
    name = f"{ledger.label}-{now.date().isoformat()}.{'xlsx' if as_excel else 'csv'}"
    response = HttpResponse(content, content_type=XLSX if as_excel else "text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def as_xlsx(ledger: Ledger, rows: Iterable[Row]) -> bytes:
    """One sheet, head in bold and frozen."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        sheet = book.add_worksheet(str(ledger.label)[:31])
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [str(one.label) for one in ledger.columns], book.add_format({"bold": True}))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, [_cell(row.get(one.name)) for one in ledger.columns])
    return out.getvalue()


def as_csv(ledger: Ledger, rows: Iterable[Row]) -> bytes:
    """UTF-8 with its mark, so that office programs read it; words that look like formulas are quoted as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([str(one.label) for one in ledger.columns])
    writer.writerows([_harmless(text(row.get(one.name))) for one in ledger.columns] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: object) -> str | int:
    return value if isinstance(value, int) and not isinstance(value, bool) else text(value)


def _harmless(words: str) -> str:
    return "'" + words if words.startswith(FORMULA) else words
