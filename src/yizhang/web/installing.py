"""Setting an installation up: its tables, its three administrators, their links (semantics 68)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from yizhang.kernel import statements
from yizhang.kernel.security import note_event
from yizhang.law.org import SYSTEM
from yizhang.web import people
from yizhang.web.administrators import appoint, hand_of, role_of
from yizhang.web.links import make_link
from yizhang.web.models import Administrator, DemoClock

SERVER = hand_of(SYSTEM)  # whoever sits at the machine itself


class NotPossible(Exception):
    """This database can't be set up like that. The message says why and what would do."""


def set_up(names: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Bring the tables up to date and make the administrators, role -> name; their links by name. Raises NotPossible."""
    _tables()
    with transaction.atomic():
        statements.lock_named(["setup"])
        for why in _against(names, now):
            raise NotPossible(why)
        for role, name in names.items():
            appoint(name, role, now)
            note_event("administrator_set", SERVER, now, whom=name, role=role)
        return {name: _link(name, now) for name in names.values()}


def new_link(person: str, now: datetime) -> dict[str, str]:
    """Another link for an administrator, whose password and second step it replaces. Raises NotPossible."""
    _tables()
    with transaction.atomic():
        if not role_of(person):
            known = "、".join(Administrator.objects.values_list("person", flat=True)) or "还没有管理员，请先运行 yizhang setup"
            raise NotPossible(f"{person}不是管理员；管理员：{known}。其他人的链接由安全管理员在“账号”页出具")
        return {person: _link(person, now)}


def _against(names: Mapping[str, str], now: datetime) -> list[str]:
    """Why it can't be done, the first reason first."""
    found = []
    if DemoClock.objects.exists():
        found.append("这是演示的数据库，不能用来办公；请用 --database 另指一个")
    if held := list(Administrator.objects.values_list("person", flat=True)):
        found.append(
            f"这个数据库已经初始化，管理员是{'、'.join(held)}；没有改动。"
            "链接遗失或过期的，运行 yizhang setup --renew 姓名；换人的，由安全管理员在“账号”页提出任免"
        )
    org = people.org_at(now)
    found += [f"{name}有在任职务，可以办理事项；办事的人不任管理员，请另写一人" for name in names.values() if org.posts_held(name)]
    return found


def _link(person: str, now: datetime) -> str:
    """The address one opens. Until then no password opens the account."""
    from allauth.mfa.models import Authenticator

    user, _new = get_user_model().objects.get_or_create(username=person)
    user.set_unusable_password()
    user.is_active = True
    user.save()
    Authenticator.objects.filter(user=user).delete()
    note_event("link_made", SERVER, now, whom=person)
    return _office() + reverse("welcome", args=[make_link(person, now)])


def _office() -> str:
    """Where people reach the office; on this machine only, it is the port that `serve` takes."""
    url = settings.PUBLIC_URL
    here = url.hostname == "127.0.0.1" and not url.port
    return f"{url.scheme}://127.0.0.1:8000" if here else str(url.geturl()).rstrip("/")


def _tables() -> None:
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
