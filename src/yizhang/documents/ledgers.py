"""退文登记: no table of its own but the returns that one may see, with what came of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import local, read
from yizhang.kernel.values import Hand
from yizhang.law.org import Org

PROCEDURES = ("request", "report", "superior", "letter", "direct_submission")
COMING_IN = ("submit", "receive", "take_in")
Row = Mapping[str, object]


def returned(by: Hand, now: datetime) -> Iterator[Row]:
    """Every return, the newest first: from whom, by which article, and when the document came again."""
    org = World.of(local(now)).org
    matters = {one.id: one for one in visible(by, now=now).filter(procedure__in=PROCEDURES, draft=False)}
    for act in Act.objects.filter(matter__in=matters, verb="return", accepted=True).order_by("-at", "-seq"):
        yield _row(org, matters[act.matter], act)


def _row(org: Org, matter: Matter, act: Act) -> Row:
    given = json.loads(act.body).get("input", {})
    return {
        "matter": matter.id,
        "sender": org.name(str(json.loads(matter.record).get("sender", ""))),
        "title": matter.title,
        "articles": "、".join(given.get("return_articles", ())),
        "reason": given.get("reason", ""),
        "mend": given.get("mend", ""),
        "returned_on": read(act.at).date(),
        "again_on": _again(act),
    }


def _again(act: Act) -> date | None:
    """The day on which the document came in once more after this return."""
    later = Act.objects.filter(matter=act.matter, seq__gt=act.seq, verb__in=COMING_IN, accepted=True).order_by("seq").first()
    return read(later.at).date() if later else None
