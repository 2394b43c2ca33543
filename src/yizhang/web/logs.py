"""The logs as administrators read them: events and views in words, filters from the address, fifty a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang.kernel.models import Act, PersonalView, Seen
from yizhang.kernel.security import Event, within
from yizhang.law.org import SYSTEM
from yizhang.web.dates import NotADate, typed_date
from yizhang.web.rights import WORDS

PAGE = 50
Words = str | Promise
M = TypeVar("M", bound=Model)
T = TypeVar("T")

KINDS: dict[str, Words] = {
    "signed_in": gettext_lazy("登录"),
    "signed_out": gettext_lazy("退出"),
    "sign_in_failed": gettext_lazy("登录未成"),
    "second_step_failed": gettext_lazy("第二步未成"),
    "locked_out": gettext_lazy("登录暂停"),
    "pause_lifted": gettext_lazy("恢复登录"),
    "password_set": gettext_lazy("设定口令"),
    "second_step_set": gettext_lazy("设定第二步"),
    "second_step_removed": gettext_lazy("停用第二步"),
    "not_found": gettext_lazy("查看、办理无权的事项"),
    "rights_asked": gettext_lazy("提出权限变更"),
    "rights_confirmed": gettext_lazy("确认权限变更"),
    "rights_refused": gettext_lazy("不同意权限变更"),
    "administrator_set": gettext_lazy("初设管理员"),
    "link_made": gettext_lazy("出具一次性链接"),
    "account_locked": gettext_lazy("锁定账号"),
    "token_made": gettext_lazy("建立令牌"),
    "token_revoked": gettext_lazy("停用令牌"),
    "tokens_revoked": gettext_lazy("停用全部令牌"),
    "setting_changed": gettext_lazy("改设置"),
    "exported": gettext_lazy("导出"),
    "print": gettext_lazy("打印"),
    "log_verified": gettext_lazy("核验安全日志"),
}
ABOUT: dict[str, Words] = {
    "whom": gettext_lazy("对象"),
    "what": gettext_lazy("内容"),
    "role": gettext_lazy("角色"),
    "matter": gettext_lazy("事项"),
    "verb": gettext_lazy("动作"),
    "by": gettext_lazy("方式"),
    "scope": gettext_lazy("范围"),
    "name": gettext_lazy("名称"),
    "count": gettext_lazy("条数"),
    "rows": gettext_lazy("行数"),
    "token": gettext_lazy("令牌"),
    "broken": gettext_lazy("不符处"),
}
VALUES: dict[str, Words] = {
    **WORDS,
    "password": gettext_lazy("口令"),
    "passkey": gettext_lazy("通行密钥"),
    "totp": gettext_lazy("动态码"),
    "codes": gettext_lazy("备用码"),
    "demo": gettext_lazy("演示"),
    "security_log": gettext_lazy("安全日志"),
    "ledger": gettext_lazy("登记簿"),
    "article": gettext_lazy("条文"),
    "matter": gettext_lazy("办理单"),
    "act": gettext_lazy("办理"),
    "read": gettext_lazy("只读"),
}
FAULTS: dict[str, Words] = {
    "digest": gettext_lazy("内容与摘要不符"),
    "gap": gettext_lazy("之前缺少记录"),
    "chain": gettext_lazy("与前一条衔接不上"),
    "columns": gettext_lazy("检索栏与内容不符"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a log: `?kind=signed_in&who=杨示己&from=3.1&to=3.31&page=2`."""

    kind: str = ""
    who: str = ""
    matter: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def filtered(self) -> bool:
        """Whether there is anything to take off."""
        return bool(self.kind or self.who or self.matter or self.since or self.until)


def asked(words: Mapping[str, str], today: date) -> Asked:
    """Read an address; what is no date is said at its field and not filtered by."""
    errors: dict[str, str] = {}
    days: dict[str, date | None] = {"from": None, "to": None}
    for name in days:
        try:
            days[name] = typed_date(words[name], today) if words.get(name, "").strip() else None
        except NotADate:
            errors[name] = _("“{words}”不是日期；写 3.1、0301 或 2026-03-01").format(words=words[name])
    page = words.get("page", "1")
    kind = words.get("kind", "")
    return Asked(
        kind if kind in KINDS else "", words.get("who", "").strip(), words.get("matter", "").strip(), days["from"], days["to"],
        int(page) if page.isdecimal() and 0 < int(page) < 100_000 else 1, errors,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheaf(Generic[T]):
    """One page of a list: its rows, which of how many they are, the pages beside it."""

    rows: tuple[T, ...]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The place of the first row; 0 when there is none."""
        return (self.page - 1) * PAGE + 1 if self.rows else 0

    @property
    def before(self) -> int:
        """The page before this one."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return self.page + 1

    @property
    def last(self) -> int:
        """The place of the last row."""
        return (self.page - 1) * PAGE + len(self.rows)


def sheaf(found: QuerySet[M], page: int, read: Callable[[M], T]) -> Sheaf[T]:
    """Cut a page; one beyond the last is the last."""
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    return Sheaf(tuple(read(one) for one in found[(page - 1) * PAGE : page * PAGE]), total, page, pages)


def sheaf_of(rows: Sequence[T], page: int) -> Sheaf[T]:
    """The same of a list that is at hand."""
    pages = max(1, -(-len(rows) // PAGE))
    page = min(page, pages)
    return Sheaf(tuple(rows[(page - 1) * PAGE : page * PAGE]), len(rows), page, pages)


def kind_words(kind: str) -> str:
    """A kind of event; one that is not known yet by its identifier."""
    return str(KINDS.get(kind, kind))


def who_words(event: Event) -> str:
    """Who it was; whoever ran a command on the machine, and names that are nobody's, are said so."""
    return {SYSTEM: _("（服务器上的命令）"), "": _("（不在册）")}.get(event.person, event.person)


def about_words(event: Event) -> str:
    """What an event names besides who and when: 对象 杨示己；内容 开通账号."""
    known = [name for name in ABOUT if name in event.about]
    names = known + [name for name in event.about if name not in ABOUT]
    return "；".join(f"{ABOUT.get(name, name)} {VALUES.get(event.about[name], event.about[name])}" for name in names)


def views(words: Asked) -> QuerySet[PersonalView]:
    """Who looked at which personal data, newest first."""
    found = PersonalView.objects.order_by("-at", "-pk")
    found = found.filter(person=words.who) if words.who else found
    found = found.filter(matter=words.matter) if words.matter else found
    return within(found, words.since, words.until)


def openings(words: Asked) -> QuerySet[Seen]:
    """Who first opened which matter when, newest first (semantics 61)."""
    found = Seen.objects.order_by("-first_at", "-pk")
    found = found.filter(person=words.who) if words.who else found
    found = found.filter(matter=words.matter) if words.matter else found
    return within(found, words.since, words.until, "first_at")


def acts(words: Asked) -> QuerySet[Act]:
    """Acts, newest first, refused ones too (semantics 52: without the contents of fields)."""
    found = Act.objects.order_by("-at", "-pk")
    found = found.filter(person=words.who) if words.who else found
    found = found.filter(matter=words.matter) if words.matter else found
    return within(found, words.since, words.until)


def act_line(body: Mapping[str, Any]) -> dict[str, Any]:
    """An act without input, derived values, facts and findings' words: what an auditor may read."""
    cites = sorted({cite for one in body.get("findings", ()) for cite in one.get("cites", ())})
    said = {name: body.get(name, "") for name in ("matter", "seq", "procedure", "verb", "outcome", "person", "post", "behalf", "accepted")}
    return {**said, "at": datetime.fromisoformat(body["at"]), "cites": cites, "fields": sorted(body.get("input", {}))}
