"""The demonstration city at a day, for tests that need no database."""

from __future__ import annotations

from datetime import datetime

from yizhang.law.calendar import LOCAL
from yizhang.office.entries import demonstration, rows_of
from yizhang.office.row import Row
from yizhang.office.rows import Rows
from yizhang.office.snapshot import OrgSnapshot


def moment(text: str) -> datetime:
    """`2026-03-02` or `2026-03-02T09:00` in Wuxi."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def city(text: str) -> OrgSnapshot:
    """The organisation of that day or moment."""
    return OrgSnapshot.from_city(demonstration(), moment(text))


def city_with(*rows: Row, without: type | None = None) -> Rows:
    """The city with more rows, or without those of a register."""
    kept = (row for row in rows_of(demonstration()).all if row.kind is not without)
    return Rows(2, (*kept, *rows))
