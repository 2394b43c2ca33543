"""What a line of the plan of documents says on its page: each count opens the list of what it counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.documents.dispatch.stats import Span
from yizhang.documents.quota.loaders import FIELDS
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.values import Hand, Page
from yizhang.law.calendar import local
from yizhang.web.panels import panel


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists behind a line: this year's documents so far, and last year's."""

    year: int
    this_year: str
    last_year: str


@panel("quota", "documents/quotapanel.html")
def lists(page: Page, by: Hand, now: datetime) -> Lists:
    """The same filters as the line has, over the days of each year."""
    values, world = json.loads(Matter.objects.values_list("record", flat=True).get(pk=page.matter)), World.of(local(now))
    filters: Mapping[str, str] = {name: str(values[name]) for name in FIELDS if name in values}
    if "drafter" in filters:
        filters = {**filters, "drafter": world.org.name(filters["drafter"])}
    year = int(values.get("year", world.now.year))
    return Lists(year, *(Span(date(one, 1, 1), date(one, 12, 31)).address(**filters) for one in (year, year - 1)))
