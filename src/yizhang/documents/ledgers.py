"""退文登记: no table of its own but the returns that one may see, with what came of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

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
    org, mine = asof.world_at(now, then).org, visible(by, now=now).filter(procedure__in=PROCEDURES, draft=False)
    done = Act.objects.filter(accepted=True, at__lte=said(then or now), procedure__in=PROCEDURES)
    acts = list(done.filter(matter__in=mine.values("id"), verb="return").order_by("-at", "-seq"))
    matters = {one.id: one for one in asof.matters(Matter.objects.filter(id__in={one.matter for one in acts}), then)}
    came = list(done.filter(matter__in=matters, verb__in=COMING_IN).order_by("seq"))
    for act in acts:
        yield _row(org, matters[act.matter], act, came)


def _row(org: Org, matter: Matter, act: Act, came: Sequence[Act]) -> Row:
    given = json.loads(act.body).get("input", {})
    again = next((one for one in came if one.matter == act.matter and one.seq > act.seq), None)
    return {
        "matter": matter.id,
        "sender": org.name(str(json.loads(matter.record).get("sender", ""))),
        "title": matter.title,
        "articles": "、".join(given.get("return_articles", ())),
        "reason": given.get("reason", ""),
        "mend": given.get("mend", ""),
        "returned_on": read(act.at).date(),
        "again_on": read(again.at).date() if again else None,
    }
