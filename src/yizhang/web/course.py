"""What only the course of a matter tells a register: where it is, how late, who signed it and when."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.kernel.case import World
from yizhang.kernel.kept import standing_of
from yizhang.kernel.models import Matter, Task
from yizhang.kernel.moment import read as moment
from yizhang.kernel.values import Json
from yizhang.law.calendar import local
from yizhang.law.finding import _
from yizhang.law.lazy import lazy
from yizhang.law.standing import Mark
from yizhang.office.kinds import LEADERS
from yizhang.office.registers import RECORDS
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.wording import Name

SIGNING = ("签发", "签署", "市长签发")
ENTRIES = frozenset(RECORDS) - {"absence", "delegation", "subject"}


@dataclass(frozen=True)
class Course:
    """A matter in the world of the moment at which it is read, with the open duty that falls due first."""

    matter: Matter
    task: Task | None
    world: World

    @lazy
    def values(self) -> Mapping[str, Json]:
        """Its record."""
        found: dict[str, Json] = json.loads(self.matter.record)
        return found

    @lazy
    def done(self) -> Mapping[str, Mark]:
        """The standing acts by what they are called on buttons."""
        verbs = self.world.book.procedures[self.matter.procedure].verbs
        return {verbs[name].label: mark for name, mark in standing_of(self.matter.standing).marks.items() if name in verbs}

    @lazy
    def late(self) -> bool:
        """Whether its limit has passed."""
        return bool(self.task and self.task.late_from and self.task.late_from <= self.world.said)


def states(course: Course) -> tuple[str, ...]:
    """Those of the register's tabs that it is in; an entry that only says what holds has no course."""
    if course.matter.procedure in ENTRIES:
        return ()
    if course.matter.ended_at:
        return ("已办结",)
    if course.late:
        return ("在办", "逾期")
    return ("在办", "今天到期") if due(course) == course.world.now.date() else ("在办",)


def where(course: Course) -> str:
    """在谁处: the organ or section that the first open duty waits for; a leader by post and name."""
    if course.task is None or course.matter.ended_at:
        return ""
    org, seat = course.world.org, course.task.seat
    post = seat.removeprefix("post:")
    led = isinstance(org, OrgSnapshot) and post in org.posts and org.posts[post].role not in LEADERS
    return Name(org.name(org.organ_of(post) if led else seat))


def status(course: Course) -> str:
    """待拟办; 逾期，待承办; 已办结 同意; of an entry that only says what holds 有效 or 已终止. A filter, too, so in one language."""
    matter, task = course.matter, course.task
    if matter.procedure in ENTRIES:
        return _("已终止") if matter.ended_at else _("有效")
    if matter.ended_at:
        return " ".join(part for part in (_("已办结"), matter.end_outcome) if part)
    verbs = course.world.book.procedures[matter.procedure].verbs
    if task is None or task.verb not in verbs:
        return _("在办")
    words = _("待{verb}").format(verb=verbs[task.verb].label)
    return _("逾期，{words}").format(words=words) if course.late else words


def signature(course: Course) -> Mark | None:
    """The last standing act 签发 or 签署: its day is the 成文日期."""
    return max((course.done[one] for one in SIGNING if one in course.done), key=lambda one: one.seq, default=None)


def day_of(mark: Mark | None) -> date | None:
    """The day of an act."""
    return local(mark.at).date() if mark else None


def due(course: Course) -> date | None:
    """The day its first limit ends."""
    return day_in(course.task.due) if course.task and course.task.due else None


def received(course: Course) -> date:
    """收文日期: as entered for what came on paper, else the day it came in."""
    entered = course.values.get("received_on")
    return date.fromisoformat(str(entered)) if entered else day_in(course.matter.opened_at)


def day_in(kept: str) -> date:
    """The day of a moment that a table keeps."""
    found: datetime = moment(kept)
    return found.date()


COMPUTED: Mapping[str, Callable[[Course], object]] = {
    "status": status,
    "due_": due,
    "opened": lambda course: day_in(course.matter.opened_at),
    "ended": lambda course: day_in(course.matter.ended_at) if course.matter.ended_at else None,
    "number_": lambda course: course.matter.number,
    "procedure_": lambda course: course.world.book.procedures[course.matter.procedure].label,
    "person_": lambda course: course.matter.person,
    "where_": where,
    "signer_": lambda course: course.world.org.name(mark.post) if (mark := signature(course)) else "",
    "signed_": lambda course: day_of(signature(course)),
    "sealed_": lambda course: day_of(course.done.get("用印")),
    "issued_": lambda course: day_of(course.done.get("印发")),
    "received_": received,
}
"""Columns that are no field of a record."""
