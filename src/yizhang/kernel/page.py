"""`look`: one matter, one page: all there is to know of it and all that can be done about it, for one hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from yizhang.kernel import statements
from yizhang.kernel.case import Case, load
from yizhang.kernel.consequences import dealt_with
from yizhang.kernel.contents import unpacked
from yizhang.kernel.grammar import VERBS, Common
from yizhang.kernel.hands import who
from yizhang.kernel.judging import order
from yizhang.kernel.lists import called, seats_of
from yizhang.kernel.mending import MENDING, offered_fields
from yizhang.kernel.models import Seen
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.page_acts import act_views
from yizhang.kernel.page_fields import field_view
from yizhang.kernel.page_related import related
from yizhang.kernel.projections import duties, duty_seats, running
from yizhang.kernel.security import note_event, note_personal_view
from yizhang.kernel.sight import sees
from yizhang.kernel.values import ActView, ClockView, FieldView, Hand, Page, Step, VerbView
from yizhang.law.finding import Finding
from yizhang.law.judge import due_seats, status
from yizhang.law.org import SYSTEM
from yizhang.law.record import Field, fields_of
from yizhang.law.verb import Verb


def look(matter: str, by: Hand, *, now: datetime) -> Page | None:
    """The page of a matter; None when it does not exist for this hand. Notes that the person opened it."""
    case = load(matter, local(now))
    if case is None or not sees(case, by):
        note_event("not_found", by, local(now), matter=matter[:32])
        return None
    _note_seen(case, by)
    dealt_with(case, seats_of(case.world, by))
    page = page_of(case, by)
    note_personal_view(case.id, by, private_fields(case, page), case.world.now)
    return page


def private_fields(case: Case, page: Page) -> list[str]:
    """The fields of this page that others get as 不公开."""
    specs = fields_of(case.procedure.record)
    return [one.name for one in page.fields if not one.hidden and specs[one.name].private_to is not None]


def _note_seen(case: Case, by: Hand) -> None:
    """Once after each act is enough: 撤回 asks only whether somebody opened it since."""
    now = said(case.world.now)
    if Seen.objects.filter(matter=case.id, person=by.person, last_at__gte=case.row.last_at).exists():
        return
    with transaction.atomic():
        statements.rows(
            "INSERT INTO kernel_seen (matter, person, first_at, last_at) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (matter, person) DO UPDATE SET last_at = excluded.last_at RETURNING id",
            [case.id, by.person, now, now],
        )


def page_of(case: Case, by: Hand) -> Page:
    """The page for a hand that may see the matter."""
    seats = frozenset(seats_of(case.world, by))
    verbs, acts = tuple(verb_views(case, by, seats)), tuple(act_views(case, seats))
    return Page(
        case.id, called(case.row.title, case.procedure, unpacked(case.values), case.world.org), case.row.number, case.row.procedure,
        case.procedure.label, read(case.row.opened_at),
        case.world.org.name(case.row.post), case.standing.ended, tuple(field_views(case, seats)), verbs, tuple(route(case)),
        acts, tuple(clocks(case)), tuple(related(case, by)), case.row.head, status_line(case), standing_findings(acts),
    )  # fmt: skip


def standing_findings(acts: tuple[ActView, ...]) -> tuple[Finding, ...]:
    """What was confirmed or noted at the acts that stand, each once: the findings in the margin."""
    return tuple({one.digest: one for act in acts if act.accepted and act.undone_by is None for one in act.findings}.values())


def field_views(case: Case, seats: frozenset[str]) -> Iterator[FieldView]:
    """The filled fields, in order of declaration; private ones of others say 不公开."""
    values = unpacked(case.values)
    for name, spec in fields_of(case.procedure.record).items():
        if name in values:
            yield field_view(case, spec, values[name], seats)


def verb_views(case: Case, by: Hand, seats: frozenset[str]) -> Iterator[VerbView]:
    """The verbs of the procedure with why they are closed, then the common ones that are offered."""
    for verb in case.procedure.verbs.values():
        if due_seats(case.situation, verb) != (SYSTEM,):
            yield verb_view(case, verb, by, seats)
    for common in VERBS.values():
        if common.name not in ("waive", "decline") and common.offered(case, by):
            yield common_view(case, common, by, seats)


def verb_view(case: Case, verb: Verb, by: Hand, seats: frozenset[str]) -> VerbView:
    """One verb as a button."""
    at, state = case.situation, status(case.situation, verb.name).state
    mine_seats, refused = who(case, at, verb, by)
    findings = [*refused, *order(case, at, verb, by)]
    mine = bool(mine_seats & set(due_seats(at, verb)))
    required = set(verb.asks.required)
    values, specs = unpacked(case.values), fields_of(case.procedure.record)
    asks = tuple(field_view(case, specs[name], values.get(name), seats, name in required) for name in verb.asks.all)
    return VerbView(
        verb.name, verb.label, verb.kind, state, mine, False, verb.many, tuple(findings), asks, verb.choices,
        verb.by.label(case.procedure.record), _names(case, due_seats(at, verb)), _limit_said(case, verb),
        tuple(verb.cites.split()), _help(case, verb), verb.ends,
    )  # fmt: skip


def _help(case: Case, verb: Verb) -> str:
    return "；".join(condition.cites for condition in verb.after if condition.cites)


def _limit_said(case: Case, verb: Verb) -> str:
    if verb.name in case.opened and (ticking := running(case, verb.name, case.opened[verb.name])):
        return ticking.said
    plain = next((one for one in verb.within if one.when is None), None)
    return str(case.situation.quantity(plain.duration)) if plain and plain.duration is not None else ""


def common_view(case: Case, common: Common, by: Hand, seats: frozenset[str]) -> VerbView:
    """A common verb as a button. 更正 and 补正 offer the fields of what may be mended, as they stand."""
    choices = tuple(common.choices(case, by))
    asks = tuple(_common_field(common, spec, choices) for spec in fields_of(common.record).values())
    if common.name in MENDING:
        values, specs = unpacked(case.values), fields_of(case.procedure.record)
        mending = (
            field_view(case, specs[name], values.get(name), seats)
            for name in offered_fields(case, common.name, choices)
            if name not in common.asked
        )
        asks += tuple(one for one in mending if not one.hidden)
    return VerbView(
        common.name, common.label, "power", "open", True, True, common.many, (), asks, (), "", (), "", common.cites, common.help
    )


def _common_field(common: Common, spec: Field, choices: tuple[str, ...]) -> FieldView:
    """A field of a common verb; where one verb only may be named, it is."""
    kind = f"{spec.type.kind}[]" if spec.type.many else spec.type.kind
    offered = choices if spec.name == common.picks else ()
    sole = offered[0] if len(offered) == 1 else ""
    return FieldView(spec.name, spec.label, sole, sole or None, kind, "", spec.help, required=spec.name in common.required, choices=offered)


def _names(case: Case, seats: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(case.world.org.name(seat) for seat in seats if seat != SYSTEM)


def route(case: Case) -> Iterator[Step]:
    """The verbs in order: done, due now, to come, not applicable; common ones are in the record."""
    for name, verb in case.procedure.verbs.items():
        now, mark = status(case.situation, name), case.standing.marks.get(name)
        ticking = running(case, name, case.opened[name]) if name in case.opened else None
        if not verb.duty and mark is None:
            continue
        reason = (
            now.findings[0].message
            if now.findings and now.state != "open"
            else _why_not(case, verb)
            if now.state == "not_applicable"
            else ""
        )
        who = case.world.org.name(mark.post) if mark and mark.post != SYSTEM else "系统" if mark else verb.by.label(case.procedure.record)
        seats = duty_seats(case, name) if not mark else ()
        yield Step(
            name, verb.label, now.state, who, _names(case, seats), mark.effective if mark else None, mark.outcome if mark else "",
            ticking.due.at if ticking else None, _limit_said(case, verb), tuple(verb.cites.split()), reason,
        )  # fmt: skip


def _why_not(case: Case, verb: Verb) -> str:
    """不经：…, with the field that decides it."""
    for name, wanted in verb.when.items if verb.when else ():
        value = case.values.get(name)
        if value is not None and value not in wanted:
            spec = fields_of(case.procedure.record)[name]
            return f"{spec.label}：{spec.type.show(value)}"
    return ""


def clocks(case: Case) -> Iterator[ClockView]:
    """The running limits, each with its sum."""
    for name, start in case.opened.items():
        verb, ticking = case.procedure.verbs[name], running(case, name, start)
        if not verb.duty or ticking is None or case.row.draft:
            continue
        late = bool(ticking.late_from and ticking.late_from <= case.world.now)
        parts = tuple((part.date, part.counted, part.why) for part in ticking.due.parts)
        yield ClockView(
            name, verb.label, "、".join(_names(case, duty_seats(case, name))), ticking.start,
            ticking.due.at, ticking.due.certain, ticking.due.at is None,
            late, ticking.remaining(case.world.now, case.world.calendar), ticking.said, tuple(ticking.limit.cites.split()), parts,
        )  # fmt: skip


def status_line(case: Case) -> str:
    """办理状态 in a few words: who has it, or that it is done."""
    if case.standing.ended:
        return "已办结"
    if case.row.draft:
        return "草稿"
    open_ = [case.procedure.verbs[name].label for name in duties(case)]
    return "待" + "、".join(open_) if open_ else "在办"
