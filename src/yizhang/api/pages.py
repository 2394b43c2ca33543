"""我的令牌: what a person lets programs do in his place. Made for the identity one acts as, shown once, ended at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yizhang.api.models import ApiToken
from yizhang.api.tokens import Scope, make_token, revoke
from yizhang.kernel.case import World
from yizhang.web.middleware import OfficeRequest
from yizhang.web.views.answer import acting, not_found

SCOPES: dict[str, Scope] = {"read": "read", "act": "act"}
LONGEST, USUAL = 365, 90  # days
LONGEST_NAME = 60
UNFIT = 422


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed for a new token, and what is wrong with it, by field."""

    name: str = ""
    scope: str = "read"
    days: str = str(USUAL)
    procedures: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)


@never_cache
@acting
def tokens(request: OfficeRequest) -> HttpResponse:
    """Mine, newest first; posting makes one."""
    if request.method != "POST":
        return page(request, Wanted())
    wanted = read(request)
    if wanted.errors:
        return page(request, wanted, status=UNFIT)
    made = make_token(
        request.hand, SCOPES[wanted.scope], request.now, days=int(wanted.days), name=wanted.name, procedures=wanted.procedures
    )
    return page(request, Wanted(), made)


def page(request: OfficeRequest, wanted: Wanted, made: str = "", status: int = 200) -> HttpResponse:
    """The page; a token just made stands on top, this once."""
    world = World.of(request.now)
    kinds = {name: one.label for name, one in world.book.procedures.items()}
    own = ApiToken.objects.filter(person=request.hand.person).order_by("-pk")
    lines = [line(one, kinds, world.org.name(one.post), one.revoked_at is None and one.expires_at > request.now) for one in own]
    words = {"tokens": lines, "wanted": wanted, "made": made, "kinds": kinds, "longest": LONGEST, "current": ""}
    return render(request, "api/tokens.html", words, status=status)


def line(token: ApiToken, kinds: Mapping[str, str], post: str, good: bool) -> dict[str, object]:
    """A token in words."""
    scope = _("办理") if token.scope == "act" else _("只读")
    limited = "、".join(kinds.get(one, one) for one in token.procedures) or _("全部事项")
    return {"token": token, "post": post, "scope": scope, "kinds": limited, "good": good}


def read(request: OfficeRequest) -> Wanted:
    """The form as it was typed, checked."""
    known = World.of(request.now).book.procedures
    name, days, scope = (request.POST.get(one, "").strip() for one in ("name", "days", "scope"))
    procedures = tuple(one for one in request.POST.getlist("procedure") if one in known)
    errors: dict[str, str] = {}
    if not name or len(name) > LONGEST_NAME:
        errors["name"] = _("写明给哪个程序用，不超过{n}字").format(n=LONGEST_NAME)
    if scope not in SCOPES:
        errors["scope"] = _("请选“只读”或“办理”")
    if not days.isdecimal() or not 0 < int(days[:9]) <= LONGEST:
        errors["days"] = _("“{days}”天不可用，写1至{n}").format(days=days, n=LONGEST)
    return Wanted(name, scope, days, procedures, errors)


@require_POST
@acting
def end(request: OfficeRequest, token: int) -> HttpResponse:
    """停用 one of mine; another's is not there."""
    if not revoke(token, request.hand, request.now):
        return not_found(request)
    messages.success(request, _("已停用这个令牌"))
    return redirect("tokens")


urlpatterns = [path("tokens", tokens, name="tokens"), path("tokens/<int:token>/end", end, name="end-token")]
