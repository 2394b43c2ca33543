"""推演: the screen on which those who work on the rules see what a change would have done, and its print."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yizhang.kernel.security import note_event
from yizhang.web.middleware import OfficeRequest
from yizhang.web.rulesimulation import may_simulate, simulation
from yizhang.web.views.answer import acting, not_found


@acting
def simulate(request: OfficeRequest) -> HttpResponse:
    """What stands in the address: the edition, the numbers changed, which matters. For everybody else the page does not exist."""
    if not may_simulate(request.hand, request.now):
        return not_found(request)
    return render(request, "web/simulate.html", {"current": "rulebook", **simulation(request.GET, request.hand, request.now)})


@acting
def printed(request: OfficeRequest) -> HttpResponse:
    """The same on paper."""
    if not may_simulate(request.hand, request.now):
        return not_found(request)
    note_event("print", request.hand, request.now, what="simulation")
    back = f"{reverse('rule-simulate')}?{request.GET.urlencode()}"
    return render(request, "web/simulateprint.html", {**simulation(request.GET, request.hand, request.now), "back": back})
