"""退文登记: no table of its own but the returns that one may see, with what came of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from yizhang.kernel import asof, visible
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import read, said
from yizhang.kernel.values import Hand
from yizhang.law.org import Org

PROCEDURES = ("request", "report", "superior", "letter", "direct_submission")
COMING_IN = ("submit", "receive", "take_in")
Row = Mapping[str, object]


def returned(by: Hand, now: datetime, then: datetime | None = None) -> Iterator[Row]:
    """Every return up to `then`, the newest first: from whom, by which article, and when the document came again."""
    org, last = asof.world_at(now, then).org, said(then or now)
    matters = {one.id: one for one in asof.matters(visible(by, now=now).filter(procedure__in=PROCEDURES, draft=False), then)}
    acts = Act.objects.filter(matter__in=matters, accepted=True, at__lte=last)
    for act in acts.filter(verb="return").order_by("-at", "-seq"):
        yield _row(org, matters[act.matter], act, acts)


def _row(org: Org, matter: Matter, act: Act, acts: QuerySet[Act]) -> Row:
    given = json.loads(act.body).get("input", {})
    return {
        "matter": matter.id,
        "sender": org.name(str(json.loads(matter.record).get("sender", ""))),
        "title": matter.title,
        "articles": "、".join(given.get("return_articles", ())),
        "reason": given.get("reason", ""),
        "mend": given.get("mend", ""),
        "returned_on": read(act.at).date(),
        "again_on": _again(act, acts),
    }


def _again(act: Act, acts: QuerySet[Act]) -> date | None:
    """The day on which the document came in once more after this return."""
    later = acts.filter(matter=act.matter, seq__gt=act.seq, verb__in=COMING_IN).order_by("seq").first()
    return read(later.at).date() if later else None
