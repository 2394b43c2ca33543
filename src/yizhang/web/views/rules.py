"""规则: the text an office imported, its provisions, and what the software does about each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from yizhang.kernel.security import note_event
from yizhang.law.citation import NotACitation, parse
from yizhang.web import rulenumbers, rulepages, ruleversions
from yizhang.web.middleware import OfficeRequest
from yizhang.web.rulesimulation import may_simulate
from yizhang.web.views.answer import acting, not_found


@acting
def rulebook(request: OfficeRequest) -> HttpResponse:
    """Chapters and how many provisions each has."""
    return _book(request, rulepages.overview(request.now))


@acting
def chapter(request: OfficeRequest, number: int) -> HttpResponse:
    """The provisions of one chapter."""
    found = rulepages.of_chapter(number, request.now)
    return _book(request, found) if found else not_found(request)


@acting
def provision(request: OfficeRequest, citation: str) -> HttpResponse:
    """The article of a provision, the provision marked."""
    try:
        parse(citation)
    except NotACitation:
        return not_found(request)
    found = rulepages.of_provision(citation, request.hand, request.now)
    return _book(request, found) if found else not_found(request)


def _book(request: OfficeRequest, words: Mapping[str, Any]) -> HttpResponse:
    """A page of the rulebook; who works on the rules finds the way to what a change would do."""
    may = may_simulate(request.hand, request.now)
    return render(request, "web/rulebook.html", {"current": "rulebook", "may_simulate": may, **words})


@acting
def printed(request: OfficeRequest, citation: str) -> HttpResponse:
    """The article with its provisions as a page to print."""
    try:
        parse(citation)
    except NotACitation:
        return not_found(request)
    found = rulepages.of_provision(citation, request.hand, request.now)
    if not found:
        return not_found(request)
    note_event("print", request.hand, request.now, what="article", name=citation)
    return render(request, "web/articleprint.html", dict(found))


@acting
def numbers(request: OfficeRequest) -> HttpResponse:
    """Every number of the edition, and every reading."""
    return render(request, "web/rulenumbers.html", {"current": "rulebook", **rulenumbers.settings(request.now)})


@acting
def compare(request: OfficeRequest) -> HttpResponse:
    """Two editions or imported texts against each other."""
    found = ruleversions.comparison(request.GET.get("old", ""), request.GET.get("new", ""), request.now)
    return render(request, "web/rulecompare.html", {"current": "rulebook", **found})
