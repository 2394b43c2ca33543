"""The switches of an installation and where each comes from (semantics 66): none of them changes what is lawful.

What comes from the environment or the program is read only here; secrets are not shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yizhang.kernel.case import World
from yizhang.web.links import GOOD_FOR

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch: what it is set to, in words, and where that was said."""

    label: Words
    value: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Group:
    """Switches under a heading."""

    label: Words
    switches: tuple[Switch, ...]


def groups(now: datetime) -> tuple[Group, ...]:
    """All of them."""
    return (
        Group(_("办公"), tuple(office(now))),
        Group(_("登录"), tuple(signing_in())),
        Group(_("数据"), tuple(data())),
    )


def office(now: datetime) -> Iterator[Switch]:
    """Hours and numbers."""
    opens, closes = World.of(now).calendar.office_hours
    yield Switch(_("办公时间"), f"{opens:%H:%M}–{closes:%H:%M}", _("程序内定"))
    for series, pattern in settings.YIZHANG_NUMBERING.items():
        shown = pattern.replace("{year}", str(now.year)).replace("{by}", _("机关代字")).replace("{n}", "N")
        yield Switch(series.replace(":", "："), shown, _("程序内定"))


def signing_in() -> Iterator[Switch]:
    """What guards the accounts."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    yield Switch(_("网址"), settings.PUBLIC_URL.geturl(), source("YIZHANG_URL"))
    yield Switch(_("加密连接"), _("必须") if settings.ENCRYPTED else _("没有要求"), source("YIZHANG_URL"))
    yield Switch(_("连续失败"), _("{n}次后暂停{m}分钟").format(n=settings.AXES_FAILURE_LIMIT, m=minutes), _("程序内定"))
    yield Switch(_("第二步"), _("必须：通行密钥或动态码"), _("程序内定"))
    yield Switch(_("一次性链接"), _("{n}天内有效，用过即失效").format(n=GOOD_FOR.days), _("程序内定"))


def data() -> Iterator[Switch]:
    """Where things lie; never with a password."""
    where = connection.settings_dict
    server = f"PostgreSQL {where['HOST']} {where['NAME']}" if connection.vendor == "postgresql" else f"SQLite {where['NAME']}"
    yield Switch(_("数据库"), server, source("YIZHANG_DATABASE"))
    yield Switch(_("文件夹"), str(settings.MEDIA_ROOT), source("YIZHANG_FILES"))
    yield Switch(_("摘要算法"), settings.YIZHANG_DIGEST.upper(), source("YIZHANG_DIGEST"))
    yield Switch(_("签名密钥"), _("不显示"), source("YIZHANG_SECRET_KEY"))


def source(variable: str) -> str:
    """The variable when it is set, else that nobody set it."""
    words = _("环境变量 {name}") if os.environ.get(variable) else _("默认；可用环境变量 {name} 改")
    return words.format(name=variable)
