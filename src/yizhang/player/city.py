"""A city on an empty installation: its tables made, its organisation entered as acts of the registers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.core.management import call_command

from yizhang.law.calendar import LOCAL
from yizhang.office.entries import demonstration, read_file
from yizhang.office.importing import Imported, import_entries

ENTERED = datetime(2025, 12, 1, 8, 0, tzinfo=LOCAL)
"""Before the first scenario begins; the rows have dates of their own."""


class CityRefused(ValueError):
    """Rows of a file that may not be entered; the message has a line for each, with its place and what would do."""


def enter_city(now: datetime = ENTERED, file: str = "") -> Imported:
    """Make the tables and enter the city of a file, the demonstration unless one is named; entering it again changes nothing.

    Raises Unusable for a file that cannot be read, and CityRefused.
    """
    entries = read_file(Path(file)) if file else demonstration()
    call_command("migrate", verbosity=0)
    entered = import_entries(entries, now=now)
    if entered.refused:
        raise CityRefused("\n".join(f"{one.where} {one.message}。{one.mend}" for one in entered.findings if one.refuses))
    return entered
