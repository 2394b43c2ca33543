"""Tokens: made for a person and a post, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from django.contrib.auth import get_user_model

from yizhang.api.models import ApiToken
from yizhang.kernel.security import note_event
from yizhang.kernel.values import Hand
from yizhang.web.administrators import role_of

PREFIX = "yz_"
Scope = Literal["read", "act"]


def make_token(hand: Hand, scope: Scope, now: datetime, *, days: int = 90, name: str = "", procedures: Iterable[str] = ()) -> str:
    """A new token for this hand; its making is in the security log. The token is random, so a plain hash keeps it."""
    token = PREFIX + secrets.token_urlsafe(32)
    made = ApiToken.objects.create(
        digest=_digest(token), name=name, person=hand.person, post=hand.post, behalf=hand.behalf, scope=scope,
        procedures=sorted(procedures), made_at=now, expires_at=now + timedelta(days=days),
    )  # fmt: skip
    note_event("token_made", hand, now, scope=scope, token=str(made.pk))
    return token


def revoke(token: int, hand: Hand, now: datetime) -> bool:
    """From now on one's own token of that number opens nothing; False when one has no such token in force."""
    if not ApiToken.objects.filter(pk=token, person=hand.person, revoked_at=None).update(revoked_at=now):
        return False
    note_event("token_revoked", hand, now, token=str(token))
    return True


def revoke_all(person: str, now: datetime) -> int:
    """From now on no token of this person opens anything; how many that ended."""
    ended = ApiToken.objects.filter(person=person, revoked_at=None).update(revoked_at=now)
    note_event("tokens_revoked", Hand(person, ""), now, count=str(ended))
    return ended


def token_named(words: str, now: datetime) -> ApiToken | None:
    """The token in force that these words are; None when it is unknown, over, revoked, or its person's account is closed.

    Nor does a token of somebody who has become an administrator: they act on no matter.
    """
    found = ApiToken.objects.filter(digest=_digest(words), revoked_at=None, expires_at__gt=now).first()
    closed = found is not None and get_user_model().objects.filter(username=found.person, is_active=False).exists()
    return None if closed or found is None or role_of(found.person) else found


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
