"""The outermost edge: what time it is, how one reads, and as whom one acts, put on the request once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yizhang.kernel.statements import reading
from yizhang.kernel.values import Hand
from yizhang.web import display, moment, people
from yizhang.web.accounts import enrolled
from yizhang.web.administrators import role_of
from yizhang.web.identity import Identity, pick

CHOSEN = "acts as"  # the key in the session
READS = ("GET", "HEAD")
OPEN = ("/accounts/", "/sign-out", "/welcome/", "/display", "/static/", "/api/")  # with a password alone; the API then knows no post


class OfficeRequest(HttpRequest):
    """A request with what the office adds; the type that views name."""

    now: datetime
    demo: bool
    display: display.Display
    identities: tuple[Identity, ...]
    identity: Identity | None
    administrator: str  # the role, empty for everybody else
    hand: Hand


def office(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[OfficeRequest], HttpResponse]:
    """Django's middleware."""

    def middleware(request: OfficeRequest) -> HttpResponse:
        """One that only reads stands in one organisation from its beginning to its end."""
        with reading() if request.method in READS else nullcontext():
            return answered(request)

    def answered(request: OfficeRequest) -> HttpResponse:
        shift = moment.demo_shift()
        request.now, request.demo = moment.now(shift), shift is not None
        request.display = display.of(request)
        display.speak(request, request.display)
        person = request.user.get_username()
        request.administrator = role_of(person) if person else ""
        whole = request.demo or not person or enrolled(request)  # a password alone opens nothing but the way to the second step
        request.identities = people.identities(person, request.now) if person and whole and not request.administrator else ()
        request.identity = pick(request.identities, request.session.get(CHOSEN, ""))
        if request.identity:
            request.hand = request.identity.hand
        response = get_response(request) if whole or request.path.startswith(OPEN) else redirect("mfa_index")
        if request.headers.get("HX-Request"):
            response["Vary"] = "HX-Request"
        return response

    return middleware
