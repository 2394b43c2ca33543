"""Rows of a register: one a matter that the hand may see, its fields in words, and what only its course tells."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from yizhang.kernel import asof, visible
from yizhang.kernel.case import World, load
from yizhang.kernel.lists import marks_of, remaining, seats_of
from yizhang.kernel.models import Act, Content, Matter, Task
from yizhang.kernel.moment import read as moment
from yizhang.kernel.moment import said
from yizhang.kernel.values import Hand, Json
from yizhang.law.calendar import local
from yizhang.law.finding import _
from yizhang.law.record import Field, fields_of
from yizhang.law.standing import Mark, from_json
from yizhang.office.kinds import LEADERS
from yizhang.office.registers import RECORDS
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.ledger import Row
from yizhang.web.listed import with_tasks
from yizhang.web.wording import Name

MOST = 5000  # matters a register goes through; older years are found by search and export
HIDDEN = "不公开"
SIGNING = ("签发", "签署", "市长签发")
ENTRIES = frozenset(RECORDS) - {"absence", "delegation", "subject"}


@dataclass(frozen=True, slots=True)
class Course:
    """What only the course of a matter tells: in the world of the moment at which it is read; `now` decides what may be read."""

    matter: Matter
    task: Task | None
    instruction: str
    world: World
    now: datetime
    seats: frozenset[str] = frozenset()


def rows(
    procedures: tuple[str, ...], columns: tuple[str, ...], by: Hand, now: datetime, most: int | None = MOST, then: datetime | None = None
) -> Iterator[Row]:
    """Newest first; all of them when `most` is None. As they stood `then`, of those that one may see now."""
    world, today = asof.world_at(now, then), World.of(now)
    seats = frozenset(seats_of(today, by))
    found = visible(by, now=now).filter(procedure__in=procedures, draft=False).order_by("-opened_at", "id")
    matters, tasks = with_tasks(found, then, most)
    said_by_leaders = instructions([one.id for one in matters], world) if "instruction_" in columns else {}
    texts = long_texts(matters, columns)
    for one in matters:
        yield row(Course(one, tasks.get(one.id), said_by_leaders.get(one.id, ""), world, now, seats), columns, texts)


def row(course: Course, columns: Collection[str], texts: Mapping[str, str]) -> Row:
    """One matter's cells."""
    matter, world = course.matter, course.world
    values: dict[str, Json] = json.loads(matter.record)
    specs = fields_of(world.book.procedures[matter.procedure].record)
    cells: dict[str, object] = {
        "matter": matter.id, "late": late(course), "year": matter.opened_at[:4], "states": states(course),
        "on": moment(matter.opened_at).date(), "marks": marks_of(json.loads(matter.standing)),
    }  # fmt: skip
    for name in columns:
        if name in COMPUTED:
            cells[name] = COMPUTED[name](course)
        elif name in specs and values.get(name) not in (None, "", []):
            cells[name] = HIDDEN if is_hidden(course, specs[name]) else in_words(specs[name], values[name], world, texts)
    cells["title"] = matter.title or cells.get("title") or gettext("（无标题）")
    cells["said"] = without_sender(matter.title, str(values.get("sender", "")), world) if "sender" in columns else ""
    cells["lateness"] = remaining(course.task, world) if course.task and cells["late"] else ""
    return cells


def without_sender(title: str, sender: str, world: World) -> str:
    """关于… alone, where the column beside it says whose document it is; empty when the title begins otherwise."""
    issuer, about, rest = title.partition("关于")
    organ = world.org.organ(sender) if isinstance(world.org, OrgSnapshot) else None
    return about + rest if issuer and issuer in (sender, organ.name if organ else "", organ.short if organ else "") else ""


def is_hidden(course: Course, spec: Field) -> bool:
    """Whether the field is private to others (semantics 52); the actor is resolved on this matter, so only then it is loaded."""
    if spec.private_to is None:
        return False
    case = load(course.matter.id, course.now)
    return case is None or not course.seats & set(spec.private_to.seats(case.situation.who))


def in_words(spec: Field, value: Json, world: World, texts: Mapping[str, str]) -> object:
    """A field's value for people: dates as dates, so that they sort; names for codes."""
    if isinstance(value, dict) and "digest" in value:
        return texts.get(str(value["digest"]), str(value.get("name", "")))
    if spec.type.kind == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    if spec.type.kind == "moment" and isinstance(value, str):
        return moment(value)
    if spec.type.kind == "int":
        return value
    if spec.type.kind in ("organ", "post"):
        return Name("、".join(world.org.name(str(one)) for one in (value if isinstance(value, list) else [value])))
    return spec.type.show(value)


def instructions(matters: list[str], world: World) -> dict[str, str]:
    """What the leaders last wrote on each by the moment of this world."""
    org = world.org
    posts = [code for code, post in org.posts.items() if post.role in LEADERS] if isinstance(org, OrgSnapshot) else []
    acts = Act.objects.filter(matter__in=matters, post__in=posts, accepted=True, at__lte=world.said).order_by("seq")
    bodies = {one.matter: json.loads(one.body) for one in acts}
    given = {matter: body.get("input", {}).get("opinion") or body.get("outcome", "") for matter, body in bodies.items()}
    texts = contents(value for value in given.values())
    return {matter: texts.get(str(value.get("digest")), "") if isinstance(value, dict) else str(value) for matter, value in given.items()}


def long_texts(matters: list[Matter], columns: Collection[str]) -> dict[str, str]:
    """The long texts of these columns, in one query."""
    return contents(json.loads(one.record).get(name) for one in matters for name in columns if name not in COMPUTED)


def contents(values: Iterator[object]) -> dict[str, str]:
    """Texts by digest."""
    digests = {str(one["digest"]) for one in values if isinstance(one, dict) and "digest" in one}
    return dict(Content.objects.filter(digest__in=digests, media="text/plain").values_list("digest", "text")) if digests else {}


def late(course: Course) -> bool:
    """Whether its limit has passed."""
    return bool(course.task and course.task.late_from and course.task.late_from <= said(course.world.now))


def states(course: Course) -> tuple[str, ...]:
    """Those of the register's tabs that it is in; an entry that only says what holds has no course."""
    if course.matter.procedure in ENTRIES:
        return ()
    if course.matter.ended_at:
        return ("已办结",)
    found = ["在办"] + (["逾期"] if late(course) else [])
    return (*found, "今天到期") if not late(course) and due(course) == course.world.now.date() else tuple(found)


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
    return _("逾期，{words}").format(words=words) if late(course) else words


def signature(course: Course) -> Mark | None:
    """The last standing act 签发 or 签署: its day is the 成文日期."""
    verbs = course.world.book.procedures[course.matter.procedure].verbs
    marks = from_json(json.loads(course.matter.standing)).marks
    signed = [mark for name, mark in marks.items() if name in verbs and verbs[name].label in SIGNING]
    return max(signed, key=lambda one: one.seq, default=None)


def done_on(course: Course, label: str) -> date | None:
    """The day of the standing act of that label."""
    verbs = course.world.book.procedures[course.matter.procedure].verbs
    marks = from_json(json.loads(course.matter.standing)).marks
    return next((local(mark.at).date() for name, mark in marks.items() if name in verbs and verbs[name].label == label), None)


def due(course: Course) -> date | None:
    """The day its first limit ends."""
    return moment(course.task.due).date() if course.task and course.task.due else None


def _received(matter: Matter) -> date:
    """收文日期: as entered for what came on paper, else the day it came in."""
    entered = json.loads(matter.record).get("received_on")
    return date.fromisoformat(entered) if entered else moment(matter.opened_at).date()


COMPUTED: Mapping[str, Callable[[Course], object]] = {
    "status": status,
    "due_": due,
    "opened": lambda course: moment(course.matter.opened_at).date(),
    "ended": lambda course: moment(course.matter.ended_at).date() if course.matter.ended_at else None,
    "number_": lambda course: course.matter.number,
    "procedure_": lambda course: course.world.book.procedures[course.matter.procedure].label,
    "person_": lambda course: course.matter.person,
    "where_": where,
    "signer_": lambda course: course.world.org.name(mark.post) if (mark := signature(course)) else "",
    "signed_": lambda course: local(mark.at).date() if (mark := signature(course)) else None,
    "sealed_": lambda course: done_on(course, "用印"),
    "issued_": lambda course: done_on(course, "印发"),
    "received_": lambda course: _received(course.matter),
    "instruction_": lambda course: course.instruction,
}
