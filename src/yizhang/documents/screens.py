"""退文登记 on screen: which columns, in which order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yizhang.documents.ledgers import PROCEDURES, returned
from yizhang.web.ledger import Column, Ledger, declare

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
