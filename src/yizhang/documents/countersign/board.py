"""会签各家意见: of one round of countersigning, who agreed, who did not and why, who is silent until when and what that will mean."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, cast

from yizhang.documents.countersign.facts import CountersignNumbers
from yizhang.documents.countersign.procedures import AGREE, DISAGREE, SILENT
from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.contents import unpacked
from yizhang.kernel.lists import remaining, seats_of
from yizhang.kernel.models import Link, Matter, Task
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.values import Hand
from yizhang.law.finding import _
from yizhang.law.standing import from_json
from yizhang.web.tones import Toned

WITHDRAWN = "撤回"
UNANSWERED = _("未复")
EXTENDED = _("已商定延期")
LATE = _("逾期未复")
TONES: Mapping[str, tuple[str, str]] = {
    AGREE: ("pass", "check"), SILENT: ("note", "info"), DISAGREE: ("breach", "cross"),
    UNANSWERED: ("caution", "clock"), EXTENDED: ("note", "clock"), LATE: ("breach", "clock"),
}  # fmt: skip
"""Severity and icon of each state, in the order in which they are counted."""
NO_CONSENT = _("不视为同意，列为未复")


@dataclass(frozen=True, slots=True)
class Answer(Toned):
    """What one organ said, or until when it may: `silence` is what follows if it says nothing, with the article."""

    tones: ClassVar[Mapping[str, tuple[str, str]]] = TONES
    matter: str
    organ: str
    mine: bool
    state: str
    by: str
    opinion: str
    grounds: str
    late_opinion: str
    sent: date
    answered: datetime | None
    due: datetime | None
    usual: date | None
    manner: str
    left: str
    reminded: int
    silence: str
    cites: str

    @property
    def open(self) -> bool:
        """Whether it has yet to answer."""
        return self.state in (UNANSWERED, EXTENDED, LATE)

    @property
    def extended(self) -> bool:
        """Whether another day than the usual one was agreed on."""
        return bool(self.manner)


@dataclass(frozen=True, slots=True)
class Board:
    """All that were asked in the round that counts; `withdrawn` answers belong to texts that were changed since."""

    parent: str
    answers: tuple[Answer, ...]
    withdrawn: int

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """同意 2, 不同意 1, 未复 3."""
        found = Counter(one.state for one in self.answers)
        return tuple((state, found[state]) for state in TONES if found[state])

    @property
    def waiting(self) -> tuple[Answer, ...]:
        """Those that have yet to answer and are not oneself: whom one may urge."""
        return tuple(one for one in self.answers if one.open and not one.mine)

    @property
    def against(self) -> tuple[Answer, ...]:
        """Those that disagree."""
        return tuple(one for one in self.answers if one.state == DISAGREE)


def board(matter: str, by: Hand, now: datetime) -> Board | None:
    """The board of a matter that asked, or of the one that asked this matter; of the answers, those one may see. None without any."""
    up = Link.objects.filter(b=matter, kind="child").values_list("a", flat=True).first()
    own = Matter.objects.filter(id=matter, procedure="countersignature").exists()
    parent = up if own and up else matter
    links = Link.objects.filter(a=parent, kind="child").order_by("id").values_list("b", flat=True)
    seen = {one.id: one for one in visible(by, now=now).filter(id__in=list(links), procedure="countersignature")}
    found = [seen[one] for one in links if one in seen]
    return _board(parent, found, by, World.of(local(now))) if found else None


def _board(parent: str, found: Sequence[Matter], by: Hand, world: World) -> Board:
    asked = [one for one in found if one.end_outcome != WITHDRAWN]
    tasks = {
        one.matter: one for one in Task.objects.filter(matter__in=[one.id for one in asked], verb="answer", kind="duty").order_by("id")
    }
    seats = frozenset(seats_of(world, by))
    answers = tuple(_answer(one, tasks.get(one.id), seats, world) for one in asked)
    return Board(parent, answers, len(found) - len(asked))


def _answer(matter: Matter, task: Task | None, seats: frozenset[str], world: World) -> Answer:
    values, standing = unpacked(json.loads(matter.record)), from_json(json.loads(matter.standing))
    mark, sent = standing.marks.get("answer"), read(matter.opened_at)
    extended = str(values.get("manner", "")) if values.get("agreed_due") else ""
    between = bool(values.get("between_departments"))
    return Answer(
        matter=matter.id,
        organ=world.org.name(str(values.get("organ", ""))),
        mine=world.org.desk(str(values.get("organ", ""))) in seats,
        state=mark.outcome if mark else _waiting(task, bool(extended), world),
        by=world.org.name(mark.post) if mark and mark.outcome != SILENT else "",
        opinion=str(values.get("opinion", "")),
        grounds=str(values.get("grounds", "")),
        late_opinion=str(values.get("late_opinion", "")),
        sent=sent.date(),
        answered=mark.effective if mark else None,
        due=read(task.due) if task and task.due else None,
        usual=_usual(sent, world) if extended else None,
        manner=extended,
        left=remaining(task, world) if task and not mark else "",
        reminded=standing.reminded,
        silence=SILENT if between else NO_CONSENT,
        cites="53.2c" if between else "25.1c",
    )


def _waiting(task: Task | None, extended: bool, world: World) -> str:
    if task and task.late_from and task.late_from <= said(world.now):
        return LATE
    return EXTENDED if extended else UNANSWERED


def _usual(sent: datetime, world: World) -> date | None:
    """The day that held before another was agreed on."""
    return cast(CountersignNumbers, world.book.numbers[CountersignNumbers]).reply.due(sent, world.calendar).day
