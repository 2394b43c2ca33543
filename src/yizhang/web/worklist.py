"""待办 as a person reads it: by limit, then 紧急程度, in the groups 逾期, 今天到期, 本周, 以后."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from yizhang.kernel.values import TaskLine
from yizhang.law.rulebook import Rulebook
from yizhang.web.clockface import ClockFace, of_task
from yizhang.web.leaf import Chip

URGENT = ("特提", "特急", "加急", "平急")
GROUPS = (("late", _("逾期")), ("today", _("今天到期")), ("week", _("本周")), ("later", _("以后")), ("open", _("没有定时限")))
AT_ONCE = ("圈阅", "归档", "催办", "签收", "收回")  # what may be done to several at once, never 签发 or 审核 (users.md 6)


@dataclass(frozen=True, slots=True)
class Line:
    """One task with its clock; `place` is its number in the whole list, which the matter page keeps (3/14).

    `at_once`: the label under which it may be done together with others, empty when it may not.
    """

    task: TaskLine
    face: ClockFace | None
    place: int
    at_once: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that fall due about the same time."""

    name: str
    label: str
    lines: tuple[Line, ...]

    @property
    def severity(self) -> str:
        """Only 逾期 is coloured."""
        return "breach" if self.name == "late" else ""


def urgency(words: str) -> int:
    """Sort key: 特提 first, without urgency last."""
    return URGENT.index(words) if words in URGENT else len(URGENT)


def in_order(tasks: Iterable[TaskLine]) -> list[TaskLine]:
    """By limit, then urgency, then how long it has waited; without a limit last."""
    return sorted(tasks, key=lambda one: (one.due is None, one.due.timestamp() if one.due else 0, urgency(one.urgency), one.since))


def grouped(tasks: Iterable[TaskLine], now: datetime, book: Rulebook | None = None) -> tuple[Group, ...]:
    """The groups that have lines; `book` tells which may be done together."""
    lines = [Line(task, of_task(task, now), place, at_once(task, book)) for place, task in enumerate(in_order(tasks), 1)]
    named = {name: tuple(line for line in lines if group_of(line.task, now.date()) == name) for name, _label in GROUPS}
    return tuple(Group(name, str(label), named[name]) for name, label in GROUPS if named[name])


def of_kind(groups: Iterable[Group], kind: str) -> tuple[Group, ...]:
    """The lines of one kind of matter, numbered as in the whole list; all of them while nothing of that kind waits."""
    groups = tuple(groups)
    chosen = tuple(replace(one, lines=tuple(line for line in one.lines if line.task.procedure_label == kind)) for one in groups)
    return tuple(one for one in chosen if one.lines) or groups


def kinds(groups: Iterable[Group], kind: str) -> tuple[Chip, ...]:
    """A chip for each kind of matter that waits, the commonest first; of the one that is chosen only its own."""
    counts = Counter(line.task.procedure_label for group in groups for line in group.lines)
    if kind in counts:
        return (Chip("kind", kind, True),)
    return tuple(Chip("kind", label, False, count) for label, count in counts.most_common()) if len(counts) > 1 else ()


def at_once(task: TaskLine, book: Rulebook | None) -> str:
    """圈阅 for a line that may be done together with others: the procedure says so, and it is one of the four."""
    procedure = book.procedures.get(task.procedure) if book else None
    verb = procedure.verbs.get(task.verb) if procedure else None
    may = verb.many and not verb.asks.required if verb else bool(book) and task.kind == "read"
    return task.label if may and task.label in AT_ONCE else ""


def group_of(task: TaskLine, today: date) -> str:
    """late, today, week (up to Sunday), later, or open when there is no limit."""
    if task.late:
        return "late"
    if task.due is None:
        return "open"
    if task.due.date() <= today:
        return "today"
    return "week" if task.due.date() <= today + timedelta(days=6 - today.weekday()) else "later"
