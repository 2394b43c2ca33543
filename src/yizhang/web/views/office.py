"""组织和分工, one organ, 移交工作; the gallery of components, in the demonstration and the tests only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yizhang.office.registers import RECORDS
from yizhang.web import gallery as components
from yizhang.web import handover, officebooks, organpage
from yizhang.web import organisation as office
from yizhang.web.begin import beginnings
from yizhang.web.dates import NotADate, typed_date
from yizhang.web.ledger import LEDGERS
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, not_found
from yizhang.web.views.work import Begin


@acting
def organisation(request: OfficeRequest) -> HttpResponse:
    """Who is in charge of what, who stands in for whom, who is away: today, or on a day one names."""
    on = day_asked(request)
    words = {
        "on": on,
        "current": "organisation",
        "begin": [*entries_to_begin(request)],
        "registers": [one for one in LEDGERS.values() if one.group == officebooks.GROUP],
        "found": office.called(request.GET.get("who", ""), on),
        "before": (on.replace(day=1) - timedelta(days=1)).replace(day=1),
        "after": (on.replace(day=28) + timedelta(days=7)).replace(day=1),
        **office.overview(on),
    }
    return render(request, "web/organisation.html", words)


def day_asked(request: OfficeRequest) -> date:
    """The day that the address names, else today."""
    try:
        return typed_date(request.GET["on"], request.now.date()) if request.GET.get("on") else request.now.date()
    except NotADate:
        return request.now.date()


def entries_to_begin(request: OfficeRequest) -> Iterator[Begin]:
    """The entries of the organisation's registers that this hand may make: each is an act."""
    for one in beginnings(request.hand, request.now):
        if one.procedure.name in RECORDS:
            yield Begin(one.procedure.label, reverse("open", args=[one.procedure.name]))


@acting
def organ(request: OfficeRequest, code: str) -> HttpResponse:
    """One organ: its people and who may stand in for them, on a day."""
    on = day_asked(request)
    found = organpage.organ_page(code, on, request.hand, request.now)
    if not found:
        return not_found(request)
    return render(request, "web/organ.html", {"on": on, "current": "organisation", "begin": [*entries_to_begin(request)], **found})


@acting
def hand_over(request: OfficeRequest) -> HttpResponse:
    """移交工作: a list to check, somebody to take it, one act a matter."""
    results: tuple[handover.Given, ...] = ()
    chosen, to = request.POST.getlist("task"), request.POST.get("to", "")
    if request.method == "POST" and chosen and to:
        results = tuple(handover.hand_over(chosen, to, request.POST.get("reason", "").strip(), request.hand, request.now))
    lacking = request.method == "POST" and not (chosen and to)
    words = {"current": "organisation", "results": results, "lacking": lacking, **handover.page(request.hand, request.now)}
    words |= {"chosen": chosen, "to": to, "reason": request.POST.get("reason", "") if lacking else ""}
    return render(request, "web/handover.html", words, status=422 if lacking else 200)


def gallery(request: OfficeRequest) -> HttpResponse:
    """Every component with its examples."""
    if not request.demo:
        raise Http404
    base = "web/base.html" if request.user.is_authenticated and request.identity else "web/plain.html"
    return render(request, "web/gallery.html", {"components": tuple(components.components(request)), "base": base})
