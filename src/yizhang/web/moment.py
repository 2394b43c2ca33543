"""What time it is: the machine's, or in the demonstration its own running clock. The only reader of a clock in this room.

A database is a demonstration when it has a row of DemoClock; no setting can make a real one into one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone

from yizhang.web.models import DemoClock


def demo_shift() -> timedelta | None:
    """How far the demonstration's clock stands from the machine's; None in a real installation."""
    clock = DemoClock.objects.first()
    return timedelta(seconds=clock.shift) if clock else None


def now(shift: timedelta | None) -> datetime:
    """The moment that is handed to the door, in the installation's time zone."""
    return timezone.localtime() + (shift or timedelta())


def set_demo(to: datetime) -> None:
    """Let the demonstration's clock run on from `to`; the first call makes this database a demonstration."""
    shift = ceil((to - timezone.localtime()).total_seconds())
    DemoClock.objects.update_or_create(pk=1, defaults={"shift": shift})
