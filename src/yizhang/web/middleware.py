"""The outermost edge: what time it is, how one reads, and as whom one acts, put on the request once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from yizhang.kernel.values import Hand
from yizhang.web import display, moment, people
from yizhang.web.identity import Identity, pick

CHOSEN = "acts as"  # the key in the session


class OfficeRequest(HttpRequest):
    """A request with what the office adds; the type that views name."""

    now: datetime
    demo: bool
    display: display.Display
    identities: tuple[Identity, ...]
    identity: Identity | None
    hand: Hand


def office(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[OfficeRequest], HttpResponse]:
    """Django's middleware."""

    def middleware(request: OfficeRequest) -> HttpResponse:
        shift = moment.demo_shift()
        request.now, request.demo = moment.now(shift), shift is not None
        request.display = display.of(request)
        request.identities = people.identities(request.user.get_username(), request.now) if request.user.is_authenticated else ()
        request.identity = pick(request.identities, request.session.get(CHOSEN, ""))
        if request.identity:
            request.hand = request.identity.hand
        response = get_response(request)
        if request.headers.get("HX-Request"):
            response["Vary"] = "HX-Request"
        return response

    return middleware
