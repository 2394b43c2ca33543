"""The clock's round and the organisation's: idempotent, and catching up after an outage (semantics 16, 25, 63)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from yizhang.kernel import statements
from yizhang.kernel.case import load
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import local, said
from yizhang.kernel.overdue import catch_up, recomputed
from yizhang.kernel.writing import refreshed


def sweep(now: datetime) -> int:
    """Perform everything that fell due by `now`, family by family, oldest first; how many matters were touched."""
    moment = local(now)
    due = Matter.objects.exclude(next_at="").filter(next_at__lte=said(moment)).order_by("next_at")
    touched = 0
    for root in dict.fromkeys(due.values_list("root", flat=True)):
        with transaction.atomic():
            statements.lock(root)
            touched += catch_up(root, moment)
    return touched


def reconcile(now: datetime, matters: Iterable[str] | None = None) -> int:
    """Bring derived fields, tasks and clocks of open matters to the organisation, calendar and edition of now."""
    moment = local(now)
    scope = Matter.objects.filter(ended_at="", draft=False)
    touched = 0
    for matter in list(matters) if matters is not None else list(scope.order_by("id").values_list("id", flat=True)):
        with transaction.atomic():
            statements.lock(matter)
            case = load(matter, moment)
            if case is not None and not case.row.draft:
                refreshed(recomputed(case))
                touched += 1
    return touched
