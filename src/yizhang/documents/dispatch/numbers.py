"""编号: every number of every series that was drawn, what it was used for, and the one that comes next; a gap has to be explained."""

from __future__ import annotations

import json
from collections import Counter as Count
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yizhang.kernel import asof, visible
from yizhang.kernel.case import World
from yizhang.kernel.compiled import compiled
from yizhang.kernel.hooks import numbering
from yizhang.kernel.models import Act, Counter, Matter
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.values import Hand
from yizhang.law.finding import _
from yizhang.law.record import Draw

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


def _series(value: int, base: str, by: str, held: Mapping[str, Number], world: World) -> Series:
    form = numbering(f"{base}:{by}", base)
    said = [form.format(year=world.now.year, n=n, by=world.org.name(by)) for n in range(1, value + 2)]
    uses = dict(Count(held[one].use for one in said[:-1] if one in held))
    gaps = tuple(one for one in said[:-1] if one not in held)
    return Series(world.org.name(by) if by else base, value, said[-1], uses, gaps)


def _held(world: World) -> dict[str, Number]:
    """By number; where a document took a reserved one, the document."""
    return {one.number: one for one in sorted(_all(world, None), key=lambda one: one.use == RESERVED)[::-1]}


def numbers(by: Hand, now: datetime, then: datetime | None = None) -> Iterator[Number]:
    """Those of matters that one may see, the newest first; a reservation that was used is told by its document. As they stood `then`."""
    found = list(_all(World.of(local(now)), by, then))
    used = {one.number for one in found if one.use not in (RESERVED, VOID)}
    yield from (one for one in found if one.use != RESERVED or one.number not in used)


def _all(world: World, by: Hand | None, then: datetime | None = None) -> Iterator[Number]:
    procedures = [name for name, one in world.book.procedures.items() if any(field == FIELD for field, _draw in compiled(one).drawn)]
    rows = (visible(by, now=world.now) if by else Matter.objects).filter(procedure__in=procedures, draft=False).order_by("id")
    matters = sorted((one for one in asof.matters(rows, then) if one.number), key=lambda one: one.last_at, reverse=True)
    acts = Act.objects.filter(matter__in=[one.id for one in matters], accepted=True, verb__in=DRAWING, at__lte=said(then or world.now))
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
    return Number(matter.number, name, matter.id, matter.title, _use(matter, marks), why, read(at).date() if at else None)


def _use(matter: Matter, marks: Mapping[str, object]) -> str:
    """已印发, 已用印, 已编号, 保留 for a text that changed since, 作废, 预留."""
    if "cancel" in marks or "return" in marks or (matter.ended_at and not {"issue", "reserve"} & set(marks)):
        return VOID
    if matter.procedure == RESERVATION:
        return RESERVED
    return ISSUED if "issue" in marks else SEALED if "seal" in marks else NUMBERED if "number" in marks else KEPT
