"""`look`: one matter, one page: all there is to know of it and all that can be done about it, for one hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yizhang.kernel import statements
from yizhang.kernel.case import Case, load
from yizhang.kernel.contents import unpacked
from yizhang.kernel.grammar import VERBS, Common
from yizhang.kernel.hands import who
from yizhang.kernel.judging import order
from yizhang.kernel.lists import seats_of, visible
from yizhang.kernel.models import Act, Link, Matter, Seen
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.projections import duty_seats, running
from yizhang.kernel.sealing import finding_from
from yizhang.kernel.security import note_event, note_personal_view
from yizhang.kernel.sight import sees
from yizhang.kernel.values import ActView, ClockView, FieldView, Hand, Page, Related, Step, VerbView
from yizhang.law.actor import Actor
from yizhang.law.fieldtype import Json
from yizhang.law.finding import Finding
from yizhang.law.judge import due_seats, status
from yizhang.law.org import SYSTEM
from yizhang.law.record import Field, fields_of
from yizhang.law.verb import Verb

HIDDEN = "不公开"


def look(matter: str, by: Hand, *, now: datetime) -> Page | None:
    """The page of a matter; None when it does not exist for this hand. Notes that the person opened it."""
    case = load(matter, local(now))
    if case is None or not sees(case, by):
        note_event("not_found", by, local(now), matter=matter[:32])
        return None
    _note_seen(case, by)
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
        case.id, case.row.title, case.row.number, case.row.procedure, case.procedure.label, read(case.row.opened_at),
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


def field_view(case: Case, spec: Field, value: Json | None, seats: frozenset[str], required: bool = False) -> FieldView:
    """One field for one reader."""
    hidden = spec.private_to is not None and not _in(case, spec.private_to, seats)
    kind = f"{spec.type.kind}[]" if spec.type.many else spec.type.kind
    shown = HIDDEN if hidden else said_value(case, spec, value)
    raw = None if hidden else value
    return FieldView(spec.name, spec.label, shown, raw, kind, spec.cites, spec.help, hidden, spec.type.choices, required)


def _in(case: Case, actor: Actor, seats: frozenset[str]) -> bool:
    return bool(seats & set(actor.seats(case.situation.who)))


def said_value(case: Case, spec: Field, value: Json | None) -> str:
    """A canonical value for people: references by name."""
    if value is None:
        return ""
    if spec.type.kind in ("organ", "post"):
        each = value if isinstance(value, list) else [value]
        return "、".join(case.world.org.name(str(one)) for one in each)
    return spec.type.show(value)


def verb_views(case: Case, by: Hand, seats: frozenset[str]) -> Iterator[VerbView]:
    """The verbs of the procedure with why they are closed, then the common ones that are offered."""
    for verb in case.procedure.verbs.values():
        if SYSTEM not in due_seats(case.situation, verb):
            yield verb_view(case, verb, by, seats)
    for common in VERBS.values():
        if common.name not in ("waive", "decline") and not [*common.may(case, by)] and (common.after_end or not case.standing.ended):
            yield common_view(case, common, by)


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
        verb.name, verb.label, verb.kind, state, mine, False, verb.many, tuple(findings), asks, tuple(verb.outcomes),
        verb.by.label(case.procedure.record), _names(case, due_seats(at, verb)), _limit_said(case, verb), tuple(verb.cites.split()), _help(case, verb), verb.ends,
    )  # fmt: skip


def _help(case: Case, verb: Verb) -> str:
    return "；".join(condition.cites for condition in verb.after if condition.cites)


def _limit_said(case: Case, verb: Verb) -> str:
    if verb.name in case.opened and (ticking := running(case, verb.name, case.opened[verb.name])):
        return ticking.said
    plain = next((one for one in verb.within if one.when is None), None)
    return str(case.situation.quantity(plain.duration)) if plain and plain.duration is not None else ""


def common_view(case: Case, common: Common, by: Hand) -> VerbView:
    """A common verb as a button."""
    asks = tuple(
        FieldView(name, spec.label, "", None, f"{spec.type.kind}[]" if spec.type.many else spec.type.kind, "", spec.help, required=name in common.required, choices=_choices(case, common, name, by))
        for name, spec in fields_of(common.record).items()
    )
    return VerbView(common.name, common.label, "power", "open", True, True, common.many, (), asks, (), "", (), "", common.cites, common.help)


def _choices(case: Case, common: Common, name: str, by: Hand) -> tuple[str, ...]:
    """The verbs one may name in `of` and `to`."""
    if name == "to" and common.name == "send_back":
        return tuple(verb for verb in case.procedure.verbs if case.standing.done(verb))
    if name == "of":
        done = common.name in ("correct", "supplement")
        return tuple(verb for verb in (case.standing.marks if done else case.opened))
    return ()


def _names(case: Case, seats: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(case.world.org.name(seat) for seat in seats if seat != SYSTEM)


def route(case: Case) -> Iterator[Step]:
    """The verbs in order: done, due now, to come, not applicable; common ones are in the record."""
    for name, verb in case.procedure.verbs.items():
        now, mark = status(case.situation, name), case.standing.marks.get(name)
        ticking = running(case, name, case.opened[name]) if name in case.opened else None
        if not verb.duty and mark is None:
            continue
        reason = now.findings[0].message if now.findings and now.state != "open" else _why_not(case, verb) if now.state == "not_applicable" else ""
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
            name, verb.label, "、".join(_names(case, duty_seats(case, name))), ticking.start, ticking.due.at, ticking.due.certain, ticking.due.at is None,
            late, ticking.remaining(case.world.now, case.world.calendar), ticking.said, tuple(ticking.limit.cites.split()), parts,
        )  # fmt: skip


def act_views(case: Case, seats: frozenset[str]) -> Iterator[ActView]:
    """The record: every act, refused ones too, and which acts undid it."""
    acts = list(Act.objects.filter(matter=case.id).order_by("seq"))
    bodies = [json.loads(one.body) for one in acts]
    undone_by = {seq: body["seq"] for body in bodies for seq in body.get("undone", ()) if body.get("accepted")}
    private = {name for name, spec in fields_of(case.procedure.record).items() if spec.private_to is not None and not _in(case, spec.private_to, seats)}
    for one, body in zip(acts, bodies, strict=True):
        yield act_view(case, body, one.digest, undone_by.get(one.seq), private)


def act_view(case: Case, body: Mapping[str, Any], digest: str, undone_by: int | None, private: set[str]) -> ActView:
    """One act as somebody may read it."""
    given = unpacked({name: value for name, value in body.get("input", {}).items() if name not in private})
    opinion = str(given.get("opinion") or given.get("reason") or "")
    return ActView(
        case.id, body["seq"], body["verb"], verb_label(case, body["verb"]), body.get("outcome", ""), body.get("person", ""), who_said(case, body),
        body.get("post", ""), body.get("behalf", ""), read(body["at"]), read(body.get("effective") or body["at"]), body["accepted"],
        tuple(finding_from(one) for one in body.get("findings", ())), tuple(body.get("confirmed", ())), opinion, tuple(body.get("undone", ())), undone_by,
        body["edition"], digest, tuple(_act_fields(case, body["verb"], given)),
    )  # fmt: skip


def _act_fields(case: Case, verb: str, given: Mapping[str, Any]) -> Iterator[FieldView]:
    specs = fields_of(VERBS[verb].record if verb in VERBS else case.procedure.record)
    for name, value in given.items():
        if name in specs and not (isinstance(value, dict) and set(value) == {"digest", "size"}):
            yield field_view(case, specs[name], value, frozenset())


def verb_label(case: Case, name: str) -> str:
    """The label of a verb of the procedure, a common one, or what the system does by itself."""
    own = {"open": "新建", "recompute": "随组织机构变更重新计算", "withdrawn": "随上级事项撤回"}
    if name in case.procedure.verbs:
        return case.procedure.verbs[name].label
    return VERBS[name].label if name in VERBS else own.get(name, name)


def who_said(case: Case, body: Mapping[str, Any]) -> str:
    """Who acted, as officials say it: post and name; on whose behalf."""
    if body.get("person") == SYSTEM:
        return "系统"
    name = case.world.org.name(body["post"])
    said_ = name if body["person"] in name else f"{name} {body['person']}"
    delegation = case.world.org.delegation(body["behalf"]) if body.get("behalf") else None
    return f"{said_}（受{case.world.org.name(delegation.giver)}委托，{delegation.label or delegation.id}）" if delegation else said_


def related(case: Case, by: Hand) -> Iterator[Related]:
    """Parent, children, the same matter, related ones: titles only of what one may see."""
    links = Link.objects.filter(a=case.id) | Link.objects.filter(b=case.id)
    pairs = [(one.b if one.a == case.id else one.a, one.kind if one.a == case.id or one.kind != "child" else "parent") for one in links if not one.undone]
    seen = set(visible(by, now=case.world.now).filter(id__in=[other for other, _ in pairs]).values_list("id", flat=True))
    for other in Matter.objects.filter(id__in=[other for other, _ in pairs]):
        kind = next(kind for one, kind in pairs if one == other.id)
        if other.id in seen or kind in ("parent", "child"):
            procedure = case.world.book.procedures[other.procedure]
            yield Related(other.id, other.title, kind, procedure.label, f"已办结 {other.end_outcome}".strip() if other.ended_at else "在办", other.id in seen)


def status_line(case: Case) -> str:
    """办理状态 in a few words: who has it, or that it is done."""
    if case.standing.ended:
        return "已办结"
    if case.row.draft:
        return "草稿"
    open_ = [case.procedure.verbs[name].label for name in case.opened if case.procedure.verbs[name].duty]
    return "待" + "、".join(open_) if open_ else "在办"
