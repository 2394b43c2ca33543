"""The six lists everyone knows: 待办 已办 在办 我发起 传阅 草稿, each from the kernel, each only what the hand may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yizhang import kernel
from yizhang.kernel.values import Hand, TaskLine

Words = str | Promise
LABELS: dict[str, Words] = {"todo": _("待办"), "done": _("已办"), "open": _("在办"), "mine": _("我发起"), "read": _("传阅"), "drafts": _("草稿")}
WHAT_COMES: dict[str, Words] = {
    "done": _("您办过的事项会列在这里，写明现在在谁处。"),
    "open": _("您经手、还没有办结的事项会列在这里。"),
    "mine": _("您发起的事项会列在这里。"),
    "read": _("送您阅知的会列在这里，读过即记为已阅。"),
    "drafts": _("没有提交的会存在这里，换一台设备也在。"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the lists with how many are in it."""

    name: str
    label: Words
    count: int


def todo(by: Hand, now: datetime) -> tuple[TaskLine, ...]:
    """待办: duties, 督办, 请求豁免, 催办; what is only to be read is 传阅."""
    return tuple(one for one in kernel.tasks(by, now) if one.kind != "read")


def lists(by: Hand, now: datetime) -> tuple[Listed, ...]:
    """All six with their counts."""
    return tuple(Listed(name, label, len(todo(by, now)) if name == "todo" else 0) for name, label in LABELS.items())


def rows(name: str, by: Hand, now: datetime) -> Iterable[Mapping[str, object]]:
    """The matters of a list, newest first."""
    return ()


def notices(by: Hand, now: datetime) -> tuple[object, ...]:
    """What stands at the top of the workbench until it is dealt with."""
    return ()


def aside(by: Hand, now: datetime) -> tuple[object, ...]:
    """Beside the work list: today's meetings, what the calendar asks about."""
    return ()


def beginnings(by: Hand, now: datetime) -> tuple[object, ...]:
    """What this hand can begin."""
    return ()
