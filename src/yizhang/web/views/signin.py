"""登录, in the demonstration one click; as which post one acts; 字号与显示."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from allauth.account.forms import LoginForm
from django.contrib.auth import get_user_model, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yizhang import kernel
from yizhang.kernel.security import note_event
from yizhang.web import display, moment, organisation, people, preferences
from yizhang.web.administrators import hand_of
from yizhang.web.identity import Figure
from yizhang.web.middleware import CHOSEN, OfficeRequest
from yizhang.web.views.answer import back

BACKEND = "django.contrib.auth.backends.ModelBackend"
OPENING = time(9)


def sign_in(request: OfficeRequest) -> HttpResponse:
    """The page; who is signed in already goes on to his work."""
    if request.user.is_authenticated:
        return back(request)
    return sign_in_page(request, next_=request.GET.get("next", ""))


def sign_in_page(request: HttpRequest, next_: str, status: int = 200) -> HttpResponse:
    """Passkey, or password and what follows; in the demonstration everybody one can become."""
    cast = people.cast(request.now) if request.demo else ()
    groups = [{"label": one.label, "folded": one.folded, "cards": [card(figure) for figure in one.figures]} for one in cast]
    return render(request, "web/signin.html", {"form": LoginForm(request=request), "cast": groups, "next": next_}, status=status)


def card(figure: Figure) -> dict[str, object]:
    """What the template of cards takes."""
    return {"value": figure.person, "words": figure.words, "about": figure.about, "waiting": figure.waiting}


@require_POST
def become(request: OfficeRequest) -> HttpResponse:
    """One click becomes any of the listed people; only in the demonstration."""
    person = request.POST.get("person", "")
    if not request.demo or not any(person == figure.person for group in people.cast(request.now) for figure in group.figures):
        raise Http404
    user, _new = get_user_model().objects.get_or_create(username=person)
    login(request, user, backend=BACKEND)
    note_event("signed_in", hand_of(person), request.now, by="demo")
    return back(request)


@require_POST
def sign_out(request: OfficeRequest) -> HttpResponse:
    """退出; drafts stay with the person."""
    if request.user.is_authenticated:
        note_event("signed_out", hand_of(request.user.get_username()), request.now)
    logout(request)
    return redirect("sign-in")


def identity(request: OfficeRequest) -> HttpResponse:
    """As which post: each own post and each delegation in force is a card of its own (semantics 28)."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    if request.method == "POST" and any(request.POST.get("as") == one.chosen_by for one in request.identities):
        request.session[CHOSEN] = request.POST["as"]
        return back(request)
    cards = [
        {"value": one.chosen_by, "words": one.title, "about": one.scope, "waiting": one.waiting, "on": one == request.identity}
        for one in request.identities
    ]
    return render(request, "web/identity.html", {"cards": cards, "next": request.GET.get("next", "")})


def choose_display(request: OfficeRequest) -> HttpResponse:
    """Theme, size and language; a button may send one of them alone."""
    now = request.display
    if request.method == "POST":
        kept = {"theme": now.theme, "size": now.size, "keys": "1" if now.keys else "0", "language": now.language}
        words = kept | {k: v for k, v in request.POST.items() if isinstance(v, str)}
        response = back(request, "display")
        display.keep(request, response, display.read(words))
        return response
    signed_in = request.user.is_authenticated and request.identity
    base = "web/base.html" if signed_in else "web/plain.html"
    choices = {"themes": display.THEMES.items(), "sizes": display.SIZES.items(), "languages": display.LANGUAGES.items()}
    return render(request, "web/display.html", {"base": base, "next": request.GET.get("next", "/"), **choices})


@require_POST
def demo_clock(request: OfficeRequest) -> HttpResponse:
    """到明天, 到下一个工作日: the demonstration's clock moves on, and what falls due in between happens."""
    if not request.demo:
        raise Http404
    day = (
        organisation.next_working_day(request.now.date(), request.now)
        if request.POST.get("to") == "working-day"
        else request.now.date() + timedelta(days=1)
    )
    to = datetime.combine(day, OPENING, request.now.tzinfo)
    moment.set_demo(to)
    kernel.sweep(to)
    return back(request)


def own_phrases(request: OfficeRequest) -> HttpResponse:
    """One's own phrases for the opinion box, one a line."""
    if request.method == "POST":
        preferences.put(
            request.user.get_username(), "phrases", [one.strip() for one in request.POST.get("phrases", "").splitlines() if one.strip()]
        )
        return back(request)
    return render(request, "web/phrases.html", {"phrases": "\n".join(preferences.phrases(request.user.get_username()))})
