"""Switches of an installation (semantics 66): hours and numbering, set by the system administrator. They never change what is lawful."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from yizhang.kernel import statements
from yizhang.kernel.models import Switch
from yizhang.kernel.security import note_event
from yizhang.kernel.values import Hand

HOURS = "office_hours"


def switched() -> dict[str, str]:
    """What somebody set, by name; what is not here comes from the program."""
    return dict(statements.rows("SELECT name, value FROM kernel_switch", ()))


def hours() -> tuple[time, time] | None:
    """Opening and close of business as set here, `08:30 17:30`; None when nobody did."""
    kept = Switch.objects.filter(name=HOURS).values_list("value", flat=True).first()
    if kept is None:
        return None
    opens, closes = kept.split()
    return time.fromisoformat(opens), time.fromisoformat(closes)


def change(name: str, value: str, hand: Hand, now: datetime) -> None:
    """Set a switch; empty: what the program says holds again. A new version of the calendar makes running clocks follow its hours."""
    with transaction.atomic():
        if value:
            Switch.objects.update_or_create(name=name, defaults={"value": value})
        else:
            Switch.objects.filter(name=name).delete()
        if name == HOURS:
            statements.next_number("calendar")
        note_event("setting_changed", hand, now, what=name)
