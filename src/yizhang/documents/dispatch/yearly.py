"""How many documents of a kind a year has so far, beside the year before: counted by the day of an act, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from yizhang.kernel.canonical import canonical
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import said
from yizhang.kernel.values import Json
from yizhang.law.calendar import LOCAL, local


class Counted(NamedTuple):
    """Documents of this year, of the last up to the same day, and of all of the last."""

    this_year: int
    last_year: int
    whole_last_year: int


def having(documents: QuerySet[Matter], **values: Json) -> QuerySet[Matter]:
    """Those whose record holds all these values, which are no texts: their records are not taken apart."""
    for name, value in values.items():
        documents = documents.filter(record__contains=canonical({name: value}).strip("{}"))
    return documents


def counted(documents: QuerySet[Matter], verb: str, now: datetime) -> Counted:
    """By the day on which that was done to each, once a document."""
    done = Act.objects.filter(matter__in=documents.values("id"), verb=verb, accepted=True)
    moment = local(now)
    january, before = _january(moment.year), _january(moment.year - 1)
    spans = ((january, moment), (before, before + (moment - january)), (before, january))
    return Counted(*(done.filter(at__gte=said(first), at__lte=said(last)).values("matter").distinct().count() for first, last in spans))


def _january(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=LOCAL)
