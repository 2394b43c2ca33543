"""Rows of a register: one a matter that the hand may see, its fields in words, and what only its course tells.

A page shows fifty of thousands. So a row says a cell when it is asked for, and what takes a query is asked for all rows at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext

from yizhang.kernel import asof, visible
from yizhang.kernel.case import World, load
from yizhang.kernel.lists import marks_of, remaining, seats_of
from yizhang.kernel.models import Act, Content, Matter
from yizhang.kernel.moment import read as moment
from yizhang.kernel.values import Hand, Json
from yizhang.law.lazy import lazy
from yizhang.law.record import Field, fields_of
from yizhang.office.kinds import LEADERS
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.course import COMPUTED, Course, day_in, states
from yizhang.web.ledger import Row, Span
from yizhang.web.listed import between, with_tasks
from yizhang.web.wording import Name

MOST = 2000
"""Matters that have ended which a register goes through, beside all under way; older ones are found by year, day, search and export."""
HIDDEN = "不公开"
INSTRUCTION = "instruction_"


def rows(
    procedures: tuple[str, ...],
    columns: tuple[str, ...],
    by: Hand,
    now: datetime,
    most: int | None = MOST,
    then: datetime | None = None,
    span: Span | None = None,
) -> Iterator[Row]:
    """Newest first; all of them when `most` is None. As they stood `then`, of those that one may see now."""
    return rows_of(between(listed(procedures, by, now), span or Span()), columns, by, now, most, then)


def listed(procedures: tuple[str, ...], by: Hand, now: datetime) -> QuerySet[Matter]:
    """The matters of these procedures that the hand may see, the newest first."""
    return visible(by, now=now).filter(procedure__in=procedures, draft=False).order_by("-opened_at", "id")


def rows_of(
    found: QuerySet[Matter], columns: tuple[str, ...], by: Hand, now: datetime, most: int | None = None, then: datetime | None = None
) -> Iterator[Row]:
    """The rows of these matters."""
    world, today = asof.world_at(now, then), World.of(now)
    matters, tasks = with_tasks(found, then, most)
    sheet = Listed(tuple(Course(one, tasks.get(one.id), world) for one in matters), columns, world, now, frozenset(seats_of(today, by)))
    return (Cells(one, sheet) for one in sheet.courses)


@dataclass(frozen=True)
class Listed:
    """All rows of a register, for what is asked of all of them at once. `now` and `seats` decide what may be read."""

    courses: tuple[Course, ...]
    columns: tuple[str, ...]
    world: World
    now: datetime
    seats: frozenset[str]

    @lazy
    def instructions(self) -> Mapping[str, str]:
        """What the leaders last wrote on each by the moment of this world."""
        org = self.world.org
        posts = [code for code, post in org.posts.items() if post.role in LEADERS] if isinstance(org, OrgSnapshot) else []
        ids = [one.matter.id for one in self.courses]
        acts = Act.objects.filter(matter__in=ids, post__in=posts, accepted=True, at__lte=self.world.said).order_by("seq")
        bodies = {one.matter: json.loads(one.body) for one in acts}
        given = {matter: body.get("input", {}).get("opinion") or body.get("outcome", "") for matter, body in bodies.items()}
        texts = contents(given.values())
        return {
            matter: texts.get(str(value.get("digest")), "") if isinstance(value, dict) else str(value) for matter, value in given.items()
        }

    @lazy
    def texts(self) -> Mapping[str, str]:
        """The long texts of the register's columns by digest."""
        return contents(one.values.get(name) for one in self.courses for name in self.columns)


class Cells(Mapping[str, object]):
    """A row. Beside its columns it holds what `Row` says, `said`, the title without the sender, and `lateness`."""

    def __init__(self, course: Course, listed: Listed) -> None:
        self.course, self.listed = course, listed
        self._said: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        """Raises KeyError for what is neither a column nor one of `BESIDE`."""
        if name not in self._said:
            if name not in BESIDE and name not in self.listed.columns:
                raise KeyError(name)
            self._said[name] = BESIDE[name](self) if name in BESIDE else self._cell(name)
        return self._said[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*BESIDE, *self.listed.columns]))

    def __len__(self) -> int:
        return len({*BESIDE, *self.listed.columns})

    def _cell(self, name: str) -> object:
        """A column in words; None where the matter has no such field, or nothing in it."""
        if name == INSTRUCTION:
            return self.listed.instructions.get(self.course.matter.id, "")
        if name in COMPUTED:
            return COMPUTED[name](self.course)
        spec, value = self.specs.get(name), self.course.values.get(name)
        if spec is None or value in (None, "", []):
            return None
        texts = self.listed.texts if isinstance(value, dict) else {}
        return HIDDEN if is_hidden(self.course, spec, self.listed) else in_words(spec, value, self.listed.world, texts)

    @property
    def specs(self) -> Mapping[str, Field]:
        """The fields of the matter's record."""
        return fields_of(self.listed.world.book.procedures[self.course.matter.procedure].record)

    @property
    def title(self) -> object:
        """As the matter is called."""
        return self.course.matter.title or ("title" in self.listed.columns and self._cell("title")) or gettext("（无标题）")

    @property
    def without_sender(self) -> str:
        """关于… alone, where the column beside it says whose document it is; empty when the title begins otherwise."""
        if "sender" not in self.listed.columns:
            return ""
        issuer, about, rest = self.course.matter.title.partition("关于")
        org, sender = self.listed.world.org, str(self.course.values.get("sender", ""))
        organ = org.organ(sender) if isinstance(org, OrgSnapshot) else None
        return about + rest if issuer and issuer in (sender, organ.name if organ else "", organ.short if organ else "") else ""

    @property
    def lateness(self) -> str:
        """How long its limit has been over; empty when it is not."""
        task = self.course.task
        return remaining(task, self.listed.world) if task and self.course.late else ""


BESIDE: Mapping[str, Callable[[Cells], object]] = {
    "matter": lambda row: row.course.matter.id,
    "late": lambda row: row.course.late,
    "year": lambda row: row.course.matter.opened_at[:4],
    "states": lambda row: states(row.course),
    "on": lambda row: day_in(row.course.matter.opened_at),
    "marks": lambda row: marks_of(json.loads(row.course.matter.standing)),
    "title": lambda row: row.title,
    "said": lambda row: row.without_sender,
    "lateness": lambda row: row.lateness,
}
"""What each row holds beside its columns."""


def is_hidden(course: Course, spec: Field, listed: Listed) -> bool:
    """Whether the field is private to others (semantics 52); the actor is resolved on this matter, so only then it is loaded."""
    if spec.private_to is None:
        return False
    case = load(course.matter.id, listed.now)
    return case is None or not listed.seats & set(spec.private_to.seats(case.situation.who))


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


def contents(values: Iterable[object]) -> dict[str, str]:
    """Texts by digest."""
    digests = {str(one["digest"]) for one in values if isinstance(one, dict) and "digest" in one}
    return dict(Content.objects.filter(digest__in=digests, media="text/plain").values_list("digest", "text")) if digests else {}
