"""组织和分工; the gallery of components, in the demonstration and the tests only."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from yizhang.web import gallery as components
from yizhang.web import organisation as office
from yizhang.web.dates import NotADate, typed_date
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting


@acting
def organisation(request: OfficeRequest) -> HttpResponse:
    """Who is in charge of what, who stands in for whom, who is away: today, or on a day one names."""
    try:
        on = typed_date(request.GET["on"], request.now.date()) if request.GET.get("on") else request.now.date()
    except NotADate:
        on = request.now.date()
    return render(request, "web/organisation.html", {"on": on, "current": "organisation", **office.overview(on)})


def gallery(request: OfficeRequest) -> HttpResponse:
    """Every component with its examples."""
    if not request.demo:
        raise Http404
    base = "web/base.html" if request.user.is_authenticated and request.identity else "web/plain.html"
    return render(request, "web/gallery.html", {"components": tuple(components.components(request)), "base": base})
