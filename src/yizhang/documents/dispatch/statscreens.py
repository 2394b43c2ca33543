"""发文统计: the page, its print, and the register that is the list behind every figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yizhang.documents.dispatch.stats import LEDGER, PERIODS, issued, statistics
from yizhang.kernel.security import note_event
from yizhang.web.ledger import Column, Ledger, Way, declare, opening
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting

declare(
    Ledger(
        LEDGER,
        _("已发文件"),
        ("dispatch",),
        (
            Column("issued", _("印发日期")),
            Column("number", _("发文字号"), search=True),
            Column("title", _("标题"), search=True, title=True),
            Column("in_name_of", _("名义"), filter=True),
            Column("kind", _("文种"), filter=True),
            Column("drafter", _("拟稿单位"), choice=True, search=True),
            Column("month", _("月份"), choice=True, shown=False),
        ),
        issued,
        (Way("/documents/statistics", _("发文统计")), opening("quota", _("登记控制件数"))),
        "documents",
        filled=_("文件印发后列在这里，统计的每个数都打开这里的一段。"),
    )
)


@acting
def page(request: OfficeRequest) -> HttpResponse:
    """The figures of a period; which one stands in the address."""
    return render(request, "documents/statistics.html", words(request))


@acting
def printed(request: OfficeRequest) -> HttpResponse:
    """The same on paper."""
    note_event("print", request.hand, request.now, what="statistics")
    back = f"{reverse('statistics')}?{request.GET.urlencode()}"
    return render(request, "documents/statisticsprint.html", {**words(request), "back": back})


def words(request: OfficeRequest) -> Mapping[str, Any]:
    """What both show."""
    period = request.GET.get("period", "year")
    period = period if period in PERIODS else "year"
    found = statistics(issued(request.hand, request.now), period, request.now.date())
    return {"statistics": found, "period": period, "periods": PERIODS, "current": "dispatch"}
