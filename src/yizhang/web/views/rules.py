"""规则: the text an office imported, its provisions, and what the software does about each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from yizhang.law.citation import NotACitation, parse
from yizhang.web import rulepages
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, not_found


@acting
def rulebook(request: OfficeRequest) -> HttpResponse:
    """Chapters and how many provisions each has."""
    return render(request, "web/rulebook.html", {"current": "rulebook", **rulepages.overview(request.now)})


@acting
def chapter(request: OfficeRequest, number: int) -> HttpResponse:
    """The provisions of one chapter."""
    found = rulepages.of_chapter(number, request.now)
    return render(request, "web/rulebook.html", {"current": "rulebook", **found}) if found else not_found(request)


@acting
def provision(request: OfficeRequest, citation: str) -> HttpResponse:
    """The article of a provision, the provision marked."""
    try:
        parse(citation)
    except NotACitation:
        return not_found(request)
    found = rulepages.of_provision(citation, request.now)
    return render(request, "web/rulebook.html", {"current": "rulebook", **found}) if found else not_found(request)
