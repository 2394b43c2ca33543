"""Changes of rights: what the security administrator asks, the system administrator confirms or refuses (semantics 68).

Locking an account waits for nobody: it only takes away, and it is for the moment something has gone wrong. Giving it back waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.kernel.security import note_event
from yizhang.kernel.values import Hand
from yizhang.web import people
from yizhang.web.administrators import AdminRole, appoint, role_of
from yizhang.web.links import make_link, revoke_links
from yizhang.web.models import Administrator, RightsChange

LONGEST_NAME = 40


class Kind(StrEnum):
    """What can be asked for somebody."""

    GIVE = "give"
    UNLOCK = "unlock"
    RESET = "reset"
    APPOINT = "appoint"
    DISMISS = "dismiss"


WORDS: dict[str, str | Promise] = {
    Kind.GIVE: gettext_lazy("开通账号"),
    Kind.UNLOCK: gettext_lazy("解除锁定"),
    Kind.RESET: gettext_lazy("重设口令和第二步"),
    Kind.APPOINT: gettext_lazy("任管理员"),
    Kind.DISMISS: gettext_lazy("免管理员"),
}
WITH_LINK = (Kind.GIVE, Kind.RESET, Kind.APPOINT)
CONFIRMED, REFUSED = "confirmed", "refused"


def ask(kind: str, whom: str, by: Hand, now: datetime, role: str = "") -> str:
    """Ask for a change; why it can't be, or empty. Nothing changes before the other administrator confirms."""
    with transaction.atomic():
        pending = RightsChange.objects.filter(whom=whom, decision="").exists()
        if pending:
            return _("{whom}已有一项变更待确认；办结后再提出").format(whom=whom)
        if why := next(reasons(kind, whom, now, role), ""):
            return why
        RightsChange.objects.create(kind=kind, whom=whom, role=role, asked_by=by.person, asked_at=now)
        note_event("rights_asked", by, now, whom=whom, what=kind, **({"role": role} if role else {}))
    return ""


def decide(change: RightsChange, agreed: bool, by: Hand, now: datetime) -> str:
    """Confirm or refuse; why it can't be, or empty. The one who asked and the one it is about are not the other."""
    if by.person in (change.asked_by, change.whom):
        return _("自己提出的、关于自己的变更，须由另一位管理员确认")
    with transaction.atomic():
        if agreed and (why := next(reasons(change.kind, change.whom, now, change.role), "")):
            return why
        decision = CONFIRMED if agreed else REFUSED
        open_ = RightsChange.objects.filter(pk=change.pk, decision="")
        if not open_.update(decision=decision, decided_by=by.person, decided_at=now):
            return _("这项变更已经办过")
        if agreed:
            EFFECTS[change.kind](change.whom, change.role, now)
        note_event(f"rights_{decision}", by, now, whom=change.whom, what=change.kind, **({"role": change.role} if change.role else {}))
    return ""


def issue_link(change: RightsChange, by: Hand, now: datetime) -> str:
    """The secret of the one-time link that a confirmed change calls for; empty when it was issued before or calls for none."""
    with transaction.atomic():
        due = RightsChange.objects.filter(pk=change.pk, decision=CONFIRMED, link_made_at=None, kind__in=WITH_LINK)
        if not due.update(link_made_at=now):
            return ""
        note_event("link_made", by, now, whom=change.whom)
        return make_link(change.whom, now)


def lock(whom: str, by: Hand, now: datetime) -> str:
    """From now on nothing of this person opens anything, sessions and tokens included; why it can't be, or empty."""
    if whom == by.person:
        return _("不能锁定自己的账号")
    if not get_user_model().objects.filter(username=whom, is_active=True).update(is_active=False):
        return _("{whom}没有可锁定的账号").format(whom=whom)
    revoke_links(whom)
    end_sessions(whom, now)
    note_event("account_locked", by, now, whom=whom)
    return ""


def end_sessions(whom: str, now: datetime) -> None:
    """Sign somebody out everywhere, so that unlocking later brings no session back."""
    user = str(get_user_model().objects.get(username=whom).pk)
    for one in Session.objects.filter(expire_date__gt=now).iterator():
        if one.get_decoded().get("_auth_user_id") == user:
            one.delete()


def lift_pause(whom: str, by: Hand, now: datetime) -> str:
    """Let somebody who failed too often try again at once; empty, or that nothing was paused."""
    if not forget_failures(username=whom):
        return _("{whom}的登录没有暂停").format(whom=whom)
    note_event("pause_lifted", by, now, whom=whom)
    return ""


def reasons(kind: str, whom: str, now: datetime, role: str = "") -> Iterator[str]:
    """Why a change can't be, the first reason first."""
    yield from RULES[kind](whom, now, role)


def _may_give(whom: str, now: datetime, role: str) -> Iterator[str]:
    if role_of(whom):
        yield _("{whom}是管理员，账号随任职开通").format(whom=whom)
    if not people.org_at(now).posts_held(whom):
        yield _("{whom}没有在任职务；职务由人事行政处登记后再开通").format(whom=whom)
    if has_password(whom):
        yield _("{whom}已有账号；忘记口令的，请用“重设”").format(whom=whom)


def _may_unlock(whom: str, now: datetime, role: str) -> Iterator[str]:
    if not get_user_model().objects.filter(username=whom, is_active=False).exists():
        yield _("{whom}的账号没有锁定").format(whom=whom)


def _may_reset(whom: str, now: datetime, role: str) -> Iterator[str]:
    if not get_user_model().objects.filter(username=whom).exists():
        yield _("{whom}没有账号").format(whom=whom)


def _may_appoint(whom: str, now: datetime, role: str) -> Iterator[str]:
    if role not in list(AdminRole):
        yield _("请选明系统、安全、审计中的一种")
    if not whom.strip() or len(whom) > LONGEST_NAME or not whom.isprintable():
        yield _("请写姓名，不超过{n}字").format(n=LONGEST_NAME)
    if held := role_of(whom):
        yield _("{whom}已是{role}管理员，一人不兼两种").format(whom=whom, role=held)
    if people.org_at(now).posts_held(whom):
        yield _("{whom}有在任职务，可以办理事项；办事的人不任管理员").format(whom=whom)


def _may_dismiss(whom: str, now: datetime, role: str) -> Iterator[str]:
    held = role_of(whom)
    if not held:
        yield _("{whom}不是管理员").format(whom=whom)
    elif Administrator.objects.filter(role=held).count() == 1:
        yield _("{whom}是唯一的{role}管理员；先任接替的人，再免").format(whom=whom, role=held)


def has_password(person: str) -> bool:
    """Whether somebody has come through his link: the account is his, locked or not."""
    user = get_user_model().objects.filter(username=person).first()
    return bool(user and user.password and user.has_usable_password())


def _open_account(whom: str, role: str, now: datetime) -> None:
    user, new = get_user_model().objects.get_or_create(username=whom)
    if new or not user.password:
        user.set_unusable_password()
    user.is_active = True
    user.save()


def _reset(whom: str, role: str, now: datetime) -> None:
    """Without a password no session of theirs is good any more."""
    user = get_user_model().objects.get(username=whom)
    user.set_unusable_password()
    user.save()
    Authenticator.objects.filter(user=user).delete()
    revoke_links(whom)


def _appoint(whom: str, role: str, now: datetime) -> None:
    appoint(whom, role, now)
    _open_account(whom, role, now)


def _dismiss(whom: str, role: str, now: datetime) -> None:
    Administrator.objects.filter(person=whom).delete()
    get_user_model().objects.filter(username=whom).update(is_active=False)
    end_sessions(whom, now)


RULES = {
    Kind.GIVE: _may_give, Kind.UNLOCK: _may_unlock, Kind.RESET: _may_reset, Kind.APPOINT: _may_appoint, Kind.DISMISS: _may_dismiss,
}  # fmt: skip
EFFECTS = {
    Kind.GIVE: _open_account, Kind.UNLOCK: _open_account, Kind.RESET: _reset, Kind.APPOINT: _appoint, Kind.DISMISS: _dismiss,
}  # fmt: skip
