"""Who calls: a program with a token, or a person signed in on the screens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from yizhang.api.clock import now_of
from yizhang.api.problems import Forbidden
from yizhang.api.tokens import token_named
from yizhang.kernel.moment import local
from yizhang.kernel.values import Hand

BEHALF = "Behalf"


@dataclass(frozen=True, slots=True)
class Caller:
    """A hand, and what it may do here: `acts` beside reading, `procedures` these kinds of matter only (empty: all)."""

    hand: Hand
    now: datetime
    acts: bool = True
    procedures: frozenset[str] = frozenset()
    expires: datetime | None = None

    def reaches(self, procedure: str) -> bool:
        """Whether the token is for this kind of matter, too."""
        return not self.procedures or procedure in self.procedures


class ApiRequest(HttpRequest):
    """A request whose caller is known; the type that operations name."""

    auth: Caller


class Token(HttpBearer):
    """`Authorization: Bearer yz_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller of a token in force. Raises Forbidden for a delegation that the token was not made for."""
        now = now_of(request)
        found = token_named(token, now)
        if found is None:
            return None
        if request.headers.get(BEHALF, found.behalf) != found.behalf:
            raise Forbidden("这个令牌不能以该委托办理；请用为该委托建立的令牌")
        hand = Hand(found.person, found.post, found.behalf)
        return Caller(hand, now, found.scope == "act", frozenset(found.procedures), local(found.expires_at))


class Session(APIKeyCookie):
    """The cookie of the screens; whatever changes something also carries `X-CSRFToken`."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Caller | None:
        """Signed out is signed out, before the CSRF token is asked for."""
        return super().__call__(request) if request.user.is_authenticated else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller:
        """The identity chosen on the screens, or with `Behalf` one's post under that delegation. Raises Forbidden without a post."""
        hand: Hand | None = getattr(request, "hand", None)
        if hand is None:
            raise Forbidden("此账号没有在任职务，不能以职务办理")
        return Caller(replace(hand, behalf=request.headers.get(BEHALF, hand.behalf)), now_of(request))
