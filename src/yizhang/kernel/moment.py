"""Moments as the record keeps them: ISO 8601 text in the installation's offset, to the second."""

from __future__ import annotations

from datetime import datetime

from yizhang.law.calendar import LOCAL


def said(moment: datetime) -> str:
    """`2026-03-02T09:00:00+08:00`."""
    there = moment if moment.tzinfo is LOCAL else moment.astimezone(LOCAL)
    return there.isoformat(timespec="seconds")


def read(text: str) -> datetime:
    """The inverse of `said`."""
    return datetime.fromisoformat(text)


def local(moment: datetime) -> datetime:
    """The moment in the installation's time, whole seconds; a moment without an offset is taken as local."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)
    return aware.astimezone(LOCAL).replace(microsecond=0)
