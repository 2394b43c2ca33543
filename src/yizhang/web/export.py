"""Registers as .xlsx and CSV: an act of whoever takes the file (semantics 74), and cells that are texts, never formulas."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import quote

import xlsxwriter
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from yizhang.kernel import open_matter, perform
from yizhang.kernel.case import World
from yizhang.kernel.values import Done, Hand, Input, Outcome
from yizhang.web.ledger import Ledger, Query, Row, said, text

PROCEDURE, VERB = "register_export", "export"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # wide ones too, in Chinese
FORMS = {"xlsx": "Excel", "csv": "CSV"}


def offered(now: datetime) -> bool:
    """Whether the edition has the act by which a register leaves the house; without it nothing does."""
    return PROCEDURE in World.of(now).book.procedures


def content(ledger: Ledger, rows: Iterable[Row], query: Query, form: str, now: datetime) -> bytes:
    """The file."""
    return as_xlsx(ledger, rows, now, query.stood) if form == "xlsx" else as_csv(ledger, rows)


def recorded(ledger: Ledger, rows: Sequence[Row], query: Query, form: str, data: bytes, by: Hand, now: datetime) -> Outcome:
    """The act of taking it: which register, under which conditions, how many rows, and the digest of the very file."""
    with override(settings.LANGUAGE_CODE):  # the record speaks one language, whoever reads
        title, name = _("导出{name}").format(name=ledger.label), str(ledger.label)
        return taken(Taken(title, name, FORMS[form], len(rows), said(ledger, query)), data, by, now)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an act of taking a file says of it beside its digest."""

    title: str
    ledger: str
    form: str
    rows: int
    conditions: str = ""


def taken(what: Taken, data: bytes, by: Hand, now: datetime) -> Outcome:
    """The act by which a file leaves the house.

    It is done as the post that one holds: what a delegation lets one see does not make the giver the one who exports.
    """
    hand = Hand(by.person, by.post)
    given: dict[str, str | int] = {**asdict(what), "digest": hashlib.sha256(data).hexdigest()}
    filled: Input = {name: value for name, value in given.items() if value != ""}
    opened = open_matter(PROCEDURE, hand, filled, now=now)
    return perform(opened.matter, VERB, hand, filled, now=now) if isinstance(opened, Done) else opened


def answer(ledger: Ledger, data: bytes, query: Query, form: str, now: datetime) -> HttpResponse:
    """The file as a download, named after the register and the day: of today, or that up to which it tells."""
    name = f"{ledger.label}-{query.stood or now.date().isoformat()}.{form}"
    response = HttpResponse(data, content_type=XLSX if form == "xlsx" else "text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def as_xlsx(ledger: Ledger, rows: Iterable[Row], now: datetime, stood: str = "") -> bytes:
    """One sheet, head in bold and frozen; named after the register, and the day up to which it tells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        book.set_properties({"created": now.replace(tzinfo=None)})
        sheet = book.add_worksheet(f"{ledger.label}{stood and f'（{stood}）'}"[:31])
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [str(one.label) for one in ledger.columns], book.add_format({"bold": True}))
        for at, row in enumerate(rows, 1):
            for place, one in enumerate(ledger.columns):
                value = row.get(one.name)
                if isinstance(value, int) and not isinstance(value, bool):
                    sheet.write_number(at, place, value)
                else:
                    sheet.write_string(at, place, text(value))
    return out.getvalue()


def as_csv(ledger: Ledger, rows: Iterable[Row]) -> bytes:
    """UTF-8 with its mark, so that office programs read it; words that look like formulas are quoted as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([str(one.label) for one in ledger.columns])
    writer.writerows([harmless(row.get(one.name)) for one in ledger.columns] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(value: object) -> str:
    """A cell as text that no office program takes for a formula."""
    words = text(value)
    dangerous = not isinstance(value, int) and words.lstrip(" ").startswith(FORMULA)
    return "'" + words if dangerous else words
