"""The demonstration city on an empty installation: its tables made, its organisation entered as acts of the registers."""

from __future__ import annotations

from datetime import datetime

from django.core.management import call_command

from yizhang.law.calendar import LOCAL
from yizhang.office.entries import demonstration
from yizhang.office.importing import Imported, import_entries

ENTERED = datetime(2025, 12, 1, 8, 0, tzinfo=LOCAL)
"""Before the first scenario begins; the rows have dates of their own."""


def enter_city(now: datetime = ENTERED) -> Imported:
    """Make the tables and enter the city; entering it again changes nothing."""
    call_command("migrate", verbosity=0)
    return import_entries(demonstration(), now=now)
