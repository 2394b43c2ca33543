"""How many documents of a line were issued, counted over all documents, whoever sees them: numbers, no contents."""

from __future__ import annotations

from datetime import datetime

from yizhang.documents.quota.facts import IssuedCounts
from yizhang.kernel.canonical import canonical
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import said
from yizhang.law.calendar import LOCAL, local

FIELDS = ("in_name_of", "kind", "drafter")


@loads(IssuedCounts)
def issued_counts(ctx: Ctx) -> IssuedCounts:
    """By the act that issued each."""
    mine = Matter.objects.filter(procedure="dispatch", draft=False)
    for name in FIELDS:
        if value := ctx.values.get(name):
            mine = mine.filter(record__contains=canonical({name: value}).strip("{}"))
    issued = Act.objects.filter(matter__in=mine.values("id"), verb="issue", accepted=True)
    now = local(ctx.now)
    january, before = _january(now.year), _january(now.year - 1)
    so_far = before + (now - january)
    return IssuedCounts(
        *(
            issued.filter(at__gte=said(first), at__lte=said(last)).values("matter").distinct().count()
            for first, last in ((january, now), (before, so_far), (before, january))
        )
    )


def _january(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=LOCAL)
