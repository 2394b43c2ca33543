"""What the generic screens do not know of documents: the register 退文登记, and what is proposed at 拟办."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from yizhang.documents.ledgers import PROCEDURES, returned
from yizhang.documents.proposing import Earlier, Paper, proposals
from yizhang.kernel import visible
from yizhang.kernel.values import Hand, Page
from yizhang.web import wording
from yizhang.web.ledger import Column, Ledger, declare
from yizhang.web.people import org_at
from yizhang.web.proposals import Proposal, proposes

LEADERS = ("市长", "副市长", "常务副市长", "秘书长", "副秘书长")
EARLIER = 400  # so many of the last matters are looked at for one that is alike

RETURNED = declare(
    Ledger(
        "returned",
        _("退文登记"),
        PROCEDURES,
        (
            Column("sender", _("来文机关"), search=True, filter=True),
            Column("title", _("标题"), search=True, title=True),
            Column("articles", _("原因（条款）"), search=True, filter=True),
            Column("reason", _("退文理由")),
            Column("mend", _("修改要求"), shown=False),
            Column("returned_on", _("退文日期")),
            Column("again_on", _("重报")),
        ),
        returned,
        group="documents",
    )
)


@proposes("request.propose report.propose superior.propose superior.assign letter.propose")
def proposed(page: Page, by: Hand, now: datetime) -> Iterator[Proposal]:
    """拟办建议 for a document, from its record, the organisation of the day and what one may see of earlier ones."""
    org = org_at(now)
    raw = {one.name: one.raw for one in page.fields if not one.hidden}
    asks = frozenset(field.name for verb in page.verbs if verb.mine and verb.state == "open" for field in verb.asks)
    sender, title, body = (str(raw.get(name) or "") for name in ("sender", "title", "body"))
    paper = Paper(page.procedure, org.code(sender) or sender, title, body, asks, org, tuple(_ahead(page)), tuple(_earlier(page, by, now)))
    yield from proposals(paper, now.date())


def _ahead(page: Page) -> Iterator[str]:
    """The leaders to whom it still goes: 副市长周示戊阅批."""
    for step in page.route:
        who = "、".join(step.names)
        if step.state == "closed" and who.startswith(LEADERS):
            yield f"{who}{step.label}" if wording.as_declared() else f"{who} ({wording.said(step.label)})"


def _earlier(page: Page, by: Hand, now: datetime) -> Iterator[Earlier]:
    rows = visible(by, now=now).filter(procedure__in=PROCEDURES, draft=False).exclude(id=page.matter).order_by("-last_at")
    for title, record in rows.values_list("title", "record")[:EARLIER]:
        values = json.loads(record)
        if lead := values.get("lead"):
            yield Earlier(title, str(lead[0]))
