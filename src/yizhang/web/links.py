"""One-time links: the only way to a first password. They expire, work once, and are kept as a digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet

from yizhang.web.models import OneTimeLink

GOOD_FOR = timedelta(days=3)


def make_link(person: str, now: datetime) -> str:
    """The secret of a new link; the person's earlier ones open nothing from now on."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        revoke_links(person)
        OneTimeLink.objects.create(digest=_digest(token), person=person, made_at=now, expires_at=now + GOOD_FOR)
    return token


def revoke_links(person: str) -> None:
    """No link made for this person opens anything any more."""
    OneTimeLink.objects.filter(person=person, used_at=None).delete()


def link_named(token: str, now: datetime) -> OneTimeLink | None:
    """The link in force with this secret; None when it is unknown, used or over."""
    return _in_force(token, now).first()


def use_link(token: str, password: str, now: datetime) -> str:
    """Set the password of the person the link was made for, and his account in force; empty when the link opens nothing any more.

    Of two who use it at once, one gets through: the row is taken by the update itself.
    """
    with transaction.atomic():
        link = link_named(token, now)
        if link is None or not _in_force(token, now).update(used_at=now):
            return ""
        user, _new = get_user_model().objects.get_or_create(username=link.person)
        user.set_password(password)
        user.save()
        return link.person


def _in_force(token: str, now: datetime) -> QuerySet[OneTimeLink]:
    return OneTimeLink.objects.filter(digest=_digest(token), used_at=None, expires_at__gt=now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
