"""The switches of an installation and where each comes from (semantics 66): none of them changes what is lawful.

What comes from the environment or the program is read only here; secrets are not shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from string import Formatter
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yizhang.kernel.case import World
from yizhang.kernel.stores import store
from yizhang.kernel.switches import HOURS, switched
from yizhang.web.links import GOOD_FOR
from yizhang.web.mail.wishes import QUIET, bad_hours

Words = str | Promise
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch: what it is set to, in words, and where that was said. One with a `name` can be set here, `typed` as it is written."""

    label: Words
    value: Words
    source: Words
    name: str = ""
    typed: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Switches under a heading."""

    label: Words
    switches: tuple[Switch, ...]


def groups(now: datetime, wrong: Mapping[str, tuple[str, str]] | None = None) -> tuple[Group, ...]:
    """All of them; `wrong` holds what was typed for a switch and why it can't be."""
    set_here = tuple(office(now))
    if wrong:
        set_here = tuple(replace(one, typed=wrong[one.name][0], error=wrong[one.name][1]) if one.name in wrong else one for one in set_here)
    return (
        Group(_("办公"), set_here),
        Group(_("登录"), tuple(signing_in())),
        Group(_("数据"), tuple(data())),
    )


def office(now: datetime) -> Iterator[Switch]:
    """Hours and numbers."""
    kept = switched()
    opens, closes = World.of(now).calendar.office_hours
    yield Switch(_("办公时间"), f"{opens:%H:%M}–{closes:%H:%M}", said(HOURS in kept), HOURS, f"{opens:%H:%M} {closes:%H:%M}")
    quiet = kept.get(QUIET, "")
    yield Switch(_("免打扰时段"), quiet.replace(" ", "–") or _("没有"), said(bool(quiet)), QUIET, quiet)
    for series, pattern in (settings.YIZHANG_NUMBERING | {one: kept[one] for one in kept if one in settings.YIZHANG_NUMBERING}).items():
        shown = pattern.replace("{year}", str(now.year)).replace("{by}", _("机关代字")).replace("{n}", "N")
        yield Switch(series.replace(":", "："), shown, said(series in kept), series, pattern)


def said(here: bool) -> str:
    """Where it comes from."""
    return _("在此设定") if here else _("程序内定")


def fault(name: str, value: str) -> str:
    """Why a switch can't be set to that; empty when it can. An empty value lets the program's hold again."""
    if name not in (HOURS, QUIET) and name not in settings.YIZHANG_NUMBERING:
        return _("没有这项设置")
    if not value:
        return ""
    return {HOURS: _wrong_hours, QUIET: bad_hours}.get(name, _wrong_number)(value)


def _wrong_hours(value: str) -> str:
    try:
        opens, closes = (time.fromisoformat(one) for one in value.split())
    except ValueError:
        return _("“{value}”不是办公时间；写上班和下班，如 08:30 17:30").format(value=value)
    return "" if opens < closes else _("下班应晚于上班")


def _wrong_number(value: str) -> str:
    try:
        parts = [name for _text, name, _form, _conversion in Formatter().parse(value) if name is not None]
    except ValueError:  # a brace without its other
        parts = []
    if "n" not in parts or set(parts) - {"n", "year", "by"}:
        return _("编号须有{n}，另可有{year}、{by}")
    return "" if len(value) <= LONGEST else _("编号写法不超过{most}字").format(most=LONGEST)


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
    yield Switch(_("文件库"), store().where if settings.YIZHANG_STORE else _("即上述文件夹"), source("YIZHANG_STORE"))
    yield Switch(_("摘要算法"), settings.YIZHANG_DIGEST.upper(), source("YIZHANG_DIGEST"))
    yield Switch(_("每日汇总寄往"), way_out(), source("YIZHANG_MAIL"))
    yield Switch(_("签名密钥"), _("不显示"), source("YIZHANG_SECRET_KEY"))


def way_out() -> str:
    """The mail server without its user, or the folder."""
    server = urlsplit(settings.YIZHANG_MAIL)
    return f"{server.scheme}://{server.hostname}" if server.hostname else settings.YIZHANG_MAIL or _("没有开通")


def source(variable: str) -> str:
    """The variable when it is set, else that nobody set it."""
    words = _("环境变量 {name}") if os.environ.get(variable) else _("默认；可用环境变量 {name} 改")
    return words.format(name=variable)
