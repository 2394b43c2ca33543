"""The left navigation: the work in the officials' own groups, only what this post uses, with what waits for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yizhang.kernel.values import TaskLine
from yizhang.web.ledger import LEDGERS

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `ledger` names the register it opens, whose procedures it counts; `tab` stands in the phone's tab bar too."""

    name: str
    label: Words
    icon: str
    ledger: str = ""
    view: str = ""
    tab: bool = False
    waiting: int = 0
    late: bool = False

    @property
    def address(self) -> str:
        """Where it leads."""
        return reverse("ledger", args=[self.ledger]) if self.ledger else reverse(self.view or self.name)


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under their heading."""

    label: Words
    entries: tuple[Entry, ...]


OFFICE = (
    Section("", (Entry("workbench", _("工作台"), "tray", tab=True),)),
    Section(
        _("办文"),
        (
            Entry("incoming", _("收文"), "in", "incoming", tab=True),
            Entry("dispatch", _("发文"), "out", "dispatch"),
            Entry("normative", _("规范性文件"), "scale", "normative"),
        ),
    ),
    Section(_("办会"), (Entry("meetings", _("会议"), "people", "meetings", tab=True), Entry("topics", _("议题"), "file", "topics"))),
    Section(
        _("办事"),
        (
            Entry("inspection", _("督查"), "target", "inspection"),
            Entry("absences", _("请假外出"), "cal", "absences"),
            Entry("appeals", _("诉求办理"), "chat", "appeals"),
            Entry("openness", _("政务公开"), "globe", "openness"),
        ),
    ),
    Section(
        _("查"),
        (
            Entry("search", _("查询"), "search", tab=True),
            Entry("check", _("公文检查"), "check"),
            Entry("rulebook", _("规则"), "book"),
            Entry("organisation", _("组织"), "swap"),
        ),
    ),
)
LEADER = (
    Section(
        "",
        (
            Entry("decide", _("等我决定"), "pen", tab=True),
            Entry("decided", _("我批过的"), "check", tab=True),
            Entry("meetings", _("我的会议"), "people", "meetings", tab=True),
            Entry("inspection", _("督查事项"), "target", "inspection"),
            Entry("appeals", _("来信和接访"), "chat", "appeals"),
        ),
    ),
    Section(_("查"), (Entry("search", _("查询"), "search", tab=True), Entry("rulebook", _("规则"), "book"))),
)

ACCOUNTS = Entry("accounts", _("账号"), "people", view="admin-accounts", tab=True)
CHANGES = Entry("changes", _("权限变更"), "swap", view="admin-changes", tab=True)
LOG = Entry("log", _("安全日志"), "lock", view="admin-log", tab=True)
ADMINISTRATION = {  # by role; none of it leads to a matter
    "系统": (Section("", (Entry("settings", _("设置"), "flow", view="admin-settings", tab=True), CHANGES)),),
    "安全": (Section("", (ACCOUNTS, CHANGES, LOG)),),
    "审计": (
        Section(
            "",
            (
                LOG,
                Entry("views", _("个人信息查看"), "person", view="admin-views", tab=True),
                Entry("acts", _("办理记录"), "seal", view="admin-acts", tab=True),
            ),
        ),
    ),
}


def navigation(tasks: Iterable[TaskLine], leader: bool, ledgers: Collection[str] | None = None) -> tuple[Section, ...]:
    """The sections for a post; entries whose register this installation lacks are left out."""
    known = LEDGERS if ledgers is None else ledgers
    lines = list(tasks)
    sections = (
        Section(one.label, tuple(_counted(entry, lines) for entry in one.entries if not entry.ledger or entry.ledger in known))
        for one in (LEADER if leader else OFFICE)
    )
    return tuple(one for one in sections if one.entries)


def area(procedure: str) -> tuple[int, str]:
    """The place and label of the entry under which a procedure stands: its register's, else that of the registers beside it, else 其他."""
    entries = [entry for section in OFFICE for entry in section.entries]
    books = {entry.name: LEDGERS[entry.ledger] for entry in entries if entry.ledger in LEDGERS}
    group = next((one.group for one in LEDGERS.values() if procedure in one.procedures and one.group), None)
    own = [one for one in entries if one.name in books and procedure in books[one.name].procedures]
    beside = [one for one in reversed(entries) if group and group in (one.name, one.name in books and books[one.name].group)]
    found = next(iter((*own, *beside)), None)
    return (entries.index(found), str(found.label)) if found else (len(entries), gettext("其他"))


def _counted(entry: Entry, tasks: list[TaskLine]) -> Entry:
    if entry.name in ("workbench", "decide"):
        return replace(entry, waiting=len(tasks), late=any(one.late for one in tasks))
    ledger = LEDGERS.get(entry.ledger)
    return replace(entry, waiting=sum(one.procedure in ledger.procedures for one in tasks)) if ledger else entry
