"""编号: every number of every series that was drawn, what it was used for, and the one that comes next; a gap has to be explained."""

from __future__ import annotations

import json
from collections import Counter as Count
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.compiled import compiled
from yizhang.kernel.hooks import numbering
from yizhang.kernel.models import Act, Counter, Matter
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.values import Hand
from yizhang.law.finding import _
from yizhang.law.record import Draw
from yizhang.web.listed import WHOLE, Part

FIELD = "document_number"
ISSUED, SEALED, NUMBERED, KEPT = _("已印发"), _("已用印"), _("已编号"), _("保留")
VOID, RESERVED = _("作废"), _("预留")
RESERVATION = "number_reservation"


@dataclass(frozen=True, slots=True)
class Number:
    """One number that was drawn: by which matter, what became of it, and why, where somebody had to say."""

    number: str
    series: str
    matter: str
    title: str
    use: str
    why: str
    drawn: date | None


@dataclass(frozen=True, slots=True)
class Series:
    """One series of this year, or one that runs on: how many were drawn, what comes next, and which numbers nobody accounts for."""

    name: str
    drawn: int
    following: str
    uses: Mapping[str, int]
    gaps: tuple[str, ...]


def draws(world: World) -> dict[str, Draw]:
    """The series from which documents are numbered, by name."""
    found = (compiled(one).drawn for one in world.book.procedures.values())
    return {drawn.series: drawn for each in found for name, drawn in each if name == FIELD}


def series(now: datetime) -> Iterator[Series]:
    """Over all documents, whoever sees them: counts and numbers, no contents. Those of this year, and those without a year."""
    world = World.of(local(now))
    held = _held(world)
    known, year = draws(world), str(world.now.year)
    for counter in Counter.objects.order_by("name"):
        base, *more = counter.name.split(":")
        by = next((one for one in more if not _is_year(one)), "")
        if base in known and (not _is_year(more[-1] if more else "") or more[-1] == year):
            yield _series(counter.value, base, by, held, world)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _series(value: int, base: str, by: str, held: Mapping[str, str], world: World) -> Series:
    form = numbering(f"{base}:{by}", base)
    said = [form.format(year=world.now.year, n=n, by=world.org.name(by)) for n in range(1, value + 2)]
    uses = dict(Count(held[one] for one in said[:-1] if one in held))
    gaps = tuple(one for one in said[:-1] if one not in held)
    return Series(world.org.name(by) if by else base, value, said[-1], uses, gaps)


def _held(world: World) -> dict[str, str]:
    """What became of each number; where a document took a reserved one, the document's."""
    rows = Matter.objects.filter(procedure__in=_numbering(world), draft=False).exclude(number="")
    drawn = rows.values_list("number", "procedure", "ended_at", "standing").order_by("last_at")
    found = [(number, _use(procedure, ended, json.loads(standing).get("marks", {}))) for number, procedure, ended, standing in drawn]
    return dict(sorted(found, key=lambda one: one[1] != RESERVED))


def numbers(by: Hand, now: datetime, part: Part = WHOLE) -> Iterator[Number]:
    """Those of matters that one may see, the newest first; a reservation that was used is told by its document."""
    found = list(_all(World.of(local(now)), by, part))
    used = {one.number for one in found if one.use not in (RESERVED, VOID)}
    yield from (one for one in found if one.use != RESERVED or one.number not in used)


def _numbering(world: World) -> list[str]:
    """The procedures that draw numbers of documents."""
    return [name for name, one in world.book.procedures.items() if any(field == FIELD for field, _draw in compiled(one).drawn)]


def _all(world: World, by: Hand, part: Part) -> Iterator[Number]:
    rows = part.since(visible(by, now=world.now).filter(procedure__in=_numbering(world), draft=False)).order_by("-opened_at", "id")
    matters = sorted((one for one in part.of(rows) if one.number), key=lambda one: one.last_at, reverse=True)
    acts = Act.objects.filter(matter__in=[one.id for one in matters], accepted=True, verb__in=DRAWING, at__lte=said(part.then or world.now))
    drawn = dict(acts.values_list("matter", "at"))
    for one in matters:
        yield _number(one, drawn.get(one.id, ""), world)


DRAWING = ("number", "issue", "reserve")
"""The verbs at which documents are numbered."""


def _number(matter: Matter, at: str, world: World) -> Number:
    values, marks = json.loads(matter.record), json.loads(matter.standing).get("marks", {})
    drawn = next(one for name, one in compiled(world.book.procedures[matter.procedure]).drawn if name == FIELD)
    name = world.org.name(str(values.get(drawn.by, ""))) if drawn.by else drawn.series
    why = str(values.get("void_reason", "")) or (matter.title if matter.procedure == RESERVATION else "")
    use = _use(matter.procedure, matter.ended_at, marks)
    return Number(matter.number, name, matter.id, matter.title, use, why, read(at).date() if at else None)


def _use(procedure: str, ended: str, marks: Mapping[str, object]) -> str:
    """已印发, 已用印, 已编号, 保留 for a text that changed since, 作废, 预留."""
    if "cancel" in marks or "return" in marks or (ended and not {"issue", "reserve"} & set(marks)):
        return VOID
    if procedure == RESERVATION:
        return RESERVED
    return ISSUED if "issue" in marks else SEALED if "seal" in marks else NUMBERED if "number" in marks else KEPT
