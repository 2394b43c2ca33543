"""The matters of a register with what each waits for: as they are, or as they stood at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from yizhang.kernel import asof
from yizhang.kernel.models import Matter, Task
from yizhang.web.ledger import Span


def with_tasks(found: QuerySet[Matter], then: datetime | None, most: int | None) -> tuple[list[Matter], dict[str, Task]]:
    """The matters, as they stood then if a moment is named, and of each the open duty that falls due first."""
    if then is None:
        matters = newest(found, most)
        return matters, first_tasks(Task.objects.filter(matter__in=[one.id for one in matters], closed_at="", kind="duty"))
    cases = list(islice(asof.cases(found, then), most))
    return [asof.matter_of(one) for one in cases], first_tasks(task for one in cases for task in asof.tasks_of(one) if task.kind == "duty")


class Part(NamedTuple):
    """What is read of a register: as it stood `then`, in a span of days, so many matters that have ended or, with None, all."""

    then: datetime | None = None
    span: Span | None = None
    most: int | None = None

    def of(self, found: QuerySet[Matter]) -> list[Matter]:
        """Of these matters, whatever their span."""
        return asof.matters(found, self.then, self.most) if self.then else newest(found, self.most)

    def since(self, found: QuerySet[Matter]) -> QuerySet[Matter]:
        """Those to which something was done in the span, and some more: that was after they began and no later than what was done last."""
        span = self.span or Span()
        found = found.filter(last_at__gte=span.since) if span.since else found
        return found.filter(opened_at__lt=span.until) if span.until else found


WHOLE = Part()
"""All of it, as it is."""


def newest(found: QuerySet[Matter], most: int | None) -> list[Matter]:
    """All that are under way, and of what has ended the newest `most`; everything when that is None. By the order of the query."""
    if most is None:
        return list(found)
    return sorted([*found.filter(ended_at=""), *found.exclude(ended_at="")[:most]], key=lambda one: one.opened_at, reverse=True)


def between(found: QuerySet[Matter], span: Span) -> QuerySet[Matter]:
    """Those that began in a span."""
    found = found.filter(opened_at__gte=span.since) if span.since else found
    return found.filter(opened_at__lt=span.until) if span.until else found


def first_tasks(tasks: Iterable[Task]) -> dict[str, Task]:
    """Of each matter the one that falls due first."""
    found: dict[str, Task] = {}
    for task in tasks:
        known = found.get(task.matter)
        if known is None or (task.due or "9999") < (known.due or "9999"):
            found[task.matter] = task
    return found
