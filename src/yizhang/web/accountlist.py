"""The people of the organisation and their accounts, as the security administrator sees them: names, posts, no matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yizhang.office.facts import HoldingEntry
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.models import Administrator, RightsChange
from yizhang.web.rights import WORDS

STATES: dict[str, str | Promise] = {
    "none": _("没有账号"), "waiting": _("待启用"), "open": _("已启用"), "locked": _("已锁定"), "paused": _("登录暂停"),
}  # fmt: skip
STEPS: dict[str, str | Promise] = {Authenticator.Type.TOTP: _("动态码"), Authenticator.Type.WEBAUTHN: _("通行密钥")}


@dataclass(frozen=True, slots=True)
class Account:
    """One person: what he holds, how his account stands, what waits to be confirmed."""

    person: str
    posts: str
    state: str
    steps: tuple[str | Promise, ...] = ()
    last: datetime | None = None
    pending: str | Promise = ""
    role: str = ""

    @property
    def state_words(self) -> str | Promise:
        """已启用."""
        return STATES[self.state]


def of_organisation(org: OrgSnapshot, now: datetime) -> list[Account]:
    """Everybody who holds a post, in the order of the registers; who keeps an account without one comes last."""
    posts: dict[str, list[str]] = {}
    for one in org.of(HoldingEntry):
        if str(one.post) in org.posts:
            posts.setdefault(str(one.person), []).append(org.names.title(org.posts[str(one.post)]))
    roles = set(Administrator.objects.values_list("person", flat=True))
    others = get_user_model().objects.exclude(username__in=[*posts, *roles]).order_by("username").values_list("username", flat=True)
    return accounts({**{person: "、".join(held) for person, held in posts.items()}, **dict.fromkeys(others, "")}, now)


def of_administrators(now: datetime) -> list[Account]:
    """The administrators, by role."""
    roles = {one.person: one.role for one in Administrator.objects.order_by("pk")}
    return accounts(dict.fromkeys(roles, ""), now, roles)


def accounts(people: Mapping[str, str], now: datetime, roles: Mapping[str, str] | None = None) -> list[Account]:
    """The accounts of these people, person -> posts in words."""
    users = {user.get_username(): user for user in get_user_model().objects.all()}
    steps: dict[str, list[str | Promise]] = {}
    for name, kind in Authenticator.objects.filter(type__in=STEPS).values_list("user__username", "type").order_by("type").distinct():
        steps.setdefault(name, []).append(STEPS[kind])
    failed = AccessAttempt.objects.filter(attempt_time__gte=now - settings.AXES_COOLOFF_TIME)
    paused = set(failed.filter(failures_since_start__gte=settings.AXES_FAILURE_LIMIT).values_list("username", flat=True))
    pending = {one.whom: WORDS[one.kind] for one in RightsChange.objects.filter(decision="")}
    return [
        Account(person, posts, _state(users.get(person), person in paused), tuple(steps.get(person, ())),
                users[person].last_login if person in users else None, pending.get(person, ""), (roles or {}).get(person, ""))
        for person, posts in people.items()
    ]  # fmt: skip


def chosen(rows: Iterable[Account], words: str, state: str) -> list[Account]:
    """Those with this state whose name or post contains every word."""
    return [one for one in rows if (not state or one.state == state) and all(word in one.person + one.posts for word in words.split())]


def _state(user: object, paused: bool) -> str:
    if user is None:
        return "none"
    if not user.is_active:  # type: ignore[attr-defined]
        return "locked"
    if not (user.password and user.has_usable_password()):  # type: ignore[attr-defined]
        return "waiting"
    return "paused" if paused else "open"
